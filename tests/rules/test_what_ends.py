"""What ends something stands in one table, with its page, and how it is undone; and no button leaps over that page."""

import re
from pathlib import Path

import pytest

from promises.routes import routes
from retold.rules.lifecycles import LIFECYCLES
from retold.rules.privacy import clauses
from retold.rules.what_ends import ASKING, ENDINGS, GOES_ON, Undo
from retold.rules.words import Role
from retold.services import mornings
from retold.web import views

TEMPLATES = Path(views.__file__).parent.parent / "templates"
ROUTES = {route.name: route for route in routes()}
# {% post "route" id "word" ... %}, and a form that is sent to {% url 'route' id 'word' %}.
BUTTONS = (
    re.compile(r"{%\s*post\s+(?P<said>[^%]*)%}"),
    re.compile(r'action="{%\s*url\s+(?P<said>[^%]*)%}'),
    re.compile(r"{%\s*url\s+(?P<said>[^%]*?)\s+as to\s*%}\s*<form"),
)
LITERAL = re.compile(r"""["']([\w-]+)["']""")


def taken_by_people(step):
    """Whether anybody but the machine may take a step."""
    return any(clause.roles is None or set(clause.roles) - {Role.MACHINE} for clause in clauses(step.permission))


def test_every_step_that_a_person_takes_ends_something_or_goes_on():
    steps = {f"{noun}.{step.name}" for noun, kind in LIFECYCLES.items() for step in kind.steps if taken_by_people(step)}
    going_on = {f"{noun}.{name}" for noun, names in GOES_ON.items() for name in names}

    assert steps - set(ENDINGS) == going_on
    assert not going_on & set(ENDINGS)


@pytest.mark.parametrize("name", sorted(ENDINGS))
def test_each_has_a_page_and_says_how_it_is_undone_or_why_not(name):
    ending = ENDINGS[name]

    assert ending.page in ROUTES
    assert ending.how
    assert ("step" in ROUTES[ending.page].pattern.converters) == bool(ending.word)


def test_what_is_done_in_the_morning_is_done_by_something():
    of_a_round = {"cohort.close", "cohort.finish"}

    assert {name for name, ending in ENDINGS.items() if ending.undo is Undo.MORNING} == {*mornings.DONE_BY, *of_a_round}


def buttons():
    """(template, what its tag says) of every button that posts to a page of another address."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        words = path.read_text("utf-8")
        for pattern in BUTTONS:
            for found in pattern.finditer(words):
                yield path.relative_to(TEMPLATES).as_posix(), found["said"]


def test_no_button_ends_something_but_the_one_on_the_page_that_asks():
    """Those pages post to their own address, and so name none."""
    leaps = [
        (template, name)
        for template, said in buttons()
        for name, ending in ENDINGS.items()
        if LITERAL.findall(said)[:1] == [ending.page] and (not ending.word or ending.word in LITERAL.findall(said))
    ]

    assert sum(1 for _ in buttons()) > 20
    assert leaps == []


def test_the_words_are_of_steps_that_stand_in_the_table():
    assert set(ASKING) <= set(ENDINGS)
    assert all((ENDINGS[name].undo is Undo.MORNING) == (not said.undo) for name, said in ASKING.items())
