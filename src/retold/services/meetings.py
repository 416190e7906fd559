"""Meetings: offered by either side, accepted, moved or cancelled before they begin, then answered by each alone."""

from datetime import datetime, timedelta

from django.db import transaction

from retold.queries.agreements import agreement_signed
from retold.queries.meetings import answer_of, answered, planned_of
from retold.records.private.models import MeetingAnswer
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.rules.edits import demand_unchanged, mark_of
from retold.rules.lifecycles import PAIR
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import MeetingMode, MeetingState, Pace, PairState
from retold.services import events, steps, talks

UNCHANGED = "Nothing is different from what is planned. Nobody was told anything."
FURTHEST = timedelta(days=366)


@transaction.atomic
def plan(
    pair_id: str,
    *,
    starts_at: datetime,
    minutes: int,
    mode: MeetingMode,
    by: Viewer,
    at: When,
    place: str = "",
) -> Meeting:
    """Offers a time for the next meeting of a pair, which the partner accepts or answers with another.

    Raises IncompleteError where they may not meet yet, or the time will not do.
    """
    pair = steps.held(Pair, pair_id, "pair.plan_meeting", by=by)
    if pair.state == PairState.PAUSED:
        raise IncompleteError({"": "Meetings are paused. Plan the next one when they go on."})
    if pair.state == PairState.PREPARING or not agreement_signed(pair):
        raise IncompleteError({"": "You can plan a meeting once you have both prepared, and signed your agreement."})
    if pair.state != PairState.RUNNING:
        raise MovedOnError
    check_time(starts_at, at)
    meeting = Meeting(
        organisation_id=pair.organisation_id,
        pair=pair,
        number=stored(Meeting).filter(pair=pair).count() + 1,
        starts_at=starts_at,
        minutes=minutes,
        mode=mode,
        place=place,
        offered_by_id=by.person_id,
    )
    meeting.save(force_insert=True)
    events.write("meeting.plan", meeting, by=by, at=at)
    steps.tell_the_named(meeting, PAIR, by=by, at=at)
    return meeting


@transaction.atomic
def move(
    pk: str,
    *,
    starts_at: datetime,
    minutes: int,
    mode: MeetingMode,
    by: Viewer,
    at: When,
    place: str = "",
    started_from: str = "",
) -> Meeting:
    """Offers another time, way or place for a meeting that has not begun. Where only the place is new, it stays agreed.

    Raises IncompleteError where nothing would change or the time will not do, MovedOnError once it has begun,
    ChangedError where another is planned by now.
    """
    meeting = steps.held_for(Meeting, pk, "move", by=by, with_=("pair",))
    not_begun(meeting, at)
    before = planned_of(meeting)
    demand_unchanged(started_from, before)
    planned = {"starts_at": starts_at, "minutes": minutes, "mode": mode, "place": place}
    if planned == before:
        raise IncompleteError({"": UNCHANGED})
    check_time(starts_at, at)
    as_before = planned | {"place": meeting.place} == before
    offered_by_id = meeting.offered_by_id if as_before else by.person_id
    return steps.take(meeting, "move", by=by, at=at, moved=meeting.moved + 1, offered_by_id=offered_by_id, **planned)


@transaction.atomic
def accept(pk: str, *, seen: str, by: Viewer, at: When) -> Meeting:
    """Says yes to the time that the partner offered, as it was seen.

    Raises MovedOnError where it has begun, the offer is one's own, both agree already, or another is offered by now.
    """
    meeting = steps.held_for(Meeting, pk, "accept", by=by, with_=("pair",))
    not_begun(meeting, at)
    if meeting.offered_by_id in {None, by.person_id} or mark_of(planned_of(meeting)) != seen:
        raise MovedOnError
    return steps.take(meeting, "accept", by=by, at=at, offered_by_id=None)


@transaction.atomic
def cancel(pk: str, *, by: Viewer, at: When) -> Meeting:
    """Takes a meeting that has not begun out of the diary; no reason is asked. Raises MovedOnError once it has."""
    meeting = steps.held_for(Meeting, pk, "cancel", by=by, with_=("pair",))
    not_begun(meeting, at)
    return steps.take(meeting, "cancel", by=by, at=at)


@transaction.atomic
def restore(pk: str, *, by: Viewer, at: When) -> Meeting:
    """Offers the time of a meeting that a person cancelled again, before its hour; the partner accepts it or not.

    Raises MovedOnError where a pause or an end took it away, the pair does not meet, or its hour has come.
    """
    meeting = steps.held_for(Meeting, pk, "restore", by=by, with_=("pair",))
    not_begun(meeting, at)
    if meeting.fell_away or meeting.pair.state != PairState.RUNNING:
        raise MovedOnError
    return steps.take(meeting, "restore", by=by, at=at, moved=meeting.moved + 1, offered_by_id=by.person_id)


@transaction.atomic
def answer(pk: str, *, held: bool, pace: Pace, by: Viewer, at: When, started_from: str = "") -> None:
    """What one side says of a meeting, alone. It can be changed, and changes nothing that anybody else can see.

    Only the wish to talk to the coordinator goes on to the coordinator. Raises MovedOnError before it begins,
    ChangedError where one has said something else by now than this started from.
    """
    meeting = steps.held(Meeting, pk, "meeting.answer", by=by)
    if meeting.state == MeetingState.CANCELLED or meeting.starts_at > at.moment:
        raise MovedOnError
    before = stored(MeetingAnswer).filter(owner_id=by.person_id, meeting=meeting).first()
    demand_unchanged(started_from, answered(answer_of(before) if before else None))
    row, _ = stored(MeetingAnswer).update_or_create(
        owner_id=by.person_id,
        meeting=meeting,
        defaults={
            "organisation_id": meeting.organisation_id,
            "held": held,
            "pace": pace,
            "answered_on": at.day,
        },
    )
    events.write("meeting_answer.give", row, by=by, at=at, sealed=True)
    if pace == Pace.TALK:
        talks.ask(meeting.pair_id, by=by, at=at)


def cancel_coming(pair: Pair, *, at: When) -> None:
    """Takes every meeting still to come out of the diary, when a pair pauses or ends."""
    ourselves = machine(pair.organisation_id)
    coming = stored(Meeting).filter(pair=pair, state=MeetingState.PLANNED, starts_at__gt=at.moment)
    for pk in coming.values_list("pk", flat=True):
        steps.take_one(Meeting, pk, "fall_away", by=ourselves, at=at, with_=("pair",), fell_away=True)


def not_begun(meeting: Meeting, at: When) -> None:
    """Raises MovedOnError once a meeting's time has come: from then on each side only says how it was."""
    if meeting.starts_at <= at.moment:
        raise MovedOnError


def check_time(starts_at: datetime, at: When) -> None:
    """Raises IncompleteError unless the time is still to come, and within a year."""
    if starts_at <= at.moment:
        raise IncompleteError({"day": "Choose a day and time that are still to come."})
    if starts_at > at.moment + FURTHEST:
        raise IncompleteError({"day": "Choose a day within the next year."})
