"""The world that two twins begin from, and what is told of either."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from ground import floor
from people import Cast, make_cast
from promises import twins
from world import make_world


@floor
def before() -> Cast:
    """The cast in a world, with the ids that it has in every run."""
    with pytest.MonkeyPatch.context() as patched, twins.ids_from(patched, "open"):
        twins.number_from(1)
        cast = make_cast()
        make_world(cast)
        return cast


@pytest.fixture
def told(before: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """`told("ben", act, secretly=keep)` is what Ben sees in a world in which this has happened."""
    return partial(twins.told, before, monkeypatch)
