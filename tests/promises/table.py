"""The table of answers as it stands: route x role x subject, and the status that each method brings."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "matrix.txt"
# In the table stand those that a page could answer, and one for all the others.
SHOWN = ("get", "head", "post", "put")
HEAD = f"{'route':24} {'role':7} {'subject':8} {' '.join(SHOWN)}"
NO_PAGE = ("404", "405")


class Line(NamedTuple):
    """Who is answered what about which record."""

    route: str
    role: str
    subject: str
    statuses: tuple[str, ...]

    def __str__(self) -> str:
        """As it stands in the file."""
        return f"{self.route:24} {self.role:7} {self.subject:8} {' '.join(self.statuses)}"


def lines() -> Iterator[Line]:
    """The table, line by line."""
    head, *rest = TABLE.read_text(encoding="utf-8").splitlines()
    assert head == HEAD
    for line in rest:
        route, role, subject, *statuses = line.split()
        yield Line(route, role, subject, tuple(statuses))


def answering(route: str, role: str, subject: str) -> bool:
    """Whether GET brings a page, or leads to one. What the table does not know does, so that it is asked for."""
    return gets().get((route, role, subject), "200") not in NO_PAGE


@cache
def gets() -> dict[tuple[str, str, str], str]:
    """What GET brings, by route, role and subject."""
    return {(line.route, line.role, line.subject): line.statuses[0] for line in lines()}
