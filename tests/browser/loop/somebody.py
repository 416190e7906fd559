"""A person at a browser of their own: what they type, press and read."""

import time

from playwright.sync_api import Error

from browser.loop.installation import PATIENCE


class Somebody:
    """One person. `looking` takes a close look at every page they come to; without it they just read."""

    def __init__(self, installation, chromium, role, email, *, scripts=True, looking=None) -> None:
        """`scripts`: whether their browser runs any."""
        self.installation, self.chromium, self.role, self.email = installation, chromium, role, email
        self.scripts, self.looking = scripts, looking if scripts else None
        self.complaints, self.elsewhere = [], []
        self.context = None

    def sign_in(self) -> None:
        """With a code from the mail, in a browser that has just been opened."""
        self.leave()
        self.context = self.chromium.new_context(
            base_url=self.installation.address,
            bypass_csp=self.looking is not None,
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15000)
        self.page.on("console", lambda said: self.complaints.append((said.text, self.page.url)))
        self.page.on("pageerror", lambda error: self.complaints.append((str(error), self.page.url)))
        self.page.on("request", self.note)
        self.wait_for_the_site()
        self.go("/sign-in/")
        self.write("Your e-mail address", self.email)
        self.press("Send me a code")
        self.write("The code from the mail", self.installation.code(self.email))
        self.press("Sign in")

    def note(self, request) -> None:
        """What was asked of another host."""
        if not request.url.startswith(f"{self.installation.address}/"):
            self.elsewhere.append(request.url)

    def wait_for_the_site(self) -> None:
        """Until it answers."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.context.request.get("/ready")
            except Error:
                assert time.monotonic() < until, self.installation.log.read_text()
                time.sleep(0.2)
            else:
                return

    def leave(self) -> None:
        """Closes the browser."""
        if self.context is not None:
            self.context.close()
            self.context = None

    def go(self, address: str) -> None:
        """To an address."""
        self.page.goto(address)
        self.looked()

    def looked(self) -> None:
        """A close look, where there is one to take."""
        if self.looking is not None:
            self.looking.look(self.page, self.role)

    def follow(self, words: str) -> None:
        """The first link with these words."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=words).first.click()
        self.looked()

    def open_first(self, of: str) -> None:
        """The first line of a list or a table."""
        with self.page.expect_navigation():
            self.page.locator(f"main {of} a").first.click()
        self.looked()

    def press(self, words: str) -> None:
        """The first button with these words."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=words).first.click()
        self.looked()

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
        for words in sentences:
            assert words in self.page.locator("body").inner_text(), (words, self.page.url, self.text())

    def does_not_read(self, words: str) -> None:
        """Nor anywhere in its source."""
        assert words not in self.page.content(), (words, self.page.url)

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()

    def waits_until(self, there: str, address: str = "") -> None:
        """Asks for the page again until these words stand on it."""
        until = time.monotonic() + PATIENCE
        while there not in self.text():
            assert time.monotonic() < until, (there, self.text(), self.installation.log.read_text())
            time.sleep(0.5)
            self.page.goto(address or self.page.url)
        self.looked()

    def path(self) -> str:
        """Where they are."""
        return self.page.url.removeprefix(self.installation.address)
