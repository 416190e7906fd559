"""`retold match`: people in a spreadsheet in; pairs, best as a whole, out."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from retold.exchange.people_csv import PersonRow
    from retold.matching.assign import Objective
    from retold.matching.cohort import Cohort
    from retold.matching.limits import Lock
    from retold.matching.people import Person
    from retold.matching.proposal_view import ProposalView

OBJECTIVES = ("worst-pair", "weak-pairs", "total")


@click.command()
@click.argument("people", metavar="PEOPLE.csv", type=click.Path(path_type=Path))
@click.option("--out", metavar="PAIRS.csv", type=click.Path(path_type=Path), help="The file to write.")
@click.option("--conflicts", metavar="CONFLICTS.csv", type=click.Path(path_type=Path), help="Who has power over whom.")
@click.option(
    "--objective",
    type=click.Choice(OBJECTIVES),
    default="worst-pair",
    show_default=True,
    help="After everybody has a partner: the best worst pair, the fewest weak pairs, or the best total alone.",
)
@click.option("--weak-below", default=40, show_default=True, help="A pair with fewer points is weak.")
@click.option("--seed", default=0, show_default=True, help="Decides between equally good proposals.")
@click.option("--lock", "locks", multiple=True, metavar="MENTOR:MENTEE", help="A pair that stands; may be given again.")
@click.option("--force", metavar="MENTOR:MENTEE", help="Force a pair, and say what that costs the others.")
@click.option("--approver", "approvers", multiple=True, metavar="NAME", help="Two of these allow a barred pair.")
@click.option("--from", "first_day", type=click.DateTime(["%Y-%m-%d"]), help="The round's first day, for conflicts.")
@click.option("--until", "last_day", type=click.DateTime(["%Y-%m-%d"]), help="The round's last day, for conflicts.")
@click.option("--replace", is_flag=True, help="Replace PAIRS.csv if it is there.")
@click.option("--check", "check_only", is_flag=True, help="Only check PEOPLE.csv, for whoever keeps it.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def match(
    people: Path,
    out: Path | None,
    conflicts: Path | None,
    objective: "Objective",
    weak_below: int,
    seed: int,
    locks: tuple[str, ...],
    force: str | None,
    approvers: tuple[str, ...],
    first_day: datetime | None,
    last_day: datetime | None,
    replace: bool,
    check_only: bool,
    format_: str,
) -> int:
    """Propose who should meet whom, from people in a spreadsheet.

    PEOPLE.csv has one row for each mentor and mentee; docs/reference/matching.md explains its columns. Pairs that may
    not be are left out, everybody gets a partner if that is possible at all, and the worst pair is as good as it can
    be. The same people and seed give the same pairs, in whatever order the rows stand.

    PAIRS.csv, and all that is printed, holds only what a coordinator may see. Only --check tells more: which private
    cells hold ids of nobody.
    """
    from retold import __version__  # noqa: PLC0415  heavy
    from retold.errors import OutputError  # noqa: PLC0415  heavy
    from retold.exchange.people_csv import read_people, write_pairs  # noqa: PLC0415  heavy
    from retold.matching.cohort import Settings  # noqa: PLC0415  heavy
    from retold.matching.override import override  # noqa: PLC0415  heavy
    from retold.matching.proposal_view import proposal_view  # noqa: PLC0415  heavy
    from retold.matching.propose import lay_out, propose  # noqa: PLC0415  heavy

    rows = read_people(people, people.name)
    if check_only:
        return checked(rows, people.name)
    if out is None:
        raise click.UsageError("Say where to write the pairs: --out PAIRS.csv.")
    if out.exists() and not replace:
        raise OutputError(f"{out} is there already. Choose another name, or use --replace to replace it.")
    cohort = cohort_of(rows, conflicts, [pair_of(lock, approvers) for lock in locks], first_day, last_day)
    board = lay_out(cohort, Settings(objective=objective, weak_below=weak_below, seed=seed))
    proposal = propose(board)
    cost = None if force is None else override(board, proposal, pair_of(force, approvers))
    view = proposal_view(board, cost.proposal if cost else proposal, cost)
    write_pairs(out, table(view, {(row.id, row.role): row.name for row in rows}), replace=replace)
    if format_ == "json":
        from retold.exchange.documents import json_bytes  # noqa: PLC0415  heavy

        told = {"schema_version": 1, "retold": __version__, "settings": board.settings, "proposal": view}
        click.echo(json_bytes(told), nl=False)
    else:
        click.echo(view.in_words())
        click.echo(f"Written: {out}", err=True)
    return 0


def checked(rows: "Sequence[PersonRow]", name: str) -> int:
    """What only somebody who may read every answer may be told; 1 where there is anything."""
    from retold.exchange.people_csv import unknown_ids  # noqa: PLC0415  heavy

    slips = unknown_ids(rows)
    for row, column in slips:
        click.echo(f"{name} row {row}, column {column}: an id here is nobody's in this file. Is it a slip of the pen?")
    if not slips:
        click.echo(f"{name}: {len(rows)} rows, nothing amiss.")
    return 1 if slips else 0


def cohort_of(
    rows: "Sequence[PersonRow]",
    conflicts: Path | None,
    locks: "list[Lock]",
    first_day: datetime | None,
    last_day: datetime | None,
) -> "Cohort":
    """The files as a cohort."""
    from retold.exchange.people_csv import read_conflicts  # noqa: PLC0415  heavy
    from retold.matching.cohort import Cohort  # noqa: PLC0415  heavy
    from retold.matching.limits import KINDS, Conflict  # noqa: PLC0415  heavy

    found = read_conflicts(conflicts, conflicts.name, KINDS) if conflicts else ()
    return Cohort(
        people=tuple(map(person_of, rows)),
        conflicts=tuple(
            Conflict(
                person=row.person,
                other=row.other,
                kind=row.kind,  # type: ignore[arg-type]  # one of KINDS, as it was read
                strength=row.strength,  # type: ignore[arg-type]  # bar or ask, as it was read
                starts=row.starts,
                ends=row.ends,
            )
            for row in found
        ),
        locks=tuple(locks),
        first_day=first_day.date() if first_day else None,
        last_day=last_day.date() if last_day else None,
    )


def person_of(row: "PersonRow") -> "Person":
    """A row as a person."""
    from retold.matching.people import Person, Wish  # noqa: PLC0415  heavy

    return Person(
        id=row.id,
        role=row.role,  # type: ignore[arg-type]  # mentor or mentee, as it was read
        name=row.name,
        unit=row.unit,
        site=row.site,
        capacity=row.capacity,
        topics=row.topics,
        hours=row.hours,
        modes=row.modes,
        languages=row.languages,
        groups=row.groups,
        shares=row.shares,  # type: ignore[arg-type]  # of what can be shared, as it was read
        waited=row.waited,
        earlier_partners=row.earlier,
        identity=row.identity,
        wishes=frozenset(
            Wish(strength=strength, attribute=attribute, value=value)  # type: ignore[arg-type]  # as it was read
            for strength, attribute, value in row.wishes
        ),
        not_with=row.not_with,
        avoided_units=row.avoid_units,
    )


def pair_of(text: str, approvers: tuple[str, ...]) -> "Lock":
    """A pair as it is given on the command line."""
    from retold.matching.limits import Lock  # noqa: PLC0415  heavy

    mentor, colon, mentee = text.partition(":")
    if not (mentor and colon and mentee):
        raise click.UsageError("Give a pair as MENTOR:MENTEE, with the ids of PEOPLE.csv.")
    return Lock(mentor=mentor.strip(), mentee=mentee.strip(), approved_by=approvers)


def table(view: "ProposalView", names: "Mapping[tuple[str, str], str]") -> "Iterator[tuple[object, ...]]":
    """The rows of PAIRS.csv: the pairs, then the people without a partner, all with the same words."""
    for pair in view.pairs:
        yield (
            pair.mentor,
            names[pair.mentor, "mentor"],
            pair.mentee,
            names[pair.mentee, "mentee"],
            pair.points,
            pair.why,
            pair.ask_first,
            pair.locked,
            "; ".join(f"{other.id} ({other.points})" for other in pair.else_for_mentor),
            "; ".join(f"{other.id} ({other.points})" for other in pair.else_for_mentee),
        )
    nothing = (None, view.words_for_those_without, None, None, None, None)
    for mentor in view.mentors_without:
        yield (mentor, names[mentor, "mentor"], None, None, *nothing)
    for mentee in view.mentees_without:
        yield (None, None, mentee, names[mentee, "mentee"], *nothing)
