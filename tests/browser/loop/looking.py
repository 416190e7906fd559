"""A close look at each kind of page that somebody meets, once a role: axe, and no sideways scroll on a telephone."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from browser.accessible import violations

SMALLEST = 320
ID = re.compile(r"[a-z2-7]{26}")
# Pages that are the same for whoever comes to them.
ALIKE = ("/sign-in/", "/calls/")
# One question of each kind of field; the others are the same page with other words.
QUESTIONS = ("name", "wishes", "described_as", "topics", "mode", "text", "kind", "contact")


class Looking:
    """What was looked at, and what was found; with RETOLD_SCREENS=folder also a picture of each page."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.met: set[tuple[str, str]] = set()
        self.found: list[tuple[object, ...]] = []
        self.screens = os.environ.get("RETOLD_SCREENS", "")

    def look(self, page, role: str) -> None:
        """Looks at the page, unless this role has met one of this address with these headings."""
        path = urlsplit(page.url).path
        if "/questions/" in path and path.split("/")[-2] not in QUESTIONS:
            return
        who = "anybody" if path.startswith(ALIKE) or "/questions/" in path else role
        kind = " ".join((ID.sub("*", path), *page.locator("h1, h2").all_inner_texts()))
        if (who, kind) in self.met:
            return
        self.met.add((who, kind))
        self.found += [(who, kind, *each) for each in violations(page)]
        usual = page.viewport_size
        if self.screens:
            page.screenshot(path=self.picture(who, kind, usual["width"]), full_page=True)
        page.set_viewport_size({"width": SMALLEST, "height": usual["height"]})
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > SMALLEST:
            self.found.append((who, kind, "sideways", across))
        page.set_viewport_size(usual)

    def picture(self, who: str, kind: str, width: int) -> Path:
        """Where the picture of a page goes."""
        return Path(self.screens) / f"{re.sub('[^A-Za-z0-9]+', '-', f'{who} {kind}')[:120]}-{width}.png"
