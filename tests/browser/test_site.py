"""Every page that a role of the demonstration reaches by links: accessible, narrow enough, from one host alone."""

import os
import random
import subprocess
import sys
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
ROLES = (
    "Coordinator",
    "Mentor",
    "Mentee",
    "Researcher",
    "Wellbeing contact",
    "Committee member",
    "Organisation administrator",
)
MOST_PAGES = 40
# What is wrong with the answer, and not with the page, is the browser's own remark about a status that was asked for.
REMARKS = ("Failed to load resource",)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A demonstration of its own: its address."""
    port = random.randrange(20000, 40000)
    home = tmp_path_factory.mktemp("home")
    program = f"from retold.cli import main; main(['demo', '--port', '{port}'])"
    said = {
        name: value for name, value in os.environ.items() if not name.startswith(("RETOLD_", "DATABASE_", "DJANGO_"))
    }
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(
            [sys.executable, "-c", program], env={**said, "RETOLD_HOME": str(home)}, stdout=log, stderr=log
        )
        yield f"http://localhost:{port}", running, home / "log"
        running.terminate()
        running.wait(timeout=20)


@pytest.fixture
def open_site(chromium, site):
    """`open_site()` is a page of the running demonstration; what it asks of other hosts fails the test."""
    address, running, log = site
    asked, complaints, contexts = [], [], []

    def opened(**options):
        context = chromium.new_context(base_url=address, bypass_csp=True, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for _ in range(120):
            assert running.poll() is None, log.read_text()
            try:
                page.goto("/ready")
            except Error:
                time.sleep(0.5)
            else:
                break
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    assert [said for said in complaints if not said.startswith(REMARKS)] == []


def be(page, role):
    """Signs in through the door of the demonstration, as the first person who has this role."""
    page.goto("/demo/")
    page.locator("section.card", has=page.get_by_role("heading", name=role, exact=True)).get_by_role(
        "button"
    ).first.click()


def pages(page):
    """Goes to every page that links lead to from the first one, and yields the address of each. Files are no pages."""
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        yield address
        links = page.locator("a[href^='/']:not([download])")
        addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
        waiting += [each for each in addresses if not each.startswith(("/static/", "/demo/"))]


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing_on_any_page(open_site, role):
    page = open_site(viewport={"width": 1280, "height": 900})
    be(page, role)

    for address in pages(page):
        found = Axe().run(page).response["violations"]
        said = [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]
        assert said == [], address


@pytest.mark.parametrize("role", ROLES)
def test_no_page_is_wider_than_a_small_telephone(open_site, role):
    page = open_site(viewport={"width": 320, "height": 640})
    be(page, role)

    for address in pages(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_the_pages_outside_are_accessible_in_both_colour_schemes(open_site):
    for scheme in ("light", "dark"):
        page = open_site(color_scheme=scheme)
        for address in ("/sign-in/", "/demo/"):
            page.goto(address)
            assert [each["id"] for each in Axe().run(page).response["violations"]] == [], (scheme, address)


def test_an_answer_is_kept_while_it_is_typed(open_site):
    page = open_site()
    be(page, "Mentor")
    page.goto("/demo/")
    be(page, "Coordinator")
    page.goto("/rounds/")
    page.locator("tbody tr", has_text="Call open").get_by_role("link").first.click()
    call = page.get_by_role("link", name="See the public page").get_attribute("href")
    be(page, "Mentor")
    page.goto(call)
    page.get_by_role("link", name="Apply as mentor").click()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name="Why are you applying?").click()

    page.get_by_label("Why are you applying?").press_sequentially("Because")
    page.get_by_text("Saved", exact=True).wait_for()
    page.reload()

    assert page.get_by_label("Why are you applying?").input_value() == "Because"
