"""Processes that read: what comes back, in which order, and what becomes of a text that kills."""

import multiprocessing
from collections.abc import Iterator
from itertools import islice

import pytest

from analysis.deadly import DEADLY, Engine, Manner
from retold.analysis.batch import here
from retold.analysis.workers import in_processes
from retold.errors import PipelineError, WorkersError
from retold.exchange.narratives import Narrative

FAULT = (
    "Something went wrong inside Retold over this text (ZeroDivisionError: by nought). It was left out. "
    "Please report it."
)
KILLED = (
    "Each of the 3 processes that began to read this text was killed; perhaps it needs more memory than there is. "
    "It was left out: read it alone, or with fewer workers."
)


def narratives(count: int, **texts: str) -> Iterator[Narrative]:
    for number in range(count):
        id_ = f"n{number}"
        yield Narrative(id=id_, pair=id_, time=None, text=texts.get(id_, "told"), source=id_)


def test_a_text_that_kills_is_the_only_one_left_out() -> None:
    with in_processes(Manner(), 2) as read:
        found = [(narrative.id, str(answer)) for narrative, answer in read(narratives(50, n20=DEADLY))]

    assert found == [(f"n{n}", KILLED if n == 20 else f"n{n}") for n in range(50)]
    assert multiprocessing.active_children() == []


def test_a_text_that_the_engine_stumbles_over_is_the_only_one_left_out() -> None:
    found = [str(answer) for _, answer in here(Engine())(narratives(20, n3="stumbles"))]

    assert found == [FAULT if n == 3 else f"n{n}" for n in range(20)]


def test_no_more_texts_are_taken_than_the_workers_need() -> None:
    taken = []

    def noted() -> Iterator[Narrative]:
        for narrative in narratives(10_000):
            taken.append(narrative.id)
            yield narrative

    with in_processes(Manner(), 2) as read:
        first = [narrative.id for narrative, _ in islice(read(noted()), 10)]

    assert first == [f"n{n}" for n in range(10)]
    assert len(taken) == 2 * 3 * 16
    assert multiprocessing.active_children() == []


def test_nothing_in_nothing_out() -> None:
    with in_processes(Manner(), 2) as read:
        assert list(read(iter(()))) == []


def test_an_engine_that_cannot_be_made_is_said_once() -> None:
    with in_processes(Manner("absent"), 2) as read, pytest.raises(PipelineError, match=r"^No such pipeline\.$"):
        list(read(narratives(3)))


def test_workers_that_die_before_they_read_are_given_up() -> None:
    with in_processes(Manner("stillborn"), 1) as read, pytest.raises(WorkersError, match="while it started"):
        list(read(narratives(3)))
    assert multiprocessing.active_children() == []
