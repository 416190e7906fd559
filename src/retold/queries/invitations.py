"""Invitations: those an organisation has sent, and those to the viewer's own address."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.visible import demand_some, visible
from retold.records.people.models import Invitation
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


def invitations_sent(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations of the organisation that nobody has taken up yet. Raises HiddenError."""
    demand_some(viewer, "organisation.invite")
    rows = visible(viewer, "invitation.read", Invitation).filter(organisation_id=viewer.organisation_id)
    return invitation_lines(rows.filter(state=InvitationState.SENT))


def invitations_to_me(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations to the viewer's own address, from whatever organisation."""
    return invitation_lines(visible(viewer, "invitation.take", Invitation).filter(state=InvitationState.SENT))


def invitation_lines(rows: QuerySet[Invitation]) -> tuple[InvitationLine, ...]:
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
