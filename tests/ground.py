"""What a test stands on: made once a file, and found untouched by each of its tests.

A floor is a fixture that puts records into the database. It is laid in a savepoint and stays for the whole file; every
test begins on the floors it asks for, in a savepoint of its own, and gets copies of the records. Where a test asks for
fewer floors than the one before it, those above are taken up first: a test that asks for none finds empty tables.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass
from inspect import signature
from typing import Any

import pytest
import time_machine
from django.db import transaction

Made = dict[str, Any]
WITH_A_DATABASE = {"db", "transactional_db"}


@dataclass(frozen=True, slots=True)
class Floor:
    """One fixture that stays: its name, what makes it, and the floors it rests on, which are its arguments."""

    name: str
    make: Callable[..., Any]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A floor in place: all that is made up to it, and what takes it up again."""

    floor: Floor
    made: Made
    undone: ExitStack


# By the file in which a floor is laid and its name; those of the modules that every test may use are under "".
FLOORS: dict[tuple[str, str], Floor] = {}


def floor(make: Callable[..., Any]) -> Any:
    """A fixture whose records are made once a file. Its arguments are other floors."""
    built = Floor(make.__name__, make, tuple(signature(make).parameters))
    FLOORS[file_of(make.__module__), built.name] = built

    @pytest.fixture(name=built.name)
    def given(db: None, clock: time_machine.Traveller, stood: Made) -> Any:
        return stood[built.name]

    given.__doc__ = make.__doc__
    return given


def file_of(module: str) -> str:
    """The name under which a module's floors are found: its own if it is a file of tests."""
    return module if module.rpartition(".")[2].startswith("test_") else ""


def floors_for(names: list[str], module: str) -> list[Floor]:
    """The floors among these fixtures, each after those it rests on."""
    found: list[Floor] = []
    for name in names:
        built = FLOORS.get((module, name)) or FLOORS.get(("", name))
        if built is not None:
            found += [one for one in (*floors_for(list(built.rests_on), module), built) if one not in found]
    return sorted(found, key=list(FLOORS.values()).index)


class Ground:
    """The floors that are laid, the lowest first."""

    def __init__(self) -> None:
        self.laid: list[Laid] = []

    def stand_on(self, floors: list[Floor]) -> Made:
        """Lays these floors and no other; gives copies of what they hold."""
        while [one.floor for one in self.laid] != floors[: len(self.laid)]:
            self.take_up()
        for built in floors[len(self.laid) :]:
            self.lay(built)
        return self.made()

    def lay(self, built: Floor) -> None:
        """Makes what is on this floor, on the morning of every test."""
        from people import NOW

        made = self.made()
        with ExitStack() as undone:
            undone.enter_context(taken_back())
            with time_machine.travel(NOW, tick=False):
                made[built.name] = built.make(*(made[name] for name in built.rests_on))
            self.laid.append(Laid(built, made, undone.pop_all()))

    def take_up(self) -> None:
        """Takes back the uppermost floor."""
        self.laid.pop().undone.close()

    def made(self) -> Made:
        """Copies of all that stands on the floors: what a test does to its records, the next one does not see."""
        return deepcopy(self.laid[-1].made) if self.laid else {}


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever happens in the database inside is taken back at the end: the next question finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module", autouse=True)
def ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    """What the tests of one file stand on."""
    kept = Ground()
    yield kept
    if kept.laid:
        with request.getfixturevalue("django_db_blocker").unblock():
            kept.stand_on([])


@pytest.fixture(autouse=True)
def stood(request: pytest.FixtureRequest, ground: Ground) -> Made:
    """The floors that this test asks for are laid, before its own savepoint."""
    if not WITH_A_DATABASE & set(request.fixturenames):
        return {}
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        return ground.stand_on(floors_for(request.fixturenames, request.module.__name__))
