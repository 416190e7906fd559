"""When things that must not tell an hour are done (scheduling): fixed for everybody, whatever the cause.

Each day has one round, before the mails of that day leave: pairs end, reminders are written. Pairs end on two days of
the week only, so that an end says nothing about the day before it.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta

HOUR = time(6, 0)
"Local time of the daily round; mails leave at eight."
ENDING_DAYS = (0, 3)
"Mondays and Thursdays."
BETWEEN_NUDGES = timedelta(days=7)
"Nobody is reminded twice within a week."

FOR_AN_ANSWER = timedelta(days=7)
"What is proposed lapses on the morning of the seventh day after it was published, for whatever cause."
REMINDED_BEFORE = timedelta(days=2)
"So long before that day every mentor who waits is reminded."


def answer_day(published: date) -> date:
    """The day on whose morning everything lapses that was published on this day and that no mentor said yes to."""
    return published + FOR_AN_ANSWER


def next_ending_day(day: date) -> date:
    """The first day after this one on which pairs end."""
    return next(after for after in days_after(day) if after.weekday() in ENDING_DAYS)


def days_after(day: date) -> Iterator[date]:
    """Every day after this one."""
    while True:
        day += timedelta(days=1)
        yield day
