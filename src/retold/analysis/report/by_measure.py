"""Results by measure (outcome by outcome): how every pair moved, who moved the other way, the words behind it."""

from collections.abc import Callable, Mapping, Sequence

from retold.analysis.cohort import MeasureResult
from retold.analysis.figures import Figure
from retold.analysis.in_words import chance_sentence, share_sentence
from retold.analysis.phrases import count, listed, signed
from retold.analysis.report.blocks import Block, Drawn, Facts, Paragraph, Section, Tabled
from retold.analysis.report.evidence import RULE, evidence
from retold.analysis.report.results import Results
from retold.analysis.retelling import Retelling
from retold.analysis.table import Column, Columns, Table, table_of
from retold.analysis.tables import PAIR
from retold.measures.measure import Measure

MATRIX_UP_TO = 40  # pairs; above, the matrix shows only those that moved up on no primary measure


def by_measure(results: Results, figures: dict[str, Figure], *, quotes: bool) -> Section:
    """A section a measure, primary ones first, after the figure of all shifts."""
    opening: list[Block] = []
    if "shifts" in figures:
        opening.append(Drawn(figures["shifts"]))
    opening.append(
        Paragraph("Up is the direction expected of every measure: the way the texts of the published study moved.")
    )
    if quotes:
        opening.append(Paragraph(RULE))
    ordered = sorted(results.cohort.measures.values(), key=lambda result: not result.primary)
    pairs = {one.pair: one for one in results.retellings}
    return Section(
        "results",
        "Results by measure",
        tuple(opening),
        tuple(_measure(result, figures, pairs, quotes=quotes) for result in ordered),
    )


def _measure(
    result: MeasureResult, figures: dict[str, Figure], pairs: Mapping[str, Retelling], *, quotes: bool
) -> Section:
    measure = result.measure
    standing = "primary" if result.primary else "exploratory"
    blocks: list[Block] = [Paragraph(measure.wording.question, lead=True)]
    slopes = figures.get(f"{measure.name}-slopes")
    if slopes:
        blocks.append(Drawn(slopes))
        blocks.append(Paragraph(f"{share_sentence(result)} {chance_sentence(result)}"))
    else:
        blocks.append(Paragraph("No pair has a value at both times, so there is no result."))
    blocks.append(Facts(_named(result)))
    ribbon = figures.get(f"{measure.ribbon}-ribbon")
    if ribbon:
        blocks.append(Drawn(ribbon))
    if quotes:
        blocks += evidence(result, pairs)
    return Section(f"measure-{measure.name}", f"{measure.wording.title} ({standing})", tuple(blocks))


def _named(result: MeasureResult) -> tuple[tuple[str, str], ...]:
    """Who moved the other way and who not at all first: they are results like any other."""
    return (
        ("Moved the other way", listed(result.other) or "no pair"),
        ("Did not move", listed(result.still) or "no pair"),
        ("Thin", listed(result.thin) or "no pair"),
        ("No value at one time or both", listed(result.missing) or "no pair"),
        ("Counted as", f"{result.measure.wording.formula}; shift: second story less first"),
    )


def pair_by_pair(results: Results) -> Section:
    """Every pair with its shift on each measure; in large cohorts those that moved up on no primary measure."""
    measures = results.cohort.measures
    names = results.cohort.primary or tuple(measures)
    unmoved = [one.pair for one in results.retellings if not any(one.pair in measures[name].expected for name in names)]
    primary = "primary measure" if results.cohort.primary else "measure"
    said = f"{count(len(unmoved), 'pair')} moved up on no {primary}"
    said = f"{said[0].upper()}{said[1:]}: {listed(unmoved)}." if unmoved else f"Every pair moved up on a {primary}."
    every = len(results.retellings) <= MATRIX_UP_TO
    shown = [one for one in results.retellings if every or one.pair in unmoved]
    caption = "Shift of each pair" if every else f"Shift of each pair that moved up on no {primary}"
    blocks: list[Block] = [Paragraph(said, lead=True)]
    if shown:
        note = "A thin shift stands in brackets. A dash: no value at one time or both."
        if not every:
            note += " All pairs stand in tables/shifts-per-pair.csv."
        blocks.append(Tabled(_matrix(shown, [one.measure for one in measures.values()], caption), note))
    return Section("pairs", "Pair by pair", tuple(blocks))


def _matrix(shown: Sequence[Retelling], measures: Sequence[Measure], caption: str) -> Table:
    columns: Columns[Retelling] = ((PAIR, lambda one: one.pair), *map(_column, measures))
    return table_of(shown, columns, name="pair-by-pair", caption=caption)


def _column(measure: Measure) -> tuple[Column, Callable[[Retelling], str | None]]:
    return Column(measure.name, measure.wording.title, "Shift."), lambda one: _shift(one, measure)


def _shift(one: Retelling, measure: Measure) -> str | None:
    shift = one.shifts.get(measure.name)
    if shift is None or shift.value is None:
        return None
    return f"({signed(shift.value)})" if shift.thin else signed(shift.value)
