"""Applying: an answer at a time, sent once, decided by the coordinator."""

import json

from django.db import IntegrityError, transaction

from retold.queries.applications import SEALED, Answer, may_be_sent, missing, private_rows, said_of
from retold.queries.calls import TAKES_PEOPLE, is_open
from retold.queries.consents import in_force
from retold.queries.time_zones import there
from retold.queries.visible import visible
from retold.records import vault
from retold.records.people.models import Membership, Person
from retold.records.private.models import PrivateAnswer
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.rules import own_name
from retold.rules.edits import demand_unchanged
from retold.rules.questions import Kind, Question, question
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, ApplicationState, ConsentPurpose, Role
from retold.services import conflicts, events, memberships, people, relations, steps

NEEDS_FILL = 4096
"Bytes that what somebody needs fills at least, so that nobody can tell how much of it there is."


@transaction.atomic
def begin(cohort_id: str, *, role: Role, by: Viewer, at: When) -> Application:
    """An application to fill in.

    Where this person has begun one in this role already, that one; one that was withdrawn comes back as it was. Raises
    HiddenError where the call is not open, or its last day is over.
    """
    cohort = steps.held(Cohort, cohort_id, "cohort.apply", by=by)
    if not is_open(cohort, at):
        raise HiddenError
    return begun(cohort, role=role, invited=False, by=by, at=at)


@transaction.atomic
def begin_invited(cohort: Cohort, *, role: Role, by: Viewer, at: When) -> Application:
    """The application of somebody whom the coordinator invited, whether or not the call is open; as `begin` besides.

    Raises MovedOnError where the round takes nobody any more. Callers have asked page 1 of the invitation.
    """
    if cohort.state not in TAKES_PEOPLE:
        raise MovedOnError
    return begun(cohort, role=role, invited=True, by=by, at=at)


def begun(cohort: Cohort, *, role: Role, invited: bool, by: Viewer, at: When) -> Application:
    """An application of the viewer's to a round, begun or found; it knows the name they have here."""
    if role not in PARTICIPANTS or by.person_id is None:
        raise HiddenError
    wanted = {"cohort": cohort, "person_id": by.person_id, "role": role}
    name = stored(Person).values_list("name", flat=True).get(pk=by.person_id)
    try:
        with transaction.atomic():
            new = Application(organisation_id=cohort.organisation_id, **wanted, invited=invited, name=name)
            new.answered = ["name"] if name else []
            new.access_needs = sealed_needs(new, "")
            new.save(force_insert=True)
            vault.person_key(cohort.organisation_id, by.person_id)  # as whoever joins: that there is one tells nothing
    except IntegrityError:
        earlier = stored(Application).get(**wanted)
        if invited and not earlier.invited:
            earlier.invited = True
            earlier.save(update_fields=["invited"])
        withdrawn = earlier.state == ApplicationState.WITHDRAWN
        return steps.take_one(Application, earlier.pk, "begin_again", by=by, at=at) if withdrawn else earlier
    events.write("application.begin", new, by=by, at=at)
    return new


@transaction.atomic
def answer(
    pk: str,
    *,
    name: str,
    value: Answer,
    share: bool,
    for_matching: bool,
    by: Viewer,
    at: When,
    started_from: str = "",
) -> None:
    """Keeps one answer as it is given; it leaves no time behind, neither of when nor of how often it was changed.

    Raises HiddenError where this is not asked, or the application has been sent; IncompleteError for names without any;
    ChangedError where another answer stands there by now than this one started from.
    """
    application = steps.held(Application, pk, "application.answer", by=by)
    asked = question(Role(application.role), name)
    if asked is None:
        raise HiddenError
    demand_unchanged(started_from, said_of(application, asked, private_rows(application).get(name)))
    if asked.kind is Kind.NAMES:
        assert not isinstance(value, str)
        conflicts.veto_all(application, value, by=by, at=at)
    elif asked.private:
        keep_private(application, asked, value, for_matching and asked.may_weigh)
    else:
        keep(application, asked, value, share)


def keep(application: Application, asked: Question, value: Answer, share: bool) -> None:
    """An answer that is a column of the application."""
    stored: object = (int(str(value)) if value else None) if asked.name == "capacity" else value
    setattr(application, asked.name, sealed_needs(application, str(value)) if asked.name in SEALED else stored)
    application.answered = sorted({*application.answered, asked.name})
    shared = set(application.shared) - {asked.name}
    application.shared = sorted(shared | {asked.name} if share and asked.may_share else shared)
    application.save(update_fields=[asked.name, "answered", "shared"])


def sealed_needs(application: Application, words: str) -> bytes:
    """What somebody needs, sealed: no copy of the database tells whether they need anything, or how much there is."""
    return vault.seal(application, SEALED[0], words, at_least=NEEDS_FILL)


def keep_private(application: Application, asked: Question, value: Answer, for_matching: bool) -> None:
    """An answer that only its writer reads: sealed (a list as JSON), and nothing about it in the application."""
    row = stored(PrivateAnswer).filter(application=application, question=asked.name).first() or PrivateAnswer(
        organisation_id=application.organisation_id,
        owner_id=application.person_id,
        application=application,
        question=asked.name,
    )
    row.text = vault.seal(row, "text", value if isinstance(value, str) else json.dumps(value))
    row.for_matching = for_matching
    row.save()


@transaction.atomic
def allow_matching(pk: str, *, name: str, allowed: bool, by: Viewer, at: When) -> None:
    """Lets the matching use a private answer, or takes that back, whether the application was sent or not.

    What a mentee allows is also shown to a mentor who is asked about them. It counts from the next base of pairs on.
    Pairs that are proposed already stay: if they changed, the coordinator would see that somebody changed their mind.
    Raises HiddenError where there is no such answer.
    """
    own = visible(by, "private_answer.change", PrivateAnswer).filter(application_id=pk, question=name).first()
    answer_id = own.pk if own else ""
    row = steps.held(PrivateAnswer, answer_id, "private_answer.change", by=by, with_=("application",))
    asked = question(Role(row.application.role), name)
    if asked is None or not asked.may_weigh:
        raise HiddenError
    if row.for_matching == allowed:
        return
    row.for_matching = allowed
    row.save(update_fields=["for_matching"])
    events.write("private_answer.allow" if allowed else "private_answer.disallow", row, by=by, at=at, sealed=True)


@transaction.atomic
def send(pk: str, *, by: Viewer, at: When) -> Application:
    """Sends it to the coordinator; who has no name here yet is called from then on as they wrote.

    Raises IncompleteError where an answer that is needed is missing, MovedOnError once the call has closed, unless they
    were invited.
    """
    application = steps.held_for(Application, pk, "send", by=by, with_=("cohort__organisation", "person"))
    if not may_be_sent(application, at):
        raise MovedOnError
    lacking = {asked.name: f"Answer this before you send: {asked.words}" for asked in missing(application)}
    if not in_force(application.person_id, application.cohort_id, ConsentPurpose.SCHEME):
        lacking["consent"] = "Say what you agree to before you send."
    if application.name and (wrong := own_name.wrong_with(application.name)):
        lacking["name"] = wrong
    if lacking:
        raise IncompleteError(lacking)
    if not application.person.name:
        people.change(name=application.name, by=by, at=at)
    relations.note_told(application)
    return steps.take(application, "send", by=by, at=at, sent_on=there(application, at).day)


@transaction.atomic
def accept(pk: str, *, by: Viewer, at: When) -> Application:
    """Takes the applicant into the cohort, in the role they applied for.

    Raises IncompleteError for whoever does, or did, research on that round.
    """
    accepted = steps.take_one(Application, pk, "accept", by=by, at=at, decided_on=at.day)
    taken = (accepted.organisation_id, accepted.person_id, Role(accepted.role), accepted.cohort_id)
    memberships.demand_apart(*taken, at=at)
    stored(Membership).update_or_create(
        organisation_id=accepted.organisation_id,
        person_id=accepted.person_id,
        role=accepted.role,
        cohort_id=accepted.cohort_id,
        since=at.day,
        defaults={"until": None},
    )
    return accepted


@transaction.atomic
def keep_waiting(pk: str, *, by: Viewer, at: When) -> Application:
    """Puts the applicant on the waiting list."""
    return steps.take_one(Application, pk, "keep_waiting", by=by, at=at)


@transaction.atomic
def decline(pk: str, *, by: Viewer, at: When) -> Application:
    """Says no to this application, in the same words to everybody."""
    return steps.take_one(Application, pk, "decline", by=by, at=at, decided_on=at.day)
