"""Slope charts (slopegraphs): every pair of a measure as a line from its first to its second story.

Three panels side by side: the pairs that moved up, that did not move, that moved down. So nobody who moved the other
way is lost in a thicket, and the direction is told by place, not by colour.
"""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from retold.analysis.cohort import MeasureResult
from retold.analysis.figures.drawing import (
    GROUND,
    INK,
    QUIET,
    RULE,
    THIN_DASH,
    WIDTH,
    Figure,
    Layered,
    chart,
    colour_of,
    svg_of,
)
from retold.analysis.in_words import moved_sentence, typical
from retold.analysis.phrases import count
from retold.analysis.tables import shifts_of_measure
from retold.measures.measure import Measure
from retold.measures.shift import Shift

HEIGHT = 190
LABELS = 92  # room for the ends' names at the left
GAP = 14
PANEL = (WIDTH - LABELS - 2 * GAP) // 3


def slopes(result: MeasureResult, pairs: Mapping[str, Mapping[str, Shift]]) -> Figure | None:
    """The slope chart of one measure, or None where no pair has a value at both times."""
    if not result.n:
        return None
    measure = result.measure
    shifts = {pair: moved[measure.name] for pair, moved in pairs.items() if measure.name in moved}
    title = f"{measure.wording.title}: each pair from first to second story"
    described = _description(result)
    low, high = _ends(result, shifts)
    panels = [
        _panel(lines_of(names, shifts, spread=high - low), heading, measure, (low, high), labelled=place == 0)
        for place, (names, heading) in enumerate(
            (
                (result.expected, f"{len(result.expected)} moved up"),
                (result.still, f"{len(result.still)} did not move"),
                (result.other, f"{len(result.other)} moved down"),
            )
        )
    ]
    name = f"{measure.name}-slopes"
    return Figure(
        name=name,
        title=title,
        sentence=moved_sentence(result),
        alt=described,
        note=_note(result),
        svg=svg_of(alt.hconcat(*panels, spacing=GAP), name=name, title=title, alt_text=described),
        table=shifts_of_measure(result, shifts),
    )


def lines_of(names: Sequence[str], shifts: Mapping[str, Shift], *, spread: float) -> list[dict[str, Any]]:
    """Two points a pair. Lines with the same values are set side by side, as near as they must be."""
    same: dict[tuple[float, float], list[str]] = {}
    for pair in names:
        shift = shifts[pair]
        assert shift.before.value is not None
        assert shift.after.value is not None
        same.setdefault((shift.before.value, shift.after.value), []).append(pair)
    points = []
    for (before, after), bundle in same.items():
        step = min(0.04, 0.3 / len(bundle)) * spread
        for place, pair in enumerate(bundle):
            aside = (place - (len(bundle) - 1) / 2) * step
            thin = shifts[pair].thin
            points.append({"pair": pair, "time": "first", "value": before + aside, "thin": thin})
            points.append({"pair": pair, "time": "second", "value": after + aside, "thin": thin})
    return points


def _ends(result: MeasureResult, shifts: Mapping[str, Shift]) -> tuple[float, float]:
    low, high = result.measure.domain
    if math.isfinite(high):
        return low, high
    values = [
        v.value
        for pair in result.expected + result.still + result.other
        for v in (shifts[pair].before, shifts[pair].after)
    ]
    return low, max([v for v in values if v is not None] + [1.0])


def _panel(
    points: list[dict[str, Any]], heading: str, measure: Measure, ends: tuple[float, float], *, labelled: bool
) -> Layered:
    low, high = ends
    margin = 0.16 * (high - low)
    x = alt.X("time:N", title=None, sort=["first", "second"], scale=alt.Scale(domain=["first", "second"], padding=0.25))
    x = x.axis(alt.Axis(labelAngle=0, domain=False, ticks=False))
    y = alt.Y("value:Q", title=None, scale=alt.Scale(domain=[low - margin, high + margin], nice=False))
    y = y.axis(_value_axis(measure, labelled=labelled))
    colour = colour_of(measure.construct)
    frame = chart(points).encode(x=x, y=y, detail="pair:N")
    line = frame.mark_line(strokeWidth=1.2, opacity=1, stroke=colour).encode(
        strokeDash=alt.condition("datum.thin", alt.value(list(THIN_DASH)), alt.value([1, 0]))
    )
    dot = frame.mark_point(filled=True, size=26, opacity=1, stroke=colour, strokeWidth=1.2).encode(
        fill=alt.condition("datum.thin", alt.value(GROUND), alt.value(colour))
    )
    return alt.layer(line, dot).properties(
        width=PANEL, height=HEIGHT, title=alt.TitleParams(heading, color=INK, frame="group")
    )


def _value_axis(measure: Measure, *, labelled: bool) -> alt.Axis:
    """Balances are labelled with what their ends stand for, a count with its numbers."""
    options: dict[str, Any] = {"domain": False, "ticks": False, "gridColor": RULE, "labelColor": QUIET}
    if measure.counted:
        options |= {"tickCount": 5}
    else:
        names = {1: measure.wording.high, 0: "as much of each", -1: measure.wording.low}
        options["values"] = [-1, 1] if measure.decided else [-1, -0.5, 0, 0.5, 1]
        options["labelExpr"] = (
            "".join(f"datum.value == {at} ? {json.dumps(name)} : " for at, name in names.items()) + "''"
        )
    return alt.Axis(labels=labelled, minExtent=LABELS - 8 if labelled else 0, maxExtent=LABELS - 8, **options)


def _description(result: MeasureResult) -> str:
    wording = result.measure.wording
    up, still, down = (count(len(pairs), "pair") for pairs in (result.expected, result.still, result.other))
    scale = (
        f"the scale counts {wording.scale}"
        if result.measure.counted
        else f"the scale runs from “{wording.low}” at the bottom to “{wording.high}” at the top"
    )
    return (
        "Slope chart in three panels. Each line is one pair, from its first story (left) to its second (right); "
        f"{scale}. {up[0].upper()}{up[1:]} moved up, {still} did not move, {down} moved down; {typical(result)}."
    )


def _note(result: MeasureResult) -> str:
    said = "Each line is one pair. Pairs with the same values are drawn side by side."
    if result.thin:
        said += " Dashed lines with hollow ends are thin: a value rests on one or two units."
    return said
