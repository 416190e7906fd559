"""Everything the engine makes of the corpus, as lines that can be compared, and one number that stands for them.

    python benchmarks/corpus_findings.py [--modes cues full] [--out FOLDER]

Reads every story of every set and prints a SHA-256 for each mode; the same number before and after a change says that
not one clause, mention, finding, reason or confidence differs. `--out` writes what was hashed, a line a story
(`cues.jsonl`, `full.jsonl`: keys in order, no engine stamp), so that `diff` shows what did change. Confidences of the
mode `full` come from floating point of this machine: compare runs of one machine.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from coded_corpus import coded_texts, sets
from retold.discourse.engine import Engine, Unread
from retold.discourse.findings import Mode

MODES: tuple[Mode, ...] = get_args(Mode)


def lines(mode: Mode) -> Iterator[str]:
    """One canonical JSON line a story, in the corpus's order. Raises the TextError of a story that cannot be read."""
    texts = ((f"{text.set}/{text.pair}/{text.time}", text.text) for text in coded_texts(sets()))
    for reading in Engine(mode=mode).stream(texts):
        if isinstance(reading, Unread):
            raise reading.error
        told = asdict(reading)
        del told["engine"]
        yield json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--modes", nargs="*", choices=MODES, default=MODES)
    parser.add_argument("--out", type=Path, help="a folder for the lines themselves")
    arguments = parser.parse_args()
    for mode in arguments.modes:
        found = "".join(lines(mode)).encode()
        if arguments.out:
            arguments.out.mkdir(parents=True, exist_ok=True)
            (arguments.out / f"{mode}.jsonl").write_bytes(found)
        print(f"{mode:<4} {hashlib.sha256(found).hexdigest()}  {found.count(10):,} stories, {len(found):,} bytes")


if __name__ == "__main__":
    main()
