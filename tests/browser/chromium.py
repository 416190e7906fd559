"""A Chromium of this machine. Without one a test is skipped; in CI it fails."""

import os
import shutil
from contextlib import contextmanager

import pytest

# Two pages of the browser's own come with each window, and take longer to start than one of ours to read. The browser
# heeds only the last of such lists, so what Playwright turns off for calm stands here again.
WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(WITHOUT)}",
]


@contextmanager
def running(**options):
    """A running browser. While it is there, Django would refuse to ask the database. `options` are Playwright's."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("No Chromium was found, and CI has to look at the pages.")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS, **options)
        yield browser
        browser.close()
