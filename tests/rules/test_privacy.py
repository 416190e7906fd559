"""Page 1: who may what."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps

from ground import floor
from retold.queries.visible import visible
from retold.records.record import Record, stored
from retold.rules.conditions import FACTS, Either, Same, fact
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.privacy import PRIVACY, clauses, may, might, noun_of
from retold.rules.viewer import ANYBODY, machine
from retold.rules.words import Role

SOURCE = Path(__file__).parents[2] / "src" / "retold"
MODELS = {model.noun: model for model in apps.get_models() if issubclass(model, Record)}
PEOPLE = ("amara", "ben", "cleo", "dev", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")


def test_a_permission_is_only_for_the_record_it_names(cast):
    from people import viewer

    assert may(viewer(cast.esi), "cohort.change", cast.cohort)
    assert not may(viewer(cast.esi), "cohort.change", cast.amara_and_ben)


def test_whoever_is_not_signed_in_may_read_an_open_call_or_that_one_has_closed_and_nothing_else():
    given = {permission for permission in PRIVACY if might(ANYBODY, permission)}

    assert given == {"cohort.read_call", "cohort.see_that_it_called"}


def test_the_machine_does_only_what_is_the_machines():
    for permission in PRIVACY:
        spoken = any(clause.roles and Role.MACHINE in clause.roles for clause in clauses(permission))
        assert might(machine("x"), permission) == spoken, permission


def test_every_clause_for_a_role_stays_inside_the_organisation():
    for permission, given in PRIVACY.items():
        for clause in given:
            if clause.roles is not None:
                assert Same("organisation", "organisation_id") in clause.conditions, permission


def test_every_condition_speaks_of_a_fact_that_its_record_has():
    for permission, given in PRIVACY.items():
        for clause in given:
            for condition in clause.conditions:
                for part in condition.conditions if isinstance(condition, Either) else (condition,):
                    assert part.fact in FACTS[noun_of(permission)], permission


def test_every_step_asks_for_a_permission_of_its_own_record():
    for noun, lifecycle in LIFECYCLES.items():
        for step in lifecycle.steps:
            assert step.permission in PRIVACY, step.permission
            assert noun_of(step.permission) == noun
            assert set(step.tells) <= set(FACTS[noun])


def test_nobody_asks_for_a_role_behind_the_pages_back():
    for layer in ("queries", "services", "web"):
        for path in (SOURCE / layer).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "viewer.role is" not in text, path
            assert "viewer.role ==" not in text, path
            assert "by.role ==" not in text, path


@floor
def lookers(world):
    """Whoever may look, at a world in which something has happened: the cast, the machine, somebody not signed in."""
    from people import AT, viewer
    from retold.services import events

    cast = {name: viewer(getattr(world, name)) for name in PEOPLE}
    events.write("cohort.change", world.cohort, by=cast["esi"], at=AT)
    return {**cast, "machine": machine(world.northmoor.pk), "nobody": ANYBODY}


@pytest.mark.parametrize("permission", sorted(PRIVACY))
def test_the_page_filters_a_list_as_it_answers_for_one_record(lookers, permission):
    model = MODELS[noun_of(permission)]
    rows = list(stored(model))
    assert rows
    for name, looking in lookers.items():
        listed = {row.pk for row in visible(looking, permission, model)}
        assert listed == {row.pk for row in rows if may(looking, permission, row)}, name


def test_a_fact_that_leads_nowhere_any_more_is_none():
    assert fact(SimpleNamespace(cohort=None), "pair", "round state") is None
