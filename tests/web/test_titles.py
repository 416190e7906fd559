"""Titles of pages: from a public list by kind, told as wrong where the page is, and the same whatever is private."""

import re
from collections import defaultdict
from html import unescape
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client

from ground import taken_back
from people import BACKEND
from promises.answered import Browsers
from promises.routes import address, routes, subjects
from promises.table import lines
from retold.web import titles
from retold.web.forms.people import NameForm

TEMPLATES = Path(titles.__file__).parent / "templates"
KIND = re.compile(r"\{% block kind %\}(.*?)\{% endblock %\}", re.DOTALL)
LISTED = {f"{words} - Retold" for words in titles.TITLES.values()}
# Whoever opens one of these keeps something private, raises a concern, or ends something.
PRIVATE = re.compile(r"own|letter|stor(y|ies)|not-with|meeting-answer|pair-leave|proposal-no")
ORDINARY_ENOUGH = 2


def title(response):
    [found] = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    return unescape(found).strip()


def check_title(response):
    """From the list, and told as wrong when and only when the top of the page says so."""
    found = title(response)
    assert found.removeprefix("Error: ") in LISTED
    assert found.startswith("Error: ") == (b'class="error-summary" role="alert"' in response.content), found
    return found


def answers(world):
    """(page, response) of every page of the site that answers somebody of the cast."""
    browsers = Browsers(world)
    for page in browsers.pages(world):
        with taken_back():
            response = browsers.by_name[page.name].get(page.address)
        if response["Content-Type"].startswith("text/html"):
            yield page, response


def refused_forms(world):
    """(route, response) of every form that comes back when nothing of it is filled in."""
    browsers = Browsers(world)
    by_name = {str(route.name): route for route in routes()}
    for route, name, kind, statuses in lines():
        if name in browsers.by_name and route in by_name and statuses[2] in ("200", "422") and route != "away":
            with taken_back():
                where = address(by_name[route], subjects(by_name[route], world, name)[kind])
                response = browsers.by_name[name].post(where, {"of no form": "x"})
            if response.status_code in {200, 422}:
                yield route, response


def test_every_page_has_a_title_from_the_list_and_a_private_one_that_of_ordinary_pages(world):
    kinds = defaultdict(set)
    for page, response in answers(world):
        kinds[page.name, check_title(response)].add(page.route)
    by_route = defaultdict(set)
    for (_, found), shown in kinds.items():
        for route in shown:
            by_route[route].add(found)

    assert len(by_route) > 70
    assert {route: found for route, found in by_route.items() if len(found) > 1} == {}, "a title that tells who asks"
    private = {route for route in by_route if PRIVATE.match(route)}
    assert {"own", "own-page", "own-letter", "own-letter-withdraw", "letters", "letter", "stories"} <= private
    ordinary = defaultdict(set)
    for route, [found] in by_route.items():
        if route not in private:
            ordinary[found].add(route)
    assert {route for route in private for found in by_route[route] if len(ordinary[found]) < 5} == set()
    for name in ("amara", "ben"):  # who may have a mentor's or a mentee's history before them
        alone = {
            found: shown
            for (whose, found), shown in kinds.items()
            if whose == name and shown & private and len(shown - private) < ORDINARY_ENOUGH
        }
        assert alone == {}


def test_a_form_that_comes_back_says_so_first(world):
    found = {route: check_title(response) for route, response in refused_forms(world)}

    assert len(found) > 20
    assert found["own-page-write"] == found["meeting-plan"] == "Error: Form - Retold"
    assert found["application-check"] == "Error: Check and send - Retold"
    assert found["match-publish"] == "Error: Are you sure? - Retold"


def test_whoever_is_not_signed_in_meets_the_same_list(cast):
    client = Client()
    asked = client.get("/sign-in/")
    assert check_title(asked) == "Sign in - Retold"
    assert check_title(client.post("/sign-in/", {"email": "nobody"})) == "Error: Sign in - Retold"
    code = client.post("/sign-in/", {"email": "ben@example.org"}, follow=True)
    assert (code.redirect_chain != [], check_title(code)) == (True, "Sign in - Retold")
    assert check_title(client.post("/sign-in/code/", {"code": "x", "action": "verify"})) == "Error: Sign in - Retold"
    assert check_title(client.get(f"/calls/{cast.open_cohort.pk}/")) == "Take part - Retold"


def test_what_did_not_happen_has_a_title_too(cast, monkeypatch):
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(cast.esi, backend=BACKEND)
    assert (
        check_title(client.get("/nowhere/")) == check_title(client.get(f"/pairs/{'a' * 26}/")) == "Not found - Retold"
    )
    assert check_title(client.post("/seats/")) == "Not done - Retold"  # its mark is missing
    assert check_title(client.put("/seats/")) == "Not done - Retold"
    monkeypatch.setattr("retold.web.views.today.tasks_of_today", lambda *_: 1 / 0)
    assert check_title(client.get("/")) == "Not done - Retold"


def test_each_template_names_one_kind_of_the_list_without_a_condition():
    """So that a title cannot rest on anything that somebody wrote."""
    pages = {
        path.relative_to(TEMPLATES).as_posix(): KIND.findall(text)
        for path in TEMPLATES.rglob("*.html")
        if (text := path.read_text(encoding="utf-8")).startswith("{% extends")
    }

    wrong = {page: kinds for page, kinds in pages.items() if len(kinds) != 1 or kinds[0] not in titles.TITLES}
    assert wrong == {}
    assert {kind for [kind] in pages.values()} == set(titles.TITLES), "a kind of no page"


def test_no_page_has_a_title_beside_the_list():
    """But the quick exit, which leads out to a page that is not ours and says so."""
    holding = {path.name for path in TEMPLATES.rglob("*.html") if "<title>" in path.read_text(encoding="utf-8")}
    assert holding == {"page.html", "shell.html", "away.html"}
    assert "Retold" not in (TEMPLATES / "concerns/away.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["", "Form", "a concern", "form details"])
def test_a_kind_that_is_not_in_the_list_is_an_error(kind):
    with pytest.raises(KeyError):
        Template("{% title %}" + kind + "{% endtitle %}").render(Context())


RIGHT = [{}, {"form": None}, {"form": NameForm(), "reasons": {}}, {"note_form": NameForm({"name": "Ana"})}]
WRONG = [{"form": NameForm({})}, {"form": NameForm(), "second": NameForm({})}, {"reasons": {"": "No."}}]


@pytest.mark.parametrize(
    ("shown", "words"),
    [(shown, "Form - Retold") for shown in RIGHT] + [(shown, "Error: Form - Retold") for shown in WRONG],
)
def test_a_page_is_wrong_by_any_of_its_forms(shown, words):
    assert Template("{% title %}form{% endtitle %}").render(Context(shown)) == words
