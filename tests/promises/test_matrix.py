"""Route x role x subject x method: what is answered, against the table in matrix.txt.

`make promises` writes the table anew; its difference is to be read like code. Whatever the table says, what is
missing and what is forbidden are the same bytes, and whoever is not signed in learns nothing of which addresses exist.
"""

import os
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from routes import ABSENT, address, routes, subjects
from session import taken_back, without_noise

from people import Cast, browser

TABLE = Path(__file__).parent / "matrix.txt"
ROLES = ("nobody", "amara", "ben", "esi", "finn", "grace", "jo", "ines", "pia", "oke", "hal")
# In the table stand those that a page could answer, and one for all the others, which are compared below.
SHOWN = ("get", "head", "post", "put")
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
IS_WRITTEN = os.environ.get("RETOLD_WRITE_MATRIX") == "1"


class Asking:
    """One browser for each role, each asked of the same world: whatever an answer changes is taken back."""

    def __init__(self, cast: Cast) -> None:
        self.browsers = {name: browser(None if name == "nobody" else getattr(cast, name)) for name in ROLES}

    def __call__(self, name: str, method: str, where: str):
        cookies = SimpleCookie(self.browsers[name].cookies.output(header="", sep=";"))
        with taken_back():
            response = getattr(self.browsers[name], method)(where)
        self.browsers[name].cookies = cookies
        return response


@pytest.fixture
def answer(world: Cast) -> Asking:
    return Asking(world)


def rows(cast: Cast, answer: Asking):
    for route in routes():
        for role in ROLES:
            for kind, subject in subjects(route, cast, role).items():
                where = address(route, subject)
                statuses = [answer(role, method, where).status_code for method in SHOWN]
                yield f"{route.name:24} {role:7} {kind:8} {' '.join(map(str, statuses))}"


def test_every_route_answers_every_role_as_the_table_says(world, answer):
    head = f"{'route':24} {'role':7} {'subject':8} {' '.join(SHOWN)}"
    found = [head, *rows(world, answer)]
    if IS_WRITTEN:
        TABLE.write_text("\n".join(found) + "\n", encoding="utf-8")

    assert found == TABLE.read_text(encoding="utf-8").splitlines(), "Run `make promises`, and read what changed."


@pytest.mark.parametrize("method", METHODS)
def test_what_is_missing_and_what_is_forbidden_are_the_same_bytes(world, answer, method):
    for route in routes():
        for role in ROLES[1:]:
            about = subjects(route, world, role)
            if "absent" not in about:
                continue
            missing = answer(role, method, address(route, ABSENT))
            for subject in about.values():
                other = answer(role, method, address(route, subject))
                if other.status_code == missing.status_code:
                    assert without_noise(other.content) == without_noise(missing.content), (route.name, role)
                    assert dict(other.items()) == dict(missing.items())
                    assert set(other.cookies) == set(missing.cookies)


def test_whoever_is_not_signed_in_cannot_tell_which_addresses_exist(world, answer):
    made_up = answer("nobody", "get", "/pairs/aaaa/")
    for route in routes():
        for subject in subjects(route, world, "amara").values():
            where = address(route, subject)
            response = answer("nobody", "get", where)
            if not getattr(route.callback, "open_to_anybody", False):
                assert response.status_code == made_up.status_code == 302
                assert response["Location"].partition("?")[0] == made_up["Location"].partition("?")[0] == "/sign-in/"
                assert response.content == made_up.content == b""


def test_an_address_that_does_not_exist_answers_as_one_that_is_hidden(world, answer):
    hidden = answer("hal", "get", f"/rounds/{world.cohort.pk}/")
    for made_up in ("/pairs/", "/rounds/1/", "/rounds/AAAA/", "/admin/", "/%00/", "/." * 200):
        response = answer("hal", "get", made_up)
        assert response.status_code == hidden.status_code == 404, made_up
        assert without_noise(response.content) == without_noise(hidden.content)


def test_no_page_is_kept_and_every_page_says_what_it_may_load(world, answer):
    for route in routes():
        for role in ("nobody", "amara", "esi"):
            for subject in subjects(route, world, role).values():
                response = answer(role, "get", address(route, subject))
                assert response["Cache-Control"] == "no-store, private", route.name
                assert "default-src 'none'" in response["Content-Security-Policy"]
                assert response["X-Content-Type-Options"] == "nosniff"
                assert response["Referrer-Policy"] == "same-origin"
                assert not {"ETag", "Last-Modified", "Expires", "Server"} & set(response.headers)
