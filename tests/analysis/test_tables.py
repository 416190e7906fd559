import csv
import io

import pytest

from factories.retellings import telling
from factories.studies import PAIRS, codings, study
from retold.analysis.cohort import cohort
from retold.analysis.report.files import study_tables
from retold.analysis.report.results import study_results
from retold.analysis.result_tables import cohort_table
from retold.analysis.retelling import retelling
from retold.analysis.table import Column, Table, cell_in_words
from retold.analysis.tables import (
    data_dictionary,
    findings_list,
    measures_per_text,
    shifts_of_measure,
    shifts_per_pair,
)
from retold.measures.shipped import SHIPPED

SECRET = "She kept a goat on the balcony."


def small():
    before = telling(SECRET, [("student-deficit", 0, 31)], reason=f"It says “{SECRET}”.")
    after = telling(SECRET, [("student-agent", 0, 31)])
    return retelling("p", before, after)


def rows(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, [getattr(cell, "name", cell) for cell in row], strict=True)) for row in table.rows]


# What must not be in them


def test_without_quotes_no_word_of_a_story_is_in_any_table():
    results = study_results([small()])
    without = b"".join(table.csv() for table in study_tables(results, quotes=False))
    with_quotes = b"".join(table.csv() for table in study_tables(results, quotes=True))
    assert (b"goat" in without, b"goat" in with_quotes) == (False, True)


@pytest.mark.parametrize("kind", ["text", "count", "value", "signed", "share", "p", "flag"])
def test_a_missing_cell_is_a_dash_for_people_and_empty_in_the_file(kind):
    assert cell_in_words(None, kind) == "–"
    table = Table(name="t", caption="T", columns=(Column("a", "A", "An a.", kind),), rows=((None,), (None,)))
    assert table.csv() == b'a\n""\n""\n'


# What is in them


@pytest.mark.parametrize(
    ("cell", "kind", "said"),
    [
        (-0.5, "value", "−0.50"),
        (0.5, "signed", "+0.50"),
        (0.625, "share", "63%"),
        (0.0004, "p", "< 0.001"),
        (0.031, "p", "0.031"),
        (1200, "count", "1,200"),
        (True, "flag", "yes"),
        (False, "flag", "no"),
        (SHIPPED["depth"], "text", "Depth"),
        ("Undefined: no variation", "value", "Undefined: no variation"),
    ],
)
def test_cells_as_people_read_them(cell, kind, said):
    assert cell_in_words(cell, kind) == said


def test_measures_of_each_text_carry_their_units():
    found = [row for row in rows(measures_per_text([small()])) if row["measure"] == "characterisation"]
    assert found == [
        {
            "pair": "p",
            "time": "before",
            "measure": "characterisation",
            "value": -1.0,
            "units": 1,
            "thin": True,
            "words": 7,
        },
        {
            "pair": "p",
            "time": "after",
            "measure": "characterisation",
            "value": 1.0,
            "units": 1,
            "thin": True,
            "words": 7,
        },
    ]


def test_shifts_say_which_way():
    found = {row["measure"]: (row["shift"], row["direction"], row["thin"]) for row in rows(shifts_per_pair([small()]))}
    assert found == {
        "characterisation": (2.0, "up", True),
        "activation": (None, None, False),
        "responsibility": (None, None, False),
        "barriers": (None, None, False),
        "ending": (None, None, False),
        "depth": (0.0, "not", False),
    }


def test_the_cohort_s_row_has_every_number_to_the_last_digit():
    one = rows(cohort_table(cohort({"p": small().shifts})))[0]
    assert {name: one[name] for name in ("measure", "primary", "n", "up", "down", "still", "missing", "thin")} == {
        "measure": "characterisation",
        "primary": True,
        "n": 1,
        "up": 1,
        "down": 0,
        "still": 0,
        "missing": 0,
        "thin": 1,
    }
    assert (one["shift"], one["shift_low"], one["p"], one["p_method"], one["p_holm"]) == (2.0, None, 1.0, "exact", 1.0)


def test_findings_have_their_place():
    found = rows(findings_list([small()], quotes=True))
    assert [(row["time"], row["code"], row["start"], row["end"], row["place"], row["words"]) for row in found] == [
        ("before", "student-deficit", 0, 31, 0.5, SECRET),
        ("after", "student-agent", 0, 31, 0.5, SECRET),
    ]


def test_pairs_that_moved_the_other_way_come_first():
    retellings = study()
    shifts = {one.pair: one.shifts for one in retellings}
    result = cohort(shifts).measures["characterisation"]
    table = shifts_of_measure(result, {pair: moved["characterisation"] for pair, moved in shifts.items()})
    assert [row["direction"] for row in rows(table)] == ["down"] * 2 + ["not"] * 3 + ["up"] * 9


def test_every_column_of_every_table_is_in_the_data_dictionary():
    tables = study_tables(study_results(study(3), codings=codings(PAIRS[:3])), quotes=True)
    assert [table.name for table in tables] == [
        "measures-per-text",
        "shifts-per-pair",
        "cohort",
        "findings",
        "sensitivity",
        "leave-one-out",
        "reliability",
        "data-dictionary",
    ]
    meant = {(row["table"], row["column"]) for row in rows(tables[-1])}
    assert meant == {(f"{table.name}.csv", column.name) for table in tables[:-1] for column in table.columns}
    assert [row["column"] for row in rows(data_dictionary(tables)) if not row["meaning"].endswith((".", ")"))] == []
    for table in tables:
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        read = list(csv.reader(io.StringIO(table.csv().decode())))
        assert (read[0], len(read)) == (names, 1 + len(table.rows))
