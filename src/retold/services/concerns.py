"""Raising a concern, and dealing with one (safeguarding workflow).

Nothing of it touches a record, a list or a number that others see.
"""

from datetime import date, timedelta

from django.db import transaction

from retold.queries import contacts
from retold.queries.concerns import NO, PAIRS, PEOPLE, YES, Answer, missing, own_meeting_pairs, raised_from, value_of
from retold.queries.time_zones import there
from retold.records import vault
from retold.records.people.models import Person
from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.rules.concern_questions import concern_question
from retold.rules.edits import demand_unchanged
from retold.rules.lifecycles import lifecycle
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import ConcernState, MayI, Notice, Passing
from retold.rules.working_days import after_working_days
from retold.services import endings, events, notices, steps

KEPT = timedelta(days=365)
WORKING_DAYS = 2
"Whole working days in which a contact opens a concern, before its writer is told and offered another."
GONE = "This person cannot take it now. Choose somebody else."


@transaction.atomic
def begin(*, by: Viewer, at: When) -> Concern:
    """A concern to write; one that was begun and not sent is gone on with.

    Whoever takes part may raise one, and for ninety days after their role has ended. Raises HiddenError for anybody
    else. What is not sent leaves no trace of when it was begun.
    """
    seat = raised_from(by, at)
    if seat is None:
        raise HiddenError
    mine = {"organisation_id": seat.organisation_id, "owner_id": by.person_id}
    begun = stored(Concern).filter(**mine, state=ConcernState.DRAFT).first()
    if begun is None:
        begun = Concern(**mine)
        begun.save(force_insert=True)
    return begun


@transaction.atomic
def answer(pk: str, *, name: str, value: Answer, by: Viewer, at: When, started_from: str = "") -> None:
    """Keeps one answer as it is given. Raises HiddenError where this is not asked, or it has been sent.

    Raises ChangedError where another answer stands there by now than this one started from.
    """
    concern = steps.held(Concern, pk, "concern.answer", by=by)
    asked = concern_question(name)
    if asked is None:
        raise HiddenError
    demand_unchanged(started_from, {"answer": value_of(concern, asked)})
    column = name
    if name == PAIRS:
        meeting = {pair.pk for pair in own_meeting_pairs(concern.organisation_id, concern.owner_id)}
        concern.pause_pairs = sorted(meeting & set(value))
    elif asked.sealed:
        setattr(concern, name, vault.seal(concern, name, str(value)) if value else b"")
    elif name in PEOPLE:
        column = f"{name}_id"
        setattr(concern, column, allowed(concern, str(value), at) if value else None)
    elif value in (YES, NO):
        setattr(concern, name, value == YES)
    elif value:
        setattr(concern, name, value)
    concern.answered = sorted({*concern.answered, name})
    concern.save(update_fields=[column, "answered"])


@transaction.atomic
def send(pk: str, *, by: Viewer, at: When) -> Concern:
    """Sends it to the contact, who is told at once that something is there; pauses meetings where that is wanted.

    A stand-in takes the place of a contact who may not read it any more. Raises IncompleteError.
    """
    concern = steps.held_for(Concern, pk, "send", by=by)
    lacking = {asked.name: f"Answer this before you send: {asked.words}" for asked in missing(concern)}
    if lacking:
        raise IncompleteError(lacking)
    free = {contact.id for contact in contacts.available(concern.organisation_id, concern.owner_id, at)}
    chosen = next((person for person in (concern.contact_id, concern.stand_in_id) if person in free), None)
    if chosen is None:
        raise IncompleteError({"contact": GONE})
    stand_in = concern.stand_in_id if concern.stand_in_id in free - {chosen} else None
    given = {"raised_on": at.day, "given_on": at.day, "contact_id": chosen, "stand_in_id": stand_in}
    sent = steps.take(concern, "send", by=by, at=at, **given)
    alert(sent, at=at)
    pause_meetings(sent, by=by, at=at)
    return sent


@transaction.atomic
def throw_away(pk: str, *, by: Viewer, at: When) -> None:
    """Removes one that was never sent."""
    del at  # it leaves no trace
    steps.held(Concern, pk, "concern.throw_away", by=by).delete()


@transaction.atomic
def withdraw(pk: str, *, by: Viewer, at: When) -> Concern:
    """Takes it back: the contact can no longer read it."""
    concern = steps.held_for(Concern, pk, "withdraw", by=by)
    today = there(concern, at).day
    return steps.take(concern, "withdraw", by=by, at=at, closed_on=today, kept_until=today + KEPT)


@transaction.atomic
def choose_another(pk: str, *, contact_id: str, by: Viewer, at: When) -> Concern:
    """Gives it to another contact; the one before can no longer read it."""
    concern = steps.held_for(Concern, pk, "choose_another", by=by)
    anew = {"contact_id": allowed(concern, contact_id, at), "stand_in_id": None}
    given = steps.take(concern, "choose_another", by=by, at=at, **anew, **begun_anew(concern, at))
    alert(given, at=at)
    return given


@transaction.atomic
def stand_aside(pk: str, *, by: Viewer, at: When) -> Concern:
    """The contact stands too close to it: it goes to the stand-in. Raises IncompleteError where none is named."""
    concern = steps.held_for(Concern, pk, "stand_aside", by=by)
    if concern.stand_in_id not in contacts.to_be_passed_to(concern.organisation_id, concern.owner_id, at):
        raise IncompleteError(
            {"": "Nobody else was named. Tell the writer that you cannot deal with it, so that they can choose."}
        )
    anew = {"contact_id": concern.stand_in_id, "stand_in_id": None}
    given = steps.take(concern, "stand_aside", by=by, at=at, **anew, **begun_anew(concern, at))
    alert(given, at=at)
    return given


@transaction.atomic
def acknowledge(pk: str, *, by: Viewer, at: When) -> Concern:
    """The contact opens it. Its writer is told where they asked for that."""
    opened = steps.take_one(Concern, pk, "acknowledge", by=by, at=at)
    if opened.read_receipt:
        steps.tell_the_named(opened, ("owner",), by=by, at=at)
    return opened


@transaction.atomic
def note(pk: str, *, text: str, told: bool, by: Viewer, at: When) -> Concern:
    """A step the contact took, for the contact alone or told to the writer as well."""
    concern = steps.held(Concern, pk, "concern.note", by=by)
    if concern.state not in (ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY):
        raise MovedOnError
    write_note(concern, text=text, told=told, by=by, at=at)
    if told:
        steps.tell_the_named(concern, ("owner",), by=by, at=at)
    return concern


@transaction.atomic
def ask_may_i(pk: str, *, question: str, by: Viewer, at: When) -> Concern:
    """Before the contact does anything with anybody else: what they would like to do, for the writer's yes or no."""
    concern = steps.held(Concern, pk, "concern.ask_may_i", by=by)
    if concern.state not in (ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY):
        raise MovedOnError
    write_note(concern, text=question, told=True, may_i=MayI.ASKED, by=by, at=at)
    steps.tell_the_named(concern, ("owner",), by=by, at=at)
    return concern


@transaction.atomic
def answer_may_i(pk: str, *, number: int, yes: bool, by: Viewer, at: When) -> Concern:
    """The writer's yes or no to note `number`. The first yes takes the concern up. Raises MovedOnError once answered.

    The contact is told that something is waiting.
    """
    concern = steps.held(Concern, pk, "concern.answer_may_i", by=by)
    row = stored(ConcernNote).filter(concern=concern, number=number, may_i=MayI.ASKED).first()
    if row is None or concern.state not in (ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY):
        raise MovedOnError
    row.may_i = MayI.YES if yes else MayI.NO
    row.save(update_fields=["may_i"])
    events.write("concern.answer_may_i", concern, by=by, at=at, sealed=True)
    if yes and concern.state == ConcernState.ACKNOWLEDGED:
        return steps.take(concern, "take_up", by=by, at=at)
    steps.tell_the_named(concern, ("contact",), by=by, at=at)
    return concern


@transaction.atomic
def close(pk: str, *, outcome: str, by: Viewer, at: When) -> Concern:
    """Closes it with what came of it, which the writer reads."""
    concern = steps.held_for(Concern, pk, "close", by=by)
    write_note(concern, text=outcome, told=True, by=by, at=at)
    return steps.take(concern, "close", by=by, at=at, closed_on=at.day, kept_until=at.day + KEPT)


def write_note(concern: Concern, *, text: str, told: bool, may_i: str = "", by: Viewer, at: When) -> None:
    """One note, sealed under the contact's own key."""
    assert by.person_id is not None  # a contact is signed in
    row = ConcernNote(
        organisation_id=concern.organisation_id,
        owner_id=by.person_id,
        concern=concern,
        number=stored(ConcernNote).filter(concern=concern).count() + 1,
        noted_on=at.day,
        told_to_the_owner=told,
        may_i=may_i,
    )
    row.text = vault.seal(row, "text", text)
    row.save(force_insert=True)
    events.write("concern.note", concern, by=by, at=at, sealed=True)


def allowed(concern: Concern, person_id: str, at: When) -> str:
    """The id of a contact who may be chosen. Raises IncompleteError for anybody else."""
    if person_id not in {contact.id for contact in contacts.available(concern.organisation_id, concern.owner_id, at)}:
        raise IncompleteError({"answer": GONE})
    return person_id


def alert(concern: Concern, *, at: When) -> None:
    """A mail to the contact at once, which says nothing but that Retold should be opened."""
    person = stored(Person).get(pk=concern.contact_id)
    notices.tell_at_once(person.email, Notice.ALERT, at=at)


def begun_anew(concern: Concern, at: When) -> dict[str, date | None]:
    """What is set when somebody else gets it: the day from which the two working days count."""
    return {"given_on": there(concern, at).day, "late_since": None}


def pause_meetings(concern: Concern, *, by: Viewer, at: When) -> None:
    """Pauses the pairs the writer chose, as far as they meet, as anybody could for any reason."""
    for pair in own_meeting_pairs(concern.organisation_id, concern.owner_id):
        if pair.pk in concern.pause_pairs:
            endings.pause(pair.pk, by=by, at=at)


def pass_on_from(organisation_id: str, contact_id: str, *, at: When) -> None:
    """A contact's role has ended: whatever is open with them goes where its writer chose beforehand, or nowhere.

    Every contact who is left gets the same notice, whether there was anything or not; writers are told apart.
    """
    ourselves = machine(organisation_id)
    states = lifecycle("concern").step("pass_on").sources
    rows = stored(Concern).filter(organisation_id=organisation_id, contact_id=contact_id, state__in=states)
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        concern = steps.held_for(Concern, pk, "pass_on", by=ourselves)
        anew = {"contact_id": next_reader(concern, at), "stand_in_id": None, **begun_anew(concern, at)}
        passed = steps.take(concern, "pass_on", by=ourselves, at=at, **anew)
        notices.tell(stored(Person).get(pk=passed.owner_id), at=at)
    for contact in contacts.in_office(organisation_id, at):
        notices.tell(stored(Person).get(pk=contact.id), at=at)


def next_reader(concern: Concern, at: When) -> str | None:
    """Who may read it now that its contact cannot, as its writer chose; None where they are asked first."""
    able = contacts.to_be_passed_to(concern.organisation_id, concern.owner_id, at)
    others = [pk for pk in able if pk != concern.contact_id]
    if concern.passing == Passing.NAMED:
        return concern.stand_in_id if concern.stand_in_id in others else None
    return next(iter(others), None) if concern.passing == Passing.ANY else None


def tell_unopened(organisation_id: str, *, at: When) -> None:
    """The daily round: tells each writer once whose concern has not been opened in two working days."""
    rows = stored(Concern).filter(organisation_id=organisation_id, state=ConcernState.RAISED, late_since=None)
    for concern in rows.exclude(contact=None).select_related("owner").order_by("pk"):
        if concern.given_on is not None and after_working_days(concern.given_on, WORKING_DAYS) <= at.day:
            concern.late_since = at.day
            concern.save(update_fields=["late_since"])
            notices.tell(concern.owner, at=at)
