"""The tables of a sensitivity analysis: results under other choices, without each pair, beside each coder."""

from dataclasses import dataclass
from operator import attrgetter

from retold.analysis.cohort import MeasureResult
from retold.analysis.result_tables import MEASURE, RESULT
from retold.analysis.sensitivity import LeaveOneOut, SameSign, Sensitivity
from retold.analysis.table import Column, Columns, Table, only, table_of, within

SHOWN = frozenset({"n", "up", "down", "still", "shift", "shift_low", "shift_high", "p"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure's result under one choice."""

    name: str
    result: MeasureResult


CHOICES: Columns[Choice] = (
    (MEASURE, lambda one: one.result.measure),
    (Column("choice", "Choice", "What was done otherwise."), lambda one: one.name),
    *within(attrgetter("result"), only(SHOWN, RESULT)),
)
LOWEST = Column("lowest", "Lowest", "The lowest typical shift with one pair left out.", "signed")
HIGHEST = Column("highest", "Highest", "The highest typical shift with one pair left out.", "signed")
WITHOUT: Columns[LeaveOneOut] = (  # where no pair makes a difference, none is named
    (MEASURE, lambda one: one.measure),
    (LOWEST, lambda one: one.low),
    (
        Column("lowest_without", "without", "The pair left out for it."),
        lambda one: one.low_without if one.low < one.high else None,
    ),
    (HIGHEST, lambda one: one.high),
    (
        Column("highest_without", "without", "The pair left out for it."),
        lambda one: one.high_without if one.low < one.high else None,
    ),
)
SAME = Column("same", "Same direction", "Pairs that move the same way (up, down, not) by both.", "count")
BESIDE: Columns[SameSign] = (
    (Column("coder", "Coder", "Whose codes stand beside the engine's findings."), lambda one: one.coder),
    (MEASURE, lambda one: one.measure),
    (Column("n", "Pairs", "Pairs with a shift from both.", "count"), lambda one: one.n),
    (SAME, lambda one: one.same),
)


def sensitivity_table(found: Sensitivity) -> Table:
    """One row a measure and choice."""
    choices = [
        Choice(variant.name, result)
        for name in found.variants[0].results
        for variant in found.variants
        if (result := variant.results.get(name)) is not None
    ]
    return table_of(choices, CHOICES, name="sensitivity", caption="The results under other choices")


def leave_one_out_table(found: Sensitivity) -> Table:
    """One row a measure: how far the typical shift moves when any one pair is left out."""
    every = found.leave_one_out.values()
    return table_of(every, WITHOUT, name="leave-one-out", caption="The typical shift when any one pair is left out")


def same_sign_table(found: Sensitivity) -> Table:
    """One row a coder and measure: on how many pairs codes and findings move the same way."""
    caption = "On how many pairs a coder's codes and the engine's findings move the same way"
    return table_of(found.same_sign, BESIDE, name="same-direction", caption=caption)
