"""The predicates: each is told of, each is used, and what they stand on is said once."""

from types import ModuleType

import pytest

from retold.discourse.cues.predicates.registry import PREDICATES, predicates_of
from retold.discourse.cues.register import shipped_register

PARTS = {"brings_about", "is_made_to"}  # predicates that only others ask, and that a codebook may


def module(name: str, source: str) -> ModuleType:
    made = ModuleType(name)
    exec(compile(source, name, "exec"), made.__dict__)
    return made


def test_every_predicate_says_what_it_asks():
    assert [name for name, predicate in PREDICATES.items() if not (predicate.__doc__ or "").endswith((".", '"'))] == []


def test_every_predicate_is_asked_by_a_cue():
    asked = {name.removeprefix("not ") for cue in shipped_register().cues.values() for name in cue.where}
    assert set(PREDICATES) - asked == PARTS


def test_two_predicates_of_one_name_are_refused():
    one, two = (module(name, "def is_late(view):\n    'It is late.'") for name in ("one", "two"))
    with pytest.raises(ValueError, match="two predicates are called is_late"):
        predicates_of(one, two)


def test_a_predicate_that_does_not_say_what_it_asks_is_refused():
    with pytest.raises(ValueError, match="the predicate is_late does not say what it asks"):
        predicates_of(module("one", "def is_late(view): ..."))


def test_what_is_its_own_or_from_elsewhere_is_no_predicate():
    assert predicates_of(module("one", "from json import loads\ndef _is_late(view): ...")) == {}
