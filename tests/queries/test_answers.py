"""Who is told what: each query is asked by everybody of the cast, the outsiders first."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from inspect import getmembers, isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from types import UnionType
from typing import Any, get_args, get_type_hints

import pytest

from people import viewer
from queries.asked import ELSEWHERE, EVERYBODY, QUERIES, Query
from retold import queries
from retold.records.record import Record
from retold.rules.refusals import HiddenError
from retold.rules.viewer import ANYBODY, Viewer

ROOT = Path(__file__).parents[2]
OUTSIDERS = ("hal", "pia", "oke")
ASKED_WITH = {"viewer", "at", "pk", "application_id", "cohort_id", "pair_id", "pair_bar_id", "proposal_id", "run_id"}
OPEN_TO_ANYBODY = {"calls.open_call", "calls.call_shown"}


def is_told(query: Query, looking: Viewer, *subject: str) -> bool:
    try:
        return query(looking, *subject) not in ((), [])
    except HiddenError:
        return False


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_these_are_told_and_nobody_else_is(world, query):
    told = {name for name in EVERYBODY.split() if is_told(query, viewer(getattr(world, name)), *query.subject(world))}

    assert told & {*OUTSIDERS} == {*query.answers.split()} & {*OUTSIDERS}
    assert told == {*query.answers.split()}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_somebody_who_is_not_signed_in_is_told_of_an_open_call_alone(world, query):
    if query.name not in OPEN_TO_ANYBODY | {"today.tasks_of_today"}:
        assert not is_told(query, ANYBODY, *query.subject(world))
    else:
        assert "Amara" not in repr(query(ANYBODY, *query.subject(world)))


@pytest.mark.parametrize("query", [query for query in QUERIES if query.about], ids=lambda query: query.name)
def test_of_what_does_not_exist_nobody_is_told(world, query):
    for name in query.answers.split():
        assert not is_told(query, viewer(getattr(world, name)), "a" * 26), name


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_what_is_told_is_plain_frozen_data(world, query):
    for name in query.answers.split():
        records = [
            part
            for part in parts(query(viewer(getattr(world, name)), *query.subject(world)))
            if isinstance(part, Record)
        ]
        assert records == [], name


def parts(told: Any) -> Iterator[Any]:
    """Everything in an answer, however deep."""
    yield told
    if is_dataclass(told) and not isinstance(told, type):
        assert type(told).__dataclass_params__.frozen, type(told)  # type: ignore[attr-defined]
        for field in fields(told):
            yield from parts(getattr(told, field.name))
    elif isinstance(told, tuple | list):
        for each in told:
            yield from parts(each)


def test_every_query_that_gives_what_a_page_shows_is_asked():
    found = set()
    for module in iter_modules(queries.__path__):
        for name, function in getmembers(import_module(f"retold.queries.{module.name}"), isfunction):
            if function.__module__ == f"retold.queries.{module.name}" and gives_a_page(function):
                found.add(f"{module.name}.{name}")

    assert {query.name for query in QUERIES} <= found
    assert found == {query.name for query in QUERIES} | set(ELSEWHERE)
    assert [file for file in ELSEWHERE.values() if not (ROOT / file).is_file()] == []


def gives_a_page(function: Any) -> bool:
    """Whether it takes a viewer, and what a view has at hand, and gives data rather than a record or a word."""
    asked = [name for name, given in signature(function).parameters.items() if given.default is given.empty]
    given = get_type_hints(function).get("return")
    one_of = get_args(given) if isinstance(given, UnionType) else (given,)
    plain = str(given).startswith(("tuple[", "list[tuple[")) or all(
        is_dataclass(each) and each.__module__.startswith("retold.queries") for each in one_of
    )
    return asked[:1] == ["viewer"] and set(asked) <= ASKED_WITH and plain
