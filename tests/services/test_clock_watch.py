"""A clock that has jumped: nothing is let go until somebody confirms it, and all else goes on."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core import mail

from people import AT, NOW
from retold.cli.admin import confirm_clock
from retold.cli.check import clock_has_not_jumped
from retold.records.record import stored
from retold.records.trail.models import Dispatch, Mail
from retold.rules.words import Notice
from retold.services import clock_watch, jobs, keeping, notices
from retold.services.work import clearing, daily_round, worker

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch):
    from django_tasks_db.management.commands import db_worker

    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)


@pytest.mark.parametrize("later", [timedelta(), MINUTE, DAY, 2 * DAY, 2 * DAY + HOUR, -HOUR])
def test_a_clock_that_goes_on_day_by_day_is_trusted(cast, later):
    assert clock_watch.trusted(NOW)
    assert clock_watch.trusted(NOW + later)
    assert clock_watch.jump() == ""


@pytest.mark.parametrize("later", [2 * DAY + HOUR + MINUTE, 4000 * DAY, -HOUR - MINUTE, -DAY])
def test_after_a_jump_it_is_not_until_somebody_confirms(cast, later):
    clock_watch.trusted(NOW)
    for days in range(3):
        assert not clock_watch.trusted(NOW + later + days * DAY)
    assert clock_watch.jump().startswith("The clock went from 2026-03-02 10:30 to ")

    clock_watch.confirm(NOW + later + 3 * DAY)
    assert clock_watch.trusted(NOW + later + 3 * DAY)


def test_a_jump_stops_deletions_and_neither_rounds_nor_mail(cast, clock, monkeypatch):
    monkeypatch.setattr(daily_round, "ROUND", ())
    worker.Worker("one").round(NOW)
    notices.tell_at_once("ben@example.org", Notice.ALERT, at=AT)
    clock.move_to(NOW + 40 * DAY)
    worker.Worker("one").round(NOW + 40 * DAY)
    assert len(mail.outbox) == 1
    assert stored(Dispatch).count() == 4
    clock.move_to(NOW + 71 * DAY)
    worker.Worker("one").round(NOW + 71 * DAY)
    assert stored(Mail).exclude(sent_at=None).count() == 1

    clock_watch.confirm(NOW + 72 * DAY)
    clock.move_to(NOW + 72 * DAY)
    worker.Worker("one").round(NOW + 72 * DAY)
    assert stored(Mail).exclude(sent_at=None).count() == 0
    assert stored(Dispatch).order_by("day").first().day == (NOW + 71 * DAY).date()


def test_the_installation_is_cleared_once_a_day(cast, monkeypatch):
    asked = []
    monkeypatch.setattr(jobs, "ask", lambda job, _: asked.append(job))
    clearing.ask_due(NOW)
    clearing.clear_up(clearing.EVERYWHERE, moment=NOW)
    clearing.ask_due(NOW + HOUR)
    clearing.ask_due(NOW + DAY)

    assert asked == ["clear-up", "clear-up"]


def test_what_is_over_in_an_organisation_waits_for_a_trusted_clock(cast, monkeypatch):
    done = []
    monkeypatch.setattr(keeping, "let_go_in", lambda _, *, at: done.append(at.day))
    clearing.let_go(cast.northmoor.pk, moment=NOW)
    clearing.let_go(cast.northmoor.pk, moment=NOW + 9 * DAY)

    assert done == [AT.day]


def test_check_says_so_and_the_command_confirms(cast):
    clock_watch.trusted(NOW - 9 * DAY)
    assert clock_has_not_jumped() == "what is over is deleted on its day"
    clock_watch.trusted(NOW)
    with pytest.raises(RuntimeError, match="2026-02-21 10:30 to 2026-03-02 10:30"):
        clock_has_not_jumped()

    said = CliRunner().invoke(confirm_clock)
    assert "Now it is 2026-03-02 10:30 (UTC), and that is confirmed." in said.output
    assert clock_has_not_jumped() == "what is over is deleted on its day"
