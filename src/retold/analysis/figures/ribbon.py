"""Where in the story a construct's codes fall (dispersion plot): first stories above, second below, in fifths.

Above the line stand the codes of the second-story pole (filled), below it those of the first-story pole (outlined,
dashed), as the average number a story has in each fifth. Place and pattern tell the pole, so grey print keeps it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from retold.analysis.figures.drawing import COLOURS, INK, QUIET, WIDTH, Figure, Layered, chart, svg_of, tint
from retold.analysis.phrases import CONSTRUCTS_IN_WORDS, count, joined, percent
from retold.analysis.retelling import Retelling
from retold.analysis.table import Column, Columns, Table, table_of
from retold.analysis.tables import times
from retold.discourse.codebook import CODES, Code, Construct

FIFTHS = ("opening", "", "middle", "", "close")
RIBBONS: tuple[Construct, ...] = ("student", "institution", "barrier")
HEIGHT = 108
NAMES = {
    "student-deficit": "lacking",
    "student-agent": "capable",
    "student-recipient": "done to or for",
    "student-experience": "own inner life",
    "institution-benevolent": "kind",
    "institution-responsible": "answerable",
    "barrier-individual": "in the student",
    "barrier-structural": "around the student",
}


@dataclass(frozen=True, slots=True)
class Fill:
    """How a code's bar is filled: how much of its colour (0..1), and how its outline is dashed."""

    share: float
    dash: tuple[float, float]


FILLS = (Fill(1.0, (1, 0)), Fill(0.42, (1, 0))), (Fill(0.0, (3, 2)), Fill(0.16, (1, 1.5)))


def ribbon(construct: Construct, retellings: Sequence[Retelling]) -> Figure | None:
    """The ribbon of one construct, or None where no story carries a code of it."""
    codes = [code for code in CODES if code.construct == construct]
    spread = {time: _spread(codes, retellings, time) for time in ("before", "after")}
    if not any(map(sum, (per_fifth for by_code in spread.values() for per_fifth in by_code.values()))):
        return None
    stories = len(retellings)
    name, title = (
        f"{construct}-ribbon",
        f"{CONSTRUCTS_IN_WORDS[construct]}: where in the story each way of telling falls",
    )
    sentence = _sentence(codes, spread)
    described = (
        f"Two rows of bars, first stories above second stories, each from the opening of the story to its close. Bars "
        f"above the line: {_told(codes, 1)}; bars below it: {_told(codes, -1)}. {sentence}"
    )
    highest = max(_heights(codes, spread, 1, stories))
    lowest = max(_heights(codes, spread, -1, stories))
    panels = [
        _panel(codes, _bars(codes, spread[time], stories), heading, (lowest, highest), last=time == "after")
        for time, heading in (("before", "First stories"), ("after", "Second stories"))
    ]
    chart = alt.vconcat(*panels, _legend(codes), spacing=10)
    return Figure(
        name=name,
        title=title,
        sentence=sentence,
        alt=described,
        note="Average number of coded stretches a story, in each fifth of its length; "
        f"{count(stories, 'story', 'stories')} at each time.",
        svg=svg_of(chart, name=name, title=title, alt_text=described),
        table=_table(name, title, codes, spread),
    )


Spread = dict[str, list[int]]


def _spread(codes: Sequence[Code], retellings: Sequence[Retelling], wanted: str) -> Spread:
    """How many codes fall into each fifth, over all stories of one time."""
    spread: Spread = {code.name: [0] * len(FIFTHS) for code in codes}
    for one in retellings:
        for time, telling in times(one):
            for finding in telling.analysis.findings if time == wanted else ():
                if finding.code in spread:
                    place = (finding.start + finding.end) / 2 / len(telling.text)
                    spread[finding.code][min(int(place * len(FIFTHS)), len(FIFTHS) - 1)] += 1
    return spread


def _heights(codes: Sequence[Code], spread: dict[str, Spread], pole: int, stories: int) -> list[float]:
    return [
        sum(by_code[code.name][fifth] for code in codes if code.pole == pole) / stories
        for by_code in spread.values()
        for fifth in range(len(FIFTHS))
    ]


def _bars(codes: Sequence[Code], spread: Spread, stories: int) -> dict[str, list[dict[str, float]]]:
    """The bars of each code, piled outwards from the line."""
    bars: dict[str, list[dict[str, float]]] = {code.name: [] for code in codes}
    for fifth in range(len(FIFTHS)):
        ends = {1: 0.0, -1: 0.0}
        for code in codes:
            start = ends[code.pole]
            ends[code.pole] = start + code.pole * spread[code.name][fifth] / stories
            if ends[code.pole] != start:
                across = {"left": fifth + 0.06, "right": fifth + 0.94}
                bars[code.name].append({**across, "from": start, "to": ends[code.pole]})
    return bars


def _fill(codes: Sequence[Code], code: Code) -> Fill:
    beside = [other for other in codes if other.pole == code.pole]
    return FILLS[0 if code.pole == 1 else 1][beside.index(code)]


def _look(codes: Sequence[Code], code: Code) -> dict[str, Any]:
    """How a bar of the code is drawn. An empty bar is filled with the ground, so that no grid line runs through it."""
    fill, colour = _fill(codes, code), COLOURS[code.construct]
    return {
        "fill": tint(colour, fill.share),
        "stroke": colour,
        "strokeWidth": 1.1,
        "strokeDash": list(fill.dash),
    }


def _panel(
    codes: Sequence[Code],
    bars: dict[str, list[dict[str, float]]],
    heading: str,
    ends: tuple[float, float],
    *,
    last: bool,
) -> Layered:
    low, high = ends
    x = alt.Scale(domain=[0, len(FIFTHS)], nice=False)
    y = alt.Scale(domain=[-low * 1.08, high * 1.08], nice=False)
    ticks = alt.Axis(
        title=None, tickCount=4, domain=False, ticks=False, minExtent=26, labelExpr="format(abs(datum.value), '~g')"
    )
    layers = [
        chart(bars[code.name])
        .mark_rect(**_look(codes, code))
        .encode(
            x=alt.X("left:Q", scale=x, axis=None),
            x2="right:Q",
            y=alt.Y("from:Q", scale=y, axis=ticks),
            y2="to:Q",
        )
        for code in codes
    ]
    line = chart([{"y": 0}]).mark_rule(color=INK, strokeWidth=1).encode(y=alt.Y("y:Q", scale=y))
    layers.append(line)
    if last:
        places = [{"x": n + 0.5, "text": word} for n, word in enumerate(FIFTHS) if word]
        layers.append(
            chart(places)
            .mark_text(baseline="top", dy=8, color=QUIET)
            .encode(x=alt.X("x:Q", scale=x), y=alt.value(HEIGHT), text="text:N")
        )
    title = alt.TitleParams(heading, frame="group", color=INK)
    return alt.layer(*layers).properties(width=WIDTH - 40, height=HEIGHT, title=title)


def _legend(codes: Sequence[Code]) -> Layered:
    """Swatches with their words: a row for above the line, a row for below."""
    layers = []
    for row, (pole, where) in enumerate(((1, "above the line"), (-1, "below the line"))):
        entries = [code for code in codes if code.pole == pole]
        layers.append(_words([{"x": 0, "y": row, "text": where}], QUIET))
        for place, code in enumerate(entries):
            left = 88 + place * 108
            swatch = [{"left": left, "right": left + 16, "top": row - 0.26, "bottom": row + 0.26}]
            layers.append(
                chart(swatch)
                .mark_rect(**_look(codes, code))
                .encode(x=_across("left"), x2="right:Q", y=_down("top"), y2="bottom:Q")
            )
            layers.append(_words([{"x": left + 22, "y": row, "text": NAMES[code.name]}], INK))
    return alt.layer(*layers).properties(width=WIDTH - 40, height=40)


def _words(values: list[dict[str, Any]], colour: str) -> alt.Chart:
    text: alt.Chart = chart(values).mark_text(align="left", baseline="middle", color=colour)
    return text.encode(x=_across("x"), y=_down("y"), text="text:N")


def _across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH - 40], nice=False))


def _down(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[-0.5, 1.5], reverse=True, nice=False))


def _sentence(codes: Sequence[Code], spread: dict[str, Spread]) -> str:
    """Of all stretches coded for the construct, the share of the first-story pole, before and after."""
    told = []
    for time, stories in (("before", "first"), ("after", "second")):
        total = sum(sum(spread[time][code.name]) for code in codes)
        low = sum(sum(spread[time][code.name]) for code in codes if code.pole == -1)
        told.append(
            f"in the {stories} stories {low} of {count(total, 'stretch', 'stretches')} ({percent(low / total)})"
            if total
            else f"in the {stories} stories nothing was coded"
        )
    subject = joined([f"“{NAMES[code.name]}”" for code in codes if code.pole == -1]).replace(" and ", " or ")
    said = f"told as {subject}: {'; '.join(told)}."
    return said[0].upper() + said[1:]


def _told(codes: Sequence[Code], pole: int) -> str:
    return joined([NAMES[code.name] for code in codes if code.pole == pole])


@dataclass(frozen=True, slots=True)
class Fifth:
    """How often each code stands in one fifth of the stories of one time."""

    stories: str
    number: int
    counts: dict[str, int]


def _table(name: str, title: str, codes: Sequence[Code], spread: dict[str, Spread]) -> Table:
    columns: Columns[Fifth] = (
        (Column("time", "Stories", "first or second."), lambda row: row.stories),
        (
            Column("fifth", "Fifth", "Of the story's length, 1 the opening, 5 the close.", "count"),
            lambda row: row.number,
        ),
        *map(_count_of, codes),
    )
    rows = (
        Fifth("first" if time == "before" else "second", fifth + 1, {code: of[fifth] for code, of in by_code.items()})
        for time, by_code in spread.items()
        for fifth in range(len(FIFTHS))
    )
    return table_of(rows, columns, name=name, caption=title)


def _count_of(code: Code) -> tuple[Column, Callable[[Fifth], int]]:
    column = Column(code.name, NAMES[code.name], f"Stretches coded {code.name}.", "count")
    return column, lambda row: row.counts[code.name]
