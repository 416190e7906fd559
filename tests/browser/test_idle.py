"""A page that nobody is at any more signs out by itself: what was typed is kept, and Back finds nothing of it."""

import pytest

from browser.chromium import running
from browser.test_site import be

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
WORDS = "What I would not say aloud at this desk."
GONE = "You have been signed out"


@pytest.fixture(scope="module")
def chromium():
    """As people have it: with the pages it keeps for Back, which tests are otherwise spared."""
    with running(ignore_default_args=["--disable-back-forward-cache"]) as browser:
        yield browser


@pytest.fixture
def desk(chromium, demonstration):
    """Amara at a browser that several people use; its clock is ours."""
    context = chromium.new_context(base_url=demonstration.address, reduced_motion="reduce")
    demonstration.wait_for(context)
    page = context.new_page()
    page.clock.install()
    be(page, "Amara Nwosu")
    yield page
    context.close()


def new_page_of_ones_own(page):
    """A private page, begun."""
    page.goto("/own/pages/")
    with page.expect_navigation():
        page.locator("main a[href*='/own/pages/about/']").first.click()
    page.locator("textarea").fill(WORDS)


def test_what_was_typed_is_kept_and_nothing_of_it_is_left_at_the_desk(desk):
    new_page_of_ones_own(desk)
    before = {cookie["name"]: cookie["value"] for cookie in desk.context.cookies()}
    desk.clock.fast_forward("15:01")

    desk.get_by_role("heading", name=GONE).wait_for()
    assert "it is kept: for you alone" in desk.content()
    assert before["s"] not in {cookie["value"] for cookie in desk.context.cookies()}
    for _ in range(3):
        desk.go_back()
        assert WORDS not in desk.content()
        assert desk.get_by_label("Your e-mail address").is_visible()

    be(desk, "Amara Nwosu")
    desk.goto("/kept/")
    assert WORDS in desk.content()


def test_a_page_that_was_only_read_leads_to_the_sign_in_page_and_not_back(desk):
    desk.goto("/")
    desk.goto("/own/pages/")
    desk.clock.fast_forward("15:01")

    desk.wait_for_url("**/sign-in/?idle=yes")
    assert "because nobody had used the page for a while" in desk.content()
    desk.go_back()
    assert desk.get_by_label("Your e-mail address").is_visible()


def test_whoever_is_there_is_warned_and_stays(desk):
    new_page_of_ones_own(desk)
    desk.clock.fast_forward("14:30")
    desk.get_by_role("alert").get_by_text("In one minute you are signed out here").wait_for()
    desk.keyboard.press("Shift")
    assert desk.get_by_role("alert").count() == 0
    desk.clock.fast_forward("14:30")

    assert desk.locator("textarea").input_value() == WORDS
    desk.goto("/")
    assert "Today" in desk.locator("h1").inner_text()


def test_a_window_beside_it_counts_as_well(desk):
    desk.goto("/own/pages/")
    other = desk.context.new_page()
    other.clock.install()
    other.goto("/")
    desk.clock.fast_forward("14:00")
    other.keyboard.press("Shift")
    desk.clock.fast_forward("14:00")

    desk.reload()
    assert "/own/pages/" in desk.url


def test_what_comes_back_from_the_memory_of_the_browser_shows_nothing_first(desk):
    desk.goto("/own/pages/")
    desk.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")

    assert not desk.locator("body").is_visible()
