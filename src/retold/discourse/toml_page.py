"""A TOML file of ours, read strictly (schema validation): whatever is wrong in it is told with file and line."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from retold.errors import CodebookError

HEADER = re.compile(r"^\s*\[\s*\"?([^\]\"]+?)\"?\s*\]")


@dataclass(frozen=True, slots=True)
class TomlPage:
    """One file: where it is, what it says, and what that means."""

    name: str
    text: str
    data: dict[str, Any]

    def fault(self, sentence: str, *, table: str = "", word: str = "") -> CodebookError:
        """The error that names file and line: where `table` has `word` (a key, a quoted value), else its header."""
        return CodebookError(f"{self.name}, line {self._line(table, word)}: {sentence}")

    def kept(self, table: str, entry: dict[str, Any], kinds: dict[str, type], needed: tuple[str, ...] = ()) -> None:
        """Hold one table to its keys and their kinds (a `list` is one of strings); "" is what stands above all tables.

        Raises CodebookError for a key that is not in `kinds`, a value of another kind, or a needed key that is missing.
        """
        for key, value in entry.items():
            if key not in kinds:
                raise self.fault(f"“{key}” means nothing here; {_listed(kinds)} do.", table=table, word=key)
            right = type(value) is kinds[key]
            if not right or (isinstance(value, list) and not all(isinstance(item, str) for item in value)):
                raise self.fault(f"“{key}” should be {KINDS[kinds[key]]}.", table=table, word=key)
        for key in needed:
            if not entry.get(key):
                raise self.fault(f"“{key}” is missing or empty{f' in “{table}”' if table else ''}.", table=table)

    def among(self, table: str, key: str, named: list[str], known: frozenset[str], what: str) -> None:
        """Hold the words of one key to those that are known. Raises CodebookError that names the first other one."""
        for word in named:
            if word not in known:
                raise self.fault(f"“{word}” is no {what}.", table=table, word=f'"{word}"' if word else key)

    def _line(self, table: str, word: str) -> int:
        within, header = not table, 1
        for number, line in enumerate(self.text.splitlines(), 1):
            if found := HEADER.match(line):
                within = found.group(1) == table
                header = number if within else header
            if within and word and _has(line, word):
                return number
        return header


KINDS = {str: "a text in quotes", int: "a number", bool: "true or false", list: "a list of texts in quotes"}


def read_page(file: Traversable) -> TomlPage:
    """Read one file. Raises CodebookError where it cannot be opened, is not UTF-8 or is not TOML."""
    try:
        text = file.read_text("utf-8")
    except OSError:
        raise CodebookError(f"{file} cannot be opened. Check that it is there and may be read.") from None
    except UnicodeDecodeError:
        raise CodebookError(f"{file} is not UTF-8. Save it as UTF-8 and try again.") from None
    try:
        return TomlPage(str(file), text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        said = re.fullmatch(r"(.*) \(at line (\d+), column \d+\)", str(error))
        line, why = (int(said.group(2)), said.group(1)) if said else (len(text.splitlines()), str(error))
        raise CodebookError(f"{file}, line {line}: this is not TOML: {why}.") from None


def _has(line: str, word: str) -> bool:
    """The line has the value, where the word is quoted, or sets the key that it is."""
    if word.startswith('"'):
        return word in line or word.replace('"', "'") in line
    return re.match(rf"\s*[\"']?{re.escape(word)}[\"']?\s*=", line) is not None


def _listed(names: dict[str, type]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
