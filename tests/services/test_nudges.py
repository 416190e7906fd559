"""Reminders: from joint facts, the mentee first, nobody twice in a week; and the daily round that sends them."""

from datetime import timedelta
from itertools import product

import pytest

from factories import private
from people import AT, BEGAN, NOW, then, viewer
from retold.queries.standings import standings_of_a_round
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Nudge, Pair
from retold.records.trail.models import Dispatch, Event, Mail
from retold.rules.words import CohortState, MeetingState, PairState, Standing
from retold.services import nudges
from retold.services.work import daily_round

DAY = timedelta(days=1)
START = then(hour=7)


@pytest.fixture
def pair(cast):
    stored(Pair).exclude(pk=cast.amara_and_ben.pk).update(state=PairState.ENDED)
    return cast.amara_and_ben


def started(pair, days_ago):
    stored(Pair).filter(pk=pair.pk).update(started_on=AT.day - timedelta(days=days_ago))


def nudged(cast):
    return [(row.person_id == cast.ben.pk, row.sent_on) for row in stored(Nudge).order_by("sent_on", "person_id")]


@pytest.mark.parametrize("days", [0, 1, 10])
def test_nobody_is_reminded_within_the_days_of_the_round(cast, pair, days):
    started(pair, days)

    nudges.send(cast.northmoor.pk, at=AT)

    assert not stored(Nudge).exists()


@pytest.mark.parametrize("state", [PairState.PREPARING, PairState.PAUSED, PairState.ENDED, PairState.FINISHED])
def test_a_pair_that_does_not_meet_now_is_left_alone(cast, pair, state):
    stored(Pair).filter(pk=pair.pk).update(state=state, started_on=BEGAN)

    nudges.send(cast.northmoor.pk, at=AT)

    assert not stored(Nudge).exists()


def test_nobody_is_reminded_in_a_round_that_is_not_under_way(cast, pair):
    stored(Cohort).filter(pk=cast.cohort.pk).update(state=CohortState.CLOSING)

    nudges.send(cast.northmoor.pk, at=AT)

    assert not stored(Nudge).exists()


def test_the_last_reminder_leaves_on_the_last_day_of_a_round(cast, pair):
    stored(Cohort).filter(pk=cast.cohort.pk).update(ends_on=AT.day - DAY)
    nudges.send(cast.northmoor.pk, at=AT)
    assert not stored(Nudge).exists()

    stored(Cohort).filter(pk=cast.cohort.pk).update(ends_on=AT.day)
    nudges.send(cast.northmoor.pk, at=AT)
    assert stored(Nudge).exists()


def test_a_meeting_to_come_is_enough(cast, pair):
    private.meeting(pair)

    nudges.send(cast.northmoor.pk, at=AT)

    assert not stored(Nudge).exists()


@pytest.mark.parametrize("said", [*product((None, True, False), repeat=2)])
def test_no_reminder_and_no_standing_tells_what_either_says_of_a_meeting(cast, pair, said):
    """Whoever knows the one answer could read the other from the reminder that comes, or does not."""
    meeting = private.meeting(pair, starts_at=NOW - 3 * DAY)
    for person, held in zip((cast.amara, cast.ben), said, strict=True):
        if held is not None:
            private.meeting_answer(meeting, person, held=held)

    stands = []
    for days in range(21):
        daily_round.run_due(NOW + days * DAY)
        page = standings_of_a_round(viewer(cast.esi), cast.cohort.pk, at=AT + days * DAY)
        stands += [line.standing for line in page.lines if line.id == pair.pk]

    assert stands == 12 * [Standing.ON_TRACK] + 9 * [Standing.NUDGE]
    first, second = AT.day + 12 * DAY, AT.day + 19 * DAY
    assert sorted(nudged(cast)) == [(False, second), (True, first), (True, second)]


def test_a_meeting_that_was_cancelled_does_not_count(cast, pair):
    private.meeting(pair, starts_at=NOW - 3 * DAY, state=MeetingState.CANCELLED)

    nudges.send(cast.northmoor.pk, at=AT)

    assert stored(Nudge).count() > 0


@pytest.mark.parametrize(("days", "late"), [(14, False), (15, True)])
def test_after_the_last_meeting_the_next_is_due_in_fourteen_days(cast, pair, days, late):
    private.meeting(pair, starts_at=NOW - days * DAY)

    nudges.send(cast.northmoor.pk, at=AT)

    assert stored(Nudge).exists() == late


def test_whoever_has_met_as_often_as_promised_is_done(cast, pair):
    for number in range(4):
        private.meeting(pair, starts_at=NOW - (30 + number) * DAY)

    nudges.send(cast.northmoor.pk, at=AT)

    assert not stored(Nudge).exists()


def test_the_mentee_is_reminded_first_the_mentor_a_week_later_and_nobody_twice_in_a_week(cast, pair):
    started(pair, 11)

    for day in range(15):
        nudges.send(cast.northmoor.pk, at=AT + day * DAY)

    first, second, third = (AT.day + timedelta(days=days) for days in (0, 7, 14))
    assert sorted(nudged(cast)) == [(False, second), (False, third), (True, first), (True, second), (True, third)]
    assert {mail.notice for mail in stored(Mail)} == {"waiting"}
    assert {event.by_id for event in stored(Event)} == {""}


def test_the_round_is_done_once_a_day_after_its_hour(cast, pair):
    assert daily_round.run_due(NOW.replace(hour=5, minute=59)) == 0
    assert daily_round.run_due(NOW.replace(hour=6, minute=0)) == 2
    assert daily_round.run_due(NOW) == 0
    assert daily_round.run_due(NOW + DAY) == 2
    assert stored(Dispatch).count() == 4


def test_the_hour_is_the_organisations_own(cast, pair):
    cast.elsewhere.time_zone = "America/New_York"
    cast.elsewhere.save()

    assert daily_round.run_due(NOW.replace(hour=7)) == 1
    assert [row.organisation_id for row in stored(Dispatch)] == [cast.northmoor.pk]


def test_a_round_that_fails_is_not_done(cast, pair, monkeypatch):
    monkeypatch.setattr(daily_round, "ROUND", (nudges.send, lambda *_, **__: 1 / 0))

    with pytest.raises(ZeroDivisionError):
        daily_round.run_due(NOW)
    assert not stored(Dispatch).exists()
    assert not stored(Nudge).exists()
