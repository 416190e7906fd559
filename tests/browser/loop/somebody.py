"""A person at a browser of their own: what they type, press and read."""

import time
from typing import Any

from browser.loop.installation import PATIENCE


class Somebody:
    """One person. `looking` takes a close look at every page they come to; without it they just read."""

    def __init__(self, installation, role, email, *, kept, browser, looking=None) -> None:
        """`browser()` opens a browser of their own."""
        self.installation, self.role, self.email, self.kept, self.looking = installation, role, email, kept, looking
        self.complaints, self.elsewhere, self.addresses = [], [], set()
        self.browser = browser
        self.context: Any = None

    def open_browser(self) -> None:
        """It stays open for the whole round; what it complains of, and what it asks of others, is kept."""
        self.context = self.browser()
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.page.on("console", lambda said: self.complaints.append((said.text, self.page.url)))
        self.page.on("pageerror", lambda error: self.complaints.append((str(error), self.page.url)))
        self.page.on("request", lambda request: self.note(request.url))

    def note(self, url: str) -> None:
        """What was asked of another host."""
        if not url.startswith(f"{self.installation.address}/"):
            self.elsewhere.append(url)

    def sign_in(self) -> None:
        """With a code from the mail. Whoever was signed in on an earlier day is asked anew."""
        if self.context is None:
            self.open_browser()
        self.installation.wait_for(self.context)
        self.go("/")
        self.write("Your e-mail address", self.email)
        self.press("Send me a code")
        self.write("The code from the mail", self.installation.code(self.email))
        self.press("Sign in")

    def close_browser(self) -> None:
        """At the end."""
        if self.context is not None:
            self.context.close()

    def go(self, address: str) -> None:
        """To an address."""
        self.page.goto(address)
        self.arrive()

    def arrive(self) -> None:
        """At a page: it tells nothing that is not for them; then a close look, where there is one to take."""
        told = self.kept.told(self.page.content(), self.email)
        assert told == [], (told, self.email, self.page.url)
        self.addresses.add(self.path())
        if self.looking is not None:
            self.looking.look(self.page, self.role)

    def follow(self, words: str) -> None:
        """The first link with these words."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).first.click()
        self.arrive()

    def open_first(self, of: str) -> None:
        """The first line of a list or a table."""
        with self.page.expect_navigation():
            self.page.locator(f"main {of} a").first.click()
        self.arrive()

    def press(self, words: str) -> None:
        """The first button with these words."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words).first.click()
        self.arrive()

    def write(self, label: str, words: str) -> None:
        """Into the field with this label."""
        self.page.get_by_label(label, exact=True).first.fill(words)

    def select(self, label: str, words: str) -> None:
        """An entry of a list."""
        self.page.get_by_label(label, exact=True).select_option(label=words)

    def choose(self, *answers: str, of: str = "") -> None:
        """Answers to the question `of`, or to the only one there is."""
        there = self.page.get_by_role("group", name=of) if of else self.page
        for answer in answers:
            there.get_by_label(answer, exact=True).check()

    def reads(self, *sentences: str) -> None:
        """These words stand on the page."""
        text = self.text()
        for words in sentences:
            assert words in text, (words, self.page.url, text)

    def does_not_read(self, *sentences: str) -> None:
        """Nor anywhere in its source."""
        source = self.page.content()
        for words in sentences:
            assert words not in source, (words, self.page.url)

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def watches_until(self, there: str) -> None:
        """Leaves the page alone until it says these words by itself."""
        self.page.get_by_text(there).first.wait_for()
        self.arrive()

    def asks_until(self, there: str) -> None:
        """Asks for the page again until these words stand on it."""
        until = time.monotonic() + PATIENCE
        while there not in self.text():
            assert time.monotonic() < until, (there, self.text(), self.installation.log.read_text())
            time.sleep(1)
            self.page.reload()
        self.arrive()

    def path(self) -> str:
        """Where they are."""
        return self.page.url.removeprefix(self.installation.address)
