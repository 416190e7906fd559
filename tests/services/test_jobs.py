"""Work in the background: asked for with its cause, done at least once."""

from datetime import timedelta
from typing import Any, get_args

import pytest
from django.db import transaction
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from people import AT, NOW
from retold.services import jobs
from retold.services.jobs import Job
from retold.services.work import queue, worker
from retold.services.work.table import DOES

DONE: list[str] = []
DO: Any = "read-story"
FAIL: Any = "match"
FLY: Any = "fly"


def do(about, *, moment):
    DONE.append(about)


def fail(about, *, moment):
    DONE.append(about)
    raise ValueError("no")


@pytest.fixture(autouse=True)
def registered(monkeypatch):
    DONE.clear()
    monkeypatch.setattr(worker, "DOES", {DO: do, FAIL: fail})
    monkeypatch.setattr(worker, "PASS", (queue.rescue,))
    # A worker looks between jobs whether its connection is too old. A test is one transaction: closing would end it.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


def worked(at=NOW):
    worker.Worker("one").round(at)


def test_every_job_on_the_list_has_a_function():
    assert set(DOES) == set(get_args(Job))


def test_a_job_nobody_knows_is_refused_when_it_is_asked_for(cast):
    with pytest.raises(KeyError):
        jobs.ask(FLY, "x")

    assert DBTaskResult.objects.count() == 0


def test_a_job_is_done_once(cast):
    jobs.ask(DO, "one")
    jobs.ask(DO, "two")

    worked()
    worked()

    assert sorted(DONE) == ["one", "two"]


def test_what_is_private_is_done_at_some_time_in_a_quarter_of_an_hour(cast, clock):
    for number in range(40):
        jobs.ask_privately(DO, f"private {number}", at=AT)
    rows = list(DBTaskResult.objects.all())

    waits = {row.run_after - NOW for row in rows}
    assert min(waits) >= timedelta()
    assert max(waits) < timedelta(minutes=15)
    assert len(waits) > 30  # forty of nine hundred seconds, and hardly two alike
    assert {row.enqueued_at for row in rows} == {NOW.replace(hour=0, minute=0)}  # the day on which it was asked for
    worked()
    assert len(DONE) < 40
    clock.shift(timedelta(minutes=15))
    worked()
    assert len(DONE) == 40


def test_of_what_is_private_and_done_no_row_says_when(cast, clock):
    jobs.ask_privately(DO, "one", at=AT)
    jobs.ask(DO, "two")
    clock.shift(timedelta(minutes=15))
    worked()

    assert [row.args_kwargs["args"][1] for row in DBTaskResult.objects.all()] == ["two"]


def test_a_cause_that_is_taken_back_takes_its_job_along(cast):
    with transaction.atomic():
        jobs.ask(DO, "one")
        transaction.set_rollback(True)

    worked()
    assert DONE == []


def test_a_job_that_fails_is_tried_eight_times_with_growing_pauses(cast, clock):
    jobs.ask(FAIL, "one")
    worked()
    worked()
    assert len(DONE) == 1

    for days in range(1, 20):
        clock.move_to(NOW + timedelta(hours=days))
        worked(at=NOW + timedelta(hours=days))
    assert len(DONE) == 8


def test_a_job_whose_worker_died_is_taken_up_again(cast, clock):
    jobs.ask(DO, "one")
    DBTaskResult.objects.get().claim("dead")

    worked(at=NOW + queue.LEASE)
    assert DONE == []
    clock.shift(queue.LEASE + timedelta(seconds=11))
    worked(at=NOW + queue.LEASE + timedelta(seconds=11))
    assert DONE == ["one"]
