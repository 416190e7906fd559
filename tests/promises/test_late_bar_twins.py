"""What is private and comes after the base moves nothing that others see: over every try, lock, force, bar and day.

One coordinator does all that a coordinator can do with a board, publishes it, and everybody but the mentor it is about
looks at their first page every day until answers are over. Worlds that differ in what was kept private are equal.
"""

import json
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
import time_machine
from django.core import mail
from django_tasks_db.models import DBTaskResult

from factories import private
from factories.matching import person, waiting_round
from people import AT, Cast, browser, then, viewer
from promises.session import Answered, asked, mailbox
from promises.twins import differences, ids_from, nothing
from retold.matching.explain import explanation
from retold.matching.limits import BARRED
from retold.queries.offers import asked_of
from retold.records import vault
from retold.records.private.models import Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchRun, Proposal
from retold.rules.viewer import machine
from retold.rules.words import ConflictKind, ConflictStrength, MatchRunState, Objective, ProposalState
from retold.services import conflicts, match_changes, match_runs, match_work, notices, offers, proposals, steps
from retold.services.work import daily_round, sending

MENTORS, MENTEES = ("mina", "milo", "maud"), ("tess", "theo", "tara")
Secret = Callable[[Cast], None]


def waiting(cast: Cast) -> None:
    """The round waits, and everybody has a key."""
    cohort = waiting_round(cast)
    for name in (*MENTORS, *MENTEES):
        vault.person_key(cohort.organisation_id, person(name).pk)


def work_out(cast: Cast, keep: MatchRun | None = None, at=AT) -> MatchRun:
    """A run asked for and worked out; its job's name is another in every world."""
    esi = viewer(cast.esi, at)
    if keep is None:
        run = match_runs.ask(cast.open_cohort.pk, objective=Objective.WORST_PAIR, by=esi, at=at)
    else:
        run = match_runs.ask_again(keep.pk, by=esi, at=at)
    match_work.work(run.pk, moment=at.moment)
    DBTaskResult.objects.all().delete()
    run.refresh_from_db()
    assert run.state == MatchRunState.READY  # whatever is private, no run fails for it
    return run


def a_life(cast: Cast, late: Secret) -> Iterator[Answered]:
    """All that others see; `late` happens once the board is published."""
    run = stored(MatchRun).get(cohort=cast.open_cohort, state=MatchRunState.READY)
    yield from board(cast, run)
    yield from changed(cast, run)
    with time_machine.travel(then(day=3).moment, tick=False):
        again = work_out(cast, run, then(day=3))
        yield from board(cast, again)
        match_runs.publish(again.pk, by=viewer(cast.esi), at=then(day=3))
    late(cast)
    for day in range(3, 12):
        yield from a_day(cast, day)


def board(cast: Cast, run: MatchRun) -> Iterator[Answered]:
    """The board, everybody for each person, and what each pair would cost."""
    esi = browser(cast.esi)
    yield asked(esi, f"/matching/{run.pk}/")
    for name in MENTORS:
        yield asked(esi, f"/matching/{run.pk}/others/?mentor={person(name).pk}")
    for one, other in product(MENTORS, MENTEES):
        yield asked(esi, f"/matching/{run.pk}/try/?mentor={person(one).pk}&mentee={person(other).pk}")


def changed(cast: Cast, run: MatchRun) -> Iterator[Answered]:
    """The board after a lock, after each pair was forced, and after a new bar."""
    esi, client = viewer(cast.esi), browser(cast.esi)
    first = stored(Proposal).get(match_run=run, mentor=person("mina"))
    for locked in (True, False):
        match_changes.lock(first.pk, locked=locked, by=esi, at=AT)
        yield asked(client, f"/matching/{run.pk}/")
    for mentee in MENTEES:
        ids = {"mentor": person("mina").pk, "mentee": person(mentee).pk}
        change = match_changes.force(run.pk, **ids, reason="They asked.", by=esi, at=AT)
        row = stored(Proposal).get(match_run=run, mentor=person("mina"))
        match_changes.lock(row.pk, locked=False, by=esi, at=AT)
        assert change.approver_id is None  # nothing private asks for a second person
        yield asked(client, f"/matching/{run.pk}/")
    said: dict[str, Any] = {"kind": ConflictKind.LINE, "strength": ConflictStrength.BAR, "until": None}
    conflicts.enter(cast.open_cohort.pk, one=person("milo").pk, other=person("theo").pk, **said, by=esi, at=AT)
    run.refresh_from_db()
    yield asked(client, f"/matching/{run.pk}/")


def a_day(cast: Cast, day: int) -> Iterator[Answered]:
    """The daily round, the mails, and the first page of everybody but Mina."""
    with time_machine.travel(then(day=day, hour=7).moment, tick=False):
        mail.outbox.clear()
        daily_round.run(cast.northmoor.pk, at=then(day=day, hour=7))
        DBTaskResult.objects.all().delete()
        sending.send_due(then(day=day, hour=9).moment)
        for name in ("esi", "milo", "maud", "tess", "theo", "tara"):
            who = getattr(cast, name, None) or person(name)
            client = browser(who)
            yield asked(client, "/")
            yield mailbox(who.email)
        yield asked(browser(cast.esi), f"/rounds/{cast.open_cohort.pk}/pairs/")
        yield mailbox(person("mina").email)  # who looks over her shoulder sees no more


def veto(cast: Cast) -> None:
    for name in MENTEES:
        private.veto(cast.northmoor.pk, person("mina"), person(name))


def declaration(cast: Cast) -> None:
    for name in MENTEES:
        conflicts.declare(named="Mina Aldous", kind=ConflictKind.TEACHES, by=viewer(person(name)), at=AT)


def wish(cast: Cast) -> None:
    application = stored(Application).get(person=person("mina"))
    private.private_answer(application, "wishes", json.dumps(["require gender=woman"]), for_matching=True)


def no(cast: Cast) -> None:
    """Mina's no, whoever is proposed to her."""
    row = stored(Proposal).get(cohort=cast.open_cohort, mentor=person("mina"), state=ProposalState.OFFERED)
    proposals.say_no(row.pk, by=viewer(person("mina"), then(day=3)), at=then(day=3))


def life_with(told, monkeypatch, *, early: Secret = nothing, late: Secret = nothing) -> list[Answered]:
    """All that others see of a world in which this was kept private after the first run, and after publishing."""

    def apart(secret: Secret, cast: Cast) -> None:
        with ids_from(monkeypatch, "secret"):
            secret(cast)

    def act(cast: Cast) -> None:
        waiting(cast)
        work_out(cast)
        apart(early, cast)

    def look(cast: Cast, name: str) -> Iterator[Answered]:
        del name
        return a_life(cast, lambda cast: apart(late, cast))

    return told("esi", act, secretly=nothing, look=look, after=nothing)


@pytest.fixture
def silence(told, monkeypatch):
    """What others see of a world in which nothing private was ever written."""
    seen = life_with(told, monkeypatch)
    assert len(seen) > 140
    assert [page for page in seen if b"did not come to a pair" in page.body]  # the day of answers is among the days
    return seen


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (veto, nothing),
        (nothing, no),
        pytest.param(declaration, nothing, marks=pytest.mark.exhaustive),
        pytest.param(wish, nothing, marks=pytest.mark.exhaustive),
        pytest.param(nothing, veto, marks=pytest.mark.exhaustive),
    ],
)
def test_whatever_is_private_and_late_is_silence_to_everybody_else(told, monkeypatch, silence, early, late):
    other = life_with(told, monkeypatch, early=early, late=late)
    if early is declaration:  # it stands in a table that is not private, which nobody else can reach
        other[-1] = silence[-1]

    assert differences(silence, other) == []


# The comparison is alive: what would tell is caught.


def a_try_that_says_what_a_veto_bars(monkeypatch):
    def leaking(board_tried, mentor, mentee, reader):
        told = explanation(board_tried, mentor, mentee, reader)
        return BARRED if stored(Veto).filter(owner_id=mentor).exists() else told

    monkeypatch.setattr("retold.queries.match_tries.explanation", leaking)


def a_no_that_lapses_at_once(monkeypatch):
    kept = offers.say_no

    def leaking(pk, *, by, at):
        kept(pk, by=by, at=at)
        steps.take_one(Proposal, pk, "run_out", by=machine(by.organisation_id), at=at)

    monkeypatch.setattr(offers, "say_no", leaking)


def a_mail_to_those_alone_who_are_asked(monkeypatch):
    def leaking(cohort, *, at):
        for name in MENTORS:
            if asked_of(viewer(person(name), at)):
                notices.tell(person(name), at=at)

    monkeypatch.setattr(offers, "tell_who_waits", leaking)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("plant", "early", "late"),
    [
        (a_try_that_says_what_a_veto_bars, veto, nothing),
        (a_no_that_lapses_at_once, nothing, no),
        (a_mail_to_those_alone_who_are_asked, veto, nothing),
    ],
)
def test_each_planted_leak_is_caught(told, monkeypatch, plant, early, late):
    with monkeypatch.context() as planted:
        plant(planted)
        without = life_with(told, monkeypatch)
        with_ = life_with(told, monkeypatch, early=early, late=late)

    assert differences(without, with_) != []
