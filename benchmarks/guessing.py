"""How often whoever knows nearly everything guesses a veto from the pairs that are proposed (inference attack).

    python benchmarks/guessing.py [--rounds N] [--first N] [--rivals N]

Invented rounds without open bars, in which exactly one of the best pairs is ruled out. The attackers know every point,
that there is one such veto, and how lots are drawn; one names the pair whose absence costs least to believe, the other
the one for which rounds drawn anew come out most like what was seen. Of the two the better counts. A round is a seed:
those from `--first` on. Rates are shares of rounds; costs are points of 100 a pair, against the open best. Without lots
the attacker works each suspect out, over `--rivals` rounds. The figures on the page *What can still be inferred*, and
in decision 50, are what this prints.
"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"
SIZES = (5, 8, 12)
WITHOUT_LOTS = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=400, help="for each size and aim")
    parser.add_argument("--first", type=int, default=1000)
    parser.add_argument("--rivals", type=int, default=200, help="rounds in which nothing is drawn")
    options = parser.parse_args()
    sys.path.insert(0, str(TESTS))
    from retold.matching.assign import OBJECTIVES

    attackers: Any = import_module("matching.attackers")

    print(f"{options.rounds} rounds for each line, seeds {options.first} to {options.first + options.rounds - 1}")
    print(f"{'pairs':>5}  {'aim':12} {'by loss':>8} {'by lots':>8} {'better':>8} {'cost':>6}")
    for size in SIZES:
        for objective in OBJECTIVES:
            by_loss, by_lots, paid = attackers.tried(size, options.rounds, objective, first=options.first)
            better = max(by_loss, by_lots)
            print(f"{size:>5}  {objective:12} {by_loss:8.1%} {by_lots:8.1%} {better:8.1%} {paid:6.2f}", flush=True)
    named = sum(attackers.named_without_lots(WITHOUT_LOTS, seed) for seed in range(options.rivals)) / options.rivals
    print(f"{WITHOUT_LOTS} pairs without lots, {options.rivals} rounds, seeds 0 to {options.rivals - 1}: {named:.1%}")


if __name__ == "__main__":
    main()
