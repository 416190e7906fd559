"""Every page that a role of the demonstration reaches by links: accessible, narrow enough, from one host alone."""

import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest

from browser.accessible import violations

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
# The good seats of the door, and somebody who applies. Each is another role, or another part of a round.
PEOPLE = {
    "Esi Owusu": "Coordinator",
    "Teresa Mbeki": "Coordinator",
    "Amara Nwosu": "Mentor",
    "Ifeoma Balogun": "Mentor",
    "Graham Tully": "Mentee",
    "Alasdair Munro": "Mentee",
    "Finn Larsen": "Researcher",
    "Grace Adeyemi": "Wellbeing contact",
    "Jo Whitfield": "Committee member",
    "Ines Ferreira": "Organisation administrator",
}
FIRST = {role: name for name, role in reversed(PEOPLE.items())}
"One of each role looks each day; whoever else has that role, in `make test-all`."
LOOKING = [pytest.param(name, marks=[pytest.mark.exhaustive] * (FIRST[role] != name)) for name, role in PEOPLE.items()]
MOST_PAGES = 60
# Of pages whose addresses differ in an id, or in what is asked of a list, so many are looked at.
ALIKE = 2
# An id, or the name of a card: the cards are one page with other words.
ID = re.compile(r"[a-z2-7]{26}|(?<=^/cards/)[a-z-]+")
# In which colour schemes a page is looked at on a desk and on a telephone: each day in one of them, or in both.
EACH_DAY = {1280: ("light",), 360: ("dark",)}
IN_BOTH = dict.fromkeys(EACH_DAY, ("light", "dark"))
SMALLEST = 320
# What is wrong with the answer, and not with the page, is the browser's own remark about a status that was asked for.
REMARKS = ("Failed to load resource",)


@pytest.fixture
def open_site(chromium, demonstration):
    """`open_site()` is a page of the running demonstration; what it asks of other hosts fails the test."""
    address = demonstration.address
    asked, complaints, contexts = [], [], []

    def opened(**options):
        context = chromium.new_context(base_url=address, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        demonstration.wait_for(context)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    assert [said for said in complaints if not said.startswith(REMARKS)] == []


def be(page, name):
    """Signs in through the door of the demonstration, with one click."""
    page.goto("/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def kind(address):
    """What the address is without ids, and without what is asked of a list."""
    parts = urlsplit(address)
    return (ID.sub("*", parts.path), *sorted(parse_qs(parts.query)))


def pages(page, alike=ALIKE):
    """Goes to the pages that links lead to from the first one, and yields the address of each. Files are no pages."""
    seen, met, waiting = set(), Counter(), ["/"]
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen or met[kind(address)] == alike:
            continue
        seen.add(address)
        met[kind(address)] += 1
        page.goto(address)
        yield address
        links = page.locator("a[href^='/']:not([download])")
        addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href').split('#')[0])")
        waiting += [each for each in addresses if not each.startswith(("/static/", "/demo/"))]


def sideways(page, width):
    """How much wider than this a page is."""
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate("document.documentElement.scrollWidth") - width


def wrong_with(page, looks):
    """What is wrong with the page as it stands, on a desk and on a telephone, in the colour schemes of each."""
    for width, schemes in looks.items():
        if sideways(page, width) > 0:
            yield f"sideways at {width}"
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for broken in violations(page):
                yield width, scheme, *broken
    if sideways(page, SMALLEST) > 0:
        yield f"sideways at {SMALLEST}"


def test_every_role_of_the_door_is_looked_at(open_site):
    page = open_site()
    page.goto("/demo/")

    assert set(page.locator("section.card h3").all_inner_texts()) == set(PEOPLE.values())


@pytest.fixture(scope="session")
def looked_at():
    """Kinds of pages that somebody of a role has been on, as (role, kind)."""
    return set()


@pytest.mark.parametrize("name", LOOKING)
def test_nothing_is_wrong_with_any_kind_of_page(open_site, looked_at, name):
    page = open_site()
    be(page, name)
    found, met = [], 0
    for address in pages(page, alike=1):
        met += 1
        if (PEOPLE[name], kind(address)) not in looked_at:
            looked_at.add((PEOPLE[name], kind(address)))
            found += [(address, wrong) for wrong in wrong_with(page, EACH_DAY)]

    assert found == []
    assert met >= 5


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_is_wrong_with_any_page(open_site, name):
    page = open_site()
    be(page, name)
    found = [(address, wrong) for address in pages(page) for wrong in wrong_with(page, IN_BOTH)]

    assert found == []


def test_the_report_is_there_and_stands_below_the_way_back(open_site):
    page = open_site()
    be(page, "Finn Larsen")
    address = next(each for each in pages(page) if each.endswith("/changed/"))

    way, note, figure = (page.locator(each).first.bounding_box() for each in (".shell-way", ".shell-note", "svg"))
    assert way["y"] + way["height"] <= note["y"]
    assert note["y"] + note["height"] <= figure["y"]
    for name in ("web", "pdf", "word", "tables"):
        assert page.request.get(f"{address}{name}/").ok


def test_the_pages_outside_are_accessible_in_both_colour_schemes(open_site):
    for scheme in ("light", "dark"):
        page = open_site(color_scheme=scheme)
        for address in ("/sign-in/", "/demo/"):
            page.goto(address)
            assert violations(page) == [], (scheme, address)


def test_an_answer_is_kept_while_it_is_typed(open_site):
    page = open_site()
    be(page, "Esi Owusu")
    page.goto("/rounds/")
    page.locator("tbody tr", has_text="Call open").get_by_role("link").first.click()
    call = page.get_by_role("link", name="See the public page").get_attribute("href")
    be(page, "Amara Nwosu")
    page.goto(call)
    page.get_by_role("link", name="Apply as mentor").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Why are you applying?").click()

    page.get_by_label("Why are you applying?").press_sequentially("Because")
    page.get_by_text("Saved", exact=True).wait_for()
    page.reload()

    assert page.get_by_label("Why are you applying?").input_value() == "Because"
