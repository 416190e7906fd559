"""One record of a table or of JSON (row), and which kind of thing it describes by the names of its fields."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from retold.errors import MissingColumnError, PairingError, UnreadableFileError
from retold.exchange.narratives import Time

Kind = Literal["story", "pair", "listed", "span", "coded"]

NEEDED: dict[Kind, frozenset[str]] = {
    "story": frozenset({"pair", "time", "text"}),
    "pair": frozenset({"pair", "before", "after"}),
    "listed": frozenset({"pair", "time", "file"}),
    "span": frozenset({"coder", "code", "start", "end"}),
    "coded": frozenset({"codes"}),
}
ALLOWED: dict[Kind, frozenset[str]] = {
    "story": NEEDED["story"] | {"id"},
    "pair": NEEDED["pair"],
    "listed": NEEDED["listed"] | {"id"},
    "span": NEEDED["span"] | {"id", "pair", "time", "text"},
    "coded": NEEDED["coded"] | {"id", "pair", "time", "text", "coder"},
}
TELLING: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("coded", frozenset({"codes"})),
    ("span", frozenset({"code", "start", "end"})),
    ("listed", frozenset({"file"})),
    ("pair", frozenset({"before", "after"})),
    ("story", frozenset({"pair", "time", "text"})),
)
"""The first kind of which a record has a telling field is the kind it must wholly be."""
EXPECTED = (
    "Expected pair, time, text; or pair, before, after; or pair, time, file; "
    "or, for codings, pair, time, coder, code, start, end"
)
TIMES: dict[str, Time] = {
    "before": "before",
    "pre": "before",
    "t1": "before",
    "after": "after",
    "post": "after",
    "t2": "after",
}
NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A record's fields by name (in lower case), and where it stands."""

    fields: dict[str, object]
    source: str

    def string(self, field: str) -> str:
        """The field as a text; a missing one is empty.

        Raises:
            UnreadableFileError: it is something else than a text.

        """
        value = self.fields.get(field)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise UnreadableFileError(f"{self.source}: '{field}' should be a text, not {_named(value)}. Mend it.")
        return value

    def name(self, field: str) -> str:
        """The field as a name on one line (a whole number counts as one); a missing one is empty.

        Raises:
            UnreadableFileError: it is something else, longer than 200 characters or on several lines.

        """
        value = self.fields.get(field)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        elif value is not None and not isinstance(value, str):
            raise UnreadableFileError(f"{self.source}: '{field}' should be a name, not {_named(value)}. Mend it.")
        name = tidy(value or "")
        if len(name) > NAME_LIMIT or not (name.isprintable() and _encodable(name)):
            raise UnreadableFileError(
                f"{self.source}: '{field}' should be a name on one line, of at most {NAME_LIMIT} characters. Mend it."
            )
        return name

    def pair(self) -> str:
        """The pair's name.

        Raises:
            UnreadableFileError: there is none.

        """
        name = self.name("pair")
        if not name:
            raise UnreadableFileError(f"{self.source}: 'pair' is empty. Say whose story this is.")
        return name

    def time(self) -> Time:
        """The time point.

        Raises:
            PairingError: the word means neither before nor after.

        """
        word = self.name("time")
        time = TIMES.get(word.casefold())
        if time is None:
            raise PairingError(f"{self.source}: '{word}' is no time. Write before or after (or pre, post; t1, t2).")
        return time


def tidy(name: str) -> str:
    """The name as it is compared: composed (NFC; macOS decomposes file names), no white space around."""
    return unicodedata.normalize("NFC", name).strip()


def kind_of(columns: Iterable[str], source: str, *, json: bool = False, loose: bool = False) -> Kind:
    """What a record with these fields describes. When `loose`, a text needs neither pair nor time.

    Raises:
        MissingColumnError: fields are missing or (but in `json`, where more is common) unknown.

    """
    present = frozenset(columns)
    kind: Kind = next((kind for kind, telling in TELLING if present & telling), "story")
    missing = NEEDED[kind] - present
    if kind in {"span", "coded"} and "id" not in present:
        missing |= {"pair", "time"} - present
    if kind == "story" and loose:
        missing -= {"pair", "time"}
    unknown = frozenset() if json else present - ALLOWED[kind]
    if not missing and not unknown:
        return kind
    word = "field" if json else "column"
    parts = [
        f"has no {_listed(missing, word)}" if missing else "",
        f"has {_listed(unknown, word)}, which means nothing here" if unknown else "",
    ]
    raise MissingColumnError(f"{source} {' and '.join(filter(None, parts))}. {EXPECTED}.")


def is_related(columns: Iterable[str], *, loose: bool = False) -> bool:
    """Whether a record with these fields was surely meant for Retold: it names a pair, or has codes or spans."""
    present = set(columns)
    telling = {"pair", "codes", "text"} if loose else {"pair", "codes"}
    return bool(telling & present) or {"code", "start", "end"} <= present


def _listed(names: Iterable[str], word: str) -> str:
    quoted = [f"'{name}'" for name in sorted(names)]
    return f"{word} {quoted[0]}" if len(quoted) == 1 else f"{word}s {', '.join(quoted)}"


def _named(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "nothing")


def _encodable(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)
