"""Reads what people are shown (content files, to be translated): `wordings/<noun>.toml`, whole or not at all.

What is stored or promised (the name of a question, who reads its answer) stands in `retold.rules`; the words for it
stand in the file. Both must speak of the same things: a text too few or too many is an error, with its file and line.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from retold.errors import WordingError

SHIPPED: Traversable = files("retold") / "wordings"
BRACED = re.compile(r"\{([a-z_]+)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Wordings:
    """One file: its name and lines, for what is said of a fault, and its tables."""

    name: str
    lines: tuple[str, ...]
    tables: Mapping[str, Any]

    def texts(
        self,
        *path: str,
        needs: Iterable[str],
        may: Iterable[str] = (),
        beside: Iterable[str] = (),
        places: Mapping[str, Collection[str]] | None = None,
    ) -> dict[str, str]:
        """The texts of one table by key, in the order asked for; a text of `may` that is not there is "".

        `beside` names what else the table holds (see `listed`). `places` names what is filled into a text, which must
        have all of these and no others: {"body": {"code"}}.

        Raises:
            WordingError: a text that is missing, empty or asked for by nothing; a placeholder too few or too many.

        """
        held, needs, may = self._table(path), tuple(needs), tuple(may)
        self.agree(held, path, needs=(*needs, *beside), may=may)
        return {
            key: self._checked(held[key], (*path, key), (places or {}).get(key, ())) if key in held else ""
            for key in (*needs, *may)
        }

    def labels(self, *path: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """What is stored and what is read in its place, in that order. Raises WordingError as `texts` does."""
        return tuple(self.texts(*path, needs=names).items())

    def listed(self, *path: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Those keys of a table that hold several texts each. Raises WordingError where one does not."""
        held, found = self._table(path), {}
        for key in keys:
            texts = held.get(key)
            if not isinstance(texts, list) or not texts:
                raise self.fault((*path, key), f'"{key}" is to be a list of texts, in square brackets')
            found[key] = tuple(self._checked(text, (*path, key), ()) for text in texts)
        return found

    def named(self, kind: str) -> tuple[str, ...]:
        """The names of all tables of one kind, in the file's order: [card.money] is "money" of "card"."""
        return tuple(self._table((kind,)))

    def only(self, kind: str, names: Iterable[str]) -> None:
        """Raises WordingError unless the tables of one kind are of exactly these names."""
        self.agree(self._table((kind,)), (kind,), needs=tuple(names))

    def agree(
        self, held: Mapping[str, Any], path: tuple[str, ...], *, needs: tuple[str, ...], may: tuple[str, ...] = ()
    ) -> None:
        """Raises WordingError where a table has a key that nothing asks for, or lacks one that is needed."""
        for key in held:
            if key not in needs and key not in may:
                raise self.fault(
                    (*path, key), f'nothing is called "{key}" here. It may be: {", ".join((*needs, *may))}'
                )
        for key in needs:
            if key not in held:
                raise self.fault(path, f'"{key}" is missing')

    def fault(self, path: tuple[str, ...], what: str) -> WordingError:
        """What is wrong, with the file, the line and the table."""
        return WordingError(f"wordings/{self.name}, line {self._line(path)}: {what}.")

    def _table(self, path: tuple[str, ...]) -> Mapping[str, Any]:
        held: Mapping[str, Any] = self.tables
        for depth, part in enumerate(path, 1):
            inner = held.get(part)
            if not isinstance(inner, dict):
                raise self.fault(path[:depth], f"the table [{'.'.join(path[:depth])}] is missing")
            held = inner
        return held

    def _checked(self, text: object, path: tuple[str, ...], places: Collection[str]) -> str:
        if not isinstance(text, str) or not text.strip():
            raise self.fault(path, f'"{path[-1]}" is to be a text, in quotation marks, and not empty')
        found = [match[1] for match in BRACED.finditer(text)]
        for name in found:
            if name not in places:
                known = f"Known here: {', '.join(sorted(places))}" if places else "This text has none"
                raise self.fault(path, f"nothing fills in {{{name or ''}}}. {known}")
        for name in places:
            if name not in found:
                raise self.fault(path, f'"{path[-1]}" lacks {{{name}}}, which is filled in')
        return text

    def _line(self, path: tuple[str, ...]) -> int:
        """The line of the deepest part of a path that has one, counted from 1; 1 where there is none."""
        line, rest = 0, path
        for depth in range(len(path), 0, -1):
            header = re.compile(rf"\[+{re.escape('.'.join(path[:depth]))}\]+\s*(#.*)?")
            heads = (at for at, words in enumerate(self.lines) if header.fullmatch(words))
            if (head := next(heads, None)) is not None:
                line, rest = head, path[depth:]
                break
        if rest:
            key = re.compile(rf'"?{re.escape(rest[0])}"?\s*=')
            line = next((at for at in range(line, len(self.lines)) if key.match(self.lines[at])), line)
        return line + 1


def read(noun: str, *kinds: str, folder: Traversable = SHIPPED) -> Wordings:
    """The wordings of one noun, from the folder: a file of exactly these kinds of tables.

    Raises:
        WordingError: no such file; not TOML (a name that comes twice is not); a kind of table too few or too many.

    """
    name = f"{noun}.toml"
    try:
        text = (folder / name).read_text("utf-8")
        tables = tomllib.loads(text)
    except FileNotFoundError:
        raise WordingError(f"wordings/{name} is missing.") from None
    except UnicodeDecodeError:
        raise WordingError(f"wordings/{name} is not written in UTF-8. Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as wrong:
        raise WordingError(f"wordings/{name} cannot be read: {wrong}.") from None
    found = Wordings(name, tuple(text.splitlines()), tables)
    found.agree(tables, (), needs=kinds)
    return found


def filled(text: str, places: Mapping[str, str]) -> str:
    """The text with each {name} filled in; what is filled in is never looked at again. KeyError for one unknown."""
    return BRACED.sub(lambda match: places[match[1]], text)
