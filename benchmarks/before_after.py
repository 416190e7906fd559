"""Whether reading got slower: this tree and another, in turn, each in a process of its own.

    python benchmarks/before_after.py OTHER_TREE [--rounds 11] [--modes cues full]

OTHER_TREE is a checkout of the repository (`git worktree add ../before REVISION`). Each round reads every story of the
corpus with the one tree, then with the other, one after the other on the same machine, and the order turns with each
round; what is compared is seconds of computing, by their medians and by the median of the rounds' ratios. Then the same
for `retold compare` from a cold start.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engine_speed import stories

ROOT = Path(__file__).parent.parent
READS = """
import sys, time
sys.path.insert(0, {benchmarks!r})
from engine_speed import stories
from retold.discourse.engine import Engine

engine, texts = Engine(mode={mode!r}), [("", text) for text in stories()]
assert len(list(engine.stream(texts))) == len(texts)  # warms what is remembered
for line in sys.stdin:
    started = time.process_time()
    for _ in engine.stream(texts):
        pass
    print(time.process_time() - started, flush=True)
"""
COMPARES = "import sys; from retold.cli.root import code_of; sys.exit(code_of(sys.argv[1:]))"


class Reader:
    """A process that reads the corpus with one tree whenever it is asked."""

    def __init__(self, tree: Path, mode: str) -> None:
        self._process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-c", READS.format(benchmarks=str(tree / "benchmarks"), mode=mode)],
            env=of_tree(tree),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def seconds(self) -> float:
        """Seconds of computing for the whole corpus."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print("read", file=self._process.stdin, flush=True)
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def of_tree(tree: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(tree / "src"), "OMP_NUM_THREADS": "1"}


def in_turn(rounds: int, before: "Reader | Cold", after: "Reader | Cold") -> list[tuple[float, float]]:
    """Seconds before and after, a pair a round."""
    found = []
    for number in range(rounds):
        if number % 2:
            later, earlier = after.seconds(), before.seconds()
        else:
            earlier, later = before.seconds(), after.seconds()
        found.append((earlier, later))
    return found


class Cold:
    """`retold compare` of two stories, each time in a fresh process."""

    def __init__(self, tree: Path, mode: str, files: list[str]) -> None:
        self._tree, self._arguments = tree, ["compare", *files, "--mode", mode]

    def seconds(self) -> float:
        """Seconds of computing, start and end of the process among them."""
        spent = os.times()
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", COMPARES, *self._arguments], env=of_tree(self._tree), check=True, capture_output=True
        )
        now = os.times()
        return now.children_user + now.children_system - spent.children_user - spent.children_system


def show(what: str, pairs: list[tuple[float, float]]) -> None:
    before, after = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = sorted(later / earlier for earlier, later in pairs)
    print(
        f"{what:<24} {before:7.3f} s before, {after:7.3f} s after: {after / before - 1:+.1%}; "
        f"by round {statistics.median(ratios) - 1:+.1%} ({ratios[0] - 1:+.1%} to {ratios[-1] - 1:+.1%})",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--modes", nargs="*", choices=["cues", "full"], default=["cues", "full"])
    arguments = parser.parse_args()
    started = time.perf_counter()
    for mode in arguments.modes:
        readers = [Reader(tree, mode) for tree in (arguments.other.resolve(), ROOT)]
        show(f"the corpus, {mode}", in_turn(arguments.rounds, *readers))
        for reader in readers:
            reader.close()
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / name for name in ("before.txt", "after.txt")]
            for file, text in zip(files, stories()[:2], strict=True):
                file.write_text(text, encoding="utf-8")
            colds = [Cold(tree, mode, [str(file) for file in files]) for tree in (arguments.other.resolve(), ROOT)]
            show(f"compare, cold, {mode}", in_turn(arguments.rounds, *colds))
    print(f"{arguments.rounds} rounds, {time.perf_counter() - started:,.0f} seconds on the clock")


if __name__ == "__main__":
    main()
