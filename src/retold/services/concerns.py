"""Raising a concern, and dealing with one (safeguarding workflow).

Nothing of it touches a record, a list or a number that others see.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from retold.queries import contacts
from retold.queries.concerns import NO, PEOPLE, YES, missing, value_of
from retold.queries.time_zones import there
from retold.queries.visible import in_force, visible
from retold.records import vault
from retold.records.people.models import Membership, Person
from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.concern_questions import concern_question
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConcernState, Notice, PairState
from retold.services import endings, events, notices, steps

KEPT = timedelta(days=365)
GONE = "This person cannot take it now. Choose somebody else."


@transaction.atomic
def begin(*, by: Viewer, at: When) -> Concern:
    """A concern to write; one that was begun and not sent is gone on with.

    Raises HiddenError for somebody who takes part in nothing under which one could be raised. What is not sent leaves
    no trace of when it was begun.
    """
    seats = in_force(visible(by, "membership.raise_concern", Membership), at)
    seat = seats.filter(role=by.role).order_by("since", "pk").first()
    if seat is None:
        raise HiddenError
    mine = {"organisation_id": seat.organisation_id, "owner_id": by.person_id}
    begun = stored(Concern).filter(**mine, state=ConcernState.DRAFT).first()
    if begun is None:
        begun = Concern(**mine)
        begun.save(force_insert=True)
    return begun


@transaction.atomic
def answer(pk: str, *, name: str, value: str, by: Viewer, at: When, started_from: str = "") -> None:
    """Keeps one answer as it is given. Raises HiddenError where this is not asked, or it has been sent.

    Raises ChangedError where another answer stands there by now than this one started from.
    """
    concern = steps.held(Concern, pk, "concern.answer", by=by)
    asked = concern_question(name)
    if asked is None:
        raise HiddenError
    demand_unchanged(started_from, {"answer": value_of(concern, asked)})
    column = name
    if asked.sealed:
        setattr(concern, name, vault.seal(concern, name, value) if value else b"")
    elif name in PEOPLE:
        column = f"{name}_id"
        setattr(concern, column, allowed(concern, value, at) if value else None)
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
    sent = steps.take(concern, "send", by=by, at=at, raised_on=at.day, contact_id=chosen, stand_in_id=stand_in)
    alert(sent, at=at)
    if sent.pause_meetings:
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
    chosen = allowed(concern, contact_id, at)
    given = steps.take(concern, "choose_another", by=by, at=at, contact_id=chosen, stand_in_id=None)
    alert(given, at=at)
    return given


@transaction.atomic
def stand_aside(pk: str, *, by: Viewer, at: When) -> Concern:
    """The contact stands too close to it: it goes to the stand-in. Raises IncompleteError where none is named."""
    concern = steps.held_for(Concern, pk, "stand_aside", by=by)
    free = {contact.id for contact in contacts.available(concern.organisation_id, concern.owner_id, at)}
    if concern.stand_in_id not in free:
        raise IncompleteError(
            {"": "Nobody else was named. Tell the writer that you cannot deal with it, so that they can choose."}
        )
    given = steps.take(concern, "stand_aside", by=by, at=at, contact_id=concern.stand_in_id, stand_in_id=None)
    alert(given, at=at)
    return given


@transaction.atomic
def acknowledge(pk: str, *, by: Viewer, at: When) -> Concern:
    """The contact has read it."""
    return steps.take_one(Concern, pk, "acknowledge", by=by, at=at)


@transaction.atomic
def note(pk: str, *, text: str, told: bool, by: Viewer, at: When) -> Concern:
    """A step the contact took, for the contact alone or told to the writer as well. The first one takes it up."""
    concern = steps.held(Concern, pk, "concern.note", by=by)
    if concern.state not in (ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY):
        raise MovedOnError
    write_note(concern, text=text, told=told, by=by, at=at)
    if concern.state == ConcernState.ACKNOWLEDGED:
        return steps.take(concern, "take_up", by=by, at=at)
    if told:
        steps.tell_the_named(concern, ("owner",), by=by, at=at)
    return concern


@transaction.atomic
def close(pk: str, *, outcome: str, by: Viewer, at: When) -> Concern:
    """Closes it with what came of it, which the writer reads."""
    concern = steps.held_for(Concern, pk, "close", by=by)
    write_note(concern, text=outcome, told=True, by=by, at=at)
    return steps.take(concern, "close", by=by, at=at, closed_on=at.day, kept_until=at.day + KEPT)


def write_note(concern: Concern, *, text: str, told: bool, by: Viewer, at: When) -> None:
    """One note, sealed under the contact's own key."""
    assert by.person_id is not None  # a contact is signed in
    row = ConcernNote(
        organisation_id=concern.organisation_id,
        owner_id=by.person_id,
        concern=concern,
        number=stored(ConcernNote).filter(concern=concern).count() + 1,
        noted_on=at.day,
        told_to_the_owner=told,
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


def pause_meetings(concern: Concern, *, by: Viewer, at: When) -> None:
    """Pauses every pair the writer meets in, as anybody could for any reason."""
    rows = stored(Pair).filter(Q(mentor_id=concern.owner_id) | Q(mentee_id=concern.owner_id), state=PairState.RUNNING)
    for pair in rows.filter(organisation_id=concern.organisation_id).order_by("pk"):
        endings.pause(pair.pk, by=by, at=at)
