"""What a cell of a spreadsheet for matching means (parsing). What is not understood is never repeated in a message."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from retold.errors import UnreadableFileError

YES = {"yes": True, "true": True, "1": True, "y": True, "x": True, "no": False, "false": False, "0": False, "n": False}
SHAREABLE = ("topics", "languages", "modes", "unit")
FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SLOT = re.compile(r"([a-z]+)\s+(\d{1,2})(?::00)?\s*[-–—]\s*(\d{1,2})(?::00)?")
WISH = re.compile(r"(prefer|require)\s+([^=:]+?)\s*[=:]\s*(.+)", re.IGNORECASE)
IDENTITY = re.compile(r"([^=:]+?)\s*[=:]\s*(.+)")
NAME_LIMIT = 200
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row by column, and where it stands, for messages that repeat none of them."""

    where: str
    cells: Mapping[str, str]

    def read(self, column: str, understood: Callable[[str], Meaning | None], instead: str) -> Meaning:
        """What a cell means; where it means nothing, an error that says what to write instead."""
        meaning = understood(tidied(self.cells.get(column, "")))
        if meaning is None:
            raise UnreadableFileError(f"{self.where}, column {column}: {instead}")
        return meaning

    def text(self, column: str) -> str:
        """A short text."""
        return self.read(column, short, f"this is over {NAME_LIMIT} characters. Shorten it.")

    def id(self, column: str) -> str:
        """An id."""
        return self.read(column, an_id, f"write an id of up to {NAME_LIMIT} characters, without a colon.")

    def several(self, column: str) -> frozenset[str]:
        """Texts with ; between."""
        return parts(self.cells.get(column, ""))


def tidied(text: str) -> str:
    """A text without spaces at its ends or several in a row."""
    return " ".join(text.split())


def parts(text: str) -> frozenset[str]:
    """What stands between semicolons."""
    return frozenset(part for piece in text.split(";") if (part := tidied(piece)))


def short(text: str) -> str | None:
    """The text, if it is not too long."""
    return text if len(text) <= NAME_LIMIT else None


def an_id(text: str) -> str | None:
    """The id, if it can be one."""
    return text if text and ":" not in text and len(text) <= NAME_LIMIT else None


def one_of(*known: str, empty: str | None = None) -> Callable[[str], str | None]:
    """Reads one of the words, whatever its capitals."""
    return lambda text: text.casefold() if text.casefold() in known else (empty if not text else None)


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or empty for no."""
    return YES.get(text.casefold(), None if text else False)


def shares(text: str) -> frozenset[str] | None:
    """Names of answers that can be shared."""
    named = frozenset(part.casefold() for part in parts(text))
    return named if named <= set(SHAREABLE) else None


def hours(text: str) -> frozenset[int] | None:
    """Hours of a week from stretches such as "Mon 9-12"."""
    found: set[int] = set()
    for part in parts(text):
        slot = SLOT.fullmatch(part.casefold())
        if slot is None or slot[1][:3] not in DAYS or not FULL_DAYS[DAYS.index(slot[1][:3])].startswith(slot[1]):
            return None
        day, start, end = DAYS.index(slot[1][:3]), int(slot[2]), int(slot[3])
        if not start < end <= 24:
            return None
        found.update(range(24 * day + start, 24 * day + end))
    return frozenset(found)


def identity(text: str) -> frozenset[tuple[str, str]] | None:
    """Words and what they say, from "gender=woman"."""
    found = [IDENTITY.fullmatch(part) for part in parts(text)]
    return None if None in found else frozenset((said[1], said[2]) for said in found if said)


def wishes(text: str) -> frozenset[tuple[str, str, str]] | None:
    """Wishes, from "prefer gender=woman"."""
    found = [WISH.fullmatch(part) for part in parts(text)]
    return None if None in found else frozenset((said[1].casefold(), said[2], said[3]) for said in found if said)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or none."""

    day: date | None


def dated(text: str) -> Day | None:
    """A day as 2026-09-30."""
    if not text:
        return Day(None)
    try:
        return Day(date.fromisoformat(text))
    except ValueError:
        return None
