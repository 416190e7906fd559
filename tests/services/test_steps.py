"""The one way to change a state."""

from dataclasses import replace

import pytest

from people import AT, viewer
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.records.trail.models import Event, Mail
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.privacy import PRIVACY, Clause
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.viewer import machine
from retold.rules.words import CohortState, ConcernState, PairState
from retold.services import events, steps

ALL = [
    (noun, step, state)
    for noun, lifecycle in LIFECYCLES.items()
    for step in lifecycle.steps
    for state in type(lifecycle.start)
]


def of(world, noun):
    from django.apps import apps

    from retold.records.record import Record

    model = next(m for m in apps.get_models() if issubclass(m, Record) and m.noun == noun)
    return stored(model).order_by("pk").first()


@pytest.fixture
def anybody_may(monkeypatch):
    """Page 1 out of the way: only page 2 answers."""
    monkeypatch.setattr("retold.rules.privacy.PRIVACY", dict.fromkeys(PRIVACY, (Clause(None, ()),)))


@pytest.mark.parametrize(("noun", "step", "state"), ALL, ids=lambda part: getattr(part, "name", str(part)))
def test_each_step_is_taken_from_its_own_states_and_refused_from_all_others(world, anybody_may, noun, step, state):
    record = of(world, noun)
    stored(type(record)).filter(pk=record.pk).update(state=state)

    if state in step.sources:
        assert steps.take_one(type(record), record.pk, step.name, by=viewer(world.esi), at=AT).state == step.to
    else:
        with pytest.raises(MovedOnError):
            steps.take_one(type(record), record.pk, step.name, by=viewer(world.esi), at=AT)
        assert stored(type(record)).get(pk=record.pk).state == state


def test_a_step_that_page_one_does_not_allow_is_refused_as_if_nothing_were_there(cast):
    for person in (cast.hal, cast.oke, cast.amara, cast.ben, cast.ines):
        with pytest.raises(HiddenError):
            steps.take_one(type(cast.cohort), cast.cohort.pk, "close", by=viewer(person), at=AT)

    assert stored(type(cast.cohort)).get(pk=cast.cohort.pk).state == CohortState.RUNNING
    assert not stored(Event).exists()
    assert not stored(Mail).exists()


def test_a_step_is_refused_before_it_is_said_that_the_state_is_wrong(cast):
    with pytest.raises(HiddenError):
        steps.take_one(type(cast.cohort), cast.cohort.pk, "open_call", by=viewer(cast.hal), at=AT)


def test_a_step_saves_the_state_the_changes_the_event_and_the_notices(cast):
    ourselves = machine(cast.northmoor.pk)
    taken = steps.take_one(type(cast.amara_and_ben), cast.amara_and_ben.pk, "finish", by=ourselves, at=AT)

    assert (taken.state, stored(type(taken)).get(pk=taken.pk).state) == (PairState.FINISHED, PairState.FINISHED)
    event = stored(Event).get()
    assert (event.kind, event.about_id, event.by_id, event.by_role) == (
        "pair.finish",
        taken.pk,
        "",
        "machine",
    )
    assert sorted(mail.to for mail in stored(Mail)) == ["amara@example.org", "ben@example.org"]


def test_what_fails_afterwards_takes_all_of_it_back(cast, monkeypatch):
    monkeypatch.setattr("retold.services.notices.tell", lambda *_, **__: 1 / 0)
    ourselves = machine(cast.northmoor.pk)

    with pytest.raises(ZeroDivisionError):
        steps.take_one(type(cast.amara_and_ben), cast.amara_and_ben.pk, "finish", by=ourselves, at=AT)

    assert stored(type(cast.amara_and_ben)).get(pk=cast.amara_and_ben.pk).state == PairState.RUNNING
    assert not stored(Event).exists()


def test_a_private_step_leaves_its_event_in_the_sealed_trail_alone(world):
    concern = stored(Concern).get(owner=world.cleo, state=ConcernState.RAISED)

    steps.take_one(type(concern), concern.pk, "acknowledge", by=viewer(world.grace), at=AT)

    assert [event.kind for event in events.told(world.northmoor.pk)] == ["concern.acknowledge"]
    assert not stored(Event).exists()


def test_rights_are_as_they_are_now_and_not_as_they_were(cast):
    ended = replace(viewer(cast.esi), cohort_ids=frozenset())

    with pytest.raises(HiddenError):
        steps.take_one(type(cast.cohort), cast.cohort.pk, "close", by=ended, at=AT)


def test_a_step_is_never_taken_with_a_record_that_nobody_holds(cast):
    with pytest.raises(RuntimeError, match=r"Hold cohort \w+ before"):
        steps.take(cast.cohort, "close", by=viewer(cast.esi), at=AT)
    assert stored(Cohort).get(pk=cast.cohort.pk).state == CohortState.RUNNING
