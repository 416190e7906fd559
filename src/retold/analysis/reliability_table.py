"""How far coders agree as a table (inter-rater reliability): one row a code, a construct, and all decisions pooled."""

from collections.abc import Iterator
from dataclasses import dataclass

from retold.analysis.reliability import GroupReliability, StudyReliability
from retold.analysis.table import Column, Columns, Table, table_of
from retold.measures.ac1 import TwoByTwo
from retold.measures.bootstrap import Interval
from retold.measures.reliability import ConstructReliability, Reliability
from retold.measures.undefined import Coefficient, Undefined
from retold.measures.unitising import SpanReliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: `judged` is a yes-or-no question, and how much of it was judged; the rest may be on other values."""

    coders: str
    level: str
    name: str
    judged: Reliability
    table: TwoByTwo | None
    agreement: float | None
    ac1: Coefficient | None
    alpha: Coefficient
    interval: Interval | None
    spans: SpanReliability | None


def reliability_table(found: StudyReliability) -> Table:
    """One row for each group of coders and each code, construct and the pool of all decisions."""
    groups = ([found.humans] if found.humans else []) + list(found.machine)
    lines = (line for group in groups for line in _lines(group))
    return table_of(lines, COLUMNS, name="reliability", caption="How far coders agree")


def _lines(group: GroupReliability) -> Iterator[Line]:
    who = " and ".join(group.coders)
    for name, one in group.codes.items():
        yield _line(who, "code", one, group.spans[name])
    for construct in group.constructs.values():
        yield _line_of_sets(who, construct)
    yield _line(who, "pooled", group.pooled, None)


def _line(coders: str, level: str, one: Reliability, spans: SpanReliability | None) -> Line:
    return Line(
        coders=coders,
        level=level,
        name=one.name,
        judged=one,
        table=one.table,
        agreement=one.agreement,
        ac1=one.ac1,
        alpha=one.alpha,
        interval=one.interval,
        spans=spans,
    )


def _line_of_sets(coders: str, one: ConstructReliability) -> Line:
    return Line(
        coders=coders,
        level="construct",
        name=one.name,
        judged=one.presence,
        table=None,
        agreement=one.agreement,
        ac1=None,
        alpha=one.alpha,
        interval=one.interval,
        spans=None,
    )


def coefficient_cell(coefficient: Coefficient) -> float | str:
    """A coefficient as a cell: its value, or in words why there is none."""
    return coefficient.value if isinstance(coefficient, Undefined) else coefficient


LEVEL = Column(
    "level", "Level", "code (carried or not), construct (which of its codes, by MASI), pooled (all decisions)."
)
BOTH = Column("both", "Both", "Units that both coders gave it (of more than two, summed over every two).", "count")
ALPHA = Column("alpha", "Alpha", "Krippendorff's alpha, nominal or (constructs) MASI, or why there is none.", "value")
RESAMPLES = Column("resamples", "Resamples", "How many resamples of texts the interval comes from.", "count")
SPAN_ALPHA = Column("span_alpha", "Unitised alpha", "Unitised alpha of the free spans, or why there is none.", "value")
COLUMNS: Columns[Line] = (
    (Column("coders", "Coders", "Who is compared."), lambda one: one.coders),
    (LEVEL, lambda one: one.level),
    (Column("name", "Name", "The code or construct."), lambda one: one.name),
    (Column("texts", "Texts", "Texts that two of them coded.", "count"), lambda one: one.judged.texts),
    (
        Column("units", "Units", "Sentences that two of them judged; pooled: times codes.", "count"),
        lambda one: one.judged.units,
    ),
    (
        Column("prevalence", "Prevalence", "Share of judgements that gave the code.", "share"),
        lambda one: one.judged.prevalence,
    ),
    (BOTH, lambda one: None if one.table is None else one.table.both),
    (
        Column("first", "First only", "Units that only the first gave it.", "count"),
        lambda one: None if one.table is None else one.table.first,
    ),
    (
        Column("second", "Second only", "Units that only the second gave it.", "count"),
        lambda one: None if one.table is None else one.table.second,
    ),
    (
        Column("neither", "Neither", "Units that neither gave it.", "count"),
        lambda one: None if one.table is None else one.table.neither,
    ),
    (Column("agreement", "Agreement", "Share of units on which they agree.", "share"), lambda one: one.agreement),
    (
        Column("ac1", "AC1", "Gwet's AC1, or why there is none.", "value"),
        lambda one: None if one.ac1 is None else coefficient_cell(one.ac1),
    ),
    (ALPHA, lambda one: coefficient_cell(one.alpha)),
    (
        Column("alpha_low", "from", "Lower end of alpha's bootstrap interval over texts.", "value"),
        lambda one: None if one.interval is None else one.interval.low,
    ),
    (
        Column("alpha_high", "to", "Upper end of it.", "value"),
        lambda one: None if one.interval is None else one.interval.high,
    ),
    (RESAMPLES, lambda one: None if one.interval is None else one.interval.resamples),
    (
        Column("seed", "Seed", "Seed of the resampling.", "count"),
        lambda one: None if one.interval is None else one.interval.seed,
    ),
    (
        Column("spans", "Spans", "Free spans marked by all of them.", "count"),
        lambda one: None if one.spans is None else one.spans.spans,
    ),
    (SPAN_ALPHA, lambda one: None if one.spans is None else coefficient_cell(one.spans.alpha)),
)
