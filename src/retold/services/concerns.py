"""Raising a concern, and dealing with one. Nothing of it touches a record, a list or a number that others see."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from retold.queries import contacts
from retold.queries.concerns import NO, PEOPLE, YES, missing
from retold.queries.time_zones import there
from retold.records import vault
from retold.records.people.models import Membership, Person
from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.concern_questions import concern_question
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConcernState, Notice, PairState
from retold.services import endings, events, notices, steps

KEPT = timedelta(days=365)
GONE = "This person cannot take it now. Choose somebody else."


@transaction.atomic
def begin(membership: Membership, *, by: Viewer, at: When) -> Concern:
    """A concern to write; one that was begun and not sent is gone on with."""
    del at  # what is not sent leaves no trace of when it was begun
    demand(by, "membership.raise_concern", membership)
    mine = {"organisation_id": membership.organisation_id, "owner_id": by.person_id}
    begun = stored(Concern).filter(**mine, state=ConcernState.DRAFT).first()
    if begun is None:
        begun = Concern(**mine)
        begun.save(force_insert=True)
    return begun


@transaction.atomic
def answer(concern: Concern, *, name: str, value: str, by: Viewer, at: When) -> None:
    """Keeps one answer as it is given. Raises HiddenError where this is not asked, or it has been sent."""
    now = steps.again(concern)
    demand(by, "concern.answer", now)
    asked = concern_question(name)
    if asked is None:
        raise HiddenError
    column = name
    if asked.sealed:
        setattr(now, name, vault.seal(now, name, value) if value else b"")
    elif name in PEOPLE:
        column = f"{name}_id"
        setattr(now, column, allowed(now, value, at) if value else None)
    elif value in (YES, NO):
        setattr(now, name, value == YES)
    elif value:
        setattr(now, name, value)
    now.answered = sorted({*now.answered, name})
    now.save(update_fields=[column, "answered"])


@transaction.atomic
def send(concern: Concern, *, by: Viewer, at: When) -> Concern:
    """Sends it to the contact, who is told at once that something is there; pauses meetings where that is wanted.

    A stand-in takes the place of a contact who may not read it any more. Raises IncompleteError.
    """
    now = steps.again(concern)
    demand(by, "concern.send", now)
    lacking = {asked.name: f"Answer this before you send: {asked.words}" for asked in missing(now)}
    if lacking:
        raise IncompleteError(lacking)
    free = {contact.id for contact in contacts.available(now.organisation_id, now.owner_id, at)}
    chosen = next((person for person in (now.contact_id, now.stand_in_id) if person in free), None)
    if chosen is None:
        raise IncompleteError({"contact": GONE})
    stand_in = now.stand_in_id if now.stand_in_id in free - {chosen} else None
    sent = steps.take(now, "send", by=by, at=at, raised_on=at.day, contact_id=chosen, stand_in_id=stand_in)
    alert(sent, at=at)
    if sent.pause_meetings:
        pause_meetings(sent, by=by, at=at)
    return sent


@transaction.atomic
def throw_away(concern: Concern, *, by: Viewer, at: When) -> None:
    """Removes one that was never sent."""
    del at  # it leaves no trace
    now = steps.again(concern)
    demand(by, "concern.throw_away", now)
    now.delete()


def withdraw(concern: Concern, *, by: Viewer, at: When) -> Concern:
    """Takes it back: the contact can no longer read it."""
    today = there(concern, at).day
    return steps.take(concern, "withdraw", by=by, at=at, closed_on=today, kept_until=today + KEPT)


@transaction.atomic
def choose_another(concern: Concern, *, contact_id: str, by: Viewer, at: When) -> Concern:
    """Gives it to another contact; the one before can no longer read it."""
    now = steps.again(concern)
    demand(by, "concern.choose_another", now)
    given = steps.take(now, "choose_another", by=by, at=at, contact_id=allowed(now, contact_id, at), stand_in_id=None)
    alert(given, at=at)
    return given


@transaction.atomic
def stand_aside(concern: Concern, *, by: Viewer, at: When) -> Concern:
    """The contact stands too close to it: it goes to the stand-in. Raises IncompleteError where none is named."""
    now = steps.again(concern)
    demand(by, "concern.stand_aside", now)
    free = {contact.id for contact in contacts.available(now.organisation_id, now.owner_id, at)}
    if now.stand_in_id not in free:
        raise IncompleteError(
            {"": "Nobody else was named. Tell the writer that you cannot deal with it, so that they can choose."}
        )
    given = steps.take(now, "stand_aside", by=by, at=at, contact_id=now.stand_in_id, stand_in_id=None)
    alert(given, at=at)
    return given


def acknowledge(concern: Concern, *, by: Viewer, at: When) -> Concern:
    """The contact has read it."""
    return steps.take(concern, "acknowledge", by=by, at=at)


@transaction.atomic
def note(concern: Concern, *, text: str, told: bool, by: Viewer, at: When) -> Concern:
    """A step the contact took, for the contact alone or told to the writer as well. The first one takes it up."""
    now = steps.again(concern)
    demand(by, "concern.note", now)
    if now.state not in (ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY):
        raise MovedOnError
    write_note(now, text=text, told=told, by=by, at=at)
    if now.state == ConcernState.ACKNOWLEDGED:
        return steps.take(now, "take_up", by=by, at=at)
    if told:
        steps.tell_the_named(now, ("owner",), by=by, at=at)
    return now


@transaction.atomic
def close(concern: Concern, *, outcome: str, by: Viewer, at: When) -> Concern:
    """Closes it with what came of it, which the writer reads."""
    now = steps.again(concern)
    demand(by, "concern.close", now)
    write_note(now, text=outcome, told=True, by=by, at=at)
    return steps.take(now, "close", by=by, at=at, closed_on=at.day, kept_until=at.day + KEPT)


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
        endings.pause(pair, by=by, at=at)
