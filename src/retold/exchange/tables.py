"""CSV (CSV): read with whatever delimiter and encoding a spreadsheet gave it, written by RFC 4180 and safe to open."""

import csv
import math
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from retold.errors import MissingColumnError, UnreadableFileError
from retold.exchange.decoding import TABLE_LIMIT, open_lines
from retold.exchange.outputs import write_whole

DELIMITERS = (",", ";", "\t")
RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
"""First characters that make a spreadsheet take a text for a formula. https://owasp.org/www-community/attacks/CSV_Injection"""


@dataclass(frozen=True, slots=True)
class Table:
    """A header, and each row with its number as a spreadsheet shows it (the header is row 1)."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[str, ...]


def read_table(path: Path, name: str) -> Table:
    """The table in a CSV file; blank rows are passed over.

    Raises:
        MissingColumnError: a column named twice.
        UnreadableFileError: no header, a quote never closed, a row unlike the header.
        TextError: not text at all, or too large.

    """
    notes: list[str] = []
    (_, header), *rows = [(number, _whole(row)) for number, row in read_rows(path, name, notes)]
    return Table(header, tuple(rows), tuple(notes))


def read_rows(path: Path, name: str, notes: list[str]) -> Iterator[tuple[int, tuple[str, ...] | UnreadableFileError]]:
    """The header and then each row, with its number; a row unlike the header is the error that says so.

    Rows are read as they are asked for. Raises what `read_table` raises for the header and for a quote never closed.
    """
    with open_lines(path, name) as (lines, told):
        notes.extend(told)
        rows = ((number, row) for number, row in _rows(lines, name) if any(cell.strip() for cell in row))
        number, names = next(rows, (0, []))
        if not number:
            raise UnreadableFileError(f"{name} is empty. A table needs a row of column names first.")
        header = tuple(cell.strip().casefold() for cell in _trimmed(names))
        twice = [column for column in header if header.count(column) > 1]
        if twice:
            raise MissingColumnError(f"{name} has the column '{twice[0]}' twice. Rename or remove one.")
        yield number, header
        for number, row in rows:
            yield number, _fitted(row, header, f"{name} row {number}")


def _whole(row: tuple[str, ...] | UnreadableFileError) -> tuple[str, ...]:
    if isinstance(row, UnreadableFileError):
        raise row
    return row


def _rows(lines: Iterator[str], name: str) -> Iterator[tuple[int, list[str]]]:
    leading = []
    for line in lines:
        leading.append(line)
        if line != "\n":
            break
    first = leading[-1] if leading else ""
    delimiter = max(DELIMITERS, key=first.count)
    limit = csv.field_size_limit(TABLE_LIMIT)
    number = 0
    try:
        for number, row in enumerate(csv.reader(chain(leading, lines), delimiter=delimiter, strict=True), 1):
            yield number, row
    except csv.Error as error:
        where = f"{name} row {number + 1}"
        raise UnreadableFileError(f"{where}: a quote is missing or too many ({error}). Export it again.") from None
    finally:
        csv.field_size_limit(limit)


def _trimmed(row: list[str]) -> list[str]:
    """The row without the empty cells at its end, which a spreadsheet writes for cells once touched."""
    while row and not row[-1].strip():
        row = row[:-1]
    return row


def _fitted(row: list[str], header: tuple[str, ...], where: str) -> tuple[str, ...] | UnreadableFileError:
    cells = [*row[: len(header)], *_trimmed(row[len(header) :])]
    if len(cells) == len(header):
        return tuple(cells)
    advice = "Put quotes round a text with a delimiter." if len(cells) > len(header) else "Fill or remove the row."
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return UnreadableFileError(f"{where} has {count} under {len(header)} columns. {advice}")


def write_csv(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    dictionary: Mapping[str, str] | None = None,
    replace: bool = False,
) -> None:
    """Write a table in UTF-8 by RFC 4180, but with LF, whole or not at all.

    Missing (None, NaN) is an empty cell, numbers stay numbers to the last digit, True is `true`; a text that a
    spreadsheet would run as a formula gets a `'` in front. With a `dictionary` (what each column means), a second
    table NAME.columns.csv stands beside the first.

    Raises:
        OutputError: it cannot be written there.
        ValueError: a row does not fit the header, or the dictionary lacks a column.

    """
    unexplained = [column for column in header if column not in dictionary] if dictionary is not None else []
    if unexplained:
        raise ValueError(f"no meaning given for {', '.join(unexplained)}")
    write_whole(path, rendered(header, rows), replace=replace)
    if dictionary is not None:
        meanings = [(column, dictionary[column]) for column in header]
        write_whole(
            path.with_name(f"{path.stem}.columns.csv"), rendered(("column", "meaning"), meanings), replace=replace
        )


def rendered(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The table as CSV bytes, as `write_csv` writes it."""
    lines = [",".join(map(_cell, header))]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"a row of {len(row)} cells under {len(header)} columns")
        lines.append(",".join(map(_cell, row)) or '""')
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted("'" + value if value.startswith(RUNS_IN_A_SPREADSHEET) else value)
    if isinstance(value, float):
        # A numpy float is a float whose own repr names its type; adding 0.0 makes the negative zero plain.
        return "" if math.isnan(value) else float.__repr__(value + 0.0)
    try:
        return str(operator.index(value))  # type: ignore[arg-type]  # raises for what is no whole number
    except TypeError:
        return _cell(str(value))


def _quoted(text: str) -> str:
    if any(character in text for character in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
