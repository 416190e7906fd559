"""Working days (business days): Monday to Friday. Bank holidays count as working days, and the pages say so."""

from datetime import date, timedelta

from retold.rules.dispatch import days_after

SATURDAY = 5
FRESH = timedelta(days=14)
"So long after being appointed nobody agrees to what their appointer asks, and no concern is passed on to them."


def is_working_day(day: date) -> bool:
    """Whether it is one of Monday to Friday."""
    return day.weekday() < SATURDAY


def after_working_days(day: date, whole: int) -> date:
    """The first working day before which `whole` working days have passed from beginning to end since `day`.

    Two after a Monday is the Thursday; after a Friday, Saturday or Sunday it is the Wednesday.
    """
    working = (after for after in days_after(day) if is_working_day(after))
    for _ in range(whole):
        next(working)
    return next(working)
