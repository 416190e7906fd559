"""Asking for work in the background (job queue): in the transaction of its cause, taken by one worker.

A job is a function of one record's id and finds out for itself whether it still has something to do, so that running it
twice does no harm. What does which job stands in `retold.services.work.table`; the queue keeps a job by name, so what
asks for it need not know.
"""

import secrets
from datetime import datetime, time, timedelta
from typing import Literal, get_args

from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from retold.rules.when import When

Job = Literal["ask-for-stories", "read-story", "match", "make-report", "daily-round", "let-go", "clear-up"]
"Every job by its name."

RUN = "retold.services.work.worker.run"
PRIVATE = "private"
"The queue of what somebody set going in private."
QUARTER = timedelta(minutes=15)


def ask(job: Job, about: str, *, not_before: datetime | None = None) -> None:
    """Asks for a job about the record of that id.

    Raises KeyError for a name that is not on the list: here, and not later in the background.
    """
    enqueue(job, about, queue="default", run_after=not_before)


def ask_privately(job: Job, about: str, *, at: When) -> None:
    """The same for what somebody sets going in private, at some time in the next quarter of an hour.

    A machine that is busy the moment somebody hands something in, or a row that says when, would tell of it. So it
    waits in a queue of its own, and its row says only on which day it was asked for. Raises KeyError as above.
    """
    later = at.moment + timedelta(seconds=secrets.randbelow(int(QUARTER.total_seconds())))
    row = enqueue(job, about, queue=PRIVATE, run_after=later)
    midnight = datetime.combine(at.day, time(), tzinfo=at.local.tzinfo)
    DBTaskResult.objects.filter(pk=row).update(enqueued_at=midnight)


def enqueue(job: Job, about: str, *, queue: str, run_after: datetime | None) -> str:
    """Puts a job into a queue; the id of its row there. Raises KeyError."""
    if job not in get_args(Job):
        raise KeyError(job)
    run = import_string(RUN)
    return str(run.using(queue_name=queue, run_after=run_after).enqueue(job, about).id)
