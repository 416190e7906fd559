"""How many pairs moved which way on each measure (stacked bar chart): what a reader in a hurry should see."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from retold.analysis.cohort import Cohort, MeasureResult
from retold.analysis.figures.drawing import GROUND, INK, QUIET, WIDTH, Figure, Layered, chart, colour_of, svg_of, tint
from retold.analysis.in_words import moved_sentence
from retold.analysis.phrases import count
from retold.analysis.table import Column, Columns, Table, table_of

ROW = 38
NAME = "directions"
TITLE = "How many pairs moved which way"
ACROSS = WIDTH - 24
ON_ORANGE = "#0b0907"  # white on the orange would be under 4.5 : 1
Look = tuple[float, tuple[int, int]]  # how much of the colour, and how the outline is dashed


def directions(cohort: Cohort) -> Figure | None:
    """One bar a measure, primary ones first: up, not at all, down; None where no measure has a pair."""
    shown = sorted((r for r in cohort.measures.values() if r.n), key=lambda r: not r.primary)
    if not shown:
        return None
    described = _description(shown)
    drawn = alt.vconcat(_rows(shown, len(cohort.pairs)), _legend(), spacing=2)
    return Figure(
        name=NAME,
        title=TITLE,
        sentence=_sentence(shown),
        alt=described,
        note=f"A full bar is {count(len(cohort.pairs), 'pair')}; a shorter one lacks those without both values.",
        svg=svg_of(drawn, name=NAME, title=TITLE, alt_text=described),
        table=_table(shown),
    )


def _rows(results: Sequence[MeasureResult], pairs: int) -> Layered:
    layers, headings, labels = [], [], []
    for row, result in enumerate(results):
        measure = result.measure
        headings.append(
            {"x": 0, "y": row + 0.22, "text": f"{measure.wording.title}: {len(result.expected)} of {result.n} up"}
        )
        start = 0
        on_bar = ON_ORANGE if measure.construct == "student" else GROUND
        ways = (result.expected, _UP, on_bar), (result.still, _STILL, INK), (result.other, _DOWN, INK)
        for names, look, ink in ways:
            if names:
                bar = [{"left": start, "right": start + len(names), "top": row + 0.44, "bottom": row + 0.9}]
                layers.append(
                    chart(bar)
                    .mark_rect(**_look(look, colour_of(measure.construct)))
                    .encode(x=_across("left", pairs), x2="right:Q", y=_down("top", len(results)), y2="bottom:Q")
                )
                middle = start + len(names) / 2
                labels.append({"x": middle, "y": row + 0.675, "text": str(len(names)), "ink": ink})
            start += len(names)
    heading = chart(headings).mark_text(align="left", baseline="middle", color=INK)
    label = chart(labels).mark_text(baseline="middle")
    layers.append(heading.encode(x=_across("x", pairs), y=_down("y", len(results)), text="text:N"))
    layers.append(
        label.encode(
            x=_across("x", pairs),
            y=_down("y", len(results)),
            text="text:N",
            color=alt.Color("ink:N", scale=None),
        )
    )
    return alt.layer(*layers).properties(width=ACROSS, height=ROW * len(results))


_UP: Look = (1.0, (1, 0))
_STILL: Look = (0.16, (1, 0))
_DOWN: Look = (0.0, (3, 2))


def _look(look: Look, colour: str) -> dict[str, Any]:
    share, dash = look
    return {"fill": tint(colour, share), "stroke": colour, "strokeWidth": 1.1, "strokeDash": list(dash)}


def _legend() -> Layered:
    layers = []
    for place, (look, word) in enumerate(((_UP, "moved up"), (_STILL, "did not move"), (_DOWN, "moved down"))):
        left = place * 112
        swatch = [{"left": left, "right": left + 16, "top": 0.3, "bottom": 0.7}]
        layers.append(
            chart(swatch)
            .mark_rect(**_look(look, QUIET))
            .encode(x=_across("left", ACROSS), x2="right:Q", y=_down("top", 1), y2="bottom:Q")
        )
        said = chart([{"x": left + 22, "y": 0.5, "text": word}]).mark_text(align="left", baseline="middle", color=INK)
        layers.append(said.encode(x=_across("x", ACROSS), y=_down("y", 1), text="text:N"))
    return alt.layer(*layers).properties(width=ACROSS, height=28)


def _across(field: str, reach: float) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, reach], nice=False))


def _down(field: str, reach: float) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, reach], reverse=True, nice=False))


def _sentence(shown: Sequence[MeasureResult]) -> str:
    if len(shown) == 1:
        return moved_sentence(shown[0])
    more = sum(len(r.expected) > len(r.other) for r in shown)
    fewer = sum(len(r.expected) < len(r.other) for r in shown)
    even = len(shown) - more - fewer
    told = [f"More pairs moved up than down on {more} of {count(len(shown), 'measure')}"]
    if fewer:
        told.append(f"more moved down than up on {fewer}")
    if even:
        told.append(f"as many moved up as down on {even}")
    return "; ".join(told) + "."


def _description(shown: Sequence[MeasureResult]) -> str:
    bars = "; ".join(
        f"{r.measure.wording.title}: {len(r.expected)} up, {len(r.still)} not at all, {len(r.other)} down"
        for r in shown
    )
    return f"One bar a measure, divided by which way pairs moved. {bars}."


def _table(shown: Sequence[MeasureResult]) -> Table:
    return table_of(shown, COLUMNS, name=NAME, caption=TITLE)


COLUMNS: Columns[MeasureResult] = (
    (Column("measure", "Measure", "What is measured."), lambda one: one.measure.wording.title),
    (Column("up", "Up", "Pairs that moved in the expected direction.", "count"), lambda one: len(one.expected)),
    (Column("still", "Not at all", "Pairs that did not move.", "count"), lambda one: len(one.still)),
    (Column("down", "Down", "Pairs that moved the other way.", "count"), lambda one: len(one.other)),
    (
        Column("missing", "No value", "Pairs without a value at one time or both.", "count"),
        lambda one: len(one.missing),
    ),
)
