"""Meetings: planned by either side, moved or cancelled before they begin, afterwards answered by each side alone."""

from datetime import datetime, timedelta

from django.db import transaction

from retold.queries.agreements import agreement_signed
from retold.queries.visible import visible
from retold.records.private.models import MeetingAnswer
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.rules.lifecycles import PAIR
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import MeetingMode, MeetingState, Pace, PairState
from retold.services import events, steps, talks

FURTHEST = timedelta(days=366)
SETTLED_WITHIN = timedelta(days=60)


@transaction.atomic
def plan(pair_id: str, *, starts_at: datetime, minutes: int, mode: MeetingMode, by: Viewer, at: When) -> Meeting:
    """The next meeting of a pair. Raises IncompleteError where they may not meet yet, or the time will not do."""
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
    )
    meeting.save(force_insert=True)
    events.write("meeting.plan", meeting, by=by, at=at)
    steps.tell_the_named(meeting, PAIR, by=by, at=at)
    return meeting


@transaction.atomic
def move(pk: str, *, starts_at: datetime, minutes: int, mode: MeetingMode, by: Viewer, at: When) -> Meeting:
    """Another time or way for a meeting that has not begun. Raises IncompleteError, or MovedOnError once it has."""
    meeting = steps.held_for(Meeting, pk, "move", by=by, with_=("pair",))
    not_begun(meeting, at)
    check_time(starts_at, at)
    planned = {"starts_at": starts_at, "minutes": minutes, "mode": mode}
    return steps.take(meeting, "move", by=by, at=at, moved=meeting.moved + 1, **planned)


@transaction.atomic
def cancel(pk: str, *, by: Viewer, at: When) -> Meeting:
    """Takes a meeting that has not begun out of the diary; no reason is asked. Raises MovedOnError once it has."""
    meeting = steps.held_for(Meeting, pk, "cancel", by=by, with_=("pair",))
    not_begun(meeting, at)
    return steps.take(meeting, "cancel", by=by, at=at)


@transaction.atomic
def answer(pk: str, *, held: bool, pace: Pace, by: Viewer, at: When) -> None:
    """What one side says of a meeting, alone. It can be changed, and changes nothing that anybody else can see.

    Only the wish to talk to the coordinator goes on to the coordinator. Raises MovedOnError before it begins.
    """
    meeting = steps.held(Meeting, pk, "meeting.answer", by=by)
    if meeting.state == MeetingState.CANCELLED or meeting.starts_at > at.moment:
        raise MovedOnError
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


def settle(organisation_id: str, *, at: When) -> None:
    """Once a day: a meeting was held, or not, where both say so. Where they differ, or one is silent, nothing moves."""
    ourselves = machine(organisation_id)
    past = (
        visible(ourselves, "meeting.confirm", Meeting)
        .filter(starts_at__lte=at.moment, starts_at__gt=at.moment - SETTLED_WITHIN)
        .exclude(state=MeetingState.CANCELLED)
    )
    said: dict[str, list[bool]] = {}
    for meeting_id, held in (
        visible(ourselves, "meeting_answer.settle", MeetingAnswer)
        .filter(meeting__in=past)
        .values_list("meeting_id", "held")
    ):
        said.setdefault(meeting_id, []).append(held)
    for meeting in past:
        answers = said.get(meeting.pk, [])
        if answers == [True, True] and meeting.state != MeetingState.HELD:
            steps.take_one(Meeting, meeting.pk, "confirm", by=ourselves, at=at)
        if answers == [False, False] and meeting.state != MeetingState.MISSED:
            steps.take_one(Meeting, meeting.pk, "miss", by=ourselves, at=at)


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
