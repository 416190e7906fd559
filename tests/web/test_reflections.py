"""Private pages: for their writer alone."""

import pytest

from factories import private
from people import viewer
from retold.queries import reflections
from retold.records.private.models import Reflection
from retold.records.record import stored

OTHERS = ("ben", "cleo", "dev", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")


@pytest.fixture
def kept(cast):
    return private.reflection(cast.amara_and_ben, cast.amara, "I was not heard today.")


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_reaches_a_page(cast, as_, kept, name):
    client = as_(getattr(cast, name))

    for address in (f"/own/pages/{kept.pk}/", f"/own/pages/{kept.pk}/throw-away/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "x"}).status_code == 404
    assert b"not heard" not in client.get("/own/pages/").content
    assert stored(Reflection).count() == 1


def test_a_page_is_about_a_pair_of_ones_own(cast, as_):
    assert as_(cast.amara).post(f"/own/pages/about/{cast.cleo_and_dev.pk}/", {"text": "x"}).status_code == 404
    assert as_(cast.esi).post(f"/own/pages/about/{cast.amara_and_ben.pk}/", {"text": "x"}).status_code == 404


def test_it_is_written_read_changed_and_thrown_away(cast, as_):
    client = as_(cast.amara)

    client.post(f"/own/pages/about/{cast.amara_and_ben.pk}/", {"text": "First words."})
    row = stored(Reflection).get()
    assert b"First words." in client.get("/own/pages/").content
    client.post(f"/own/pages/{row.pk}/", {"text": "Other words."})
    assert b"Other words." in client.get(f"/own/pages/{row.pk}/").content
    client.post(f"/own/pages/{row.pk}/throw-away/")
    assert not stored(Reflection).exists()


def test_an_empty_page_is_not_kept(cast, as_):
    answer = as_(cast.amara).post(f"/own/pages/about/{cast.amara_and_ben.pk}/", {"text": ""})

    assert b"Fill this in." in answer.content
    assert not stored(Reflection).exists()


def test_the_list_shows_the_beginning_of_each_newest_first(cast, kept):
    private.reflection(cast.amara_and_ben, cast.amara, "word " * 100, written_on=private.ON.replace(day=25))

    lines = reflections.own_pages(viewer(cast.amara))

    assert [(line.written_on.day, line.beginning[-6:]) for line in lines] == [(25, "word …"), (20, "today.")]


def test_as_many_queries_for_many_pages_as_for_one(cast, kept):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as asked:
            reflections.own_pages(viewer(cast.amara))
        return len(asked)

    one = count()
    for _ in range(5):
        private.reflection(cast.amara_and_ben, cast.amara)
    assert count() == one
