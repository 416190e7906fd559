"""Pausing and leaving: no reason, one way, the fixed day, and nothing left that says who asked."""

from datetime import date, timedelta

import pytest

from factories import private
from people import AT, then, viewer
from retold.queries.endings import resting
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.records.trail.models import Event, Mail
from retold.rules.dispatch import next_ending_day
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import MeetingState, PairState
from retold.services import endings, events

TUESDAY, THURSDAY = (then(day=day, hour=7, minute=0) for day in (3, 5))


def state(pair):
    return stored(Pair).get(pk=pair.pk).state


@pytest.mark.parametrize(("day", "next_"), [(1, 2), (2, 5), (3, 5), (4, 5), (5, 9), (6, 9), (8, 9)], ids=str)
def test_pairs_end_on_mondays_and_thursdays_and_never_on_the_same_day(day, next_):
    assert next_ending_day(date(2026, 3, day)) == date(2026, 3, next_)


@pytest.mark.parametrize("name", ["cleo", "dev", "finn", "grace", "ines", "jo", "pia", "oke", "hal"])
@pytest.mark.parametrize("act", [endings.pause, endings.go_on, endings.leave, endings.stay, endings.another])
def test_nobody_else_pauses_goes_on_leaves_stays_or_asks_for_another(cast, name, act):
    with pytest.raises(HiddenError):
        act(cast.amara_and_ben.pk, by=viewer(getattr(cast, name)), at=AT)


@pytest.mark.parametrize("wrong", [PairState.ENDED, PairState.FINISHED])
def test_a_pair_that_is_over_is_neither_left_nor_paused(cast, wrong):
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(state=wrong)

    for act in (endings.leave, endings.pause, endings.go_on):
        with pytest.raises(MovedOnError):
            act(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)


@pytest.mark.parametrize("alive", [PairState.PREPARING, PairState.RUNNING, PairState.PAUSED])
def test_leaving_waits_for_the_fixed_day_and_tells_both_alike(cast, alive):
    stored(Pair).filter(pk=cast.amara_and_ben.pk).update(state=alive)
    coming = private.meeting(cast.amara_and_ben)

    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    endings.carry_out(cast.northmoor.pk, at=TUESDAY)
    assert state(cast.amara_and_ben) == alive
    assert not stored(Mail).exists()
    endings.carry_out(cast.northmoor.pk, at=THURSDAY)
    endings.carry_out(cast.northmoor.pk, at=THURSDAY)

    ended = stored(Pair).get(pk=cast.amara_and_ben.pk)
    assert (ended.state, ended.ended_on) == (PairState.ENDED, THURSDAY.day)
    assert stored(Meeting).get(pk=coming.pk).state == MeetingState.CANCELLED
    assert sorted((mail.to, mail.notice, mail.slot) for mail in stored(Mail)) == [
        (to, "waiting", then(day=5, hour=8, minute=0).moment) for to in ("amara@example.org", "ben@example.org")
    ]
    assert not stored(PairChoice).exists()
    assert {event.by_id for event in stored(Event)} == {""}


def test_an_end_that_a_dead_worker_missed_is_done_on_the_next_day(cast):
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)

    endings.carry_out(cast.northmoor.pk, at=THURSDAY + timedelta(days=1))

    assert state(cast.amara_and_ben) == PairState.ENDED


def test_a_pause_is_at_once_cancels_what_is_planned_and_tells_both(cast):
    coming = private.meeting(cast.amara_and_ben)

    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)

    assert state(cast.amara_and_ben) == PairState.PAUSED
    assert stored(Meeting).get(pk=coming.pk).state == MeetingState.CANCELLED
    assert sorted(mail.to for mail in stored(Mail)) == ["amara@example.org", "ben@example.org"]
    assert {event.by_id for event in events.told(cast.northmoor.pk)} == {""}
    assert not stored(Event).exists()


def test_meetings_go_on_once_both_are_ready_and_nobody_learns_who_was_first(cast):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
    endings.carry_out(cast.northmoor.pk, at=TUESDAY)
    assert state(cast.amara_and_ben) == PairState.PAUSED

    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    assert state(cast.amara_and_ben) == PairState.PAUSED
    endings.carry_out(cast.northmoor.pk, at=TUESDAY)

    assert state(cast.amara_and_ben) == PairState.RUNNING
    assert not stored(PairChoice).exists()


def test_a_new_pause_forgets_who_was_ready(cast):
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
    endings.go_on(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    endings.carry_out(cast.northmoor.pk, at=TUESDAY)
    endings.pause(cast.amara_and_ben.pk, by=viewer(cast.ben), at=TUESDAY)

    endings.carry_out(cast.northmoor.pk, at=THURSDAY)

    assert state(cast.amara_and_ben) == PairState.PAUSED


def test_whose_pair_ended_waits_for_nobody_until_they_ask(cast):
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    endings.carry_out(cast.northmoor.pk, at=THURSDAY)
    assert resting(cast.cohort) == {cast.amara.pk, cast.ben.pk}

    endings.another(cast.amara_and_ben.pk, by=viewer(cast.ben), at=THURSDAY)

    assert resting(cast.cohort) == {cast.amara.pk}
    assert [event.kind for event in events.told(cast.northmoor.pk)] == ["pair_choice.make", "pair_choice.make"]
    assert "esi@example.org" in {mail.to for mail in stored(Mail)}


def test_another_partner_is_asked_for_only_after_the_end(cast):
    with pytest.raises(MovedOnError):
        endings.another(cast.amara_and_ben.pk, by=viewer(cast.ben), at=AT)
