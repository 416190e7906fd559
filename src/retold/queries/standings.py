"""Progress of pairs (progress monitoring).

They stand, as far as a coordinator may know: on track, needs a nudge, asked to talk. From joint facts alone.

A pair needs a nudge when it has planned no meeting within so many days of its start, or none within so many days of
its last one (both are settings of the round). A planned meeting counts unless it was cancelled. Nothing rests on what
either side says of it afterwards: whoever knows one answer would read the other from a reminder that comes or does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from retold.queries.names import names_in
from retold.queries.visible import one, visible
from retold.records.private.models import PairChoice, TalkRequest
from retold.records.scheme.models import Cohort, Meeting, Pair
from retold.rules.conditions import while_the_pair_lives
from retold.rules.dispatch import next_ending_day
from retold.rules.privacy import may
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import CohortState, MeetingState, PairState, PairWish, Standing, TalkState

LIVING = while_the_pair_lives.words


@dataclass(frozen=True, slots=True)
class Overdue:
    """A pair that has to plan a meeting, and the first day on which it was late."""

    pair: Pair
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who asked to talk to the coordinator."""

    talk_id: str
    name: str
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """A pair in the coordinator's list: how it stands is all that is known of its meetings."""

    id: str
    mentor: str
    mentee: str
    state: PairState
    standing: Standing | None
    askers: tuple[Asker, ...]
    ends_on: date | None
    may_pause: bool
    may_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingsPage:
    """The pairs of a round, and who would like to meet somebody else."""

    cohort_id: str
    cohort: str
    first_meeting_within_days: int
    contact_within_days: int
    lines: tuple[StandingLine, ...]
    waiting_again: tuple[str, ...]


def standings_of_a_round(viewer: Viewer, cohort_id: str, *, at: When) -> StandingsPage:
    """How the pairs of a round stand, by name, for its coordinator. Raises HiddenError."""
    cohort = one(viewer, "cohort.change", Cohort, cohort_id)
    pairs = list(visible(viewer, "pair.read", Pair).filter(cohort=cohort).select_related("cohort", "mentor", "mentee"))
    names = names_in(pairs)
    planned = meetings_of(visible(viewer, "meeting.count", Meeting).filter(pair__cohort=cohort))
    asking = asked_of(viewer, cohort, names)
    wishes = visible(viewer, "pair_choice.read", PairChoice).filter(pair__cohort=cohort)
    ending = {row.pair_id: next_ending_day(row.said_on) for row in wishes.filter(wish=PairWish.LEAVE)}
    again = wishes.filter(wish=PairWish.AGAIN)
    lines = [
        StandingLine(
            id=pair.pk,
            mentor=names[pair.cohort_id, pair.mentor_id],
            mentee=names[pair.cohort_id, pair.mentee_id],
            state=seen_state(pair),
            standing=standing_of(pair, planned[pair.pk], bool(asking[pair.pk]), at=at),
            askers=tuple(asking[pair.pk]),
            ends_on=ending.get(pair.pk) if pair.state in LIVING else None,
            may_pause=seen_state(pair) is PairState.RUNNING and may(viewer, "pair.ask_to_pause", pair),
            may_end=pair.state in LIVING and pair.pk not in ending and may(viewer, "pair.ask_to_end", pair),
        )
        for pair in pairs
    ]
    return StandingsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        first_meeting_within_days=cohort.first_meeting_within_days,
        contact_within_days=cohort.contact_within_days,
        lines=tuple(sorted(lines, key=lambda line: (line.mentor, line.mentee, line.id))),
        waiting_again=tuple(sorted({names[cohort.pk, row.owner_id] for row in again})),
    )


def asked_of(viewer: Viewer, cohort: Cohort, names: dict[tuple[str, str], str]) -> defaultdict[str, list[Asker]]:
    """Pair -> who of it has asked to talk and has not been answered."""
    found: defaultdict[str, list[Asker]] = defaultdict(list)
    rows = visible(viewer, "talk_request.answer", TalkRequest).filter(pair__cohort=cohort, state=TalkState.ASKED)
    for row in rows:
        found[row.pair_id].append(Asker(talk_id=row.pk, name=names[cohort.pk, row.owner_id], asked_on=row.asked_on))
    return found


def overdue(organisation_id: str, *, at: When) -> list[Overdue]:
    """Every pair that has to plan a meeting, of rounds under way that are not over, for the machine that reminds."""
    ourselves = machine(organisation_id)
    pairs = visible(ourselves, "pair.nudge", Pair).filter(
        cohort__state=CohortState.RUNNING, cohort__ends_on__gte=at.day, state=PairState.RUNNING
    )
    planned = meetings_of(visible(ourselves, "meeting.count", Meeting).filter(pair__in=pairs))
    found = []
    for pair in pairs.select_related("cohort"):
        since = late_since(pair, planned[pair.pk], at=at)
        if since is not None:
            found.append(Overdue(pair, since))
    return found


def standing_of(pair: Pair, planned: Sequence[Meeting], asked: bool, *, at: When) -> Standing | None:
    """How one pair stands; None where it does not meet now and nobody asks for anything."""
    if asked:
        return Standing.TALK
    if seen_state(pair) is not PairState.RUNNING:
        return None
    late = late_since(pair, planned, at=at)
    return Standing.NUDGE if late else Standing.ON_TRACK


def seen_state(pair: Pair) -> PairState:
    """The state of a pair as its coordinator sees it: a pause from the morning after it on, whoever asked for it."""
    hushed = pair.state == PairState.PAUSED and not pair.pause_known
    return PairState.RUNNING if hushed else PairState(pair.state)


def late_since(pair: Pair, planned: Sequence[Meeting], *, at: When) -> date | None:
    """The first day on which a running pair was late with its next meeting; None where it is not."""
    unseen = pair.state != seen_state(pair)
    counted = [one for one in planned if one.state != MeetingState.CANCELLED or (unseen and one.fell_away)]
    if any(meeting.starts_at > at.moment for meeting in counted) or len(counted) >= pair.cohort.meetings_promised:
        return None
    if counted:
        last = max(at.day_of(meeting.starts_at) for meeting in counted)
        due = last + timedelta(days=pair.cohort.contact_within_days)
    else:
        due = (pair.started_on or pair.made_on) + timedelta(days=pair.cohort.first_meeting_within_days)
    return due + timedelta(days=1) if at.day > due else None


def meetings_of(rows: Iterable[Meeting]) -> defaultdict[str, list[Meeting]]:
    """Pair -> its meetings."""
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for row in rows:
        found[row.pair_id].append(row)
    return found
