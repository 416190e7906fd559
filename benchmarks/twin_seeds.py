"""Twin worlds by the hundred (non-interference testing): does what a mentor keeps show to others.

    python benchmarks/twin_seeds.py [--seeds N] [--first N]

A seed decides what one mentor keeps private: which kinds, how often, how long, in which order. Its world lives three
days; then ten other people look at every page that they can reach, at their mailboxes, and at every table that is not
private. All of it must be what it is in the world in which she keeps nothing, byte for byte. The same test runs with
three seeds in `make test-all` (`tests/promises/test_twin_seeds.py`).

Worlds are made in processes of ten, one after the other, so that memory stays bounded; about a minute a seed on a slow
core. Ends with 1 where a world differs, after naming its seed and the addresses.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent.parent
TEST = "tests/promises/test_twin_seeds.py"
AT_A_TIME = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    began, differing = time.monotonic(), 0
    last = options.first + options.seeds - 1
    for first in range(options.first, last + 1, AT_A_TIME):
        until = min(first + AT_A_TIME - 1, last)
        same = equal(first, until)
        differing += not same
        print(f"seeds {first} to {until}: {'equal' if same else 'DIFFERENT'}", flush=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{options.seeds} seeds in {(time.monotonic() - began) / 60:.0f} minutes, at most {most:.0f} MB")
    sys.exit(1 if differing else 0)


def equal(first: int, last: int) -> bool:
    """Whether the worlds of these seeds show nothing. What the test says where they do is printed."""
    command = [sys.executable, "-m", "pytest", TEST, "-q", "-p", "no:cacheprovider", "-k", "what_a_lot", "--timeout=0"]
    said = {**os.environ, "RETOLD_TWIN_SEEDS": f"{first}-{last}"}
    done = subprocess.run(command, cwd=HERE, env=said, capture_output=True, text=True, check=False)  # noqa: S603  ours
    if done.returncode:
        print(done.stdout)
    return done.returncode == 0


if __name__ == "__main__":
    main()
