"""Rows from a file of many: CSV, JSON, JSON lines; each with the kind of thing it describes."""

from collections.abc import Iterable
from pathlib import Path, PurePath

from retold.errors import UnreadableFileError
from retold.exchange.documents import read_json, read_lines
from retold.exchange.rows import ALLOWED, Kind, Row, is_related, kind_of
from retold.exchange.tables import read_table

TABLES = frozenset({".csv", ".tsv"})
LINES = frozenset({".jsonl", ".ndjson"})
DATA = TABLES | LINES | {".json"}


def rows_in(path: Path, name: PurePath, notes: list[str], *, alone: bool, loose: bool) -> list[tuple[Row, Kind]]:
    """The rows of a data file, called `name`, with their kinds.

    A file that has nothing to do with stories gives no rows and a note, but an error if it stands `alone`, as all
    that was given. When `loose`, a text needs neither pair nor time.

    Raises:
        UnreadableFileError: broken JSON or CSV; MissingColumnError: a column missing, or (in CSV) unknown.

    """
    ending = path.suffix.casefold()
    if ending in TABLES:
        return _table(path, name, notes, alone=alone, loose=loose)
    if ending in LINES:
        items = [(f"{name} line {number}", item) for number, item in read_lines(path, str(name))]
    else:
        items = [(f"{name} item {number}", item) for number, item in _items(read_json(path, str(name)))]
    if not alone and not any(isinstance(item, dict) and is_related(_lower(item), loose=loose) for _, item in items):
        notes.append(f"{name}: no stories or codings in it. It was left out.")
        return []
    if not items:
        raise UnreadableFileError(f"{name} holds no stories or codings. Expected objects with pair, time, text.")
    return _typed(items, name, notes, loose=loose)


def _table(path: Path, name: PurePath, notes: list[str], *, alone: bool, loose: bool) -> list[tuple[Row, Kind]]:
    table = read_table(path, str(name))
    if not alone and not is_related(table.header, loose=loose):
        notes.append(f"{name}: a table without a column 'pair'. It was left out.")
        return []
    notes.extend(table.notes)
    kind = kind_of(table.header, str(name), loose=loose)
    return [
        (Row(dict(zip(table.header, cells, strict=True)), f"{name} row {number}"), kind) for number, cells in table.rows
    ]


def _items(document: object) -> Iterable[tuple[int, object]]:
    """The members of a list, or of an object's "stories", numbered from 1."""
    if isinstance(document, dict):
        document = document.get("stories")
    return enumerate(document if isinstance(document, list) else [], 1)


def _typed(items: list[tuple[str, object]], name: PurePath, notes: list[str], *, loose: bool) -> list[tuple[Row, Kind]]:
    """Rows of JSON with their kinds. Fields that mean nothing here are common in JSON, so they are only noted."""
    rows = []
    unknown: set[str] = set()
    for source, item in items:
        if not isinstance(item, dict):
            raise UnreadableFileError(f"{source} should be an object with pair, time, text. Export it again.")
        fields = dict(zip(_lower(item), item.values(), strict=True))
        if len(fields) < len(item):
            raise UnreadableFileError(f"{source} has one field twice, in capitals and not. Remove one.")
        kind = kind_of(fields, source, json=True, loose=loose)
        unknown |= fields.keys() - ALLOWED[kind]
        rows.append((Row(fields, source), kind))
    if unknown:
        notes.append(f"{name}: not used: {', '.join(sorted(unknown))}.")
    return rows


def _lower(item: dict[str, object]) -> list[str]:
    return [key.strip().casefold() for key in item]
