"""No word that somebody types makes a page wider than a telephone, wherever people's words stand."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from browser.chromium import running
from factories import ideas, private
from people import browser
from promises.routes import addresses
from promises.table import answering
from retold.records import vault
from retold.records.committee.models import Action, Idea, Progress
from retold.records.people.models import Organisation, Person
from retold.records.private.models import Concern, ConcernNote, Declaration, PrivateAnswer, Reflection, Story
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Cohort, MatchChange, Meeting, PairAddress, Scheme
from retold.records.study.models import Deviation, Prompt, Study

pytestmark = pytest.mark.browser
WORD = "Donaudampfschiff" * 25
WIDTH = 360
ROLES = ("amara", "ben", "cleo", "dev", "esi", "finn", "grace", "jo", "ines", "hal")
TYPED: Mapping[Any, str] = {
    Organisation: "name",
    Person: "name",
    Scheme: "name purpose",
    Cohort: "name call_text",
    Application: "name preferred_name pronouns unit site grade languages own_topics why earlier "
    "recognition support safe_contact post responsible_for done_on_inclusion can_act_on",
    Agreement: "place off_the_table may_leave_the_room notes_rule signed_text",
    Meeting: "place",
    PairAddress: "telephone link",
    MatchChange: "reason",
    Idea: "title happens_now affects change evidence question reply reason",
    Action: "title owner_name committee measure_before measure_after told_to_pairs",
    Progress: "text",
    Study: "title question unblinded_why",
    Prompt: "text",
    Deviation: "reason",
}
"Every column into which somebody types, but those that are sealed."
SEALED: Mapping[Any, str] = {
    Reflection: "text",
    Concern: "text safe_contact",
    Declaration: "named",
    ConcernNote: "text",
    PrivateAnswer: "text",
    Story: "text",
}
SHEET = re.compile(r'<link rel="stylesheet" href="/static/([^"]+)">')
SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)


@pytest.fixture
def wordy(world):
    """The world in which everybody typed one long word into everything."""
    private.meeting(world.cleo_and_dev)
    private.kept_form(world.amara, WORD)
    ideas.idea(world.cleo_and_dev, state="agreed")
    for model, names in TYPED.items():
        longest = {name: model._meta.get_field(name).max_length or len(WORD) for name in names.split()}
        stored(model).update(**{name: WORD[:most] for name, most in longest.items()})
    for row in stored(Application):
        row.access_needs = vault.seal(row, "access_needs", WORD)
        row.save(update_fields=["access_needs"])
    for model, names in SEALED.items():
        rows = stored(model)
        for row in rows.exclude(question="wishes") if model is PrivateAnswer else rows:
            for name in names.split():
                if bytes(getattr(row, name) or b""):
                    setattr(row, name, vault.seal(row, name, WORD))
            row.save()
    return world


def pages_of(world, name):
    """(address, page) of each route that answers this member of the cast, once: its sheets set in, no scripts."""
    client, seen = browser(getattr(world, name)), set()
    for address, route, kind in [("/", "today", "page"), *addresses(world, name)]:
        if route in seen or not answering(route, name, kind):
            continue
        page = client.get(address)
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            seen.add(route)
            yield address, standing_alone(page.content.decode())


def standing_alone(html):
    """A page as a file: with its sheets, and without its scripts."""
    return SHEET.sub(lambda found: f"<style>{sheet(found[1])}</style>", SCRIPT.sub("", html))


def sheet(name):
    found = finders.find(name)
    assert found, name
    return Path(found).read_text(encoding="utf-8")


def test_no_long_word_makes_a_page_wider_than_a_telephone(wordy):
    pages = [(name, address, html) for name in ROLES for address, html in pages_of(wordy, name)]
    with_words = [(name, address) for name, address, html in pages if WORD[:60] in html]
    assert len(with_words) > 60
    assert {name for name, address in with_words if address == "/"} >= {"amara", "ben", "esi"}

    wide = []
    with running() as chromium:
        page = chromium.new_page(viewport={"width": WIDTH, "height": 900})
        for name, address, html in pages:
            page.set_content(html)
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > WIDTH:
                wide.append((name, address, width))
    assert wide == []
