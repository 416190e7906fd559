"""The path of a click: the site hands an id down, and gets frozen data back; between them no record is carried."""

from dataclasses import dataclass
from typing import Any

import pytest

from called import called_from_the_site, holds_a_record, types_given
from retold.queries.standings import Overdue
from retold.records.scheme.models import Pair

QUERIES = called_from_the_site("retold.queries")
SERVICES = called_from_the_site("retold.services")


@dataclass(frozen=True)
class Frozen:
    id: str
    names: tuple[str, ...]


@pytest.mark.parametrize("given", [str, Frozen, tuple[Frozen, ...], dict[str, int | None], None])
def test_frozen_data_holds_no_record(given: Any) -> None:
    assert not holds_a_record(given)


@pytest.mark.parametrize("given", [Pair, Pair | None, list[Pair], dict[str, tuple[Pair, int]], Overdue, list[Overdue]])
def test_a_record_is_found_however_deep_it_lies(given: Any) -> None:
    assert holds_a_record(given)


def test_what_the_site_calls_is_found_however_it_is_imported() -> None:
    assert {"meetings.my_pairs", "ideas.idea_of_a_pair", "viewers.seats"} <= QUERIES.keys()
    assert {"meetings.plan", "endings.pause", "talks.ask", "memberships.known"} <= SERVICES.keys()


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_query_gives_the_site_frozen_data(name: str) -> None:
    assert not holds_a_record(types_given(QUERIES[name])["return"]), f"{name} hands out a record."


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_takes_ids_from_the_site_and_no_record(name: str) -> None:
    carried = [
        part for part, given in types_given(SERVICES[name]).items() if part != "return" and holds_a_record(given)
    ]

    assert carried == [], f"{name} takes a record."
