"""A leak that is planted on purpose: who can see it, where, and how it gets there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from people import Cast, browser
from promises.routes import address, addresses, routes, subjects
from promises.session import Answered, asked, mailbox, some_of
from promises.table import answering

Plant = Callable[[pytest.MonkeyPatch], None]
TABLES = "tables"
MAILBOX = "mailbox"
OTHER_PLACES = 10


@dataclass(frozen=True, slots=True)
class Leak:
    """`name` of the cast sees it on this route for this subject, in their mailbox, or in the tables."""

    plant: Plant
    name: str
    route: str
    subject: str
    elsewhere: bool

    def place(self, cast: Cast) -> str:
        """The address at which it shows."""
        if self.route == MAILBOX:
            return mailbox(getattr(cast, self.name).email).address
        if self.route == TABLES:
            return TABLES
        route = next(one for one in routes() if one.name == self.route)
        return address(route, subjects(route, cast, self.name)[self.subject])

    def look(self, cast: Cast, name: str) -> Iterator[Answered]:
        """What stands at that address, at ten others, and in the mailbox; the tables come by themselves."""
        place = self.place(cast)
        others = {where for where, route, kind in addresses(cast, name) if answering(route, name, kind)} - {place}
        client = browser(getattr(cast, name))
        here = [place] if place.startswith("/") else []
        for where in (*here, *some_of(sorted(others), OTHER_PLACES)):
            yield asked(client, where)
        yield mailbox(getattr(cast, name).email)


def leak_in(
    leaks: list[Leak], name: str, route: str, subject: str = "page", *, elsewhere: bool = False
) -> Callable[[Plant], Plant]:
    """Adds a leak to a list: where it shows, and whether it may show at other addresses as well."""

    def add(plant: Plant) -> Plant:
        leaks.append(Leak(plant, name, route, subject, elsewhere))
        return plant

    return add
