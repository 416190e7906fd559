"""A run of the matching in twin worlds: a veto that decides nothing changes nothing that anybody else can observe."""

import pytest
from django_tasks_db.models import DBTaskResult
from twins import differences, ids_from, nothing, told

from factories import private
from factories.matching import person, waiting_round
from people import AT, Cast, viewer
from retold.records import vault
from retold.rules.words import Objective
from retold.services import match_runs, match_work

OBSERVERS = ("esi", "ines", "ben", "hal")


def waiting(cast: Cast) -> None:
    """The round waits; Mina has her key already, whose id would shift every later one of this seeded world."""
    cohort = waiting_round(cast)
    vault.person_key(cohort.organisation_id, person("mina").pk)


def matched(cast: Cast) -> None:
    """Esi asks for pairs, sets one by hand, and publishes them."""
    esi = viewer(cast.esi)
    run = match_runs.ask(cast.open_cohort, objective=Objective.WORST_PAIR, seed=1, by=esi, at=AT)
    match_work.work(run.pk, at=AT)
    DBTaskResult.objects.all().delete()  # its random name is another in every world
    run.refresh_from_db()
    ids = {"mentor": person("mina").pk, "mentee": person("theo").pk}
    match_runs.force(run, **ids, reason="They asked for it.", approver="", by=esi, at=AT)
    run.refresh_from_db()
    match_runs.publish(run, by=esi, at=AT)


@pytest.mark.parametrize("name", OBSERVERS)
def test_a_veto_that_decides_nothing_is_seen_by_nobody(db, clock, monkeypatch, name):
    def with_a_veto(cast: Cast) -> None:
        waiting(cast)
        with ids_from(monkeypatch, "secret veto"):
            private.veto(cast.northmoor.pk, person("mina"), None, "Somebody Else")
        matched(cast)

    def without(cast: Cast) -> None:
        waiting(cast)
        matched(cast)

    one = told(name, without, monkeypatch, secretly=nothing)
    other = told(name, with_a_veto, monkeypatch, secretly=nothing)

    assert len(one) > 20
    assert differences(one, other) == []
