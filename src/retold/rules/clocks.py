"""What the words of page 3 mean to the day (retention periods)."""

from datetime import date, timedelta

AFTER_A_ROUND = 2
"Years that things of a round, and a person, are kept after it."
TRAIL = 6
"Years that the trail of events is kept."
SENT = timedelta(days=30)
"How long a mail that could not be sent, a daily round, and a job that failed are remembered."
FORM = timedelta(days=7)
"How long it is remembered that a form was sent: longer than anybody goes back to a page that they sent."

KEPT = timedelta(hours=24)
"How long a form is kept that was sent when its session had ended."
RECEIPT = timedelta(hours=32)
"How long a browser can keep forms for whoever used it: as long as a session lives without use, and a day more."


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier: what ended on it, or before it, is so old. 29 February becomes 28."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def first_of_the_month(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)
