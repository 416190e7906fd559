"""A coordinator who would like to know more: what she tries on a real site, what she reads, and what she learns.

She tries to read a mentor's vetoes off boards (bars, locks, a new proposal, a late veto), and to be what she is not.
"""

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from browser.loop.cast import DESK
from browser.loop.installation import Installation
from browser.loop.kept import Kept
from browser.loop.somebody import Somebody
from browser.loop.waiting import ANSWER, CONCERN
from browser.test_site import pages

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]
MONDAY = datetime(2026, 3, 2, 10, 30, tzinfo=ZoneInfo("Europe/London"))
TESTS = Path(__file__).parents[1]
FILL = "import django; django.setup(); from browser.loop.waiting import fill; import sys; sys.stdout.write(fill())"
MENTORS = ("Mina Aldous", "Milo Brandt", "Maud Cray")
MENTEES = ("Tess Dorn", "Theo Ekman", "Tara Finch")
NOTHING = "There is nothing here"
SEND = """([address, fields]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  const held = document.querySelector("[name=csrfmiddlewaretoken]");
  const all = { csrfmiddlewaretoken: held ? held.value : "", ...fields };
  for (const [name, value] of Object.entries(all)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture(scope="module")
def there(tmp_path_factory):
    """(the site on that Monday, ids by name)."""
    installation = Installation(tmp_path_factory.mktemp("curious"))
    installation.be_on(MONDAY)
    own = installation.environment()
    paths = f"{TESTS}{os.pathsep}{own['PYTHONPATH']}"
    env = {**own, "PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "retold.web.settings"}
    filled = subprocess.run([sys.executable, "-c", FILL], env=env, capture_output=True, text=True, check=False)
    assert filled.returncode == 0, filled.stderr
    installation.serve()
    yield installation, json.loads(filled.stdout)
    installation.end()


@pytest.fixture
def ids(there):
    """The ids of what was filled in, by name: she has them from somewhere."""
    return there[1]


@pytest.fixture(scope="module")
def come(there, chromium):
    """`come("esi", "coordinator")` is somebody who signs in once, and meets nothing that is not for them."""
    installation, _ = there
    kept, came = Kept(), {}
    kept.keep(CONCERN, "grace@example.org", "amara@example.org")

    def browser():
        return chromium.new_context(base_url=installation.address, reduced_motion="reduce", viewport=DESK)

    def coming(name, role):
        if name not in came:
            came[name] = Somebody(installation, role, f"{name}@example.org", kept=kept, browser=browser)
            came[name].sign_in()
        return came[name]

    yield coming
    for somebody in came.values():
        somebody.close_browser()
    assert [url for somebody in came.values() for url in somebody.elsewhere] == []


def send(somebody, address, **fields):
    """A form of her own making, sent from the page she is on."""
    with somebody.page.expect_navigation():
        somebody.page.evaluate(SEND, [address, fields])
    somebody.arrive()


def finds_nothing(somebody, *addresses):
    """Neither a page nor a form: each address says, in one sentence, that there is nothing."""
    for address in addresses:
        somebody.go(address)
        somebody.reads(NOTHING, "It may never have been here, it may have gone, or it may not be for you.")
        somebody.go("/members/invite/")
        send(somebody, address)
        assert NOTHING in somebody.text() or "This address does not answer to that" in somebody.text(), address


# What she is not.


def test_she_invites_nobody_to_a_role_of_trust_and_ends_no_contact(come, ids):
    esi = come("esi", "coordinator")
    esi.go("/members/invite/")
    for role in ("administrator", "wellbeing", "researcher", "coordinator"):
        send(esi, "/members/invite/", email="friend@example.org", given_role=role, cohort="")
        assert esi.page.locator(".error-summary").is_visible(), role
    esi.go("/members/")
    esi.does_not_read("friend@example.org", "/end/", "Ask for a role of trust")
    finds_nothing(esi, "/members/appoint/", f"/members/{ids['contact']}/end/")
    esi.go("/members/")
    esi.reads("Grace Adeyemi")


def test_she_reads_no_application_before_she_says_how_she_stands_to_its_writer(come, ids):
    esi = come("esi", "coordinator")
    esi.go(f"/applications/{ids['application']}/read/")
    esi.reads("Hal Nobody", "Before you read more than the name")
    esi.does_not_read(ANSWER)
    send(esi, f"/applications/{ids['application']}/decisions/accept/")
    esi.reads(NOTHING)
    esi.go(f"/applications/{ids['application']}/read/")
    esi.page.get_by_role("button").filter(has_not_text="Nothing but").last.click()
    esi.reads("So somebody else handles this one.")
    esi.does_not_read(ANSWER)


def test_no_study_is_unblinded_by_her_nor_by_one_researcher_alone(come, ids):
    study = f"/studies/{ids['study']}/"
    finds_nothing(come("esi", "coordinator"), study, f"{study}unblind/", f"{study}unblinding/")
    finn = come("finn", "researcher")
    finn.go(study)
    finn.reads("The study is blind")
    finn.follow("Unblind the study")
    finn.write("Why now", "I was curious.")
    finn.press("Ask for it")
    finn.reads("A second person has to agree")
    finn.go(f"{study}unblinding/")
    finn.reads(NOTHING)
    finn.go(f"{study}retellings/")
    finn.reads(NOTHING)


def test_no_page_of_hers_knows_of_a_concern(come, ids):
    esi = come("esi", "coordinator")
    seen = 0
    for _ in pages(esi.page, alike=1):
        seen += 1
        esi.arrive()
        esi.does_not_read('href="/letters/', "1 concern", ids["letter"])
    assert seen > 8
    finds_nothing(esi, "/letters/", f"/letters/{ids['letter']}/", f"/own/letters/{ids['letter']}/")


def test_no_call_opens_where_nobody_has_two_people_to_turn_to(come, ids):
    oke = come("oke", "coordinator")
    oke.go(f"/rounds/{ids['elsewhere']}/")
    oke.press("Open the call")
    oke.reads("Two wellbeing contacts must have taken up their role first")
    oke.go(f"/rounds/{ids['elsewhere']}/")
    oke.reads("Open the call")


# What she cannot read off a board.


def board(esi):
    """(pairs, everything on the board and beside it in words): costs of every try, everybody for each mentor."""
    there = esi.path()
    pairs = tuple(sorted(esi.page.locator(".pairing-head h3").all_inner_texts()))
    words = [esi.page.locator("main").inner_text()]
    options = {
        name: esi.page.get_by_label(label, exact=True).locator("option", has_text=name).get_attribute("value")
        for label, names in (("Mentor", MENTORS), ("Mentee", MENTEES))
        for name in names
    }
    for one, other in product(MENTORS, MENTEES):
        esi.go(f"{there}try/?mentor={options[one]}&mentee={options[other]}")
        words.append(esi.page.locator("main").inner_text())
    for one in MENTORS:
        esi.go(f"{there}others/?mentor={options[one]}")
        words.append(esi.page.locator("main").inner_text())
    esi.go(there)
    return pairs, words


def anew(esi):
    """A new proposal that keeps what is locked."""
    esi.press("Propose anew")
    esi.watches_until("Publish…")
    esi.does_not_read("could not be worked out")


def rule_out_everybody(mina):
    """A veto against each mentee there is."""
    mina.go("/")
    mina.follow("Who it should not be")
    for name in MENTEES:
        mina.write("Who?", name)
        mina.press("Add")
        mina.reads(name)


def lock(esi, words, name):
    """Locks or unlocks the pair of that mentor."""
    card = esi.page.locator("li.card", has_text=f"{name} mentors")
    with esi.page.expect_navigation():
        card.get_by_role("button", name=re.compile(f"^{words}")).click()
    esi.arrive()


def bar(esi, where, one, other):
    """An open bar between two people."""
    esi.go(where)
    for label, name in (("Between", one), ("and", other)):
        field = esi.page.get_by_label(label, exact=True)
        field.select_option(field.locator("option", has_text=name).get_attribute("value"))
    esi.press("Add it")


def test_she_reads_no_veto_off_a_board_whatever_she_bars_locks_or_proposes_anew(come, ids):
    esi, mina = come("esi", "coordinator"), come("mina", "mentor")
    esi.go(f"/rounds/{ids['waiting']}/matching/")
    esi.press("Propose pairs")
    esi.watches_until("Publish…")
    before = board(esi)
    assert len(before[0]) == len(MENTORS)
    assert not re.search(r"\b(seed|lot|lots)\b", esi.page.content())

    rule_out_everybody(mina)
    anew(esi)
    assert board(esi) == before  # a late veto moves nothing, costs nothing, and fails nothing

    for name in MENTORS[1:]:
        lock(esi, "Lock", name)
    anew(esi)
    assert tuple(sorted(esi.page.locator(".pairing-head h3").all_inner_texts())) == before[0]

    for name in MENTORS[1:]:
        lock(esi, "Unlock", name)
    left = dict(zip(MENTORS, (*MENTEES[1:], MENTEES[0]), strict=True))
    for one, other in product(MENTORS, MENTEES):
        if left[one] != other:
            bar(esi, f"/rounds/{ids['waiting']}/conflicts/", one, other)
    esi.go(f"/rounds/{ids['waiting']}/matching/")
    esi.press("Propose pairs")
    esi.watches_until("Publish…")
    for mentor, mentee in left.items():
        esi.reads(f"{mentor} mentors {mentee}")  # the vetoed one among them, as if nobody had said anything
