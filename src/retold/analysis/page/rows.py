"""The table of measures: a row for each, its numbers tied to the words they rest on, and its little plot."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from retold.analysis.page.entries import Entry, Resting, Side, Story
from retold.analysis.page.words import MEASURE_WORDS, shift_words, signed
from retold.analysis.phrases import MEASURES_IN_WORDS
from retold.analysis.retelling import Retelling
from retold.measures.shift import Shift

LEFT, RIGHT = 8, 192  # where a plot's scale begins and ends, in its own units
LEAST_DEPTH = 2  # circumstances per 100 words at the right end of the depth plot, at least


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


def rows(retelling: Retelling, before: Story, after: Story) -> tuple[Row, ...]:
    """A row for each measure that both stories were measured for."""
    resting = {side.side: {r.measure: r for r in side.resting} for side in (before, after)}
    return tuple(
        _row(measure, moved, resting["b"][measure], resting["a"][measure])
        for measure, moved in retelling.shifts.items()
    )


def _row(measure: str, moved: Shift, before: Resting, after: Resting) -> Row:
    asked = MEASURES_IN_WORDS[measure]
    ending = measure == "ending" and moved.value in {-2.0, 0.0, 2.0}
    return Row(
        measure=measure,
        title=asked.title,
        asks=asked.question,
        construct="circumstance" if measure == "depth" else asked.construct,
        before=_cell("b", before, thin=moved.before.thin),
        after=_cell("a", after, thin=moved.after.thin),
        change="" if moved.value is None or ending else signed(moved.value),
        direction=shift_words(measure, moved),
        keys="" if moved.value is None else _keys((*before.entries, *after.entries)),
        plot=_plot(measure, moved),
    )


def _cell(side: Side, resting: Resting, *, thin: bool) -> Cell:
    return Cell(
        side=side,
        title=resting.title,
        value=resting.value,
        units=resting.units,
        thin=thin,
        keys=_keys(resting.entries),
        count=len(resting.entries),
    )


def _keys(entries: Sequence[Entry]) -> str:
    return " ".join(entry.key for entry in entries)


def _plot(measure: str, moved: Shift) -> Plot:
    words = MEASURE_WORDS[measure]
    values = [moved.before.value, moved.after.value]
    if measure == "depth":
        top = max(LEAST_DEPTH, *(ceil(value) for value in values if value is not None), 0)
        before, after = (None if value is None else _place(value / top) for value in values)
        return Plot(left="none", right=f"{top} in 100", before=before, after=after, centre=False)
    before, after = (None if value is None else _place((value + 1) / 2) for value in values)
    return Plot(left=words.minus, right=words.plus, before=before, after=after, centre=True)


def _place(share: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share, 1)
