"""A concern as the person who raises it sees it, and as the contact they chose does. Nobody else can ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from retold.queries import contacts
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.people.models import Membership
from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.concern_questions import CONCERN_QUESTIONS, NAMES, ConcernQuestion, concern_question
from retold.rules.open_steps import open_steps
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, ConcernState, MayI, PairState

Answer = str | list[str]
PEOPLE = ("contact", "stand_in")
PAIRS = "pause_pairs"
FOR_THE_WRITER = (*PEOPLE, PAIRS, "passing", "read_receipt", "urgent", "hide_name")
"What is not read out to the contact: it is done, or shown otherwise."
AFTERWARDS = timedelta(days=90)
"So long after their role has ended somebody who took part may still raise a concern."
YES, NO = "yes", "no"
OPEN = (ConcernState.RAISED, ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY)
RELATED = ("owner", "contact", "stand_in")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLine:
    """A concern in a list: its day and where it stands, and (for the contact) whether it is urgent."""

    id: str
    state: ConcernState
    raised_on: date | None
    contact: str
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One question with what was answered, in words."""

    question: ConcernQuestion
    words: str
    given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A step, or an outcome, that the contact wrote down."""

    number: int
    noted_on: date
    text: str
    told: bool
    may_i: MayI | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyConcern:
    """A concern as the person who raises it sees it: all they wrote, and what the contact told them."""

    id: str
    state: ConcernState
    raised_on: date | None
    contact: str
    nobody_has_it: bool
    late: bool
    answers: tuple[Given, ...]
    told: tuple[Note, ...]
    missing: tuple[ConcernQuestion, ...]
    next_question: str
    others: tuple[contacts.Contact, ...]
    steps: frozenset[StepName]

    @property
    def unsent(self) -> bool:
        """Whether only its writer has seen it."""
        return self.state is ConcernState.DRAFT


@dataclass(frozen=True, slots=True, kw_only=True)
class OneQuestion:
    """One question of a concern that is being written. `value` is as a form shows it."""

    concern_id: str
    question: ConcernQuestion
    choices: tuple[tuple[str, str], ...]
    value: Answer
    said: Mapping[str, object]
    number: int
    of: int
    previous: str
    following: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedConcern:
    """A concern as its contact reads it: nothing before it is opened; who wrote it only if they want that."""

    id: str
    state: ConcernState
    raised_on: date | None
    name: str
    urgent: bool
    answers: tuple[Given, ...]
    notes: tuple[Note, ...]
    has_stand_in: bool
    steps: frozenset[StepName]

    @property
    def opened(self) -> bool:
        """Whether its words stand here: until the contact opens it, only that it is there."""
        return self.state is not ConcernState.RAISED


def own_concerns(viewer: Viewer) -> tuple[ConcernLine, ...]:
    """The viewer's own concerns, newest first."""
    demand_some(viewer, "concern.read")
    rows = visible(viewer, "concern.read", Concern).filter(owner_id=viewer.person_id).select_related("contact")
    return tuple(replace(concern_line(row), state=told_state(row)) for row in rows.order_by("-raised_on", "pk"))


def told_state(row: Concern) -> ConcernState:
    """Where it stands for its writer: that it has been opened shows only where they asked for that."""
    hushed = row.state == ConcernState.ACKNOWLEDGED and not row.read_receipt
    return ConcernState.RAISED if hushed else ConcernState(row.state)


def raised_from(viewer: Viewer, at: When) -> Membership | None:
    """The role under which this viewer may raise a concern now, or None. One they look from goes before the others."""
    today = at.day
    rows = visible(viewer, "membership.raise_concern", Membership).filter(since__lte=today)
    rows = rows.filter(Q(until=None) | Q(until__gt=today - AFTERWARDS))
    if viewer.role in PARTICIPANTS:
        rows = rows.filter(role=viewer.role, organisation_id=viewer.organisation_id)
    return rows.order_by("-since", "pk").first()


def own_meeting_pairs(organisation_id: str, person_id: str) -> list[Pair]:
    """The pairs in which this person meets now, in a fixed order. Callers have made sure who asks."""
    rows = stored(Pair).filter(Q(mentor_id=person_id) | Q(mentee_id=person_id), organisation_id=organisation_id)
    return list(rows.filter(state=PairState.RUNNING).select_related("mentor", "mentee").order_by("made_on", "pk"))


def received_concerns(viewer: Viewer) -> tuple[ConcernLine, ...]:
    """What was sent to the viewer as a contact: what is open first, the urgent before the rest."""
    demand_some(viewer, "concern.note")
    rows = visible(viewer, "concern.note", Concern).select_related("contact").order_by("raised_on", "pk")
    lines = [concern_line(row) for row in rows]
    return tuple(sorted(lines, key=lambda each: (each.state not in OPEN, not each.urgent)))


def concern_line(row: Concern) -> ConcernLine:
    """One concern in a list."""
    return ConcernLine(
        id=row.pk,
        state=ConcernState(row.state),
        raised_on=row.raised_on,
        contact=called(row.contact),
        urgent=row.urgent,
    )


def my_concern(viewer: Viewer, pk: str, at: When) -> MyConcern:
    """One of the viewer's own, whole. Raises HiddenError."""
    row = one(viewer, "concern.read", Concern, pk, with_=RELATED)
    if row.owner_id != viewer.person_id:
        raise HiddenError
    unanswered = [name for name in NAMES if name not in row.answered]
    others = contacts.available(row.organisation_id, row.owner_id, at)
    return MyConcern(
        id=row.pk,
        state=told_state(row),
        raised_on=row.raised_on,
        contact=called(row.contact),
        nobody_has_it=row.contact_id is None and row.state == ConcernState.RAISED,
        late=row.late_since is not None and row.state == ConcernState.RAISED,
        answers=tuple(given(row, asked) for asked in CONCERN_QUESTIONS),
        told=tuple(note for note in notes_of(row) if note.told),
        missing=missing(row),
        next_question=unanswered[0] if unanswered else "",
        others=tuple(contact for contact in others if contact.id != row.contact_id),
        steps=open_steps(viewer, row),
    )


def concern_asked(viewer: Viewer, pk: str, name: str, at: When) -> OneQuestion:
    """One question of a concern that is being written. Raises HiddenError."""
    row = one(viewer, "concern.answer", Concern, pk, with_=RELATED)
    asked = concern_question(name)
    if asked is None:
        raise HiddenError
    place = NAMES.index(name)
    return OneQuestion(
        concern_id=row.pk,
        question=asked,
        choices=choices(row, asked, at),
        value=value_of(row, asked),
        said={"answer": value_of(row, asked)},
        number=place + 1,
        of=len(NAMES),
        previous=NAMES[place - 1] if place else "",
        following=NAMES[place + 1] if place + 1 < len(NAMES) else "",
    )


def received_concern(viewer: Viewer, pk: str) -> ReceivedConcern:
    """One that was sent to the viewer as a contact. Raises HiddenError."""
    row = one(viewer, "concern.note", Concern, pk, with_=RELATED)
    opened = row.state != ConcernState.RAISED
    read = (asked for asked in CONCERN_QUESTIONS if opened and asked.name not in FOR_THE_WRITER)
    return ReceivedConcern(
        id=row.pk,
        state=ConcernState(row.state),
        raised_on=row.raised_on,
        name="" if row.hide_name or not opened else called(row.owner),
        urgent=row.urgent,
        answers=tuple(given(row, asked) for asked in read),
        notes=notes_of(row),
        has_stand_in=row.stand_in_id is not None,
        steps=open_steps(viewer, row),
    )


def missing(row: Concern) -> tuple[ConcernQuestion, ...]:
    """What must be answered before it can be sent, and is not."""
    return tuple(asked for asked in CONCERN_QUESTIONS if asked.needed and not value_of(row, asked))


def notes_of(row: Concern) -> tuple[Note, ...]:
    """What the contacts wrote down on it, oldest first. Callers have made sure who asks."""
    rows = list(stored(ConcernNote).filter(concern=row).order_by("number", "pk"))
    return tuple(
        Note(
            number=note.number,
            noted_on=note.noted_on,
            text=text,
            told=note.told_to_the_owner,
            may_i=MayI(note.may_i) if note.may_i else None,
        )
        for note, text in zip(rows, vault.opened_together(rows, "text"), strict=True)
    )


def given(row: Concern, asked: ConcernQuestion) -> Given:
    """One answer in words."""
    value = value_of(row, asked)
    if asked.name == PAIRS:
        words = ", ".join(partner for pk, partner in partners_to_pause(row) if pk in value) or "Nobody"
    elif asked.name in PEOPLE:
        words = called(getattr(row, asked.name))
    else:
        words = dict(asked.choices).get(str(value), str(value))
    return Given(question=asked, words=words, given=asked.name in row.answered)


def value_of(row: Concern, asked: ConcernQuestion) -> Answer:
    """What is stored for a question, as a form shows it."""
    if asked.name == PAIRS:
        return list(row.pause_pairs)
    if asked.sealed:
        return vault.opened(row, asked.name)
    if asked.name in PEOPLE:
        return getattr(row, f"{asked.name}_id") or ""
    value: object = getattr(row, asked.name)
    if isinstance(value, bool):
        return "" if asked.name not in row.answered else YES if value else NO
    return str(value)


def choices(row: Concern, asked: ConcernQuestion, at: When) -> tuple[tuple[str, str], ...]:
    """What may be chosen; for people, those who may be asked today; for pairs, the writer's own that meet."""
    if asked.name == PAIRS:
        return partners_to_pause(row)
    if asked.name not in PEOPLE:
        return asked.choices
    people = contacts.available(row.organisation_id, row.owner_id, at)
    first = row.contact_id if asked.name == "stand_in" else None
    return tuple((contact.id, contact.name) for contact in people if contact.id != first)


def partners_to_pause(row: Concern) -> tuple[tuple[str, str], ...]:
    """(id of a pair, its other person by name) for each pair in which the writer meets now, or that was chosen."""
    pairs = stored(Pair).filter(Q(mentor_id=row.owner_id) | Q(mentee_id=row.owner_id), organisation=row.organisation_id)
    shown = pairs.filter(Q(state=PairState.RUNNING) | Q(pk__in=row.pause_pairs)).select_related("mentor", "mentee")
    return tuple(
        (pair.pk, called(pair.mentee if pair.mentor_id == row.owner_id else pair.mentor))
        for pair in shown.order_by("made_on", "pk")
    )


def called(person: object) -> str:
    """The name of a person, or the address where there is none; "" for nobody."""
    return (getattr(person, "name", "") or getattr(person, "email", "")) if person is not None else ""
