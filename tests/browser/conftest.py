"""A Chromium for tests that look at pages. Without one they are skipped; in CI they fail."""

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from browser.chromium import running
from browser.loop.installation import Installation

TUESDAY = datetime(2026, 3, 10, 10, tzinfo=ZoneInfo("Europe/London"))
"A day on which nothing ends and no mail of ideas leaves; two days later pairs end."


@pytest.fixture(scope="module")
def chromium():
    """A running browser. It ends with its module: while it is there, Django would refuse to ask the database."""
    with running() as browser:
        yield browser


@pytest.fixture(scope="session")
def invented_home(tmp_path_factory):
    """The folder of a demonstration, filled on a Tuesday. It takes a minute, so whoever changes it takes a copy."""
    installation = Installation(tmp_path_factory.mktemp("invented"))
    installation.be_on(TUESDAY)
    installation.serve("demo")
    try:
        installation.wait_until_filled()
    finally:
        installation.end()
    return installation.folder / "home"


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory, invented_home):
    """The demonstration, running on that Tuesday; what a test changes in it stays."""
    installation = Installation(tmp_path_factory.mktemp("demonstration"))
    shutil.copytree(invented_home, installation.folder / "home")
    installation.be_on(TUESDAY)
    installation.serve("demo")
    try:
        installation.wait_until_filled()
        yield installation
    finally:
        installation.end()


@pytest.fixture
def show(chromium, tmp_path: Path):
    """Shows HTML as a file: show(html, width=, ...) gives the page. What it asks for or complains of fails the test."""
    contexts, asked, complaints = [], [], []

    def shown(html, *, width=1280, height=900, **options):
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_bytes(html.encode())
        options = {"reduced_motion": "reduce", **options}
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield shown
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
