"""The public page of a call (call for participants): while it is open, once it has closed, and before, as a preview."""

from dataclasses import dataclass
from datetime import date

from retold.queries.visible import visible
from retold.records.record import is_id
from retold.records.scheme.models import Application, Cohort
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, Role

TAKES_PEOPLE = (CohortState.PLANNED, CohortState.OPEN, CohortState.MATCHING, CohortState.RUNNING)
"The states of a round in which somebody who was invited may still apply."


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The page of a call that is open, or (`is_preview`) is shown to its coordinator as it will look."""

    id: str
    name: str
    scheme: str
    purpose: str
    organisation: str
    invented: bool
    text: str
    closes_on: date
    starts_on: date
    ends_on: date
    meetings: int
    identity_kept_until: date
    recusal_months: int
    mine: tuple[tuple[Role, str], ...]
    is_preview: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCall:
    """What is left of a call that has closed: for an old link. `mine`: the viewer's own applications."""

    scheme: str
    name: str
    closed_on: date
    mine: tuple[tuple[Role, str], ...]


def call_shown(viewer: Viewer, pk: str, at: When) -> Call | ClosedCall:
    """The page of a call, for anybody; of one that never opened, for its coordinator alone. Raises HiddenError."""
    rows = visible(viewer, "cohort.see_that_it_called", Cohort) | visible(viewer, "cohort.preview_call", Cohort)
    found = rows.select_related("scheme", "organisation").filter(pk=pk).first() if is_id(pk) else None
    if found is None:
        raise HiddenError
    is_preview = found.state == CohortState.PLANNED
    if is_preview or (may(viewer, "cohort.read_call", found) and is_open(found, at)):
        return call_of(viewer, found, is_preview=is_preview)
    mine = own_of(viewer, found)
    return ClosedCall(scheme=found.scheme.name, name=found.name, closed_on=found.call_closes_on, mine=mine)


def open_call(viewer: Viewer, pk: str, at: When) -> Call:
    """The page of a call to which somebody may apply now. Raises HiddenError."""
    shown = call_shown(viewer, pk, at)
    if not isinstance(shown, Call) or shown.is_preview:
        raise HiddenError
    return shown


def is_open(cohort: Cohort, at: When) -> bool:
    """Whether anybody may apply: the call is open, and its last day not over where the organisation is."""
    here = at.there(cohort.organisation.time_zone)
    return cohort.state == CohortState.OPEN and here.day <= cohort.call_closes_on


def call_of(viewer: Viewer, found: Cohort, *, is_preview: bool) -> Call:
    """A call as its page shows it."""
    return Call(
        id=found.pk,
        name=found.name,
        scheme=found.scheme.name,
        purpose=found.scheme.purpose,
        organisation=found.organisation.name,
        invented=found.organisation.invented,
        text=found.call_text,
        closes_on=found.call_closes_on,
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        meetings=found.meetings_promised,
        identity_kept_until=found.identity_kept_until,
        recusal_months=found.recusal_months,
        mine=own_of(viewer, found),
        is_preview=is_preview,
    )


def own_of(viewer: Viewer, cohort: Cohort) -> tuple[tuple[Role, str], ...]:
    """(role, id) of each application of the viewer's to a round."""
    rows = visible(viewer, "application.read", Application).filter(cohort=cohort, person_id=viewer.person_id)
    return tuple((Role(row.role), row.pk) for row in rows.order_by("role")) if viewer.signed_in else ()
