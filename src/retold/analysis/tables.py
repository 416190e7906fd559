"""The tables of a study (tidy data sets): every value, every shift, every finding, and what each column means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from retold.analysis.cohort import MeasureResult
from retold.analysis.result_tables import MEASURE
from retold.analysis.retelling import Retelling, Telling
from retold.analysis.table import Column, Columns, Table, table_of, within
from retold.discourse.findings import Finding
from retold.measures.balance import Value
from retold.measures.direction import STILL
from retold.measures.measure import Measure, Measures
from retold.measures.shift import Shift
from retold.measures.shipped import SHIPPED

PAIR = Column("pair", "Pair", "The pair's name as given.")
TIME = Column("time", "Story", "before or after the scheme.")


@dataclass(frozen=True, slots=True)
class Told:
    """One story of a pair, and at which time it was told."""

    pair: str
    time: str
    telling: Telling


STORY: Columns[Told] = ((PAIR, lambda one: one.pair), (TIME, lambda one: one.time))


def stories_of(retellings: Iterable[Retelling]) -> Iterator[Told]:
    """Every story of every pair, first ones first."""
    return (Told(one.pair, time, telling) for one in retellings for time, telling in times(one))


@dataclass(frozen=True, slots=True)
class Measured:
    """A story's value on one measure."""

    story: Told
    measure: Measure
    value: Value


def measures_per_text(retellings: Sequence[Retelling], measures: Measures = SHIPPED) -> Table:
    """One row a text and measure."""
    counted = "".join(f"; {m.wording.title.lower()} in {m.wording.scale}" for m in measures.values() if m.counted)
    meaning = f"Balances from −1 to +1{counted}. Empty: nothing to measure."
    units = Column("units", "Units", "How many coded stretches, or circumstances, the value rests on.", "count")
    columns: Columns[Measured] = (
        *within(attrgetter("story"), STORY),
        (MEASURE, lambda row: row.measure),
        (Column("value", "Value", meaning, "value"), lambda row: row.value.value),
        (units, lambda row: row.value.units),
        (Column("thin", "Thin", "Whether it rests on one or two units.", "flag"), lambda row: row.value.thin),
        (Column("words", "Words", "Words of the text.", "count"), lambda row: row.story.telling.analysis.words),
    )
    rows = (
        Measured(story, measures[name], value)
        for story in stories_of(retellings)
        for name, value in story.telling.analysis.measures.items()
    )
    return table_of(rows, columns, name="measures-per-text", caption="Measures of each text")


@dataclass(frozen=True, slots=True)
class Moved:
    """A pair's shift on one measure."""

    pair: str
    measure: Measure
    shift: Shift


def direction_of(shift: Shift) -> str | None:
    """Which way it goes: up, down or not; None where it is missing."""
    if shift.value is None:
        return None
    return "not" if abs(shift.value) <= STILL else "up" if shift.value > 0 else "down"


SHIFT: Columns[Shift] = (
    (Column("before", "First", "Value of the first story.", "value"), lambda one: one.before.value),
    (Column("after", "Second", "Value of the second story.", "value"), lambda one: one.after.value),
    (Column("shift", "Shift", "Second less first.", "signed"), lambda one: one.value),
    (Column("direction", "Moved", "up, down or not; empty where a value is missing."), direction_of),
    (Column("units_before", "Units, first", "What the first value rests on.", "count"), lambda one: one.before.units),
    (Column("units_after", "Units, second", "What the second value rests on.", "count"), lambda one: one.after.units),
    (Column("thin", "Thin", "Whether either value rests on one or two units.", "flag"), lambda one: one.thin),
)


def shifts_per_pair(retellings: Sequence[Retelling], measures: Measures = SHIPPED) -> Table:
    """One row a pair and measure."""
    columns: Columns[Moved] = (
        (PAIR, lambda row: row.pair),
        (MEASURE, lambda row: row.measure),
        *within(attrgetter("shift"), SHIFT),
    )
    rows = (Moved(one.pair, measures[name], shift) for one in retellings for name, shift in one.shifts.items())
    return table_of(rows, columns, name="shifts-per-pair", caption="Shift of each pair")


def shifts_of_measure(result: MeasureResult, shifts: Mapping[str, Shift]) -> Table:
    """The pairs of one measure, those that moved the other way or not at all first, then by size of shift."""
    every = [*result.other, *result.still, *result.expected]
    ordered = sorted(every, key=lambda pair: (shifts[pair].value or 0.0, pair))
    columns: Columns[Moved] = ((PAIR, lambda row: row.pair), *within(attrgetter("shift"), SHIFT))
    return table_of(
        (Moved(pair, result.measure, shifts[pair]) for pair in ordered),
        columns,
        name=f"{result.measure.name}-pairs",
        caption=f"{result.measure.wording.title}: each pair, from the lowest shift to the highest",
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and the story it was found in."""

    story: Told
    finding: Finding

    @property
    def words(self) -> str:
        """The words of the story that it marks."""
        return self.story.telling.text[self.finding.start : self.finding.end]

    @property
    def place(self) -> float:
        """Where its middle stands in the story, 0 to 1."""
        return (self.finding.start + self.finding.end) / 2 / len(self.story.telling.text)


CONFIDENCE = Column("confidence", "Confidence", "Probability of the code, 0 to 1, as measured on the corpus.", "value")
FINDING: Columns[Found] = (
    *within(attrgetter("story"), STORY),
    (Column("finding", "Finding", "The finding's id in its text."), lambda row: row.finding.id),
    (Column("code", "Code", "The codebook's entry."), lambda row: row.finding.code),
    (
        Column("start", "Start", "First character, counted in code points from 0.", "count"),
        lambda row: row.finding.start,
    ),
    (Column("end", "End", "One past the last character.", "count"), lambda row: row.finding.end),
    (Column("place", "Place", "Where its middle stands in the story, 0 to 1.", "value"), lambda row: row.place),
    (Column("actor", "Actor", "Whom the code speaks of."), lambda row: row.finding.actor),
    (Column("cue", "Cue", "The linguistic evidence that spoke."), lambda row: row.finding.cue),
    (CONFIDENCE, lambda row: row.finding.confidence),
)
QUOTED: Columns[Found] = (
    (Column("words", "Words", "The words of the story."), lambda row: row.words),
    (Column("reason", "Reason", "Why, in a sentence."), lambda row: row.finding.reason),
)


def findings_list(retellings: Sequence[Retelling], *, quotes: bool) -> Table:
    """One row a finding. Its words and the reason, which quotes them, only where quotes may be shown."""
    rows = (Found(story, one) for story in stories_of(retellings) for one in story.telling.analysis.findings)
    columns = FINDING + (QUOTED if quotes else ())
    return table_of(rows, columns, name="findings", caption="Findings of the engine")


DICTIONARY: Columns[tuple[Table, Column]] = (
    (Column("table", "Table", "The CSV file."), lambda row: f"{row[0].name}.csv"),
    (Column("column", "Column", "The column's name."), lambda row: row[1].name),
    (Column("meaning", "Meaning", "What it holds, with its unit."), lambda row: row[1].meaning),
)


def data_dictionary(tables: Iterable[Table]) -> Table:
    """What every column of every table means."""
    rows = ((table, column) for table in tables for column in table.columns)
    return table_of(rows, DICTIONARY, name="data-dictionary", caption="What every column means")


def times(one: Retelling) -> tuple[tuple[str, Telling], tuple[str, Telling]]:
    """Both tellings of a pair with their times."""
    return ("before", one.before), ("after", one.after)
