"""A close look at each kind of page that somebody meets, once a role: axe at two widths, and no sideways scroll."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

WIDE, SMALL, SMALLEST = 1280, 360, 320
ALIKE = ("/sign-in/", "/calls/")
# One question of each kind of field; they share one page.
QUESTIONS = ("/name/", "/identity/", "/topics/", "/mode/", "/deputy_email/", "/text/", "/kind/", "/contact/")
ID = re.compile(r"[a-z2-7]{26}")


class Looking:
    """What was looked at, and what was found; with RETOLD_SCREENS=folder also a picture of each page."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.met = set()
        self.addresses = set()
        self.found = []
        self.asked_elsewhere = []
        self.screens = os.environ.get("RETOLD_SCREENS", "")

    def look(self, page, who: str) -> None:
        """Looks at the page, unless this role has met one of its kind."""
        path = urlsplit(page.url).path
        self.addresses.add(path)
        kind = ID.sub("*", path)
        if path.startswith(ALIKE) or "/questions/" in path:
            who = "anybody"
        if "/questions/" in path and not path.endswith(QUESTIONS):
            return
        if (who, kind) in self.met:
            return
        self.met.add((who, kind))
        for width in (WIDE, SMALL):
            page.set_viewport_size({"width": width, "height": 900})
            for each in Axe().run(page).response["violations"]:
                self.found.append((who, kind, width, each["id"], [node["html"] for node in each["nodes"]]))
            if self.screens:
                name = f"{who} {kind} {width}.png".replace("/", "_").replace(" ", "-")
                page.screenshot(path=Path(self.screens) / name, full_page=True)
        page.set_viewport_size({"width": SMALLEST, "height": 640})
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > SMALLEST:
            self.found.append((who, kind, SMALLEST, "sideways", across))
        page.set_viewport_size({"width": WIDE, "height": 900})
