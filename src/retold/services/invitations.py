"""Inviting an e-mail address to a role."""

from django.db import transaction

from retold.queries.time_zones import there
from retold.records.people.models import Invitation, Membership, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.privacy import demand
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Notice, Role
from retold.services import events, memberships, notices, steps


@transaction.atomic
def invite(
    organisation: Organisation, *, email: str, role: Role, cohort: Cohort | None, by: Viewer, at: When
) -> Invitation:
    """Invites an address to a role. The mail is the same for every role and scheme.

    Raises IncompleteError where a mentor or mentee is invited to no round in particular.
    """
    demand(by, "organisation.invite", organisation)
    assert by.person_id is not None
    if role in PARTICIPANTS and cohort is None:
        raise IncompleteError({"cohort": "Choose the round: mentors and mentees are always in one."})
    invitation = Invitation(
        organisation=organisation,
        email=email.lower(),
        role=role,
        cohort=cohort,
        invited_by_id=by.person_id,
        sent_on=at.day,
    )
    invitation.save(force_insert=True)
    events.write("invitation.send", invitation, by=by, at=at)
    notices.tell_at_once(invitation.email, Notice.INVITATION, at=at)
    return invitation


@transaction.atomic
def take(invitation: Invitation, *, by: Viewer, at: When) -> Membership:
    """Takes up the role one was invited to."""
    taken = steps.take(invitation, "take", by=by, at=at)
    person = stored(Person).get(pk=by.person_id)
    return memberships.grant(
        taken.organisation, person=person, role=Role(taken.role), cohort=taken.cohort, by=by, at=there(taken, at)
    )


def revoke(invitation: Invitation, *, by: Viewer, at: When) -> Invitation:
    """Takes an invitation back."""
    return steps.take(invitation, "revoke", by=by, at=at)
