"""A marker in every private text of Amara's, searched in everything that anybody else can fetch, in every disguise."""

import io
import logging

import pytest

from ground import floor
from people import Cast
from promises.disguises import sightings
from promises.secrets_of_mentors import MARK, keep
from promises.session import ROLES, session
from world import make_world

# Grace is who Amara wrote to.
OTHERS = tuple(name for name in ROLES if name != "grace")


@floor
def marked(cast: Cast) -> Cast:
    """A world in which Amara keeps everything that one can."""
    make_world(cast)
    keep(cast)
    return cast


@pytest.mark.parametrize("name", OTHERS)
def test_nothing_of_it_is_on_any_page_of_anybody_else(marked, name):
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger().addHandler(handler)
    try:
        pages = list(session(marked, name))
    finally:
        logging.getLogger().removeHandler(handler)

    assert len(pages) > 20
    for page in pages:
        assert sightings(page.body) == [], page.address
        assert sightings(repr(page.headers).encode()) == [], page.address
        assert MARK not in page.address
    assert MARK not in heard.getvalue()


def test_its_writer_does_see_it_so_that_the_search_is_alive(marked):
    assert [page.address for page in session(marked, "amara") if sightings(page.body)] != []


@pytest.mark.usefixtures("marked")
def test_nothing_of_it_is_stored_in_the_open():
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for value in row:
                    held = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    assert sightings(held) == [], table
