"""Names of permissions, steps, facts and events: the types that mypy checks say what the pages say; a slip raises."""

import ast
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from django.apps import apps
from django.db import transaction

from people import AT, viewer
from retold.errors import UnknownNameError
from retold.queries.visible import demand_some, one, visible
from retold.records.committee.models import Idea
from retold.records.record import Record, stored
from retold.records.scheme.models import Cohort
from retold.rules import permission_names, step_names
from retold.rules.conditions import FACTS, FactName, Same, fact
from retold.rules.event_names import EVENTS
from retold.rules.lifecycles import LIFECYCLES, lifecycle
from retold.rules.open_steps import open_steps
from retold.rules.privacy import PRIVACY, clauses, demand, may, might
from retold.rules.refusals import RefusalError
from retold.rules.viewer import machine
from retold.rules.words import IdeaState
from retold.services import events, steps

SELL: Any = "cohort.sell"
FLY: Any = "fly"
CLOSE: Any = "cohort.close"
"Names that no page knows, or not as this; mypy would refuse each where it is written."
SOURCE = Path(__file__).parents[2] / "src" / "retold"
MODELS = {model.__name__: model for model in apps.get_models() if issubclass(model, Record)}
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in SOURCE.rglob("*.py")}


def literals(module, ending):
    """Every name of the literals of a module that end so, by their own name."""
    return {name: get_args(value) for name, value in vars(module).items() if name.endswith(ending) and name != ending}


def test_the_names_of_permissions_are_those_of_page_one():
    by_record = literals(permission_names, "Permission")

    assert sorted(name for names in by_record.values() for name in names) == sorted(PRIVACY)
    for record, names in by_record.items():
        assert {MODELS[record.removesuffix("Permission")].noun} == {name.partition(".")[0] for name in names}


def test_the_names_of_steps_are_those_of_page_two():
    named = {MODELS[name.removesuffix("Step")].noun: names for name, names in literals(step_names, "Step").items()}

    assert named == {noun: tuple(step.name for step in cycle.steps) for noun, cycle in LIFECYCLES.items()}


def test_the_names_of_facts_are_those_that_some_record_has():
    assert set(get_args(FactName)) == {name for facts in FACTS.values() for name in facts}


def test_every_event_that_is_no_step_is_written_somewhere_and_no_step():
    written = {
        word.value
        for path, tree in TREES.items()
        if "services" in path.parts
        for word in ast.walk(tree)
        if isinstance(word, ast.Constant) and word.value in EVENTS
    }

    assert written == EVENTS
    assert not EVENTS & {f"{noun}.{step.name}" for noun, cycle in LIFECYCLES.items() for step in cycle.steps}
    assert {name.partition(".")[0] for name in EVENTS} <= {model.noun for model in MODELS.values()}


def test_a_permission_that_page_one_does_not_name_raises_whoever_asks_and_for_whatever(cast):
    esi = viewer(cast.esi)
    for ask in (
        lambda: clauses(SELL),
        lambda: may(esi, SELL, cast.cohort),
        lambda: may(esi, SELL, cast.amara_and_ben),
        lambda: might(esi, SELL),
        lambda: demand(esi, SELL, cast.cohort),
        lambda: demand_some(esi, SELL),
        lambda: visible(esi, SELL, Cohort),
        lambda: one(esi, SELL, Cohort, cast.cohort.pk),
        lambda: steps.held(Cohort, cast.cohort.pk, SELL, by=esi),
    ):
        with pytest.raises(UnknownNameError, match=re.escape(SELL)):
            ask()


def test_a_step_that_page_two_does_not_name_raises(cast):
    esi = viewer(cast.esi)
    for ask in (
        lambda: lifecycle("cohort").step(FLY),
        lambda: steps.take(steps.held(Cohort, cast.cohort.pk, "cohort.change", by=esi), FLY, by=esi, at=AT),
        lambda: steps.take_one(Cohort, cast.cohort.pk, FLY, by=esi, at=AT),
    ):
        with pytest.raises(UnknownNameError, match=FLY):
            ask()
    with pytest.raises(UnknownNameError, match="scheme"):
        open_steps(esi, cast.scheme)


def test_a_fact_that_a_record_does_not_have_raises(cast, monkeypatch):
    with pytest.raises(UnknownNameError, match="mentor"):
        fact(cast.cohort, "cohort", "mentor")
    (coordinator,) = PRIVACY["cohort.change"]
    wrong = type(coordinator)(coordinator.roles, (*coordinator.conditions, Same("mentor", "person_id")))
    monkeypatch.setitem(PRIVACY, "cohort.change", (wrong,))
    for ask in (
        lambda: may(viewer(cast.esi), "cohort.change", cast.cohort),
        lambda: visible(viewer(cast.esi), "cohort.change", Cohort),
    ):
        with pytest.raises(UnknownNameError, match="mentor"):
            ask()


def test_an_event_that_is_not_listed_raises(cast):
    for name in (SELL, CLOSE):
        with pytest.raises(UnknownNameError, match=re.escape(name)):
            events.write(name, cast.cohort, by=viewer(cast.esi), at=AT)


def word_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def test_every_step_that_the_code_takes_with_a_record_it_names_is_one_of_that_record():
    taken = [
        (MODELS[word_of(call.args[0])].noun, call.args[2].value)
        for tree in TREES.values()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") == "take_one"
        and isinstance(call.args[2], ast.Constant)
    ]

    assert [(noun, step) for noun, step in taken if step not in {one.name for one in LIFECYCLES[noun].steps}] == []


def test_every_step_that_a_template_asks_for_is_on_page_two():
    known = {step.name for cycle in LIFECYCLES.values() for step in cycle.steps}
    asked = [
        name
        for path in (SOURCE / "web" / "templates").rglob("*.html")
        for name in re.findall(r"['\"](\w+)['\"] (?:not )?in [\w.]*steps\b", path.read_text(encoding="utf-8"))
    ]

    assert [name for name in asked if name not in known] == []


def test_the_open_steps_are_those_that_the_viewer_may_take_in_this_state(cast):
    assert open_steps(viewer(cast.esi), cast.cohort) == {"close"}
    assert open_steps(viewer(cast.amara), cast.cohort) == frozenset()
    assert open_steps(viewer(cast.esi), cast.amara_and_ben) == frozenset()
    assert open_steps(machine(cast.northmoor.pk), cast.amara_and_ben) == {"pause", "end", "finish"}


PEOPLE = ("amara", "ben", "cleo", "dev", "esi", "finn", "grace", "jo", "ines", "oke", "hal")


def not_refused(record, step, by):
    """Whether the step can be taken; whatever it did is taken back."""
    with transaction.atomic():
        try:
            steps.take_one(type(record), record.pk, step, by=by, at=AT)
        except RefusalError:
            return False
        finally:
            transaction.set_rollback(True)
    return True


def test_the_open_steps_are_exactly_those_that_would_not_be_refused(world):
    lookers = [viewer(getattr(world, name)) for name in PEOPLE]
    asked = 0
    for noun, cycle in LIFECYCLES.items():
        model = next(model for model in MODELS.values() if model.noun == noun)
        for record in stored(model):
            for by in lookers:
                taken = {step.name for step in cycle.steps if not_refused(record, step.name, by)}
                assert open_steps(by, record) == taken, (noun, by.role, record.pk)
                asked += len(taken)
    assert asked > len(LIFECYCLES)


def test_a_reply_on_its_way_opens_nothing_to_the_committee_that_the_question_did_not(world):
    idea = stored(Idea).filter(pair=world.cleo_and_dev, state=IdeaState.RELEASED).first()
    seen = []
    for state in (IdeaState.ASKED, IdeaState.REPLIED):
        idea.state = state
        seen.append(open_steps(viewer(world.jo), idea))

    assert seen == [{"answer"}, {"answer"}]
