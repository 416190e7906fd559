"""Invitations: those an organisation has sent, and those to the viewer's own address."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.visible import demand_some, visible
from retold.records.people.models import Invitation
from retold.rules.duties import INVITED
from retold.rules.open_steps import open_steps
from retold.rules.privacy import might
from retold.rules.step_names import StepName
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
    steps: frozenset[StepName]


def invitations_sent(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations of the organisation that nobody has taken up yet. Raises HiddenError."""
    demand_some(viewer, "organisation.invite")
    rows = visible(viewer, "invitation.read", Invitation).filter(organisation_id=viewer.organisation_id)
    return invitation_lines(viewer, rows.filter(state=InvitationState.SENT))


def roles_to_invite(viewer: Viewer) -> tuple[Role, ...]:
    """The roles to which the viewer may invite somebody."""
    return tuple(role for role, permission in INVITED.items() if might(viewer, permission))


def invitations_to_me(viewer: Viewer) -> tuple[InvitationLine, ...]:
    """The invitations to the viewer's own address, from whatever organisation."""
    return invitation_lines(viewer, visible(viewer, "invitation.take", Invitation).filter(state=InvitationState.SENT))


def invitation_lines(viewer: Viewer, rows: QuerySet[Invitation]) -> tuple[InvitationLine, ...]:
    """Rows of invitations as plain data."""
    return tuple(
        InvitationLine(
            id=row.pk,
            email=row.email,
            role=Role(row.role),
            cohort=row.cohort.name if row.cohort else "",
            organisation=row.organisation.name,
            sent_on=row.sent_on,
            steps=open_steps(viewer, row),
        )
        for row in rows.select_related("cohort", "organisation")
    )
