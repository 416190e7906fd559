"""Asking for work in the background (job queue): in the transaction of its cause, taken by one worker.

A job is a function of one record's id and finds out for itself whether it still has something to do, so that running it
twice does no harm. What does which job stands in `retold.services.work.table`; the queue keeps a job by name, so what
asks for it need not know.
"""

from datetime import datetime
from typing import Literal, get_args

from django.utils.module_loading import import_string

Job = Literal["ask-for-stories", "read-story", "match", "make-report", "daily-round", "let-go", "clear-up"]
"Every job by its name."

RUN = "retold.services.work.worker.run"


def ask(job: Job, about: str, *, private: bool = False, not_before: datetime | None = None) -> None:
    """Asks for a job about the record of that id. Private ones wait in a queue of their own.

    Raises KeyError for a name that is not on the list: here, and not later in the background.
    """
    if job not in get_args(Job):
        raise KeyError(job)
    run = import_string(RUN)
    run.using(queue_name="private" if private else "default", run_after=not_before).enqueue(job, about)
