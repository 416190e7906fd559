"""Spreadsheets for matching: what is taken as it stands, then what is refused, never with a cell's own words."""

from datetime import date

import pytest

from retold.errors import MissingColumnError, OutputError, UnreadableFileError
from retold.exchange.people_csv import COLUMNS, PAIR_COLUMNS, read_conflicts, read_people, unknown_ids, write_pairs

KINDS = ("line", "teaches")


@pytest.fixture
def people(tmp_path):
    def read(text, encoding="utf-8"):
        path = tmp_path / "PEOPLE.csv"
        path.write_bytes(text.encode(encoding))
        return read_people(path, "PEOPLE.csv")

    return read


@pytest.fixture
def conflicts(tmp_path):
    def read(text):
        path = tmp_path / "CONFLICTS.csv"
        path.write_text(text, encoding="utf-8")
        return read_conflicts(path, "CONFLICTS.csv", KINDS)

    return read


def test_a_table_without_rows_is_nobody(people):
    assert people("id,role\n") == ()


def test_what_is_empty_says_nothing(people):
    (one,) = people(",".join(COLUMNS) + "\namara,mentor" + "," * (len(COLUMNS) - 2) + "\n")

    assert (one.name, one.unit, one.site, one.capacity, one.waited) == ("", "", "", 1, False)
    assert one.topics == one.hours == one.shares == one.identity == one.wishes == one.not_with == frozenset()


@pytest.mark.parametrize("delimiter", [",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_whole_row(people, delimiter, encoding):
    cells = {
        "id": " amara ",
        "role": "Mentor",
        "name": "Amára  Ünal",
        "unit": "Medicine",
        "site": "North",
        "capacity": "2",
        "topics": "money; access ;",
        "hours": "Mon 9-11; tuesday 14:00–15:00",
        "modes": "online",
        "languages": "Welsh; English",
        "groups": "Tutor 1",
        "shares": "Topics; modes",
        "waited": "Yes",
        "earlier": "dev",
        "identity": "gender=woman; gender: trans; background=first in family",
        "wishes": "prefer gender=woman; Require background: first in family",
        "not_with": "ben; finn",
        "avoid_units": "Law",
    }

    (one,) = people(f"{delimiter.join(cells)}\n{delimiter.join(cells.values())}\n", encoding)

    assert (one.row, one.id, one.role, one.name, one.unit, one.site) == (
        2,
        "amara",
        "mentor",
        "Amára Ünal",
        "Medicine",
        "North",
    )
    assert (one.capacity, one.waited) == (2, True)
    assert one.topics == {"money", "access"}
    assert one.hours == {9, 10, 38}
    assert one.shares == {"topics", "modes"}
    assert one.identity == {("gender", "woman"), ("gender", "trans"), ("background", "first in family")}
    assert one.wishes == {("prefer", "gender", "woman"), ("require", "background", "first in family")}
    assert (one.earlier, one.not_with, one.avoid_units) == ({"dev"}, {"ben", "finn"}, {"Law"})


def test_columns_stand_in_any_order_and_case_and_most_can_be_left_out(people):
    (one,) = people("Role;ID\nmentee;ben\n")

    assert (one.id, one.role) == ("ben", "mentee")


@pytest.mark.parametrize(
    ("cell", "column", "instead"),
    [
        ("SECRET", "role", "write mentor or mentee."),
        ("3", "capacity", "write 1 or 2."),
        ("SECRET", "capacity", "write 1 or 2."),
        ("SECRET", "hours", "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        ("Mon 12-9", "hours", "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        ("Mon 9-25", "hours", "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        ("Mond 9:30-10", "hours", "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        ("Moon 9-10", "hours", "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        ("SECRET", "shares", "write any of topics; languages; modes; unit, or leave it empty."),
        ("SECRET", "waited", "write yes or no."),
        ("SECRET", "identity", "write word=word, several with ; between."),
        ("gender=SECRET; SECRET", "identity", "write word=word, several with ; between."),
        ("SECRET", "wishes", "write prefer word=word or require word=word, several with ; between."),
        ("demand gender=SECRET", "wishes", "write prefer word=word or require word=word, several with ; between."),
        ("", "id", "write an id of up to 200 characters, without a colon."),
        ("SECRET:", "id", "write an id of up to 200 characters, without a colon."),
        ("S" * 201, "name", "this is over 200 characters. Shorten it."),
    ],
)
def test_a_cell_that_means_nothing_is_named_by_row_and_column_and_not_repeated(people, cell, column, instead):
    cells = {"id": "amara", "role": "mentor", column: cell}

    with pytest.raises(UnreadableFileError) as raised:
        people(table(cells))

    assert str(raised.value) == f"PEOPLE.csv row 3, column {column}: {instead}"


def table(cells):
    """A whole row first, so that the broken one is row 3."""
    whole = {"id": "zoe", "role": "mentor"}
    return f"{','.join(cells)}\n{','.join(whole.get(column, '') for column in cells)}\n{','.join(cells.values())}\n"


@pytest.mark.parametrize("column", ["wishes", "not_with", "avoid_units"])
def test_a_mentee_with_a_mentors_answer_is_refused_in_one_wording(people, column):
    with pytest.raises(UnreadableFileError) as raised:
        people(f"id,role,{column}\nben,mentee,prefer SECRET=SECRET\n")

    assert str(raised.value) == (
        "PEOPLE.csv row 2: the columns wishes, not_with, avoid_units are for mentors. "
        "Leave them empty here; write a conflict instead."
    )


def test_somebody_twice_in_one_role_is_refused_and_in_both_roles_taken(people):
    assert len(people("id,role\nhal,mentor\nhal,mentee\n")) == 2

    with pytest.raises(UnreadableFileError) as raised:
        people("id,role\nhal,mentor\nben,mentee\nhal,Mentor\n")

    assert str(raised.value) == ("PEOPLE.csv row 4: the same id and role stand in row 2. Give everybody their own id.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,name\n", "PEOPLE.csv has no column role. Add it. Its meaning: mentor or mentee. Needed. Somebody who is"),
        ("id,role,SECRET\n", "PEOPLE.csv: the heading of column 3 is not known. Remove it, or use one of: id, role,"),
        ("amara,mentor,SECRET,SECRET\nben,mentee,x,y\n", "PEOPLE.csv has two columns of one name. Rename or remove"),
    ],
)
def test_headings_that_mean_nothing_are_not_repeated(people, text, said):
    with pytest.raises(MissingColumnError) as raised:
        people(text)

    assert str(raised.value).startswith(said)
    assert "secret" not in str(raised.value).casefold()


def test_private_answers_stand_in_no_representation(people):
    rows = people(
        "id,role,earlier,identity,wishes,not_with,avoid_units\n"
        "amara,mentor,CANARY,CANARY=CANARY,prefer CANARY=CANARY,CANARY,CANARY\n"
    )

    assert "CANARY" not in repr(rows)


def test_ids_of_nobody_are_found_for_whoever_keeps_the_file(people):
    rows = people("id,role,earlier,not_with\namara,mentor,ben,ben\nben,mentee,cleo,\ncleo,mentor,,bne; ben\n")

    assert unknown_ids(rows) == ((4, "not_with"),)


def test_conflicts_as_they_stand(conflicts):
    first, second = conflicts(
        "person,other,kind,strength,starts,ends\namara,ben,Line,,,\ncleo,dev,teaches,Ask,2026-09-01,2027-06-30\n"
    )

    assert (first.person, first.other, first.kind, first.strength, first.starts, first.ends) == (
        "amara",
        "ben",
        "line",
        "bar",
        None,
        None,
    )
    assert (second.strength, second.starts, second.ends) == ("ask", date(2026, 9, 1), date(2027, 6, 30))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("amara,,line,,,", "column other: write an id of up to 200 characters, without a colon."),
        ("amara,ben,SECRET,,,", "column kind: write one of line, teaches."),
        ("amara,ben,line,SECRET,,", "column strength: write bar or ask."),
        ("amara,ben,line,,30/09/2026,", "column starts: write the day as 2026-09-30, or leave it empty."),
        (
            "amara,ben,line,,2026-09-30,2026-09-29",
            "column ends: this is before it starts. Change one of the days.",
        ),
    ],
)
def test_a_conflict_that_cannot_be_understood(conflicts, row, said):
    with pytest.raises(UnreadableFileError) as raised:
        conflicts(f"person,other,kind,strength,starts,ends\n{row}\n")

    assert str(raised.value) == f"CONFLICTS.csv row 2, {said}"


def test_pairs_are_written_whole_and_safe_to_open(tmp_path):
    row = ("amara", "=1+1", "ben", "Ben", 41, "2 hours, free.", False, True, "", "cleo (3)")
    path = tmp_path / "PAIRS.csv"

    write_pairs(path, [row])

    assert path.read_text(encoding="utf-8") == (
        f'{",".join(PAIR_COLUMNS)}\namara,\'=1+1,ben,Ben,41,"2 hours, free.",false,true,,cleo (3)\n'
    )
    with pytest.raises(OutputError):
        write_pairs(path, [row])
