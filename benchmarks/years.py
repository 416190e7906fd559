"""Lets the invented organisations of the demonstration grow old, and prints what was promised, what went, and when.

    python benchmarks/years.py [--years N] [--every N] [--format text|json]

Fills a temporary installation (SQLite) as `retold demo` does, then does daily rounds and lets go of what is over, by
the services that the worker runs, every N days (7 unless told otherwise: a day in the table is late by up to six).
Nobody signs in meanwhile. Ends with 1 where anything is left of a record that no clock keeps so long.

promised: the sentence of page 3 (`retold.rules.inventory`)
there:    rows when the first of these years begins, and whatever the rounds add
gone:     rows that were deleted, or emptied where the row stays, with the first and the last day of that
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Line:
    """One record on page 3."""

    record: str
    promised: str
    there: int
    gone: int = 0
    first: date | None = None
    last: date | None = None
    left: int = 0


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--years", type=int, default=11)
    parser.add_argument("--every", type=int, default=7, help="days between two rounds")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(RETOLD_HOME=home, RETOLD_DEMO="1")
        began = time.monotonic()
        filled()
        lines = grown_old(given.years, given.every)
    late = [line for line in lines if line.left and line.record in ended()]
    if given.format == "json":
        print(json.dumps([asdict(line) for line in lines], default=str, indent=1))
    else:
        print(table(lines))
        print(f"\n{given.years} years in {time.monotonic() - began:.0f} s. Left too long: {len(late)}.")
    return 1 if late else 0


def filled() -> None:
    """The demonstration, as it is on one fixed day."""
    from retold.web import serving

    serving.set_up()
    serving.make_ready()
    from retold.demo.fill import fill
    from retold.rules.when import When

    fill(at=When(NOW))


def grown_old(years: int, every: int) -> list[Line]:
    """Does the rounds of so many years; one line a record and clock."""
    from retold.demo.clock import as_if_sent
    from retold.records.people.models import Organisation
    from retold.records.record import stored
    from retold.rules.inventory import Until, records_until
    from retold.rules.when import When
    from retold.services import keeping
    from retold.services.letting_go.rows import models
    from retold.services.work import daily_round

    lines = {
        noun: Line(noun, until.value, stored(models()[noun]).count())
        for until in Until
        for noun in records_until(until)
        if until is not Until.ORGANISATION
    }
    zones = dict(stored(Organisation).values_list("pk", "time_zone"))
    for days in range(every, years * 366, every):
        at = When(NOW + timedelta(days=days))
        daily_round.run_due(at.moment)
        as_if_sent(at)
        gone: Counter[str] = Counter()
        for organisation_id, zone in zones.items():
            gone += keeping.let_go_in(organisation_id, at=at.there(zone))
        gone += keeping.let_go_everywhere(at=at)
        for noun, count in gone.items():
            if noun in lines:
                line = lines[noun]
                line.gone += count
                line.first, line.last = line.first or at.day, at.day
    for noun, line in lines.items():
        line.left = stored(models()[noun]).count()
    return list(lines.values())


def ended() -> set[str]:
    """Records of which nothing may be left once every round and study is over: but for roles that go on."""
    from retold.rules.inventory import Until, records_until

    clocks = (Until.IDENTITY, Until.ROUND, Until.STUDY, Until.CONSENT)
    return {noun for until in clocks for noun in records_until(until)} - {"membership", "idea"}


def table(lines: list[Line]) -> str:
    """The lines as text."""
    rows = [("record", "there", "gone", "first", "last", "left", "promised: kept for, or until")]
    rows += [
        (
            each.record,
            f"{each.there}",
            f"{each.gone}",
            f"{each.first or '-'}",
            f"{each.last or '-'}",
            f"{each.left}",
            each.promised,
        )
        for each in lines
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    cells = [[cell.ljust(width) for cell, width in zip(row, widths, strict=False)] for row in rows]
    return "\n".join("  ".join([*beside, row[6]]) for beside, row in zip(cells, rows, strict=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
