"""What day a moment is, where; and the moment that a clock on a wall means."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.rules.clocks import first_of_the_month, years_before
from retold.rules.when import When, moment_of

LONDON, NEW_YORK = "Europe/London", "America/New_York"
LATE = When(datetime(2026, 6, 1, 23, 10, tzinfo=UTC))


def test_ten_past_midnight_in_summer_is_the_next_day_there():
    assert (LATE.moment.date(), LATE.day) == (date(2026, 6, 1), date(2026, 6, 2))
    assert LATE.local.time() == time(0, 10)
    assert LATE.there(NEW_YORK).day == date(2026, 6, 1)


def test_later_and_earlier_stay_in_the_same_place():
    for other in (LATE + timedelta(hours=1), LATE - timedelta(hours=1)):
        assert other.zone == LATE.zone
    assert (LATE - timedelta(hours=1)).day == date(2026, 6, 1)
    assert LATE.day_of(LATE.moment - timedelta(hours=1)) == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        (date(2026, 3, 29), time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 30), None),
        (date(2026, 3, 29), time(2), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_that_the_clocks_leap_over_is_none_and_one_shown_twice_is_the_first(day, clock, found):
    meant = moment_of(day, clock, LONDON)
    assert (meant and meant.astimezone(UTC)) == found


@given(hours=st.integers(0, 20 * 366 * 24), zone=st.sampled_from([LONDON, NEW_YORK]))
def test_what_a_clock_shows_leads_back_to_its_moment(hours, zone):
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    shown = When(moment, zone).local
    found = moment_of(shown.date(), shown.time(), zone)

    assert found is not None
    assert found.astimezone(UTC) in {moment, moment - timedelta(hours=1)}


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 3, 31), 2, date(2024, 3, 31)),
        (date(2028, 2, 29), 2, date(2026, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_the_same_day_years_before(day, years, before):
    assert years_before(day, years) == before


def test_the_first_of_its_month():
    assert first_of_the_month(date(2026, 3, 31)) == date(2026, 3, 1)
