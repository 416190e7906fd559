"""Page 2: every step from every wrong state is refused, and every step from a right one leads where the page says."""

import pytest
from django.apps import apps

from retold.records.record import Record
from retold.rules.lifecycles import LIFECYCLES

MODELS = {model.noun: model for model in apps.get_models() if issubclass(model, Record)}


def states(noun):
    return type(LIFECYCLES[noun].start)


def test_every_record_with_a_state_has_a_lifecycle_and_starts_where_it_says():
    with_state = {
        noun: model._meta.get_field("state").default
        for noun, model in MODELS.items()
        if "state" in {field.name for field in model._meta.concrete_fields}
    }

    assert with_state == {noun: lifecycle.start for noun, lifecycle in LIFECYCLES.items()}


@pytest.mark.parametrize("noun", sorted(LIFECYCLES))
def test_every_state_can_be_reached(noun):
    lifecycle = LIFECYCLES[noun]
    reached, before = {lifecycle.start}, None
    while reached != before:
        before = set(reached)
        reached |= {step.to for step in lifecycle.steps if set(step.sources) & reached}

    assert reached == set(states(noun))


@pytest.mark.parametrize("noun", sorted(LIFECYCLES))
def test_no_step_is_named_twice(noun):
    names = [step.name for step in LIFECYCLES[noun].steps]

    assert len(names) == len(set(names))
    with pytest.raises(KeyError):
        LIFECYCLES[noun].step("fly")
