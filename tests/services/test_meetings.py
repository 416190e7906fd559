"""Meetings: refused where a pair may not meet; settled only by what both say, and only in the daily round."""

from datetime import timedelta
from typing import Any

import pytest

from factories import meetings as make
from factories import private
from people import AT, NOW, viewer
from retold.records.private.models import MeetingAnswer
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import MeetingMode, MeetingState, Pace, PairState
from retold.services import events, meetings

SOON: dict[str, Any] = {"starts_at": NOW + timedelta(days=3), "minutes": 60, "mode": MeetingMode.ONLINE}


@pytest.fixture
def pair(cast):
    make.signed(cast.amara_and_ben)
    return cast.amara_and_ben


@pytest.fixture
def past(pair):
    return private.meeting(pair, starts_at=NOW - timedelta(days=2))


@pytest.mark.parametrize("state", [PairState.PREPARING, PairState.PAUSED])
def test_a_pair_that_prepares_or_is_paused_is_told_why_it_cannot_meet(cast, pair, state):
    stored(Pair).filter(pk=pair.pk).update(state=state)

    with pytest.raises(IncompleteError):
        meetings.plan(pair.pk, **SOON, by=viewer(cast.ben), at=AT)
    assert not stored(Meeting).exists()


@pytest.mark.parametrize("state", [PairState.ENDED, PairState.FINISHED])
def test_a_pair_that_is_over_plans_no_more(cast, pair, state):
    stored(Pair).filter(pk=pair.pk).update(state=state)

    with pytest.raises(MovedOnError):
        meetings.plan(pair.pk, **SOON, by=viewer(cast.ben), at=AT)


@pytest.mark.parametrize("name", ["cleo", "dev", "esi", "ines", "grace", "pia", "oke", "hal"])
def test_nobody_but_the_pair_plans_moves_cancels_or_answers(cast, pair, past, name):
    other = viewer(getattr(cast, name))

    with pytest.raises(HiddenError):
        meetings.plan(pair.pk, **SOON, by=other, at=AT)
    with pytest.raises(HiddenError):
        meetings.move(past.pk, **SOON, by=other, at=AT)
    with pytest.raises(HiddenError):
        meetings.cancel(past.pk, by=other, at=AT)
    with pytest.raises(HiddenError):
        meetings.answer(past.pk, held=True, pace=Pace.WELL, by=other, at=AT)


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_a_time_that_is_over_or_too_far_away(cast, pair, days):
    with pytest.raises(IncompleteError) as refused:
        meetings.plan(pair.pk, **{**SOON, "starts_at": NOW + timedelta(days=days)}, by=viewer(cast.ben), at=AT)
    assert list(refused.value.reasons) == ["day"]


def test_planning_is_numbered_told_to_the_partner_and_on_the_trail(cast, pair, past):
    meeting = meetings.plan(pair.pk, **SOON, by=viewer(cast.ben), at=AT)

    assert meeting.number == 2
    assert [mail.to for mail in stored(Mail)] == ["amara@example.org"]
    assert [event.kind for event in stored(Event)] == ["meeting.plan"]


def answers(cast, past, mentor, mentee):
    for person, held in ((cast.amara, mentor), (cast.ben, mentee)):
        if held is not None:
            meetings.answer(past.pk, held=held, pace=Pace.WELL, by=viewer(person), at=AT)


def test_an_answer_can_be_changed_and_moves_nothing_of_the_meeting(cast, past):
    answers(cast, past, mentor=True, mentee=False)
    answers(cast, past, mentor=False, mentee=None)

    assert [row.held for row in stored(MeetingAnswer)] == [False, False]
    assert stored(Meeting).get().state == MeetingState.PLANNED
    assert not stored(Mail).exists()


def test_an_answer_is_on_the_sealed_trail_alone(cast, past):
    answers(cast, past, mentor=True, mentee=None)

    assert [event.kind for event in events.told(cast.northmoor.pk)] == ["meeting_answer.give"]
    assert not stored(Event).exists()
