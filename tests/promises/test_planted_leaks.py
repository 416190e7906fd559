"""The twin worlds are alive: each leak that is planted here is caught. One for every channel somebody could open."""

import pytest

from promises import leaks_around_pages, leaks_of_writing, leaks_on_pages
from promises.leaks import Leak
from promises.session import whole_session
from promises.twins import differences, nothing

FEWEST = 45
"So many are planted each day; the others in `make test-all`."
LEAKS = [
    pytest.param(
        leak,
        id=leak.plant.__name__,
        marks=[pytest.mark.xdist_group(f"leaks {number % 4}"), *[pytest.mark.exhaustive] * (number >= FEWEST)],
    )
    for number, leak in enumerate([*leaks_on_pages.LEAKS, *leaks_of_writing.LEAKS, *leaks_around_pages.LEAKS])
]


def test_there_is_one_for_every_channel_that_somebody_thought_of():
    assert len({leak.id for leak in LEAKS}) == len(LEAKS) >= FEWEST


def seen(told, monkeypatch, leak: Leak, look) -> set[str]:
    """The addresses at which the two worlds differ once this is planted."""
    with monkeypatch.context() as planted:
        leak.plant(planted)
        without = told(leak.name, nothing, secretly=nothing, look=look)
        with_ = told(leak.name, nothing, look=look)
    return {difference.rpartition(": ")[0] for difference in differences(without, with_)}


@pytest.mark.parametrize("leak", LEAKS)
def test_each_planted_leak_is_caught_where_it_shows(before, told, monkeypatch, leak):
    found = seen(told, monkeypatch, leak, leak.look)

    assert leak.place(before) in found, "This leak went unseen."
    assert leak.elsewhere or found == {leak.place(before)}, "It shows in more places than it should."


@pytest.mark.exhaustive
@pytest.mark.parametrize("leak", LEAKS)
def test_each_planted_leak_is_caught_by_whoever_looks_everywhere(before, told, monkeypatch, leak):
    assert leak.place(before) in seen(told, monkeypatch, leak, whole_session), "This leak went unseen."
