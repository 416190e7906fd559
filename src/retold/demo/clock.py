"""A clock that walks (discrete-event simulation).

What invented people did is done again, each act at its time and by the real services.

A play is a generator that tells one story from beginning to end. It yields the next moment at which something happens
and is given that moment once the clock has reached it; in between, the other plays go on. What is still to come never
happens.
"""

import heapq
from collections.abc import Generator
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from retold.records.record import stored
from retold.records.trail.models import Mail
from retold.rules.when import ZONE, When
from retold.services import clock_watch
from retold.services.work import daily_round
from retold.services.work.table import DOES

Play = Generator[datetime, When, None]
LONDON = ZoneInfo(ZONE)
SATURDAY, WEEKEND = 5, 3
ROUND_AT = time(7, 0)
ROUND_DAYS = (0, 3)
"Days on which the daily round is done whatever happens, so that nothing which waits for one is passed over."


class Clock:
    """The plays, and the moment each waits for."""

    def __init__(self, now: When) -> None:
        """`now` is where the walk ends."""
        self.now = now
        self.waiting: list[tuple[datetime, int, Play]] = []
        self.time = datetime.min.replace(tzinfo=LONDON)
        self.order = count()

    def days_ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment so many days before today; `days` below zero are days to come.

        At a weekend it is moved on to Monday, or back to Friday where Monday might be still to come.
        """
        day = self.now.day - timedelta(days=days)
        while day.weekday() >= SATURDAY:
            day += timedelta(days=-1 if 0 < days < WEEKEND else 1)
        return datetime.combine(day, time(hour, minute), tzinfo=LONDON)

    def day(self, days: int) -> date:
        """The day of that moment."""
        return self.now.day_of(self.days_ago(days))

    def begin(self, play: Play) -> None:
        """A play begins: it waits for its first moment."""
        self.wait(next(play, None), play)

    def wait(self, moment: datetime | None, play: Play) -> None:
        """A play waits for a moment, the present at the earliest; what has ended, or is still to come, is let go."""
        if moment is not None and moment <= self.now.moment:
            heapq.heappush(self.waiting, (max(moment, self.time), next(self.order), play))

    def walk(self) -> None:
        """From the first moment to now. Each day begins with its daily round; jobs are done as soon as they are due."""
        day = self.now.day_of(self.waiting[0][0])
        while self.waiting:
            self.time, _, play = heapq.heappop(self.waiting)
            at = When(self.time)
            while day < at.day:
                day += timedelta(days=1)
                if day == at.day or day.weekday() in ROUND_DAYS:
                    round_of(When(datetime.combine(day, ROUND_AT, tzinfo=LONDON)))
            try:
                following = play.send(at)
            except StopIteration:
                following = None
            do_jobs(at)
            self.wait(following, play)
        round_of(self.now)
        as_if_sent(self.now)


def round_of(at: When) -> None:
    """What the worker does once a day. This clock leaps, and nobody need be warned of it."""
    clock_watch.confirm(at.moment)
    daily_round.run_due(at.moment)
    do_jobs(at)


def do_jobs(at: When) -> None:
    """Does the jobs that are due at that time here and now. What waits for a later day stays with the worker."""
    for row in DBTaskResult.objects.filter(status=TaskResultStatus.READY).order_by("enqueued_at"):
        job, about = row.args_kwargs["args"]
        if job != "ask-for-stories" or row.run_after is None or row.run_after <= at.moment:
            DOES[job](about, moment=at.moment)
            row.delete()


def as_if_sent(at: When) -> None:
    """Mail whose hour is over has left by now; invented people have no mailbox to fill."""
    for mail in stored(Mail).filter(sent_at=None, slot__lte=at.moment):
        mail.body, mail.sent_at = "", mail.slot
        mail.save(update_fields=["body", "sent_at"])
