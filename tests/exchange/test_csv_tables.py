import csv
import io
import math
from pathlib import PurePosixPath

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.errors import BinaryTextError, OutputError, UnreadableFileError
from retold.exchange.tables import Table, read_table, rendered, write_csv


def table(tmp_path, data) -> Table:
    path = tmp_path / "s.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_table(path, "s.csv")


@pytest.mark.parametrize(
    "data",
    [
        "pair,time,text\n1,before,She came.\n",
        "\ufeffPair, TIME ,Text\r\n1,before,She came.\r\n",
        "pair;time;text\r1;before;She came.\r",
        'pair\ttime\ttext\n\n1\tbefore\t"She came."\n',
        "pair,time,text,,\n1,before,She came.,,\n",
    ],
)
def test_delimiters_line_endings_and_case(tmp_path, data):
    found = table(tmp_path, data)
    assert found.header == ("pair", "time", "text")
    assert [cells for _, cells in found.rows] == [("1", "before", "She came.")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    data = 'pair,text\na,"two\nlines"\n,\nb,"a ""word"", quoted"\n'
    assert table(tmp_path, data).rows == ((2, ("a", "two\nlines")), (4, ("b", 'a "word", quoted')))


def test_blank_lines_above_the_header_count_as_rows(tmp_path):
    assert table(tmp_path, "\n\npair,text\na,b\n") == Table(("pair", "text"), ((4, ("a", "b")),), ())


def test_a_story_longer_than_the_csv_module_allows_by_default(tmp_path):
    limit = csv.field_size_limit()
    assert len(table(tmp_path, "pair,text\na," + "word " * 200_000 + "\n").rows[0][1][1]) == 1_000_000
    assert csv.field_size_limit() == limit


def test_empty_cells_past_the_header_are_passed_over(tmp_path):
    assert table(tmp_path, "pair,text\na,b,,\n").rows == ((2, ("a", "b")),)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "s.csv is empty. A table needs a row of column names first."),
        (" \n\n", "s.csv is empty. A table needs a row of column names first."),
        (",,\n,", "s.csv is empty. A table needs a row of column names first."),
        ("pair,Pair\n", "s.csv has the column 'pair' twice. Rename or remove one."),
        (
            "pair,text\na,She came, and stayed.\n",
            "s.csv row 2 has 3 cells under 2 columns. Put quotes round a text with a delimiter.",
        ),
        ("pair,text\na\n", "s.csv row 2 has 1 cell under 2 columns. Fill or remove the row."),
        (
            'pair,text\na,"never closed\n',
            "s.csv row 2: a quote is missing or too many (unexpected end of data). Export it again.",
        ),
    ],
)
def test_broken_tables(tmp_path, data, sentence):
    with pytest.raises(UnreadableFileError) as refusal:
        table(tmp_path, data)
    assert str(refusal.value) == sentence


def test_a_spreadsheet_is_no_table(tmp_path):
    with pytest.raises(BinaryTextError) as refusal:
        table(tmp_path, b"PK\x03\x04...xl/workbook.xml")
    assert str(refusal.value) == "s.csv is a spreadsheet, not text: save the sheet as CSV (UTF-8)."


def test_numbers_stay_numbers_and_missing_is_empty():
    row = [1, -2, 0.1 + 0.2, -0.5, -0.0, None, math.nan, True, np.float64(-0.25), np.int64(-3), PurePosixPath("=a")]
    header = [f"c{n}" for n in range(len(row))]
    assert rendered(header, [row]).decode().splitlines()[1] == ("1,-2,0.30000000000000004,-0.5,0.0,,,true,-0.25,-3,'=a")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1"])
def test_no_text_runs_as_a_formula(text):
    ((cell,),) = list(csv.reader(io.StringIO(rendered(["a"], [[text]]).decode(), newline="")))[1:]
    assert cell == "'" + text


@pytest.mark.parametrize("text", ["1-2", "a=b", "x@y", "–", "'=1", " =1"])
def test_other_text_is_left_alone(text):
    ((cell,),) = list(csv.reader(io.StringIO(rendered(["a"], [[text]]).decode(), newline="")))[1:]
    assert cell == text


def test_a_lone_empty_cell_is_no_blank_row():
    assert rendered(["a"], [[None], ["x"]]) == b'a\n""\nx\n'


@settings(deadline=None)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=3, max_size=3)))
def test_any_text_comes_back_but_for_the_guard(rows):
    data = rendered(["a", "b", "c"], rows).decode()
    back = list(csv.reader(io.StringIO(data, newline=""), strict=True))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@settings(deadline=None)
@given(st.lists(st.floats(allow_nan=False)))
def test_any_number_comes_back_to_the_last_digit(numbers):
    lines = rendered(["a"], [[number] for number in numbers]).decode().splitlines()[1:]
    assert [float(line) for line in lines] == numbers


def test_a_file_and_its_dictionary(tmp_path):
    write_csv(
        tmp_path / "pairs.csv",
        ["pair", "shift"],
        [["a", 0.5]],
        dictionary={"shift": "after, less before", "pair": "whose"},
    )
    assert (tmp_path / "pairs.csv").read_bytes() == b"pair,shift\na,0.5\n"
    assert (tmp_path / "pairs.columns.csv").read_bytes() == (
        b'column,meaning\npair,whose\nshift,"after, less before"\n'
    )


def test_misuse_is_loud_and_writes_nothing(tmp_path):
    with pytest.raises(ValueError, match="a row of 1 cells under 2 columns"):
        write_csv(tmp_path / "a.csv", ["a", "b"], [[1]])
    with pytest.raises(ValueError, match="no meaning given for b"):
        write_csv(tmp_path / "a.csv", ["a", "b"], [[1, 2]], dictionary={"a": "one"})
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(OutputError):
        write_csv(tmp_path / "a.csv", ["a"], [[1]])
    assert (tmp_path / "a.csv").read_text() == "mine"
