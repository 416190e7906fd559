"""Route x role x subject x method: what is answered, against the table in matrix.txt.

`make promises` writes the table anew; its difference is to be read like code. Whatever the table says, what is
missing and what is forbidden are the same bytes, and whoever is not signed in learns nothing of which addresses exist.
"""

import os

import pytest

from people import Cast
from promises.asking import METHODS, Answer, Asking
from promises.routes import ABSENT, address, routes, subjects
from promises.table import HEAD, SHOWN, TABLE, Line, lines

# What pages answer. That HEAD answers as GET does, and that nothing answers PUT, is asked of every address in CI.
ASKED = ("get", "post")
ROLES = ("nobody", "amara", "ben", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")
IS_WRITTEN = os.environ.get("RETOLD_WRITE_MATRIX") == "1"


@pytest.fixture(scope="module")
def kept() -> dict[tuple[str, ...], Answer]:
    """What has been answered in this world so far."""
    return {}


@pytest.fixture
def answer(world: Cast, kept: dict[tuple[str, ...], Answer]) -> Asking:
    return Asking(world, kept)


def a_role(*asked: str):
    """A test for each role, those of one role on one worker: they share its answers."""
    given = [pytest.param(name, marks=pytest.mark.xdist_group(f"matrix of {name}")) for name in asked]
    return pytest.mark.parametrize("role", given)


def rows(cast: Cast, answer: Asking, role: str, methods: tuple[str, ...]):
    """The lines of the table for one role, in the order of the routes, with the columns of these methods."""
    for route in routes():
        for kind, subject in subjects(route, cast, role).items():
            where = address(route, subject)
            statuses = tuple(str(answer(role, method, where).status) for method in methods)
            yield Line(str(route.name), role, kind, statuses)


def written(role: str, methods: tuple[str, ...]):
    """The same lines and columns as they stand in the table."""
    columns = [SHOWN.index(method) for method in methods]
    return [
        line._replace(statuses=tuple(line.statuses[column] for column in columns))
        for line in lines()
        if line.role == role
    ]


@pytest.mark.skipif(IS_WRITTEN, reason="the table is being written")
@a_role(*ROLES)
def test_every_route_answers_this_role_as_the_table_says(world, answer, role):
    assert [*rows(world, answer, role, ASKED)] == written(role, ASKED), "Run `make promises`, and read what changed."


@pytest.mark.exhaustive
@pytest.mark.skipif(IS_WRITTEN, reason="the table is being written")
@a_role(*ROLES)
def test_so_it_does_for_what_few_pages_answer(world, answer, role):
    assert [*rows(world, answer, role, SHOWN)] == written(role, SHOWN), "Run `make promises`, and read what changed."


def test_the_table_speaks_of_these_roles_alone():
    assert {line.role for line in lines()} == set(ROLES)


@pytest.mark.skipif(not IS_WRITTEN, reason="`make promises` writes the table")
def test_the_table_is_written_anew(world, answer):
    found = [line for role in ROLES for line in rows(world, answer, role, SHOWN)]
    order = [str(route.name) for route in routes()]
    found.sort(key=lambda line: order.index(line.route))
    TABLE.write_text("\n".join([HEAD, *map(str, found)]) + "\n", encoding="utf-8")


def missing_or_forbidden(world: Cast, answer: Asking, role: str, methods: tuple[str, ...]):
    """(what is missing, what answered with the same status) for every route that is about a record."""
    for route in routes():
        about = subjects(route, world, role)
        if "absent" not in about:
            continue
        for method in methods:
            missing = answer(role, method, address(route, ABSENT))
            for subject in about.values():
                other = answer(role, method, address(route, subject))
                if other.status == missing.status:
                    yield f"{method} {route.name}", missing, other


@a_role(*ROLES[1:])
def test_what_is_missing_and_what_is_forbidden_are_the_same_bytes(world, answer, role):
    compared = list(missing_or_forbidden(world, answer, role, ASKED))

    assert len(compared) > 250
    assert [where for where, missing, other in compared if missing != other] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("method", sorted({*METHODS} - {*ASKED}))
def test_so_they_are_for_methods_that_no_page_answers(world, answer, method):
    for role in ROLES[1:]:
        compared = list(missing_or_forbidden(world, answer, role, (method,)))

        assert len(compared) > 100
        assert [where for where, missing, other in compared if missing != other] == [], role


@a_role("nobody")
def test_whoever_is_not_signed_in_cannot_tell_which_addresses_exist(world, answer, role):
    made_up = answer(role, "get", "/pairs/aaaa/")
    assert (made_up.status, made_up.address_without_query, made_up.length) == (302, "/sign-in/", 0)
    closed = [route for route in routes() if not getattr(route.callback, "open_to_anybody", False)]
    assert len(closed) > 50
    for route in closed:
        for subject in subjects(route, world, "amara").values():
            response = answer(role, "get", address(route, subject))
            assert response.status == made_up.status, route.name
            assert response.address_without_query == made_up.address_without_query, route.name
            assert response.length == 0, route.name


@a_role("hal")
def test_an_address_that_does_not_exist_answers_as_one_that_is_hidden(world, answer, role):
    hidden = answer(role, "get", f"/rounds/{world.cohort.pk}/")
    assert hidden.status == 404
    for made_up in ("/pairs/", "/rounds/1/", "/rounds/AAAA/", "/admin/", "/%00/", "/." * 200):
        response = answer(role, "get", made_up)
        assert (response.status, response.body) == (hidden.status, hidden.body), made_up


@a_role(*ROLES)
def test_no_page_is_kept_and_every_page_says_what_it_may_load(world, answer, role):
    for route in routes():
        for subject in subjects(route, world, role).values():
            headers = answer(role, "get", address(route, subject)).headers
            assert headers["Cache-Control"] == "no-store, private", route.name
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "same-origin"
            assert not {"ETag", "Last-Modified", "Expires", "Server"} & set(headers)
