"""The queue of jobs as a table: what waits, and what is tried again."""

from datetime import datetime, timedelta

from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from retold.services.jobs import PRIVATE, Job

LEASE = timedelta(minutes=15)
FIRST_PAUSE = timedelta(seconds=10)
MOST_TRIES = 8
ANEW = timedelta(hours=1)
"A job that must be done today, and has failed eight times, is asked for again so long after the last try."


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


def waiting(job: Job, moment: datetime) -> set[str]:
    """The ids about which this job waits, runs, or has failed just now and is going to be tried again."""
    unfinished = Q(status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    failed = Q(status=TaskResultStatus.FAILED, finished_at__gt=moment - ANEW)
    rows = DBTaskResult.objects.filter(unfinished | failed, args_kwargs__args__0=job)
    return {row.args_kwargs["args"][1] for row in rows}


def forget_private() -> None:
    """Lets go of what was done in private: when that was is nobody's business."""
    DBTaskResult.objects.filter(queue_name=PRIVATE, status=TaskResultStatus.SUCCESSFUL).delete()
