"""A plain table (data frame): columns that know their cells, rows, and how a cell reads to people and in a CSV file."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from retold.analysis.phrases import number, p_value, percent, signed
from retold.exchange.tables import rendered
from retold.measures.measure import Measure

Cell = str | float | int | bool | Measure | None
Kind = Literal["text", "count", "value", "signed", "share", "p", "flag"]
ABSENT = "–"
Row = TypeVar("Row")
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in the CSV, its heading for people, what it means with its unit, how it is shown."""

    name: str
    heading: str
    meaning: str
    kind: Kind = "text"

    @property
    def numeric(self) -> bool:
        """Whether its cells are set to the right, under each other."""
        return self.kind != "text"


Columns = tuple[tuple[Column, Callable[[Row], Cell]], ...]
"""Each column with what its cell is for a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns, with a caption. A missing value is None."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def in_words(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them: two decimals, true minus signs, per cents, yes and no."""
        kinds = [column.kind for column in self.columns]
        return tuple(tuple(map(cell_in_words, row, kinds)) for row in self.rows)

    def csv(self) -> bytes:
        """The table as CSV, numbers to the last digit, a measure by its name."""
        rows = [[cell.name if isinstance(cell, Measure) else cell for cell in row] for row in self.rows]
        return rendered([column.name for column in self.columns], rows)


def table_of(rows: Iterable[Row], columns: Columns[Row], *, name: str, caption: str) -> Table:
    """The table of these rows, each cell made by its column."""
    return Table(
        name=name,
        caption=caption,
        columns=tuple(column for column, _ in columns),
        rows=tuple(tuple(cell(row) for _, cell in columns) for row in rows),
    )


def only(names: Collection[str], columns: Columns[Row]) -> Columns[Row]:
    """Those of the columns that have one of these names, in their order."""
    return tuple(one for one in columns if one[0].name in names)


def within(part: Callable[[Row], Part], columns: Columns[Part]) -> Columns[Row]:
    """The columns of a part, for rows that hold one."""
    return tuple((column, _after(part, cell)) for column, cell in columns)


def _after(part: Callable[[Row], Part], cell: Callable[[Part], Cell]) -> Callable[[Row], Cell]:
    return lambda row: cell(part(row))


def cell_in_words(cell: Cell, kind: Kind) -> str:
    """One cell as people read it."""
    if cell is None:
        return ABSENT
    if isinstance(cell, Measure):
        return cell.wording.title
    if isinstance(cell, str):
        return cell
    if kind == "flag":
        return "yes" if cell else "no"
    return _NUMBERS.get(kind, number)(float(cell))


_NUMBERS: Mapping[str, Callable[[float], str]] = {
    "count": lambda cell: f"{int(cell):,}",
    "p": lambda cell: p_value(cell).removeprefix("= "),
    "share": percent,
    "signed": signed,
}
