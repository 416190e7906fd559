"""Spreadsheets for matching (CSV): people and conflicts in, pairs out.

PEOPLE.csv holds answers that were given for matching only. So no message here repeats a cell or an unknown heading:
whatever stands in the wrong place may be such an answer. Row and column are named instead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from retold.errors import MissingColumnError, UnreadableFileError
from retold.exchange import people_cells as cell
from retold.exchange.people_cells import Cells
from retold.exchange.tables import read_table, write_csv

COLUMNS: Mapping[str, str] = {
    "id": "A short name of your choice, the same in every file; no colon. Needed.",
    "role": "mentor or mentee. Needed. Somebody who is both has two rows with one id.",
    "name": "As it is to stand in the list of pairs.",
    "unit": "Faculty, school or department.",
    "site": "Campus or hospital.",
    "capacity": "1 or 2 partners; 1 where it is empty.",
    "topics": "What they would like to talk about; several with ; between.",
    "hours": "When they are free, in whole hours: Mon 9-12; Tue 14-16.",
    "modes": "How they can meet: online; in person.",
    "languages": "Several with ; between.",
    "groups": "Tutor groups or the like; several with ; between.",
    "shares": "Which answers the partner may see if both share them: topics; languages; modes; unit.",
    "waited": "yes for somebody who was left out before: they come first if not all can have a partner.",
    "earlier": "Private. Ids of earlier partners, who are not paired again.",
    "identity": "Private. How they describe themselves: gender=woman; background=first in family.",
    "wishes": "Private, mentors only: prefer gender=woman; require background=first in family.",
    "not_with": "Private, mentors only. Ids of people they will not be paired with.",
    "avoid_units": "Private, mentors only. Units they will not be paired with.",
}
PRIVATE_OF_MENTORS = ("wishes", "not_with", "avoid_units")
CONFLICT_COLUMNS: Mapping[str, str] = {
    "person": "The id of one of the two. Needed.",
    "other": "The id of the other. Needed.",
    "kind": "What is between them, such as line, teaches or family. Needed.",
    "strength": "bar (never paired) or ask (a question first); bar where it is empty.",
    "starts": "First day, as 2026-09-30; empty if it always was.",
    "ends": "Last day, as 2026-09-30; empty if it goes on.",
}
PAIR_COLUMNS: Mapping[str, str] = {
    "mentor": "The mentor's id.",
    "mentor_name": "The mentor's name.",
    "mentee": "The mentee's id.",
    "mentee_name": "The mentee's name.",
    "points": "The sum of the reasons, out of what a coordinator may see. What weighed besides is not shown.",
    "why": "The reasons in words, or why there is no pair.",
    "ask_first": "true where there is something to ask before they are told of each other.",
    "locked": "true where the pair was set by a person.",
    "else_for_mentor": "Other mentees this mentor could have, best first, with their points.",
    "else_for_mentee": "Other mentors this mentee could have, best first, with their points.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One row of PEOPLE.csv. `hours` from 0 (Monday, midnight) to 167; a wish is (strength, attribute, value)."""

    row: int
    id: str
    role: str
    name: str
    unit: str
    site: str
    capacity: int
    topics: frozenset[str]
    hours: frozenset[int]
    modes: frozenset[str]
    languages: frozenset[str]
    groups: frozenset[str]
    shares: frozenset[str]
    waited: bool
    earlier: frozenset[str] = field(repr=False)
    identity: frozenset[tuple[str, str]] = field(repr=False)
    wishes: frozenset[tuple[str, str, str]] = field(repr=False)
    not_with: frozenset[str] = field(repr=False)
    avoid_units: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictRow:
    """One row of CONFLICTS.csv."""

    person: str
    other: str
    kind: str
    strength: str
    starts: date | None
    ends: date | None


def read_people(path: Path, name: str) -> tuple[PersonRow, ...]:
    """The people of a round of matching. No rows is no error: a cohort may still be empty.

    Raises:
        UnreadableFileError: a cell that cannot be understood, named by row and column; one person twice in a role.
        MissingColumnError: a needed column is missing, or one is unknown.

    """
    people = [person(cells, row) for row, cells in rows(path, name, COLUMNS, ("id", "role"))]
    first: dict[tuple[str, str], int] = {}
    for one in people:
        other = first.setdefault((one.id, one.role), one.row)
        if other != one.row:
            raise UnreadableFileError(
                f"{name} row {one.row}: the same id and role stand in row {other}. Give everybody their own id."
            )
    return tuple(people)


def person(cells: Cells, row: int) -> PersonRow:
    """One row understood."""
    role = cells.read("role", cell.one_of("mentor", "mentee"), "write mentor or mentee.")
    found = PersonRow(
        row=row,
        id=cells.id("id"),
        role=role,
        name=cells.text("name"),
        unit=cells.text("unit"),
        site=cells.text("site"),
        capacity=cells.read("capacity", {"": 1, "1": 1, "2": 2, "1.0": 1, "2.0": 2}.get, "write 1 or 2."),
        topics=cells.several("topics"),
        hours=cells.read("hours", cell.hours, "write whole hours of a day, such as Mon 9-12; Tue 14-16."),
        modes=cells.several("modes"),
        languages=cells.several("languages"),
        groups=cells.several("groups"),
        shares=cells.read("shares", cell.shares, f"write any of {'; '.join(cell.SHAREABLE)}, or leave it empty."),
        waited=cells.read("waited", cell.yes_or_no, "write yes or no."),
        earlier=cells.several("earlier"),
        identity=cells.read("identity", cell.identity, "write word=word, several with ; between."),
        wishes=cells.read(
            "wishes", cell.wishes, "write prefer word=word or require word=word, several with ; between."
        ),
        not_with=cells.several("not_with"),
        avoid_units=cells.several("avoid_units"),
    )
    if found.role == "mentee" and (found.wishes or found.not_with or found.avoid_units):
        raise UnreadableFileError(
            f"{cells.where}: the columns {', '.join(PRIVATE_OF_MENTORS)} are for mentors. "
            "Leave them empty here; write a conflict instead."
        )
    return found


def read_conflicts(path: Path, name: str, kinds: Sequence[str]) -> tuple[ConflictRow, ...]:
    """The conflicts between people, each of one of `kinds`.

    Raises:
        UnreadableFileError: a cell that cannot be understood, named by row and column.
        MissingColumnError: a needed column is missing, or one is unknown.

    """
    needed = ("person", "other", "kind")
    return tuple(conflict(cells, kinds) for _, cells in rows(path, name, CONFLICT_COLUMNS, needed))


def conflict(cells: Cells, kinds: Sequence[str]) -> ConflictRow:
    """One row understood."""
    day = "write the day as 2026-09-30, or leave it empty."
    found = ConflictRow(
        person=cells.id("person"),
        other=cells.id("other"),
        kind=cells.read("kind", cell.one_of(*kinds), f"write one of {', '.join(kinds)}."),
        strength=cells.read("strength", cell.one_of("bar", "ask", empty="bar"), "write bar or ask."),
        starts=cells.read("starts", cell.dated, day).day,
        ends=cells.read("ends", cell.dated, day).day,
    )
    if found.starts and found.ends and found.ends < found.starts:
        raise UnreadableFileError(f"{cells.where}, column ends: this is before it starts. Change one of the days.")
    return found


def rows(path: Path, name: str, columns: Mapping[str, str], needed: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    """Each row's number, as a spreadsheet shows it, and its cells."""
    try:
        table = read_table(path, name)
    except MissingColumnError:
        raise MissingColumnError(f"{name} has two columns of one name. Rename or remove one of them.") from None
    for place, heading in enumerate(table.header, 1):
        if heading not in columns:
            raise MissingColumnError(
                f"{name}: the heading of column {place} is not known. Remove it, or use one of: {', '.join(columns)}."
            )
    for column in needed:
        if column not in table.header:
            raise MissingColumnError(f"{name} has no column {column}. Add it. Its meaning: {columns[column]}")
    for row, cells in table.rows:
        yield row, Cells(f"{name} row {row}", dict(zip(table.header, cells, strict=True)))


def unknown_ids(people: Sequence[PersonRow]) -> tuple[tuple[int, str], ...]:
    """Where (row, column) an id in `earlier` or `not_with` is nobody's here: perhaps a slip of the pen."""
    known = {one.id for one in people}
    return tuple(
        (one.row, column)
        for one in people
        for column, ids in (("earlier", one.earlier), ("not_with", one.not_with))
        if not ids <= known
    )


def write_pairs(path: Path, pairs: Iterable[Sequence[object]], *, replace: bool = False) -> None:
    """Write PAIRS.csv: one row a pair or person without one, cells as in `PAIR_COLUMNS`.

    Raises:
        OutputError: it cannot be written there; or there is a file already, and not `replace`.

    """
    write_csv(path, tuple(PAIR_COLUMNS), pairs, replace=replace)
