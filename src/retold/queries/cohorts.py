"""Rounds of a scheme."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from retold.queries.coming_steps import Coming, coming_step
from retold.queries.visible import demand_some, one, visible
from retold.records.scheme.models import Application, Cohort
from retold.rules.batches import dispatch_days_of_closing
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.rules.step_names import CohortStep
from retold.rules.viewer import Viewer
from retold.rules.what_ends import ASKING
from retold.rules.when import When
from retold.rules.words import ApplicationState, CohortState, Role

STEPS: Mapping[CohortStep, tuple[str, str]] = {
    "open_call": (
        "Open the call",
        "Everybody who has the link can then read the call and apply, to the end of the last day.",
    ),
    "close_call": ("Close the call", "Nobody can apply any more but whom you invite; you can open it again."),
    "begin": ("Begin the round", "The round is under way from now on."),
    "reopen_call": ("Open the call again", "People can apply again, to the end of the last day."),
    "close": ("Start closing the round", "No more reminders; ideas leave for the last times."),
    "finish": ("Finish the round", "Pairs finish with it. You can do this once every idea has its answer."),
}
LASTING: tuple[CohortStep, ...] = ("close", "finish")
"They end something: asked once on a page of their own, and done in the next morning."


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortLine:
    """A round in a list."""

    id: str
    name: str
    scheme: str
    state: CohortState
    call_closes_on: date
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step the viewer may take with a round now."""

    name: str
    words: str
    effect: str
    lasting: bool
    asks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastingStep:
    """A step that ends something, before it is asked for: what it does, and when."""

    cohort_id: str
    cohort: str
    name: str
    words: str
    on: date
    ideas_leave_on: tuple[date, date] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPage:
    """A round for somebody who may see it; the counts are of what was sent to the coordinator, for the coordinator."""

    id: str
    name: str
    scheme: str
    scheme_id: str
    state: CohortState
    call_text: str
    call_closes_on: date
    starts_on: date
    ends_on: date
    identity_kept_until: date
    meetings_promised: int
    first_meeting_within_days: int
    contact_within_days: int
    recusal_months: int
    chase_after_days: int
    lapse_after_days: int
    applications: tuple[tuple[str, int], ...]
    steps: tuple[NextStep, ...]
    coming: Coming | None
    coming_words: str
    may_change: bool


def rounds_listed(viewer: Viewer) -> tuple[CohortLine, ...]:
    """Every round the viewer may see, newest first."""
    demand_some(viewer, "cohort.read")
    rows = visible(viewer, "cohort.read", Cohort).select_related("scheme")
    return tuple(round_line(row) for row in rows.order_by("-starts_on", "name", "pk"))


def round_shown(viewer: Viewer, pk: str, permission: Permission = "cohort.read") -> CohortPage:
    """One round, for whoever may do this with it. Raises HiddenError."""
    found = one(viewer, permission, Cohort, pk, with_=("scheme",))
    taken, coming = open_steps(viewer, found), coming_step(found)
    may_change = may(viewer, "cohort.change", found)
    return CohortPage(
        id=found.pk,
        name=found.name,
        scheme=found.scheme.name,
        scheme_id=found.scheme_id,
        state=CohortState(found.state),
        call_text=found.call_text,
        call_closes_on=found.call_closes_on,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        identity_kept_until=found.identity_kept_until,
        meetings_promised=found.meetings_promised,
        first_meeting_within_days=found.first_meeting_within_days,
        contact_within_days=found.contact_within_days,
        recusal_months=found.recusal_months,
        chase_after_days=found.chase_after_days,
        lapse_after_days=found.lapse_after_days,
        applications=sent_by_role(viewer, found.pk) if may_change else (),
        steps=tuple(
            NextStep(name=name, words=words, effect=effect, lasting=name in LASTING, asks=f"cohort.{name}" in ASKING)
            for name, (words, effect) in STEPS.items()
            if name in taken and coming is None
        ),
        coming=coming,
        coming_words=next((words for name, (words, _) in STEPS.items() if coming and name == coming.step), ""),
        may_change=may_change,
    )


def lasting_step(viewer: Viewer, pk: str, step: CohortStep, *, at: When) -> LastingStep:
    """What a step would end, for whoever may take it with this round now. Raises HiddenError."""
    found = one(viewer, "cohort.change", Cohort, pk)
    if step not in LASTING or step not in open_steps(viewer, found) or coming_step(found):
        raise HiddenError
    tomorrow = at.day + timedelta(days=1)
    return LastingStep(
        cohort_id=found.pk,
        cohort=found.name,
        name=step,
        words=STEPS[step][0],
        on=tomorrow,
        ideas_leave_on=dispatch_days_of_closing(tomorrow) if step == "close" else None,
    )


def known_step(name: str) -> CohortStep:
    """The step of that name. Raises HiddenError where a round has no such step."""
    for step in STEPS:
        if step == name:
            return step
    raise HiddenError


def sent_by_role(viewer: Viewer, cohort_id: str) -> tuple[tuple[str, int], ...]:
    """(role in words, how many applications were sent) for the coordinator, who reads them anyway."""
    rows = visible(viewer, "application.read_name", Application).filter(cohort_id=cohort_id)
    sent = rows.filter(state__in=(ApplicationState.SENT, ApplicationState.WAITING, ApplicationState.ACCEPTED))
    counted = dict(sent.order_by().values_list("role").annotate(Count("pk")))
    return tuple((role.label, counted.get(role.value, 0)) for role in (Role.MENTOR, Role.MENTEE))


def round_line(row: Cohort) -> CohortLine:
    """A round in a list."""
    return CohortLine(
        id=row.pk,
        name=row.name,
        scheme=row.scheme.name,
        state=CohortState(row.state),
        call_closes_on=row.call_closes_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
