"""The meetings of one's own pairs, with one's own answers, and nobody else's."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from retold.exchange.calendar import Standing
from retold.queries.names import names_in
from retold.queries.visible import demand_some, one, visible
from retold.records.private.models import MeetingAnswer, PairChoice, TalkRequest
from retold.records.scheme.models import Agreement, Application, Meeting, Pair
from retold.rules.conditions import while_the_pair_lives
from retold.rules.dispatch import next_ending_day
from retold.rules.edits import mark_of
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import (
    AgreementState,
    ApplicationState,
    MeetingMode,
    MeetingState,
    Pace,
    PairState,
    PairWish,
    Role,
    TalkState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the viewer said of a meeting."""

    held: bool
    pace: Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting as one of the pair sees it: what was planned, and their own answer. Never what both make of it."""

    id: str
    pair_id: str
    partner: str
    number: int
    starts_at: datetime
    minutes: int
    mode: MeetingMode
    cancelled: bool
    to_come: bool
    answer: Answer | None
    may_change: bool
    may_restore: bool
    may_answer: bool
    planned: Mapping[str, object]
    place: str
    offered: bool
    may_accept: bool

    @property
    def mark(self) -> str:
        """What stands for all that is planned: whoever accepts it sends it back."""
        return mark_of(self.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A meeting as a calendar knows it: named by an id of its own, and moved so many times."""

    uid: str
    starts_at: datetime
    minutes: int
    moved: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPair:
    """A pair as one of the two meets in it."""

    id: str
    partner: str
    cohort: str
    state: PairState
    meetings_promised: int
    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    cancelled: tuple[MeetingLine, ...]
    may_plan: bool
    leaving_on: date | None
    ready: bool
    wants_another: bool
    stopping: bool
    application_id: str
    asked_to_talk: bool

    @property
    def lives(self) -> bool:
        """Whether it has neither ended nor finished."""
        return self.state in LIVING

    @property
    def may_pause(self) -> bool:
        """Whether it can be paused."""
        return self.state is PairState.RUNNING and self.leaving_on is None


PLANNED = ("starts_at", "minutes", "mode", "place")
LIVING = while_the_pair_lives.words
RELATED = ("pair", "pair__mentor", "pair__mentee", "pair__cohort")


def my_pairs(viewer: Viewer, *, at: When) -> tuple[MyPair, ...]:
    """The viewer's own pairs, those that meet first, each with its meetings."""
    demand_some(viewer, "meeting.read")
    pairs = list(
        visible(viewer, "pair.plan_meeting", Pair)
        .select_related("cohort", "mentor", "mentee")
        .order_by("made_on", "pk")
    )
    lines = lines_of(viewer, pairs, at=at)
    wishes = {
        (row.pair_id, row.wish): row
        for row in visible(viewer, "pair_choice.read", PairChoice).filter(owner_id=viewer.person_id, pair__in=pairs)
    }
    asked = set(
        visible(viewer, "talk_request.read", TalkRequest)
        .filter(owner_id=viewer.person_id, pair__in=pairs, state=TalkState.ASKED)
        .values_list("pair_id", flat=True)
    )
    names = names_in(pairs)
    applied = own_applications(viewer, pairs)
    agreements = visible(viewer, "agreement.read", Agreement).filter(pair__in=pairs, state=AgreementState.SIGNED)
    signed = set(agreements.order_by().values_list("pair_id", flat=True))
    found = []
    for pair in pairs:
        state = PairState(pair.state)
        leaving = wishes.get((pair.pk, PairWish.LEAVE))
        found.append(
            MyPair(
                id=pair.pk,
                partner=names[pair.cohort_id, partner_id(viewer, pair)],
                cohort=pair.cohort.name,
                state=state,
                meetings_promised=pair.cohort.meetings_promised,
                coming=tuple(line for line in lines[pair.pk] if line.to_come and not line.cancelled),
                past=tuple(line for line in reversed(lines[pair.pk]) if not line.to_come and not line.cancelled),
                cancelled=tuple(line for line in lines[pair.pk] if line.to_come and line.cancelled),
                may_plan=state is PairState.RUNNING and pair.pk in signed,
                leaving_on=next_ending_day(leaving.said_on) if leaving and state in LIVING else None,
                ready=(pair.pk, PairWish.GO_ON) in wishes,
                wants_another=(pair.pk, PairWish.AGAIN) in wishes,
                stopping=(pair.pk, PairWish.STOP) in wishes,
                application_id=applied.get((pair.cohort_id, side_in(viewer, pair)), ""),
                asked_to_talk=pair.pk in asked,
            )
        )
    return tuple(sorted(found, key=lambda each: not each.lives))


def own_applications(viewer: Viewer, pairs: list[Pair]) -> dict[tuple[str, str], str]:
    """(round, role) -> the application by which the viewer takes part in the rounds of these pairs."""
    rows = visible(viewer, "application.withdraw", Application).filter(
        person_id=viewer.person_id, state=ApplicationState.ACCEPTED, cohort_id__in={pair.cohort_id for pair in pairs}
    )
    return {(row.cohort_id, row.role): row.pk for row in rows}


def side_in(viewer: Viewer, pair: Pair) -> str:
    """The viewer's role in a pair they are in."""
    return (Role.MENTOR if viewer.person_id == pair.mentor_id else Role.MENTEE).value


def lines_of(viewer: Viewer, pairs: list[Pair], *, at: When) -> defaultdict[str, list[MeetingLine]]:
    """Pair -> its meetings in time, as the viewer sees them."""
    rows = visible(viewer, "meeting.read", Meeting).filter(pair__in=pairs).select_related(*RELATED)
    said = own_answers(viewer, pairs)
    names = names_in(pairs)
    found: defaultdict[str, list[MeetingLine]] = defaultdict(list)
    for row in rows.order_by("starts_at", "pk"):
        partner = names[row.pair.cohort_id, partner_id(viewer, row.pair)]
        found[row.pair_id].append(meeting_line(viewer, row, said.get(row.pk), partner, at=at))
    return found


def meeting_shown(viewer: Viewer, pk: str, *, at: When, permission: Permission = "meeting.read") -> MeetingLine:
    """One meeting, for whoever may do this with it. Raises HiddenError."""
    found = one(viewer, permission, Meeting, pk, with_=RELATED)
    partner = names_in([found.pair])[found.pair.cohort_id, partner_id(viewer, found.pair)]
    return meeting_line(viewer, found, own_answers(viewer, [found.pair]).get(found.pk), partner, at=at)


def meeting_line(viewer: Viewer, row: Meeting, said: Answer | None, partner: str, *, at: When) -> MeetingLine:
    """One meeting as the viewer sees it."""
    cancelled, to_come = row.state == MeetingState.CANCELLED, row.starts_at > at.moment
    may_change = to_come and "move" in open_steps(viewer, row)
    return MeetingLine(
        id=row.pk,
        pair_id=row.pair_id,
        partner=partner,
        number=row.number,
        starts_at=row.starts_at,
        minutes=row.minutes,
        mode=MeetingMode(row.mode),
        cancelled=cancelled,
        to_come=to_come,
        answer=said,
        may_change=may_change,
        may_restore=may_restore(viewer, row) and to_come,
        may_answer=not to_come and not cancelled and may(viewer, "meeting.answer", row),
        planned=planned_of(row),
        place=row.place,
        offered=row.offered_by_id is not None,
        may_accept=may_change and row.offered_by_id not in {None, viewer.person_id},
    )


def may_restore(viewer: Viewer, row: Meeting) -> bool:
    """Whether a meeting that a person cancelled can be offered again: the pair meets, and nothing took it away."""
    return "restore" in open_steps(viewer, row) and not row.fell_away and row.pair.state == PairState.RUNNING


def planned_of(row: Meeting) -> Mapping[str, object]:
    """What the two plan of a meeting: what a change of it starts from."""
    return {name: getattr(row, name) for name in PLANNED}


def own_answers(viewer: Viewer, pairs: list[Pair]) -> dict[str, Answer]:
    """Meeting -> the viewer's own answer."""
    rows = visible(viewer, "meeting_answer.read", MeetingAnswer).filter(
        owner_id=viewer.person_id, meeting__pair__in=pairs
    )
    return {row.meeting_id: answer_of(row) for row in rows}


def partner_id(viewer: Viewer, pair: Pair) -> str:
    """The other one of a pair the viewer is in."""
    return str(pair.mentee_id if viewer.person_id == pair.mentor_id else pair.mentor_id)


def answer_of(row: MeetingAnswer) -> Answer:
    """What was said of a meeting."""
    return Answer(held=row.held, pace=Pace(row.pace))


def answered(said: Answer | None) -> Mapping[str, object]:
    """The same as what another answer starts from; nothing where nothing was said."""
    return asdict(said) if said else {}


def calendar_entry(viewer: Viewer, pk: str) -> CalendarEntry:
    """A meeting for its calendar file, also one that was cancelled: a calendar strikes it out. Raises HiddenError."""
    found = one(viewer, "meeting.read", Meeting, pk)
    return CalendarEntry(
        uid=found.calendar_uid,
        starts_at=found.starts_at,
        minutes=found.minutes,
        moved=found.moved,
        standing=standing(found),
    )


def standing(row: Meeting) -> Standing:
    """Where a meeting stands for a calendar."""
    if row.state == MeetingState.CANCELLED:
        return "CANCELLED"
    return "CONFIRMED" if row.offered_by_id is None else "TENTATIVE"
