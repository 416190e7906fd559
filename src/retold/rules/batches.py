"""When ideas leave their pairs (batched release).

They leave with others: neither day nor company is to tell whose they are.
"""

from datetime import date, timedelta

FEWEST_PAIRS = 3
"A batch of one round comes from at least this many pairs, unless every mentor in a smaller one agreed to that."
SMALL_ROUND = 8
"In a round of fewer pairs than this, whoever knows who meets whom may guess whose an idea is."
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def dispatch_day(month: date) -> date:
    """The day on which ideas leave in that month: its first Monday."""
    first = month.replace(day=1)
    return first + timedelta(days=-first.weekday() % 7)


def last_dispatch_day(on: date) -> date:
    """The newest dispatch day that is not after this day."""
    this = dispatch_day(on)
    return this if this <= on else dispatch_day(on.replace(day=1) - timedelta(days=1))


def next_dispatch_day(after: date) -> date:
    """The first dispatch day after this day: what is agreed today leaves then at the earliest."""
    this = dispatch_day(after)
    return this if this > after else dispatch_day(after.replace(day=1) + timedelta(days=32))


def dispatch_days_of_closing(began: date) -> tuple[date, date]:
    """The two dispatch days of a round that began to close on this day.

    On the first, what is ready leaves, or goes back to a mentor who has to say whether it may leave in a smaller
    company; on the second leaves what they said yes to. Nothing leaves after that.
    """
    first = next_dispatch_day(began)
    return first, next_dispatch_day(first)


def in_words(count: int, one: str, many: str) -> str:
    """`in_words(2, "idea", "ideas")` is "two ideas"."""
    number = WORDS[count] if count < len(WORDS) else f"{count:,}"
    return f"{number} {one if count == 1 else many}"
