"""Who has which role in the viewer's organisation."""

from dataclasses import dataclass, replace
from datetime import date

from retold.queries.visible import demand_some, in_force, one, visible
from retold.records.people.models import Membership
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One role of one person, for whoever looks after roles."""

    id: str
    name: str
    email: str
    role: Role
    cohort: str
    since: date
    here_on: date | None = None
    takes_two: bool = False

    @property
    def meets(self) -> bool:
        """Whether whoever has it meets in pairs."""
        return self.role in PARTICIPANTS


def roles_held(viewer: Viewer, at: When) -> tuple[MemberLine, ...]:
    """Every role that is held today, for whoever looks after roles. Raises HiddenError."""
    demand_some(viewer, "organisation.invite")
    rows = in_force(visible(viewer, "membership.read", Membership), at).filter(organisation_id=viewer.organisation_id)
    return tuple(
        member_line(row) for row in rows.select_related("person", "cohort").order_by("person__name", "role", "pk")
    )


def roles_ended_today(viewer: Viewer, at: When) -> tuple[MemberLine, ...]:
    """Roles that ended today and may be given back until the next morning, for whoever may."""
    rows = visible(viewer, "membership.give_back", Membership).filter(until=at.day)
    ended = rows.filter(organisation_id=viewer.organisation_id).select_related("person", "cohort")
    return tuple(member_line(row) for row in ended.order_by("person__name", "role", "pk"))


def member_line(row: Membership) -> MemberLine:
    """One role as whoever looks after roles reads it."""
    return MemberLine(
        id=row.pk,
        name=row.person.name or row.person.email,
        email=row.person.email,
        role=Role(row.role),
        cohort=row.cohort.name if row.cohort else "",
        since=row.since,
        here_on=row.here_on,
    )


def role_to_end(viewer: Viewer, pk: str) -> MemberLine:
    """One role, for whoever may end it, or ask that it ends (`takes_two`). Raises HiddenError."""
    row = one(viewer, "membership.read", Membership, pk, with_=("person", "cohort"))
    takes_two = may(viewer, "membership.ask_to_end", row)
    if not takes_two and not may(viewer, "membership.end", row):
        raise HiddenError
    return replace(member_line(row), takes_two=takes_two)
