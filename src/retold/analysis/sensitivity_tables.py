"""The tables of a sensitivity analysis."""

from retold.analysis.sensitivity import Sensitivity
from retold.analysis.tables import MEASURE, RESULT_COLUMNS, Column, Table, result_cells


def sensitivity_table(found: Sensitivity) -> Table:
    """One row a measure and choice."""
    kept = [place for place, column in enumerate(RESULT_COLUMNS, 1) if column.name in _KEPT]
    rows = []
    for name in found.variants[0].results:
        for variant in found.variants:
            if (result := variant.results.get(name)) is not None:
                cells = result_cells(result)
                rows.append((name, variant.name, *(cells[place] for place in kept)))
    columns = (
        MEASURE,
        Column("choice", "Choice", "What was done otherwise."),
        *(RESULT_COLUMNS[place - 1] for place in kept),
    )
    return Table(name="sensitivity", caption="The results under other choices", columns=columns, rows=tuple(rows))


_KEPT = frozenset({"n", "up", "down", "still", "shift", "shift_low", "shift_high", "p"})


def leave_one_out_table(found: Sensitivity) -> Table:
    """One row a measure: how far the typical shift moves when any one pair is left out."""
    return Table(
        name="leave-one-out",
        caption="The typical shift when any one pair is left out",
        columns=(
            MEASURE,
            Column("lowest", "Lowest", "The lowest typical shift with one pair left out.", "signed"),
            Column("lowest_without", "without", "The pair left out for it."),
            Column("highest", "Highest", "The highest typical shift with one pair left out.", "signed"),
            Column("highest_without", "without", "The pair left out for it."),
        ),
        rows=tuple(
            (one.measure, one.low, one.low_without, one.high, one.high_without)
            if one.low < one.high
            else (one.measure, one.low, None, one.high, None)  # no pair makes a difference, so none is named
            for one in found.leave_one_out.values()
        ),
    )
