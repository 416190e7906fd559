"""Appointing administrators, wellbeing contacts and researchers (four-eyes principle).

One asks, another agrees, all who could object are told; it begins two working days later. The one who is appointed has
no part in it, nor has somebody whom the asker appointed just now.
"""

from django.db import transaction

from retold.queries import appointments
from retold.queries.visible import counts, one
from retold.records.people.models import Appointment, Membership, Organisation
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import APPOINTED, AppointmentState, Role
from retold.rules.working_days import after_working_days
from retold.services import concerns, events, invitations, memberships, notices, steps

WORKING_DAYS = 2
NOBODY = (
    "Nobody else could agree to this yet. Whoever runs this Retold adds wellbeing contacts at the command line; "
    "somebody whom you asked for yourself can agree after fourteen days."
)


@transaction.atomic
def ask(*, email: str, role: Role, cohort_id: str, by: Viewer, at: When) -> Appointment:
    """Asks for somebody in a role of trust. `cohort_id` is "" for every round.

    Another administrator has to agree or, where none can, a wellbeing contact: they are told. Raises HiddenError for
    another role, IncompleteError for one's own address and where nobody could agree.
    """
    organisation = steps.held(Organisation, by.organisation_id or "", "organisation.appoint", by=by)
    assert by.person_id is not None
    if role not in APPOINTED:
        raise HiddenError
    invitations.demand_somebody_else(email, by=by)
    cohort = one(by, "cohort.read", Cohort, cohort_id) if cohort_id and role == Role.RESEARCHER else None
    seconds = appointments.second_people(organisation.pk, by.person_id, email, at)
    if not seconds:
        raise IncompleteError({"": NOBODY})
    asked = Appointment(
        organisation=organisation,
        email=email.lower(),
        role=role,
        cohort=cohort,
        asked_by_id=by.person_id,
        asked_on=at.day,
        for_a_contact=Role.ADMINISTRATOR not in seconds,
    )
    asked.save(force_insert=True)
    events.write("appointment.ask", asked, by=by, at=at)
    tell_the_objectors(asked, at=at)
    return asked


@transaction.atomic
def ask_to_end(membership_id: str, *, by: Viewer, at: When) -> Appointment:
    """Asks that a wellbeing contact's role ends: it does as soon as a second person agrees.

    Raises IncompleteError where nobody could agree, MovedOnError where it has ended or is asked for already.
    """
    held = steps.held(Membership, membership_id, "membership.ask_to_end", by=by, with_=("person",))
    assert by.person_id is not None
    asked_for = stored(Appointment).filter(ends=held, state=AppointmentState.ASKED).exists()
    if asked_for or not counts(held, at):
        raise MovedOnError
    invitations.demand_somebody_else(held.person.email, by=by)
    seconds = appointments.second_people(held.organisation_id, by.person_id, held.person.email, at)
    if not seconds:
        raise IncompleteError({"": NOBODY})
    asked = Appointment(
        organisation_id=held.organisation_id,
        email=held.person.email.lower(),
        role=Role(held.role),
        ends=held,
        asked_by_id=by.person_id,
        asked_on=at.day,
        for_a_contact=Role.ADMINISTRATOR not in seconds,
    )
    asked.save(force_insert=True)
    events.write("appointment.ask_to_end", asked, by=by, at=at)
    tell_the_objectors(asked, at=at)
    return asked


@transaction.atomic
def agree(pk: str, *, by: Viewer, at: When) -> Appointment:
    """The second person agrees, and all who could object are told.

    An appointment begins when two working days are over. An end of a contact's role is one at once: what was written to
    them goes where its writers chose.
    """
    asked = steps.held_for(Appointment, pk, "agree", by=by)
    if asked.ends_id is None:
        agreed = steps.take(asked, "agree", by=by, at=at, starts_on=after_working_days(at.day, WORKING_DAYS))
        tell_the_objectors(agreed, at=at)
        return agreed
    ended = steps.take(asked, "agree", by=by, at=at, starts_on=at.day)
    ourselves = machine(ended.organisation_id)
    membership = stored(Membership).select_for_update().get(pk=asked.ends_id)
    memberships.close(membership, by=by, at=at)
    concerns.pass_on_from(ended.organisation_id, membership.person_id, at=at)
    tell_the_objectors(ended, at=at)
    return steps.take_one(Appointment, pk, "begin", by=ourselves, at=at)


@transaction.atomic
def stop(pk: str, *, by: Viewer, at: When) -> Appointment:
    """Any administrator or wellbeing contact stops it, before it has begun."""
    return steps.take_one(Appointment, pk, "stop", by=by, at=at)


def begin_due(organisation_id: str, *, at: When) -> None:
    """The daily round: invites whoever was agreed on, once the two working days are over."""
    ourselves = machine(organisation_id)
    due = stored(Appointment).filter(
        organisation_id=organisation_id, state=AppointmentState.AGREED, ends=None, starts_on__lte=at.day
    )
    for pk in due.order_by("pk").values_list("pk", flat=True):
        begun = steps.take_one(
            Appointment, pk, "begin", by=ourselves, at=at, with_=("organisation", "cohort", "asked_by")
        )
        invitations.send(
            begun.organisation,
            email=begun.email,
            role=Role(begun.role),
            cohort=begun.cohort,
            inviter=begun.asked_by,
            by=ourselves,
            at=at,
        )


def tell_the_objectors(appointment: Appointment, *, at: When) -> None:
    """A notice in the next slot to every administrator and wellbeing contact, whoever asked."""
    for member in appointments.objectors(appointment.organisation_id, at):
        notices.tell(member.person, at=at)
