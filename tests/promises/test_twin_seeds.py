"""Worlds in which a mentor keeps private what a lot decides are worlds in which she keeps nothing, to everybody else.

Three here, in `make test-all`; more by `benchmarks/twin_seeds.py`, which says by `RETOLD_TWIN_SEEDS` which.
"""

import os
import random
from collections.abc import Iterator

import pytest

from people import Cast
from promises.drawn_secrets import drawn
from promises.session import ROLES, Answered, session
from promises.twins import differences, nothing

FIRST, _, LAST = os.environ.get("RETOLD_TWIN_SEEDS", "1-3").partition("-")
SEEDS = range(int(FIRST), int(LAST) + 1)
OBSERVERS = tuple(name for name in ROLES if name != "grace")  # whom she may choose to write to
KEPT: dict[str, list[Answered]] = {}


def by_everybody(cast: Cast, name: str) -> Iterator[Answered]:
    """Every page that anybody else can see, one after the other, in one world."""
    del name
    random.seed(len(OBSERVERS))  # the same of what is hidden is asked for in every world
    for observer in OBSERVERS:
        yield from session(cast, observer)


@pytest.fixture
def silence(told, before):
    """What they see where she keeps nothing, looked at once a process."""
    if before.northmoor.pk not in KEPT:
        KEPT[before.northmoor.pk] = told("ben", nothing, secretly=nothing, look=by_everybody)
    return KEPT[before.northmoor.pk]


@pytest.mark.exhaustive
@pytest.mark.xdist_group("twin seeds")
@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_sees_what_a_lot_lets_her_keep(told, silence, seed):
    seen = told("ben", nothing, secretly=drawn(seed), look=by_everybody)

    assert len(seen) > 20 * len(OBSERVERS)
    assert differences(silence, seen) == []


def test_the_lot_falls_on_everything_and_is_drawn_alike_each_time(told):
    from retold.records.private.models import Concern, Reflection, Veto
    from retold.records.record import stored

    def counted(cast, name):
        del name
        counts.append(tuple(stored(kind).filter(owner=cast.amara).count() for kind in (Reflection, Concern, Veto)))
        return ()

    counts: list[tuple[int, ...]] = []
    for seed in (1, 2, 3, 4, 1):
        told("ben", nothing, secretly=drawn(seed), look=counted, after=nothing)

    assert counts[0] == counts[-1]
    assert len(set(counts)) > 2
    assert all(any(one[place] for one in counts) for place in range(3))
