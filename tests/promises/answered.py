"""Every page that answers somebody of the cast, and how many queries it takes: read from the URL resolver."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ground import taken_back
from people import Cast, browser
from promises.routes import address, routes, subjects
from promises.table import lines

ROLES = ("amara", "ben", "cleo", "esi", "finn", "grace", "jo", "ines", "hal")


@dataclass(frozen=True, slots=True)
class Page:
    """One address that answers one member of the cast with a page."""

    route: str
    name: str
    address: str


class Browsers:
    """One browser for each member of the cast."""

    def __init__(self, cast: Cast) -> None:
        self.by_name = {name: browser(getattr(cast, name)) for name in ROLES}

    def pages(self, cast: Cast) -> Iterator[Page]:
        """The first address of each route that answers each of them, as the table of answers says."""
        by_name = {str(route.name): route for route in routes()}
        seen = set()
        for route, name, kind, statuses in lines():
            if statuses[0] != "200" or name not in self.by_name or (route, name) in seen or route not in by_name:
                continue
            where = address(by_name[route], subjects(by_name[route], cast, name)[kind])
            if asked(self.by_name[name], where) == 200:
                seen.add((route, name))
                yield Page(route, name, where)

    def queries(self, page: Page) -> int:
        """How many queries the page takes once everything that a process keeps is kept."""
        asked(self.by_name[page.name], page.address)
        with CaptureQueriesContext(connection) as seen:
            assert asked(self.by_name[page.name], page.address) == 200, page
        return len(seen)

    def seconds(self, page: Page) -> float:
        """How long the page takes once."""
        began = time.perf_counter()
        asked(self.by_name[page.name], page.address)
        return time.perf_counter() - began


def asked(client: Client, where: str) -> int:
    """The status of an answer; whatever it changed is taken back."""
    with taken_back():
        response = client.get(where)
        b"".join(response) if response.streaming else response.content
        return response.status_code
