"""What the tests cost: CPU seconds (user and system, with the processes they start) for each folder of tests.

    python benchmarks/suite.py [--slowest N] [arguments of pytest ...]

Seconds of a clock depend on who else works on the machine; these hardly do. `starting` is what a worker spends before
its first test and after its last: imports, collection, a database made and thrown away. A fixture that several tests
share counts with the first of them. What a PostgreSQL server spends is counted where the tests have one.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

WHERE = "RETOLD_SUITE_SECONDS"
ROOT = Path(__file__).parent.parent


class Cost(NamedTuple):
    """What one test, or what is around all tests of a process, took."""

    test: str
    seconds: float


def main() -> int:
    """Runs the tests and prints the table. Gives pytest's own exit code."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--slowest", type=int, default=20, help="how many single tests to name")
    options, for_pytest = asked.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
        around = {**os.environ, WHERE: folder, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        ran = subprocess.run([sys.executable, "-m", "pytest", "-p", "suite", *for_pytest], env=around, check=False)  # noqa: S603  ourselves
        costs = [Cost(*json.loads(line)) for path in Path(folder).iterdir() for line in path.read_text().splitlines()]
    show(costs, options.slowest)
    return ran.returncode


def show(costs: list[Cost], slowest: int) -> None:
    """Prints seconds and number of tests a folder, then the single tests that took longest."""
    folders: dict[str, list[float]] = defaultdict(list)
    for cost in costs:
        folders[folder_of(cost.test)].append(cost.seconds)
    for folder, seconds in sorted(folders.items(), key=lambda item: -sum(item[1])):
        print(f"{sum(seconds):9.1f}  {len(seconds):6}  {folder}")
    print(f"{sum(cost.seconds for cost in costs):9.1f}  {len(costs):6}  in all")
    for cost in sorted(costs, key=lambda cost: -cost.seconds)[:slowest]:
        print(f"{cost.seconds:9.2f}  {cost.test}")


def folder_of(test: str) -> str:
    """`tests/web` of `tests/web/test_errors.py::test_one`; what is no test stands for itself."""
    path = test.partition("::")[0]
    return "/".join(path.split("/")[:2]) if "/" in path else path


def spent() -> float:
    """CPU seconds of this process so far, and of the processes it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def write_down(cost: Cost) -> None:
    """Keeps what something took in this process's own file."""
    with (Path(os.environ[WHERE]) / str(os.getpid())).open("a", encoding="utf-8") as file:
        file.write(json.dumps(cost) + "\n")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Times one test, with what is made ready for it and thrown away after it."""
    before = spent()
    yield
    write_down(Cost(item.nodeid, round(spent() - before, 3)))
    Around.tests += spent() - before


class Around:
    """What the tests of this process took together: the rest is what is around them."""

    tests = 0.0


def pytest_unconfigure() -> None:
    """Keeps what this process spent beside its tests, and what a database server of its own did."""
    write_down(Cost("starting", round(spent() - Around.tests, 3)))
    serving = served()
    if serving:
        write_down(Cost("PostgreSQL", round(serving, 3)))


def served() -> float:
    """CPU seconds of the PostgreSQL server of these tests, if they started one: it is nobody's child."""
    seconds = 0.0
    home = os.environ.get("RETOLD_HOME", "nowhere")
    for process in psutil.process_iter(["name", "cmdline"]):
        with suppress(psutil.Error):
            if process.info["name"] == "postgres" and any(home in word for word in process.info["cmdline"] or ()):
                for one in (process, *process.children()):
                    times = one.cpu_times()
                    seconds += times.user + times.system
                times = process.cpu_times()
                seconds += times.children_user + times.children_system
    return seconds


if __name__ == "__main__":
    sys.exit(main())
