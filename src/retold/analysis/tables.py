"""Plain tables: what figures and report show, and what stands in the CSV files with a data dictionary."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from retold.analysis.cohort import Cohort, MeasureResult
from retold.analysis.phrases import MEASURES_IN_WORDS, number, p_value, percent, signed
from retold.analysis.retelling import Retelling, Telling
from retold.measures.direction import STILL
from retold.measures.shift import Shift

Cell = str | float | int | bool | None
Kind = Literal["text", "measure", "count", "value", "signed", "share", "p", "flag"]
ABSENT = "–"


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
        return self.kind not in {"text", "measure"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under columns, with a caption. A missing value is None."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them: two decimals, true minus signs, per cents, yes and no."""
        kinds = [column.kind for column in self.columns]
        return tuple(tuple(map(shown, row, kinds)) for row in self.rows)


def shown(cell: Cell, kind: Kind) -> str:
    """One cell as people read it."""
    if cell is None:
        return ABSENT
    if isinstance(cell, str):
        return MEASURES_IN_WORDS[cell].title if kind == "measure" else cell
    if kind == "flag":
        return "yes" if cell else "no"
    return _NUMBERS.get(kind, number)(float(cell))


_NUMBERS: Mapping[str, Callable[[float], str]] = {
    "count": lambda cell: f"{int(cell):,}",
    "p": lambda cell: p_value(cell).removeprefix("= "),
    "share": percent,
    "signed": signed,
}


PAIR = Column("pair", "Pair", "The pair's name as given.")
TIME = Column("time", "Story", "before or after the scheme.")
MEASURE = Column("measure", "Measure", "The measure's name; what it asks stands in the report.", "measure")


def measures_per_text(retellings: Sequence[Retelling]) -> Table:
    """One row a text and measure."""
    columns = (
        PAIR,
        TIME,
        MEASURE,
        Column(
            "value",
            "Value",
            "Balances from −1 to +1; depth in circumstances per 100 words. Empty: nothing to measure.",
            "value",
        ),
        Column("units", "Units", "How many coded stretches, or circumstances, the value rests on.", "count"),
        Column("thin", "Thin", "Whether it rests on one or two units.", "flag"),
        Column("words", "Words", "Words of the text.", "count"),
    )
    rows = tuple(
        (one.pair, time, name, value.value, value.units, value.thin, telling.analysis.words)
        for one in retellings
        for time, telling in times(one)
        for name, value in telling.analysis.measures.items()
    )
    return Table(name="measures-per-text", caption="Measures of each text", columns=columns, rows=rows)


def shifts_per_pair(retellings: Sequence[Retelling]) -> Table:
    """One row a pair and measure."""
    rows = tuple((one.pair, name, *_shift_cells(shift)) for one in retellings for name, shift in one.shifts.items())
    return Table(
        name="shifts-per-pair", caption="Shift of each pair", columns=(PAIR, MEASURE, *_SHIFT_COLUMNS), rows=rows
    )


def shifts_of_measure(result: MeasureResult, shifts: Mapping[str, Shift]) -> Table:
    """The pairs of one measure, those that moved the other way or not at all first, then by size of shift."""
    order = [*result.other, *result.still, *result.expected]
    moved = sorted(order, key=lambda pair: (shifts[pair].value or 0.0, pair))
    return Table(
        name=f"{result.measure}-pairs",
        caption=f"{MEASURES_IN_WORDS[result.measure].title}: each pair, from the lowest shift to the highest",
        columns=(PAIR, *_SHIFT_COLUMNS),
        rows=tuple((pair, *_shift_cells(shifts[pair])) for pair in moved),
    )


_SHIFT_COLUMNS = (
    Column("before", "First", "Value of the first story.", "value"),
    Column("after", "Second", "Value of the second story.", "value"),
    Column("shift", "Shift", "Second less first.", "signed"),
    Column("direction", "Moved", "up, down or not; empty where a value is missing."),
    Column("units_before", "Units, first", "What the first value rests on.", "count"),
    Column("units_after", "Units, second", "What the second value rests on.", "count"),
    Column("thin", "Thin", "Whether either value rests on one or two units.", "flag"),
)


def _shift_cells(shift: Shift) -> tuple[Cell, ...]:
    value = shift.value
    way = None if value is None else "not" if abs(value) <= STILL else "up" if value > 0 else "down"
    before, after = shift.before, shift.after
    return before.value, after.value, value, way, before.units, after.units, shift.thin


def cohort_table(cohort: Cohort) -> Table:
    """One row a measure."""
    rows = tuple(result_cells(result) for result in cohort.measures.values())
    return Table(name="cohort", caption="Result of the cohort", columns=(MEASURE, *RESULT_COLUMNS), rows=rows)


RESULT_COLUMNS = (
    Column(
        "primary",
        "Primary",
        "Named as primary, which is to be done before the data are opened; all others are exploratory.",
        "flag",
    ),
    Column("n", "Pairs", "Pairs with a value at both times.", "count"),
    Column("up", "Up", "Pairs that moved in the expected direction.", "count"),
    Column("down", "Down", "Pairs that moved the other way.", "count"),
    Column("still", "Not", "Pairs that did not move.", "count"),
    Column("missing", "No value", "Pairs without a value at one time or both.", "count"),
    Column("thin", "Thin", "Pairs of n with a value that rests on one or two units.", "count"),
    Column("share_up", "Share up", "up / n.", "share"),
    Column("share_low", "from", "Lower end of the exact (Clopper-Pearson) interval of share_up.", "share"),
    Column("share_high", "to", "Upper end of it.", "share"),
    Column("shift", "Typical shift", "Hodges-Lehmann estimate of the shift.", "signed"),
    Column("shift_low", "from", "Lower end of its exact interval.", "signed"),
    Column("shift_high", "to", "Upper end of it.", "signed"),
    Column(
        "shift_level",
        "Confidence",
        "What the shift's interval holds at least, 0 to 1; low where pairs are few.",
        "share",
    ),
    Column("p", "p", "Two-sided sign-flip p.", "p"),
    Column("p_method", "p by", "exact: every sign pattern; monte-carlo: drawn ones."),
    Column("p_patterns", "Patterns", "How many sign patterns were looked at.", "count"),
    Column("p_error", "Error of p", "Standard error of a drawn p.", "value"),
    Column("p_seed", "Seed", "Seed of the draw.", "count"),
    Column("p_smallest", "Smallest p", "The smallest p that so many moved pairs can reach.", "p"),
    Column("p_holm", "Holm", "p after Holm's correction over the primary measures.", "p"),
)


def result_cells(result: MeasureResult) -> tuple[Cell, ...]:
    """A row under the measure's name and `RESULT_COLUMNS`."""
    share, shift, test = result.share, result.shift, result.test
    return (
        result.measure,
        result.primary,
        result.n,
        len(result.expected),
        len(result.other),
        len(result.still),
        len(result.missing),
        len(result.thin),
        share.value,
        share.low,
        share.high,
        shift.estimate,
        shift.low,
        shift.high,
        shift.attained if shift.low is not None else None,
        test.p,
        test.method if test.p is not None else None,
        test.patterns if test.p is not None else None,
        test.error,
        test.seed,
        test.smallest_p if test.p is not None else None,
        result.holm,
    )


def results_table(cohort: Cohort) -> Table:
    """One row a measure, with what a reader of the report needs of it; `cohort_table` has the rest."""
    wide = cohort_table(cohort)
    kept = [place for place, column in enumerate(wide.columns) if column.name in _SHOWN]
    return Table(
        name="results",
        caption="Result of each measure",
        columns=tuple(wide.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in wide.rows),
    )


_SHOWN = frozenset({"measure", "primary", "n", "up", "down", "still", "p", "p_holm"}) | {
    f"{what}{end}" for what in ("share", "shift") for end in ("", "_up", "_low", "_high")
}


def findings_list(retellings: Sequence[Retelling], *, quotes: bool) -> Table:
    """One row a finding. Its words and the reason, which quotes them, only where quotes may be shown."""
    columns = (
        PAIR,
        TIME,
        Column("finding", "Finding", "The finding's id in its text."),
        Column("code", "Code", "The codebook's entry."),
        Column("start", "Start", "First character, counted in code points from 0.", "count"),
        Column("end", "End", "One past the last character.", "count"),
        Column("place", "Place", "Where its middle stands in the story, 0 to 1.", "value"),
        Column("actor", "Actor", "Whom the code speaks of."),
        Column("cue", "Cue", "The linguistic evidence that spoke."),
        Column("confidence", "Confidence", "Probability of the code, 0 to 1, as measured on the corpus.", "value"),
    )
    words = (
        Column("words", "Words", "The words of the story."),
        Column("reason", "Reason", "Why, in a sentence."),
    )
    rows = tuple(
        (
            *(one.pair, time, f.id, f.code, f.start, f.end, (f.start + f.end) / 2 / len(telling.text), f.actor, f.cue),
            f.confidence,
            *((telling.text[f.start : f.end], f.reason) if quotes else ()),
        )
        for one in retellings
        for time, telling in times(one)
        for f in telling.analysis.findings
    )
    return Table(
        name="findings", caption="Findings of the engine", columns=columns + (words if quotes else ()), rows=rows
    )


def data_dictionary(tables: Iterable[Table]) -> Table:
    """What every column of every table means."""
    return Table(
        name="data-dictionary",
        caption="What every column means",
        columns=(
            Column("table", "Table", "The CSV file."),
            Column("column", "Column", "The column's name."),
            Column("meaning", "Meaning", "What it holds, with its unit."),
        ),
        rows=tuple((f"{table.name}.csv", column.name, column.meaning) for table in tables for column in table.columns),
    )


def times(one: Retelling) -> tuple[tuple[str, Telling], tuple[str, Telling]]:
    """Both tellings of a pair with their times."""
    return ("before", one.before), ("after", one.after)
