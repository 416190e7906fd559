"""One job an organisation and day: a fault in one round stops neither the others nor anybody's mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from people import AT, NOW
from retold.records.record import stored
from retold.records.trail.models import Dispatch
from retold.rules.words import Notice
from retold.services import notices
from retold.services.work import daily_round, queue, sending, worker

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.fixture
def broken(cast, monkeypatch):
    """The round of Elsewhere raises while `broken` holds its id; whose round went through stands in `done`."""
    faulty, done = {cast.elsewhere.pk}, []

    def act(organisation_id, *, at):
        if organisation_id in faulty:
            raise ZeroDivisionError
        done.append(organisation_id)

    monkeypatch.setattr(daily_round, "ROUND", (act,))
    return faulty, done


def passed(clock, moment):
    clock.move_to(moment)
    worker.Worker("one").round(moment)


def test_nothing_is_asked_for_before_the_hour(cast):
    assert daily_round.ask_due(NOW.replace(hour=5, minute=59)) == 0


def test_a_round_is_asked_for_once_however_often_a_worker_looks(cast):
    assert daily_round.ask_due(NOW) == 2
    assert daily_round.ask_due(NOW) == 0
    assert DBTaskResult.objects.count() == 2


def test_a_round_asked_for_late_is_not_done_before_the_hour_of_the_next_day(cast, broken):
    _, done = broken

    daily_round.work(cast.northmoor.pk, moment=NOW.replace(day=3, hour=0))

    assert done == []


def test_a_fault_in_one_round_stops_neither_the_others_nor_the_mail(cast, broken, clock):
    _, done = broken
    notices.tell_at_once("ben@example.org", Notice.ALERT, at=AT)

    passed(clock, NOW)

    assert done == [cast.northmoor.pk]
    assert [sent.to for sent in mail.outbox] == [["ben@example.org"]]
    assert [row.organisation_id for row in stored(Dispatch)] == [cast.northmoor.pk]


def test_mended_the_failed_round_is_done_on_the_same_day_and_once(cast, broken, clock):
    faulty, done = broken
    for minutes in range(0, 60, 2):
        passed(clock, NOW + minutes * MINUTE)
    assert done == [cast.northmoor.pk]
    faulty.clear()

    for minutes in range(60, 240, 10):
        passed(clock, NOW + minutes * MINUTE)

    assert done == [cast.northmoor.pk, cast.elsewhere.pk]
    assert stored(Dispatch).count() == 2


def test_a_round_that_failed_for_good_is_asked_for_again_each_hour(cast, broken, clock):
    for minutes in range(0, 600, 5):
        passed(clock, NOW + minutes * MINUTE)

    rounds = [row for row in DBTaskResult.objects.all() if row.args_kwargs["args"][1] == cast.elsewhere.pk]
    assert [len(row.worker_ids) for row in rounds[:1]] == [queue.MOST_TRIES]
    assert len(rounds) == 6


def test_two_workers_do_one_round(cast, broken):
    _, done = broken

    for _ in range(2):
        daily_round.work(cast.northmoor.pk, moment=NOW)

    assert done == [cast.northmoor.pk]


@pytest.mark.parametrize("part", [queue.rescue, daily_round.ask_due, sending.send_due])
def test_a_fault_in_one_part_of_a_pass_stops_none_of_the_others(cast, broken, clock, monkeypatch, part):
    def raises(moment):
        raise ZeroDivisionError

    raises.__module__ = part.__module__
    monkeypatch.setattr(worker, "PASS", tuple(raises if each is part else each for each in worker.PASS))
    notices.tell_at_once("ben@example.org", Notice.ALERT, at=AT)
    daily_round.ask_due(NOW)

    passed(clock, NOW)

    assert len(mail.outbox) == 1
    assert stored(Dispatch).count() == 1


def test_a_mail_that_cannot_be_written_holds_up_nobody_behind_it(cast, monkeypatch):
    send = mail.EmailMessage.send
    monkeypatch.setattr(mail.EmailMessage, "send", lambda self: send(self) if "ben" in self.to[0] else 1 / 0)
    for name in ("amara", "ben", "cleo"):
        notices.tell_at_once(f"{name}@example.org", Notice.ALERT, at=AT)

    assert sending.send_due(NOW) == 1
    assert [sent.to for sent in mail.outbox] == [["ben@example.org"]]


def test_mail_does_not_wait_for_the_jobs_behind_a_long_one(cast, clock, monkeypatch):
    left = []

    def long(organisation_id, *, moment):
        left.append(len(mail.outbox))
        notices.tell_at_once("ben@example.org", Notice.SIGN_IN, at=AT, code="x")

    monkeypatch.setattr(worker, "DOES", {"daily-round": long, "clear-up": lambda *_, **__: None})

    passed(clock, NOW)

    assert left == [0, 1]
    assert len(mail.outbox) == 2
