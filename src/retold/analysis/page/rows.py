"""The table of measures (scoreboard): a row each, its numbers tied to words, and its little plot (sparkline)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from retold.analysis.page.entries import Entry, Resting, Side, Story
from retold.analysis.page.words import shift_words, signed
from retold.analysis.retelling import Retelling
from retold.measures.measure import CIRCUMSTANCE, Measure, Measures
from retold.measures.shift import Shift

LEFT, RIGHT = 8, 192  # where a plot's scale begins and ends, in its own units
LEAST_COUNT = 2  # per 100 words at the right end of the plot of what is counted, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One story's number: `keys` are of the entries it rests on, space between."""

    side: Side
    title: str
    value: str
    units: str
    thin: bool
    keys: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Where the two values stand on their scale, None where there is none; `centre` is the middle of a balance."""

    left: str
    right: str
    before: float | None
    after: float | None
    centre: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure."""

    measure: str
    title: str
    asks: str
    construct: str
    before: Cell
    after: Cell
    change: str
    direction: str
    keys: str
    plot: Plot


def rows(retelling: Retelling, before: Story, after: Story, measures: Measures) -> tuple[Row, ...]:
    """A row for each measure that both stories were measured for."""
    resting = {side.side: {r.measure.name: r for r in side.resting} for side in (before, after)}
    return tuple(
        _row(measures[name], moved, resting["b"][name], resting["a"][name]) for name, moved in retelling.shifts.items()
    )


def _row(measure: Measure, moved: Shift, before: Resting, after: Resting) -> Row:
    in_words = measure.decided and moved.value in {-2.0, 0.0, 2.0}
    return Row(
        measure=measure.name,
        title=measure.wording.title,
        asks=measure.wording.question,
        construct=measure.construct if measure.coded else CIRCUMSTANCE,
        before=_cell("b", before, thin=moved.before.thin),
        after=_cell("a", after, thin=moved.after.thin),
        change="" if moved.value is None or in_words else signed(moved.value),
        direction=shift_words(measure, moved),
        keys="" if moved.value is None else _keys((*before.entries, *after.entries)),
        plot=_plot(measure, moved),
    )


def _cell(side: Side, resting: Resting, *, thin: bool) -> Cell:
    return Cell(
        side=side,
        title=resting.measure.wording.title,
        value=resting.value,
        units=resting.units,
        thin=thin,
        keys=_keys(resting.entries),
        count=len(resting.entries),
    )


def _keys(entries: Sequence[Entry]) -> str:
    return " ".join(entry.key for entry in entries)


def _plot(measure: Measure, moved: Shift) -> Plot:
    values = [moved.before.value, moved.after.value]
    if measure.counted:
        top = max(LEAST_COUNT, *(ceil(value) for value in values if value is not None), 0)
        before, after = (None if value is None else _place(value / top) for value in values)
        return Plot(left="none", right=f"{top} in 100", before=before, after=after, centre=False)
    before, after = (None if value is None else _place((value + 1) / 2) for value in values)
    return Plot(left=measure.wording.minus, right=measure.wording.plus, before=before, after=after, centre=True)


def _place(share: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share, 1)
