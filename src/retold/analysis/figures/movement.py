"""The shift of every measure with its interval (forest plot), above it every pair as a dot."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from retold.analysis.cohort import Cohort, MeasureResult
from retold.analysis.figures.drawing import GROUND, INK, QUIET, WIDTH, Figure, Layered, chart, colour_of, svg_of
from retold.analysis.in_words import typical
from retold.analysis.phrases import joined
from retold.analysis.result_tables import results_table
from retold.measures.shift import Shift

ROW = 62
TICKS = "datum.value == 0 ? '0' : format(datum.value, '+~g')"
NAME = "shifts"
TITLE = "How far each measure moved"


def movement(cohort: Cohort, pairs: Mapping[str, Mapping[str, Shift]]) -> Figure | None:
    """One row a measure, primary ones first; None where no measure has a pair. Counts have scales of their own."""
    shown = [result for result in cohort.measures.values() if result.n]
    if not shown:
        return None
    balances = [r for r in shown if not r.measure.counted]
    counts: dict[str, list[MeasureResult]] = {}
    for result in shown:
        if result.measure.counted:
            counts.setdefault(result.measure.wording.scale, []).append(result)
    charts = []
    if balances:
        balances.sort(key=lambda r: not r.primary)
        charts.append(_rows(balances, pairs, reach=2.1, unit="shift of the balance, second story less first"))
    for scale, counted in counts.items():
        counted.sort(key=lambda r: not r.primary)
        charts.append(_rows(counted, pairs, reach=_reach(counted, pairs), unit=f"shift, {scale}"))
    described = _description(shown)
    return Figure(
        name=NAME,
        title=TITLE,
        sentence=_sentence(shown),
        alt=described,
        note="Small dots are pairs, hollow ones thin. The large dot is the typical (Hodges-Lehmann) shift, its line "
        "the exact interval; where pairs are too few for one, only the dot is drawn.",
        svg=svg_of(alt.vconcat(*charts, spacing=18), name=NAME, title=TITLE, alt_text=described),
        table=results_table(cohort),
    )


def _rows(
    results: Sequence[MeasureResult], pairs: Mapping[str, Mapping[str, Shift]], *, reach: float, unit: str
) -> Layered:
    """Rows of height 1, from the top: a heading, the pairs' dots, the interval."""
    headings, dots, intervals = [], [], []
    for row, result in enumerate(results):
        measure = result.measure
        standing = "primary" if result.primary else "exploratory"
        headings.append({"x": -reach, "y": row + 0.14, "text": f"{measure.wording.title} ({standing})"})
        colour = colour_of(measure.construct)
        shifts = {pair: moved[measure.name] for pair, moved in pairs.items() if measure.name in moved}
        dots += [dot | {"y": row + 0.60 - dot["up"], "colour": colour} for dot in _dots(shifts, reach)]
        location = result.shift
        intervals.append(
            {
                "y": row + 0.80,
                "shift": location.estimate,
                "low": location.estimate if location.low is None else location.low,
                "high": location.estimate if location.high is None else location.high,
            }
        )
    x = alt.Scale(domain=[-reach, reach], nice=False)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[len(results), 0], nice=False))
    axis = alt.Axis(title=f"← down · {unit} · up →", grid=True, tickCount=5, labelExpr=TICKS, domain=False)
    nought = chart([{"x": 0}]).mark_rule(color=QUIET, strokeWidth=1).encode(x=alt.X("x:Q", scale=x))
    heading = (
        chart(headings)
        .mark_text(align="left", baseline="middle", color=INK)
        .encode(x=alt.X("x:Q", scale=x, axis=axis), y=y, text="text:N")
    )
    pair = (
        chart(dots)
        .mark_point(filled=True, size=20, opacity=1, strokeWidth=1)
        .encode(
            x=alt.X("x:Q", scale=x),
            y=y,
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.condition("datum.thin", alt.value(GROUND), alt.Fill("colour:N", scale=None)),
        )
    )
    frame = chart(intervals)
    interval = frame.mark_rule(color=INK, strokeWidth=2).encode(x=alt.X("low:Q", scale=x), x2="high:Q", y=y)
    centre = frame.mark_point(filled=True, size=70, opacity=1, color=INK).encode(x=alt.X("shift:Q", scale=x), y=y)
    return alt.layer(nought, heading, pair, interval, centre).properties(width=WIDTH - 24, height=ROW * len(results))


def _dots(shifts: Mapping[str, Shift], reach: float) -> list[dict[str, Any]]:
    """A dot a pair; dots that would cover one another are stacked upwards, and the pile never leaves its row."""
    bins: dict[int, list[tuple[float, str, bool]]] = {}
    width = reach / 32
    for pair, shift in shifts.items():
        if shift.value is not None:
            bins.setdefault(round(shift.value / width), []).append((shift.value, pair, shift.thin))
    tallest = max((len(pile) for pile in bins.values()), default=1)
    step = min(0.09, 0.34 / max(tallest - 1, 1))
    return [
        {"x": value, "up": place * step, "thin": thin, "pair": pair}
        for pile in bins.values()
        for place, (value, pair, thin) in enumerate(sorted(pile))
    ]


def _reach(results: Sequence[MeasureResult], pairs: Mapping[str, Mapping[str, Shift]]) -> float:
    sizes = [
        abs(shift.value)
        for result in results
        for moved in pairs.values()
        if (shift := moved.get(result.measure.name)) is not None and shift.value is not None
    ]
    return max([0.5, *(1.1 * size for size in sizes)])


def _sentence(shown: Sequence[MeasureResult]) -> str:
    """For which measures the interval lies above nought, below it, across it, and which have none."""
    where: dict[str, list[str]] = {}
    for result in shown:
        low, high = result.shift.low, result.shift.high
        if low is None or high is None:
            place = "There is no interval for"
        elif low > 0:
            place = "The whole interval lies above nought for"
        elif high < 0:
            place = "The whole interval lies below nought for"
        else:
            place = "The interval reaches or crosses nought for"
        where.setdefault(place, []).append(f"“{result.measure.wording.title}”")
    return " ".join(f"{place} {joined(titles)}." for place, titles in where.items())


def _description(shown: Sequence[MeasureResult]) -> str:
    rows = "; ".join(f"{r.measure.wording.title}, {typical(r)}" for r in shown)
    return f"One row a measure, with a dot for each pair and the typical shift with its interval below. {rows}."
