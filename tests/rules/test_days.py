"""The days on which things happen that must not tell when somebody asked for them."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.rules.batches import dispatch_day, in_words, last_dispatch_day, next_dispatch_day
from retold.rules.dispatch import ENDING_DAYS, next_ending_day
from retold.rules.story_times import asked_for
from retold.rules.words import NarrativeTime, StoryState

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
STUDY = SimpleNamespace(first_asked_on=date(2026, 3, 2), second_asked_on=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("day", "last", "following"),
    [
        (date(2026, 3, 1), date(2026, 2, 2), date(2026, 3, 2)),
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 4, 6)),
        (date(2026, 3, 31), date(2026, 3, 2), date(2026, 4, 6)),
        (date(2026, 1, 1), date(2025, 12, 1), date(2026, 1, 5)),
    ],
)
def test_ideas_leave_on_the_first_monday_of_a_month(day, last, following):
    assert (last_dispatch_day(day), next_dispatch_day(day)) == (last, following)


@given(days)
def test_a_day_of_ideas_is_a_monday_in_the_first_week_and_none_is_between_two(day):
    last, following = last_dispatch_day(day), next_dispatch_day(day)

    assert last <= day < following
    assert {last.weekday(), following.weekday()} == {0}
    assert max(last.day, following.day) <= 7
    assert (following.year * 12 + following.month) - (last.year * 12 + last.month) == 1
    assert dispatch_day(following) == following


@given(days)
def test_pairs_end_on_the_first_monday_or_thursday_after_a_day(day):
    ends = next_ending_day(day)

    assert timedelta(0) < ends - day <= timedelta(days=4)
    assert ends.weekday() in ENDING_DAYS
    between = [day + timedelta(days=after) for after in range(1, (ends - day).days)]
    assert [other for other in between if other.weekday() in ENDING_DAYS] == []


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no pairs"), (1, "one pair"), (2, "two pairs"), (12, "twelve pairs"), (13, "13 pairs"), (1200, "1,200 pairs")],
)
def test_a_count_is_said_in_words(count, words):
    assert in_words(count, "pair", "pairs") == words


@pytest.mark.parametrize(
    ("time", "first", "on", "asked"),
    [
        (NarrativeTime.FIRST, None, date(2026, 3, 1), False),
        (NarrativeTime.FIRST, None, date(2026, 3, 2), True),
        (NarrativeTime.FIRST, StoryState.SUBMITTED, date(2026, 10, 31), True),
        (NarrativeTime.FIRST, None, date(2026, 11, 1), False),
        (NarrativeTime.SECOND, StoryState.SUBMITTED, date(2026, 10, 31), False),
        (NarrativeTime.SECOND, None, date(2026, 11, 1), False),
        (NarrativeTime.SECOND, StoryState.DRAFT, date(2026, 11, 1), False),
        (NarrativeTime.SECOND, StoryState.SUBMITTED, date(2026, 11, 1), True),
    ],
)
def test_a_second_story_is_asked_of_those_who_handed_in_a_first(time, first, on, asked):
    assert asked_for(STUDY, time, first, on=on) is asked
