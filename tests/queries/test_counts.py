"""A query asks the database as often for three rows of everything as for one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import crowd
from ground import floor
from people import viewer
from queries.asked import QUERIES


@floor
def one(world):
    """One more of everything, so that no list is empty."""
    crowd.join(world, 1)
    return world


def selects(query, looking, *subject):
    """How many selects it takes."""
    with CaptureQueriesContext(connection) as seen:
        query(looking, *subject)
    return len(seen)


def test_every_query_takes_as_many_selects_for_three_rows_as_for_one(one):
    lookers = {name: viewer(getattr(one, name)) for query in QUERIES for name in query.answers.split()}
    asked = [(query, name, query.subject(one)) for query in QUERIES for name in query.answers.split()]
    at_one = {(query.name, name): selects(query, lookers[name], *subject) for query, name, subject in asked}

    for number in (7, 8):
        crowd.join(one, number)
    at_three = {(query.name, name): selects(query, lookers[name], *subject) for query, name, subject in asked}

    assert {key: (at_one[key], at_three[key]) for key in at_one if at_one[key] != at_three[key]} == {}
    assert max(at_one.values()) < 50


@pytest.mark.parametrize("query", [query for query in QUERIES if not query.about], ids=lambda query: query.name)
def test_a_list_is_in_the_same_order_whenever_it_is_asked_for(one, query):
    for name in query.answers.split():
        looking = viewer(getattr(one, name))
        assert query(looking) == query(looking)
