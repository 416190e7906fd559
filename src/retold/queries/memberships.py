"""Who has which role in the viewer's organisation."""

from dataclasses import dataclass
from datetime import date

from retold.queries.visible import demand_some, in_force, one, visible
from retold.records.people.models import Membership
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One role of one person, for whoever looks after roles."""

    id: str
    name: str
    email: str
    role: Role
    cohort: str
    since: date


def roles_held(viewer: Viewer, at: When) -> tuple[MemberLine, ...]:
    """Every role that is held today, for whoever looks after roles. Raises HiddenError."""
    demand_some(viewer, "organisation.invite")
    rows = in_force(visible(viewer, "membership.read", Membership), at).filter(organisation_id=viewer.organisation_id)
    return tuple(
        member_line(row) for row in rows.select_related("person", "cohort").order_by("person__name", "role", "pk")
    )


def member_line(row: Membership) -> MemberLine:
    """One role as whoever looks after roles reads it."""
    return MemberLine(
        id=row.pk,
        name=row.person.name or row.person.email,
        email=row.person.email,
        role=Role(row.role),
        cohort=row.cohort.name if row.cohort else "",
        since=row.since,
    )


def role_to_end(viewer: Viewer, pk: str) -> MemberLine:
    """One role, for whoever may end it. Raises HiddenError."""
    return member_line(one(viewer, "membership.end", Membership, pk, with_=("person", "cohort")))
