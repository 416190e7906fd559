"""The worker (job runner): asks for what is due, does jobs, sends mail, until it is told to stop."""

import logging
import signal
import time
from collections.abc import Callable
from datetime import datetime
from types import FrameType

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker

from retold.services.jobs import Job
from retold.services.work import clearing, daily_round, queue, sending
from retold.services.work.table import DOES

PASS: tuple[Callable[[datetime], object], ...] = (
    queue.rescue,
    daily_round.ask_due,
    clearing.ask_due,
    sending.send_due,
)
"What comes before the jobs, in order; a fault in one stops none of the others."
log = logging.getLogger("retold.work")


@task()
def run(job: Job, about: str) -> None:
    """Does one job about one record. What it raises is logged by the queue, and the job tried again."""
    DOES[job](about, moment=timezone.now())


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
        """One pass after another until stopped. A database that is away for a while is waited for."""
        while self.running:
            try:
                self.round(timezone.now())
            except Exception:
                log.exception("A pass of background work failed; trying again.")
                time.sleep(pause * 5)
            close_old_connections()
            if self.running:
                time.sleep(pause)

    def round(self, moment: datetime) -> None:
        """Everything that is due now. Mail leaves before the jobs and after each: it waits for none of them."""
        for part in PASS:
            apart(part, moment)
        while self.running and self.took_a_job():
            apart(sending.send_due, timezone.now())

    def took_a_job(self) -> bool:
        """Does the next job that is ready, and says whether there was one."""
        one = TaskWorker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=self.name,
        )
        one.run()
        queue.forget_private()
        return one._run_tasks > 0  # noqa: SLF001  it counts them and tells nobody


def apart(part: Callable[[datetime], object], moment: datetime) -> None:
    """One part of a pass. A fault of ours in it is logged; a database that does not answer ends the pass."""
    try:
        part(moment)
    except (InterfaceError, OperationalError):
        raise
    except Exception:
        log.exception("%s failed; the rest goes on.", part.__module__)
