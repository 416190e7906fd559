"""Inviting an e-mail address to a role (invitations by e-mail)."""

from django.db import transaction

from retold.queries.time_zones import there
from retold.queries.visible import one
from retold.records.people.models import Invitation, Membership, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.own_name import spaced
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Notice, Role
from retold.services import events, memberships, notices, steps


@transaction.atomic
def invite(*, email: str, role: Role, cohort_id: str, by: Viewer, at: When) -> Invitation:
    """Invites an address to a role in the viewer's own organisation.

    The mail names the viewer and the organisation, and neither the role nor the scheme; it is the same whether or not
    the address is known here. `cohort_id` is "" for every round. Raises IncompleteError where a mentor or mentee is
    invited to no round in particular.
    """
    organisation = steps.held(Organisation, by.organisation_id or "", "organisation.invite", by=by)
    assert by.person_id is not None
    cohort = one(by, "cohort.read", Cohort, cohort_id) if cohort_id else None
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
    inviter = stored(Person).get(pk=by.person_id)
    notices.tell_at_once(
        invitation.email,
        Notice.INVITATION,
        at=at,
        inviter=spaced(inviter.name or inviter.email),
        organisation=spaced(organisation.name),
    )
    return invitation


@transaction.atomic
def take(pk: str, *, by: Viewer, at: When) -> Membership:
    """Takes up the role one was invited to."""
    taken = steps.take_one(Invitation, pk, "take", by=by, at=at, with_=("organisation", "cohort"))
    person = stored(Person).get(pk=by.person_id)
    return memberships.grant(
        taken.organisation, person=person, role=Role(taken.role), cohort=taken.cohort, by=by, at=there(taken, at)
    )


@transaction.atomic
def revoke(pk: str, *, by: Viewer, at: When) -> Invitation:
    """Takes an invitation back."""
    return steps.take_one(Invitation, pk, "revoke", by=by, at=at)
