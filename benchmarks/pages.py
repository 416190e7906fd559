"""Times every page there is, at one row and at many, on SQLite and on PostgreSQL.

    python benchmarks/pages.py [--database sqlite|postgres|both] [--rows N] [--requests N] [--all] [--format text|json]

The routes are read from the URL resolver, and who is answered from the committed table of answers. The rows are those
of the tests: an organisation with one of everything, then as many more of everything as asked for (pairs, applications,
proposals, letters, ideas, stories and the rest, for the same people). Each page is asked for by Django's test client in
this process: time in the server, without network or web server. Wall times are of this machine at this moment; the
counts of queries are the same anywhere, and the benchmark ends with 1 where a page asks more often for more rows.

One line a route, for the viewer to whom it takes longest (--all: a line for each viewer). Times are at many rows.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"
DATABASES = ("sqlite", "postgres")
LONGEST_PAGE = 3.0
FEWEST_REQUESTS = 3
AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One page for one viewer. `many` counts queries at many rows; times are in milliseconds."""

    route: str
    viewer: str
    one: int
    many: int
    median: float
    p95: float
    requests: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", choices=[*DATABASES, "both"], default="both")
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--requests", type=int, default=15, help="at most this many for each page")
    parser.add_argument("--all", action="store_true", dest="all_")
    parser.add_argument("--format", choices=["text", "json"], default="text", dest="format_")
    options = parser.parse_args()
    if options.database == "both":
        said = [f"--rows={options.rows}", f"--requests={options.requests}", f"--format={options.format_}"]
        said += ["--all"] if options.all_ else []
        runs = [run_alone(name, said) for name in DATABASES]
        sys.exit(max(runs))
    rows = measured(options.database, options.rows, options.requests)
    if options.format_ == "json":
        print(json.dumps({"database": options.database, "pages": [asdict(row) for row in rows]}, indent=1))
    else:
        print(f"\n{options.database}, 1 and {options.rows} rows, wall time of this machine")
        print_table(rows if options.all_ else slowest(rows))
    sys.exit(1 if any(row.one != row.many for row in rows) else 0)


def run_alone(database: str, said: list[str]) -> int:
    """One database in a process of its own, since settings are a process's: its exit code."""
    command = [sys.executable, __file__, f"--database={database}", *said]
    return subprocess.run(command, check=False).returncode  # noqa: S603  this very file


def measured(database: str, rows: int, requests: int) -> list[Row]:
    """A line for each page and viewer, on a fresh database."""
    os.environ["RETOLD_TEST_DATABASE"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings_for_tests"
    sys.path[:0] = [str(TESTS), str(TESTS / "promises")]
    import django
    import time_machine

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    with time_machine.travel(AT, tick=True):
        crowd = import_module("factories.crowd")
        cast = filled(crowd)
        browsers = import_module("promises.answered").Browsers(cast)
        pages = list(browsers.pages(cast))
        at_one = {page: browsers.queries(page) for page in pages}
        for number in range(2, rows + 1):
            with transaction.atomic():
                crowd.join(cast, number)
            progress("rows", number, rows)
        found = []
        for place, page in enumerate(pages, start=1):
            found.append(timed(browsers, page, at_one[page], requests))
            progress("pages", place, len(pages))
    return found


def filled(crowd: Any) -> Any:
    """The cast of the tests, one of every record around it, and one more so that no list is empty."""
    from django.db import transaction

    world = import_module("world")
    with transaction.atomic():
        cast = import_module("people").make_cast()
        world.make_world(cast)
        world.make_private(cast)
        crowd.join(cast, 1)
    return cast


def timed(browsers: Any, page: Any, one: int, requests: int) -> Row:
    """One page at many rows: up to so many requests, or as many as fit into a few seconds."""
    many = browsers.queries(page)
    times: list[float] = []
    while len(times) < FEWEST_REQUESTS or (len(times) < requests and sum(times) < LONGEST_PAGE):
        times.append(browsers.seconds(page))
    ordered = sorted(times)
    return Row(
        route=page.route,
        viewer=page.name,
        one=one,
        many=many,
        median=round(statistics.median(ordered) * 1000, 1),
        p95=round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000, 1),
        requests=len(times),
    )


def slowest(rows: list[Row]) -> list[Row]:
    """Of each route, the viewer with the largest median; one whose queries grow comes before all."""
    worst: dict[str, Row] = {}
    for row in rows:
        known = worst.get(row.route)
        if known is None or (row.many != row.one, row.median) > (known.many != known.one, known.median):
            worst[row.route] = row
    return list(worst.values())


def print_table(rows: list[Row]) -> None:
    """The rows, slowest first, then what they come to."""
    print(f"{'page':24} {'viewer':7} {'queries at 1':>12} {'at many':>8} {'median ms':>10} {'p95 ms':>8}")
    for row in sorted(rows, key=lambda row: -row.median):
        grows = "  grows" if row.many != row.one else ""
        print(f"{row.route:24} {row.viewer:7} {row.one:12} {row.many:8} {row.median:10.1f} {row.p95:8.1f}{grows}")
    medians = sorted(row.median for row in rows)
    grown = sum(row.many != row.one for row in rows)
    median = statistics.median(medians)
    print(f"{len(rows)} pages; median of medians {median:.1f} ms; {grown} ask more often for more rows")


def progress(what: str, done: int, of: int) -> None:
    """One line on a terminal, and nothing elsewhere."""
    if sys.stderr.isatty():
        print(f"\r{done} of {of} {what} ", end="" if done < of else "\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
