"""The tables of a cohort's results (summary statistics): one row a measure, all of it or what a reader needs."""

from retold.analysis.cohort import Cohort, MeasureResult
from retold.analysis.table import Column, Columns, Table, only, table_of

MEASURE = Column("measure", "Measure", "The measure's name; what it asks stands in the report.")
SHOWN = frozenset({"measure", "primary", "n", "up", "down", "still", "p", "p_holm"}) | {
    f"{what}{end}" for what in ("share", "shift") for end in ("", "_up", "_low", "_high")
}
PRIMARY = Column(
    "primary",
    "Primary",
    "Named as primary, which is to be done before the data are opened; all others are exploratory.",
    "flag",
)
CONFIDENCE = Column(
    "shift_level",
    "Confidence",
    "What the shift's interval holds at least, 0 to 1; low where pairs are few.",
    "share",
)
SHARE_LOW = Column("share_low", "from", "Lower end of the exact (Clopper-Pearson) interval of share_up.", "share")
P_SMALLEST = Column("p_smallest", "Smallest p", "The smallest p that so many moved pairs can reach.", "p")
RESULT: Columns[MeasureResult] = (
    (MEASURE, lambda one: one.measure),
    (PRIMARY, lambda one: one.primary),
    (Column("n", "Pairs", "Pairs with a value at both times.", "count"), lambda one: one.n),
    (Column("up", "Up", "Pairs that moved in the expected direction.", "count"), lambda one: len(one.expected)),
    (Column("down", "Down", "Pairs that moved the other way.", "count"), lambda one: len(one.other)),
    (Column("still", "Not", "Pairs that did not move.", "count"), lambda one: len(one.still)),
    (
        Column("missing", "No value", "Pairs without a value at one time or both.", "count"),
        lambda one: len(one.missing),
    ),
    (
        Column("thin", "Thin", "Pairs of n with a value that rests on one or two units.", "count"),
        lambda one: len(one.thin),
    ),
    (Column("share_up", "Share up", "up / n.", "share"), lambda one: one.share.value),
    (SHARE_LOW, lambda one: one.share.low),
    (Column("share_high", "to", "Upper end of it.", "share"), lambda one: one.share.high),
    (
        Column("shift", "Typical shift", "Hodges-Lehmann estimate of the shift.", "signed"),
        lambda one: one.shift.estimate,
    ),
    (Column("shift_low", "from", "Lower end of its exact interval.", "signed"), lambda one: one.shift.low),
    (Column("shift_high", "to", "Upper end of it.", "signed"), lambda one: one.shift.high),
    (CONFIDENCE, lambda one: None if one.shift.low is None else one.shift.attained),
    (Column("p", "p", "Two-sided sign-flip p.", "p"), lambda one: one.test.p),
    (
        Column("p_method", "p by", "exact: every sign pattern; monte-carlo: drawn ones."),
        lambda one: None if one.test.p is None else one.test.method,
    ),
    (
        Column("p_patterns", "Patterns", "How many sign patterns were looked at.", "count"),
        lambda one: None if one.test.p is None else one.test.patterns,
    ),
    (Column("p_error", "Error of p", "Standard error of a drawn p.", "value"), lambda one: one.test.error),
    (Column("p_seed", "Seed", "Seed of the draw.", "count"), lambda one: one.test.seed),
    (P_SMALLEST, lambda one: None if one.test.p is None else one.test.smallest_p),
    (Column("p_holm", "Holm", "p after Holm's correction over the primary measures.", "p"), lambda one: one.holm),
)


def cohort_table(cohort: Cohort) -> Table:
    """One row a measure."""
    return table_of(cohort.measures.values(), RESULT, name="cohort", caption="Result of the cohort")


def results_table(cohort: Cohort) -> Table:
    """One row a measure, with what a reader of the report needs of it; `cohort_table` has the rest."""
    kept = only(SHOWN, RESULT)
    return table_of(cohort.measures.values(), kept, name="results", caption="Result of each measure")
