"""Buttons and links say what they do, in usual words, to somebody who reads English as a second language in a hurry."""

import re
from pathlib import Path

import pytest

from retold.web import frame

TEMPLATES = Path(frame.__file__).parent / "templates"
DOCS = Path(__file__).parents[2] / "docs"
SAID = {path: path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")}
# What stood on screens once, each for a word that is usual now.
UNUSUAL = (
    "Leave it",  # Cancel; under "End this pair?" it said the opposite
    "Yours alone",  # Private
    "Letters",  # Concerns
    "How pairs get on",  # Progress
    "Look from",  # Switch role
    "You look from here as",
    "Throw",  # Remove
    "Take my name away",
    "It is over",
    "Give this idea up",
)


@pytest.mark.parametrize("words", UNUSUAL)
def test_no_screen_and_no_guide_says_it_in_another_word(words):
    guides = {path: path.read_text(encoding="utf-8") for path in (DOCS / "how-to").glob("*.md")}
    ways = {way.words for shown in frame.WAYS.values() for way in shown}

    assert [str(path) for path, text in {**SAID, **guides}.items() if words in text] == []
    assert words not in ways
    assert len(SAID) > 90
    assert len(guides) > 5


def test_cancel_is_the_way_back_and_never_does_a_thing():
    """A link alone: a button that says no more than "Cancel" could cancel what the page is about."""
    cancelling = [path for path, text in SAID.items() if re.search(r">\s*Cancel\s*</a>", text)]
    assert len(cancelling) > 15
    for path, text in SAID.items():
        buttons = re.findall(r"<button[^>]*>(.*?)</button>", text, re.DOTALL) + re.findall(r'words="([^"]*)"', text)
        assert not [words for words in buttons if words.strip() in {"Cancel", "Cancel it"}], path


def test_each_page_that_ends_or_loses_something_can_be_left_in_a_usual_word():
    ending = {"endings/leave.html", "endings/pause.html", "memberships/end.html"}
    assert {path.relative_to(TEMPLATES).as_posix() for path, text in SAID.items() if "Cancel</a>" in text} >= ending


def test_the_navigation_says_it_so(cast, as_):
    for person, words in ((cast.amara, ">Private</a>"), (cast.ben, ">Private</a>"), (cast.grace, ">Concerns</a>")):
        page = as_(person).get("/").content.decode()
        assert words in page
        assert '<a href="/seats/">Switch role</a>' in page
        assert '<a href="/sign-out/">Sign out</a>' in page
    assert '<a href="/seats/">Your account</a>' in as_(cast.hal).get("/").content.decode()
    coordinators = as_(cast.esi).get(f"/rounds/{cast.cohort.pk}/").content.decode()
    assert ">Progress</a>" in coordinators
