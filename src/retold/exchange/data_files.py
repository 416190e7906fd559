"""Rows from a file of many (tabular and JSON data): each with the kind of thing it describes.

The formats are CSV, JSON and JSON lines.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path, PurePath

from retold.errors import RetoldError, UnreadableFileError
from retold.exchange.documents import read_json, read_lines
from retold.exchange.rows import ALLOWED, Kind, Row, is_related, kind_of
from retold.exchange.tables import read_rows

TABLES = frozenset({".csv", ".tsv"})
LINES = frozenset({".jsonl", ".ndjson"})
DATA = TABLES | LINES | {".json"}


def refuse(error: RetoldError) -> None:
    """What is done about a broken row where nobody wants to go on without it."""
    raise error


def rows_in(
    path: Path,
    name: PurePath,
    notes: list[str],
    *,
    alone: bool,
    loose: bool,
    broken: Callable[[RetoldError], None] = refuse,
) -> Iterator[tuple[Row, Kind]]:
    """The rows of a data file, called `name`, with their kinds, read as they are asked for (JSON lines and CSV).

    A file that has nothing to do with stories gives no rows and a note, but an error if it stands `alone`, as all
    that was given. When `loose`, a text needs neither pair nor time. `broken` is told of each row that is.

    Raises:
        UnreadableFileError: broken JSON or CSV; MissingColumnError: a column missing, or (in CSV) unknown.

    """
    if path.suffix.casefold() in TABLES:
        return _table(path, name, notes, alone=alone, loose=loose, broken=broken)
    return _records(path, name, notes, alone=alone, loose=loose, broken=broken)


def _table(
    path: Path,
    name: PurePath,
    notes: list[str],
    *,
    alone: bool,
    loose: bool,
    broken: Callable[[RetoldError], None],
) -> Iterator[tuple[Row, Kind]]:
    told: list[str] = []
    rows = read_rows(path, str(name), told)
    _, header = next(rows)
    assert isinstance(header, tuple)
    if not alone and not is_related(header, loose=loose):
        notes.append(f"{name}: a table without a column 'pair'. It was left out.")
        return
    notes.extend(told)
    kind = kind_of(header, str(name), loose=loose)
    for number, cells in rows:
        if isinstance(cells, RetoldError):
            broken(cells)
        else:
            yield Row(dict(zip(header, cells, strict=True)), f"{name} row {number}"), kind


def _records(
    path: Path,
    name: PurePath,
    notes: list[str],
    *,
    alone: bool,
    loose: bool,
    broken: Callable[[RetoldError], None],
) -> Iterator[tuple[Row, Kind]]:
    """Rows of JSON with their kinds. Fields that mean nothing here are common in JSON, so they are only noted."""
    if path.suffix.casefold() in LINES:
        items = ((f"{name} line {number}", item) for number, item in read_lines(path, str(name)))
    else:
        items = ((f"{name} item {number}", item) for number, item in _items(read_json(path, str(name))))
    leading = []
    for source, item in items:
        leading.append((source, item))
        if alone or _is_telling(item, loose=loose):
            break
    else:
        if not alone:
            notes.append(f"{name}: no stories or codings in it. It was left out.")
            return
        raise UnreadableFileError(f"{name} holds no stories or codings. Expected objects with pair, time, text.")
    unknown: set[str] = set()
    for source, item in chain(leading, items):
        try:
            row, kind = _typed(item, source, loose=loose)
        except RetoldError as error:
            broken(error)
        else:
            unknown |= row.fields.keys() - ALLOWED[kind]
            yield row, kind
    if unknown:
        notes.append(f"{name}: not used: {', '.join(sorted(unknown))}.")


def _is_telling(item: object, *, loose: bool) -> bool:
    """Whether the item tells that its file was meant for Retold; what is broken has to be told of in any case."""
    return isinstance(item, RetoldError) or (isinstance(item, dict) and is_related(_lower(item), loose=loose))


def _typed(item: object, source: str, *, loose: bool) -> tuple[Row, Kind]:
    if isinstance(item, RetoldError):
        raise item
    if not isinstance(item, dict):
        raise UnreadableFileError(f"{source} should be an object with pair, time, text. Export it again.")
    fields = dict(zip(_lower(item), item.values(), strict=True))
    if len(fields) < len(item):
        raise UnreadableFileError(f"{source} has one field twice, in capitals and not. Remove one.")
    return Row(fields, source), kind_of(fields, source, json=True, loose=loose)


def _items(document: object) -> Iterable[tuple[int, object]]:
    """The members of a list, or of an object's "stories", numbered from 1."""
    if isinstance(document, dict):
        document = document.get("stories")
    return enumerate(document if isinstance(document, list) else [], 1)


def _lower(item: dict[str, object]) -> list[str]:
    return [key.strip().casefold() for key in item]
