"""Runs of the matching, for the coordinator; forced pairs, for whoever is asked to agree to one."""

from dataclasses import dataclass
from datetime import date

from retold.queries.match_boards import unapproved
from retold.queries.match_names import Names, Someone
from retold.queries.visible import one, visible
from retold.records.scheme.models import Cohort, MatchRun
from retold.rules.permission_names import Permission
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import MatchRunState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in the list of a round."""

    id: str
    state: MatchRunState
    asked_on: date
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsPage:
    """The runs of a round, newest first; who could be matched now, by role."""

    cohort_id: str
    cohort: str
    runs: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToApprove:
    """A forced pair that waits for the viewer's agreement."""

    run_id: str
    cohort: str
    mentor: Someone
    mentee: Someone
    reason: str
    asked_by: str
    why: str


def listed(viewer: Viewer, cohort_id: str) -> RunsPage:
    """The runs of a round. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    rows = visible(viewer, "match_run.read", MatchRun).filter(cohort=cohort).select_related("asked_by")
    return RunsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        runs=tuple(
            RunLine(id=row.pk, state=MatchRunState(row.state), asked_on=row.asked_on, asked_by=row.asked_by.name)
            for row in rows
        ),
    )


def to_approve(viewer: Viewer, pk: str) -> tuple[ToApprove, ...]:
    """The forced pairs of a run for which the viewer was named as the second person. Raises HiddenError without any."""
    run = one(viewer, "match_run.approve", MatchRun, pk, with_=("cohort",))
    names = Names(run, [])
    found = tuple(
        ToApprove(
            run_id=run.pk,
            cohort=run.cohort.name,
            mentor=names.of(kept["mentor"], Role.MENTOR),
            mentee=names.of(kept["mentee"], Role.MENTEE),
            reason=kept["reason"],
            asked_by=names.of_anybody(kept["by"]),
            why="",
        )
        for kept in waiting_for(viewer, run)
    )
    if not found:
        raise HiddenError
    return found


def waiting_for(viewer: Viewer, run: MatchRun) -> list[dict[str, str]]:
    """The forced pairs of a run that wait for this viewer's answer."""
    if run.state != MatchRunState.READY:
        return []
    return [kept for kept in unapproved(run) if kept["approver"] == viewer.person_id and not kept.get("refused_on")]


def record(viewer: Viewer, pk: str, permission: Permission) -> MatchRun:
    """A run as a record, for a service. Raises HiddenError."""
    return one(viewer, permission, MatchRun, pk, with_=("cohort",))


def to_match(viewer: Viewer, cohort_id: str) -> Cohort:
    """A round as a record, to ask for a run of it. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    demand(viewer, "cohort.match", cohort)
    return cohort
