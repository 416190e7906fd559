"""Work in the background: asked for in the transaction of its cause, taken by one worker, run at least once.

A job is a function of one record's id and finds out for itself whether it still has something to do, so that running it
twice does no harm. `JOBS` names them all; add a line for a new one. A job that fails, or whose worker dies, is tried
again, eight times in all.
"""

import importlib
import logging
import signal
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from retold.services import notices

JOBS: Mapping[str, str] = {
    "ask-for-stories": "retold.services.studies:ask_for_stories",
    "read-story": "retold.services.readings:read",
    "match": "retold.services.match_work:work",
    "make-report": "retold.services.report_work:work",
}
"Each job by its name, and the function that does it, written `retold.services.module:function`."

LEASE = timedelta(minutes=15)
FIRST_PAUSE = timedelta(seconds=10)
MOST_TRIES = 8
log = logging.getLogger("retold.jobs")


@task()
def run(job: str, about: str) -> None:
    """Does one job about one record."""
    function(job)(about, moment=timezone.now())


def function(job: str) -> Callable[..., None]:
    """What does a job of this name. KeyError where there is no such job."""
    module, _, name = JOBS[job].partition(":")
    found: Callable[..., None] = getattr(importlib.import_module(module), name)
    return found


def ask(job: str, about: str, *, private: bool = False, not_before: datetime | None = None) -> None:
    """Asks for a job about the record of that id. Private ones wait in a queue of their own."""
    function(job)  # a name that is not on the list fails here, and not later in the background
    run.using(queue_name="private" if private else "default", run_after=not_before).enqueue(job, about)


def rescue(moment: datetime) -> int:
    """Makes ready again what failed, or what a worker took and never finished; how many."""
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=moment - LEASE)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__gt=moment - timedelta(days=2))
    count = 0
    for row in (*lost, *failed):
        tries = len(row.worker_ids)
        ended = row.finished_at or row.started_at
        if tries < MOST_TRIES and ended + FIRST_PAUSE * 2 ** (tries - 1) <= moment:
            row.status = TaskResultStatus.READY
            row.save(update_fields=["status"])
            count += 1
    return count


class Worker:
    """Takes jobs and sends mail until it is told to stop."""

    def __init__(self, name: str) -> None:
        """`name` tells workers apart in the table of jobs."""
        self.name = name
        self.running = True

    def stop_on_signals(self) -> None:
        """Finishes the job in hand at SIGTERM or SIGINT, then stops."""

        def stop(number: int, frame: FrameType | None) -> None:
            del number, frame
            self.running = False

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)

    def work(self, pause: float = 1.0) -> None:
        """One round after another until stopped. A database that is away for a while is waited for."""
        while self.running:
            try:
                self.round(timezone.now())
            except Exception:
                log.exception("A round of background work failed; trying again.")
                time.sleep(pause * 5)
            close_old_connections()
            if self.running:
                time.sleep(pause)

    def round(self, moment: datetime) -> None:
        """Everything that is due now: jobs whose worker died, jobs, the daily round of each organisation, mail."""
        from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

        from retold.services import dispatch

        rescue(moment)
        TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.name,
        ).run()
        dispatch.run_due(moment)
        notices.send_due(moment)
