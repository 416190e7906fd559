"""Inviting an e-mail address to a role, or to apply for one (invitations by e-mail)."""

from dataclasses import dataclass

from django.db import transaction

from retold.queries.calls import TAKES_PEOPLE
from retold.queries.time_zones import there
from retold.queries.visible import one
from retold.records.people.models import Invitation, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.duties import to_invite
from retold.rules.own_name import spaced
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import APPOINTED, PARTICIPANTS, Notice, Role
from retold.services import applications, events, memberships, notices, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An invitation that was taken up: to a role, or (`application_id`) to apply for one."""

    role: Role
    organisation_id: str
    application_id: str


OPERATOR = "whoever runs Retold there"
NOT_ONESELF = "This is your own address. Somebody else has to ask for you."


@transaction.atomic
def invite(*, email: str, role: Role, cohort_id: str, by: Viewer, at: When) -> Invitation:
    """Invites an address to a role in the viewer's own organisation.

    The mail names the viewer and the organisation, and neither the role nor the scheme; it is the same whether or not
    the address is known here. `cohort_id` is "" for every round. Raises HiddenError for a role that the viewer invites
    nobody to, IncompleteError for one's own address, and where a mentor or mentee is invited to no round in particular
    or to one that takes nobody any more.
    """
    organisation = steps.held(Organisation, by.organisation_id or "", to_invite(role), by=by)
    assert by.person_id is not None
    demand_somebody_else(email, by=by)
    cohort = one(by, "cohort.read", Cohort, cohort_id) if cohort_id else None
    if role in PARTICIPANTS and cohort is None:
        raise IncompleteError({"cohort": "Choose the round: mentors and mentees are always in one."})
    if role in PARTICIPANTS and cohort is not None and cohort.state not in TAKES_PEOPLE:
        raise IncompleteError({"cohort": "Choose another round: this one takes nobody any more."})
    inviter = stored(Person).get(pk=by.person_id)
    return send(organisation, email=email, role=role, cohort=cohort, inviter=inviter, by=by, at=at)


def send(
    organisation: Organisation,
    *,
    email: str,
    role: Role,
    cohort: Cohort | None,
    inviter: Person | None,
    by: Viewer,
    at: When,
) -> Invitation:
    """An invitation with its mail. Callers have asked page 1; `inviter` is None where the operator invites."""
    invitation = Invitation(
        organisation=organisation, email=email.lower(), role=role, cohort=cohort, invited_by=inviter, sent_on=at.day
    )
    invitation.save(force_insert=True)
    events.write("invitation.send", invitation, by=by, at=at)
    notices.tell_at_once(
        invitation.email,
        Notice.INVITATION,
        at=at,
        inviter=spaced(inviter.name or inviter.email) if inviter else OPERATOR,
        organisation=spaced(organisation.name),
    )
    return invitation


@transaction.atomic
def take(pk: str, *, by: Viewer, at: When) -> Taken:
    """Takes up the role one was invited to; whoever was invited as mentor or mentee begins to apply.

    Raises HiddenError, MovedOnError for one that was taken or revoked, or to a round that takes nobody any more, and
    IncompleteError where another role of one's own forbids it.
    """
    taken = steps.take_one(Invitation, pk, "take", by=by, at=at, with_=("organisation", "cohort"))
    role = Role(taken.role)
    if role in PARTICIPANTS:
        assert taken.cohort is not None
        begun = applications.begin_invited(taken.cohort, role=role, by=by, at=at)
        return Taken(role=role, organisation_id=taken.organisation_id, application_id=begun.pk)
    memberships.grant(
        taken.organisation,
        person=stored(Person).get(pk=by.person_id),
        role=role,
        cohort=taken.cohort,
        appointed_by_id=taken.invited_by_id if role in APPOINTED else None,
        by=by,
        at=there(taken, at),
    )
    return Taken(role=role, organisation_id=taken.organisation_id, application_id="")


@transaction.atomic
def revoke(pk: str, *, by: Viewer, at: When) -> Invitation:
    """Takes an invitation back."""
    return steps.take_one(Invitation, pk, "revoke", by=by, at=at)


def demand_somebody_else(email: str, *, by: Viewer) -> None:
    """Raises IncompleteError where somebody asks for themselves."""
    if email.lower() == (by.email or "").lower():
        raise IncompleteError({"email": NOT_ONESELF})
