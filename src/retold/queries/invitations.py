"""Invitations: those an organisation has sent, and those to the viewer's own address."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.visible import demand_some, one, visible
from retold.records.people.models import Invitation
from retold.rules.permission_names import Permission
from retold.rules.viewer import Viewer
from retold.rules.words import InvitationState, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """One invitation that waits for an answer."""

    id: str
    email: str
    role: Role
    cohort: str
    organisation: str
    sent_on: date


def sent(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations of the organisation that nobody has taken up yet. Raises HiddenError."""
    demand_some(viewer, "organisation.invite")
    rows = visible(viewer, "invitation.read", Invitation).filter(organisation_id=viewer.organisation_id)
    return lines(rows.filter(state=InvitationState.SENT))


def addressed_to(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations to the viewer's own address, from whatever organisation."""
    return lines(visible(viewer, "invitation.take", Invitation).filter(state=InvitationState.SENT))


def record(viewer: Viewer, pk: str, permission: Permission) -> Invitation:
    """An invitation as a record, for a service. Raises HiddenError."""
    return one(viewer, permission, Invitation, pk)


def lines(rows: QuerySet[Invitation]) -> tuple[InvitationLine, ...]:
    """Rows of invitations as plain data."""
    return tuple(
        InvitationLine(
            id=row.pk,
            email=row.email,
            role=Role(row.role),
            cohort=row.cohort.name if row.cohort else "",
            organisation=row.organisation.name,
            sent_on=row.sent_on,
        )
        for row in rows.select_related("cohort", "organisation")
    )
