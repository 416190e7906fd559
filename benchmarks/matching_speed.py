"""Matching beside its floor and its peers: the same scores, 2% of all pairs forbidden, at 20, 200 and 1,000 a side.

    python benchmarks/matching_speed.py [--sizes 20,200,1000] [--limit SECONDS] [--repeats N]

The floor is one call of `scipy.optimize.linear_sum_assignment`, which knows scores and nothing else. The peers are
mentor-match and mentormatch from the package index; their old pins do not go with ours, so they live in an environment
of their own. Without it the benchmark runs and says that they are absent. This makes it:

    python3 -m venv build/peers && build/peers/bin/pip install mentor-match==7.0.1 mentormatch==1.1

Ratios are of the best of several rounds, the contestants taking turns, so that a busy machine slows all of them alike.
The peers run once. A forbidden pair that a contestant makes is unmade, and both people count as left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from retold.matching.cohort import Cohort
    from retold.matching.people import Person, Role

PEERS = ("mentor-match", "mentormatch")
ENVIRONMENT = Path("build/peers/bin/python")
MAKE = "python3 -m venv build/peers && build/peers/bin/pip install mentor-match==7.0.1 mentormatch==1.1"
FORBIDDEN = 0.02
HEADINGS = ("contestant", "seconds", "times floor", "left out", "total", "worst pair")
Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """One contestant at one size."""

    name: str
    seconds: float | None
    ratio: float | None
    left_out: int | None
    total: int | None
    worst: int | None
    note: str = ""

    def cells(self) -> list[str]:
        """The row as texts."""
        if self.seconds is None:
            return [self.name, self.note]
        assert self.ratio is not None
        figures = [f"{self.seconds:.4f}", f"{self.ratio:,.1f}", str(self.left_out), f"{self.total:,}", str(self.worst)]
        return [self.name, *figures]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="20,200,1000")
    parser.add_argument("--limit", type=float, default=300.0, help="seconds after which a peer is stopped")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--format", choices=["text", "json"], default="text", dest="format_")
    parser.add_argument("--as-peer", nargs=2, metavar=("NAME", "SCORES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.as_peer:
        run_as_peer(*options.as_peer)
        return
    found = {}
    for size in map(int, options.sizes.split(",")):
        found[size] = rows_at(size, options.repeats, options.limit)
        if options.format_ == "text":
            print(f"\n{size} mentors, {size} mentees, 2% of pairs forbidden")
            print_table(found[size])
    if options.format_ == "json":
        print(json.dumps({size: [asdict(row) for row in rows] for size, rows in found.items()}, indent=1))
    elif not ENVIRONMENT.exists():
        print(f"\nmentor-match and mentormatch are absent. To measure them too:\n    {MAKE}")


def rows_at(size: int, repeats: int, limit: float) -> list[Row]:
    from scipy.optimize import linear_sum_assignment

    from retold.matching.cohort import Settings
    from retold.matching.limits import Lock
    from retold.matching.override import override
    from retold.matching.proposal_view import proposal_view
    from retold.matching.propose import Board, Proposal, lay_out, propose

    cohort = invented(size)
    board = lay_out(cohort, Settings())
    by_total = lay_out(cohort, Settings(objective="total"))
    scores, may = board.points.total, board.may
    forbidden_cost = float(size * (int(scores.max()) - int(scores.min())) + 1)
    costs = np.where(may, -scores.astype(np.float64), forbidden_cost)
    first = propose(board)
    taken = {(pair.mentor, pair.mentee) for pair in first.pairs}
    row, column = next(
        (row, column)
        for row, column in zip(*np.nonzero(may), strict=True)
        if (board.mentors[row].id, board.mentees[column].id) not in taken
    )
    lock = Lock(mentor=board.mentors[row].id, mentee=board.mentees[column].id)

    def places(proposal: Proposal) -> Pairs:
        return [board.place(pair.mentor, pair.mentee) for pair in proposal.pairs]

    def from_people() -> Board:
        return lay_out(cohort, Settings())

    def with_reasons() -> Proposal:
        laid = from_people()
        proposal = propose(laid)
        proposal_view(laid, proposal)
        return proposal

    contestants: dict[str, Callable[[], object]] = {
        "floor: linear_sum_assignment": lambda: linear_sum_assignment(costs),
        "retold, same scores": lambda: propose(board),
        "retold, same scores, total alone": lambda: propose(by_total),
        "retold, from people": lambda: propose(from_people()),
        "retold, from people, with reasons": with_reasons,
        "retold, one pair forced": lambda: override(board, first, lock).proposal,
    }
    best, answers = taking_turns(contestants, repeats)
    floor = best["floor: linear_sum_assignment"]
    found = []
    for name, answer in answers.items():
        if isinstance(answer, Proposal):
            at = places(answer)
        else:
            assert isinstance(answer, tuple)
            at = list(zip(answer[0].tolist(), answer[1].tolist(), strict=True))
        found.append(row_of(name, best[name], floor, at, scores, may))
    return found + [peer_row(name, scores, may, floor, limit) for name in PEERS]


def taking_turns(
    contestants: dict[str, Callable[[], object]], repeats: int
) -> tuple[dict[str, float], dict[str, object]]:
    """The best time of each, and what it answered."""
    best: dict[str, float] = {}
    answers: dict[str, object] = {}
    for _ in range(repeats):
        for name, run in contestants.items():
            start = time.perf_counter()
            answers[name] = run()
            best[name] = min(best.get(name, np.inf), time.perf_counter() - start)
    return best, answers


def row_of(  # noqa: PLR0917  a row has that many cells
    name: str, seconds: float, floor: float, pairs: Pairs, scores: NDArray[Any], may: NDArray[Any]
) -> Row:
    """One contestant's figures; forbidden pairs are unmade first."""
    kept = [pair for pair in pairs if may[pair]]
    values = [int(scores[pair]) for pair in kept]
    people = scores.shape[0] + scores.shape[1]
    paired = len({row for row, _ in kept}) + len({column for _, column in kept})
    return Row(
        name=name,
        seconds=seconds,
        ratio=seconds / floor,
        left_out=people - paired,
        total=sum(values),
        worst=min(values, default=None),
        note="" if len(kept) == len(pairs) else f"{len(pairs) - len(kept)} forbidden pairs unmade",
    )


def peer_row(name: str, scores: NDArray[Any], may: NDArray[Any], floor: float, limit: float) -> Row:
    """A peer, run once in its own environment."""

    def nothing(note: str) -> Row:
        return Row(name=name, seconds=None, ratio=None, left_out=None, total=None, worst=None, note=note)

    if not ENVIRONMENT.exists():
        return nothing("absent")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scores.npz"
        np.savez(path, scores=scores, may=may)
        try:
            done = subprocess.run(  # noqa: S603  this very file, by the interpreter that the person put there
                [str(ENVIRONMENT), __file__, "--as-peer", name, str(path)],
                capture_output=True,
                text=True,
                timeout=limit,
                check=True,
            )
        except subprocess.TimeoutExpired:
            return nothing(f"stopped after {limit:.0f} s ({limit / floor:,.0f} times the floor)")
        except subprocess.CalledProcessError as error:
            return nothing(f"broke: {error.stderr.strip().splitlines()[-1]}")
    answer = json.loads(done.stdout)
    pairs = [(row, column) for row, column in answer["pairs"]]
    return row_of(name, answer["seconds"], floor, pairs, scores, may)


def print_table(rows: Sequence[Row]) -> None:
    widths = [max(len(HEADINGS[0]), *(len(row.name) for row in rows)), *(max(9, len(h)) for h in HEADINGS[1:])]
    print("  ".join(padded(HEADINGS, widths)))
    for row in rows:
        cells = row.cells()
        if row.seconds is None:
            print(f"{cells[0].ljust(widths[0])}  {row.note}")
            continue
        line = [
            cell.ljust(w) if not i else cell.rjust(w) for i, (cell, w) in enumerate(zip(cells, widths, strict=True))
        ]
        print("  ".join(line) + (f"  {row.note}" if row.note else ""))


def padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cells[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(cells[1:], widths[1:], strict=True))]


def invented(size: int) -> "Cohort":
    """An invented cohort: 20 topics, 8 units, hours of a working week, a fifth of the mentors with a wish."""
    import random

    from retold.matching.cohort import Cohort
    from retold.matching.limits import Conflict

    chance = random.Random(size)
    mentors = [applicant(f"mentor-{number}", "mentor", chance) for number in range(size)]
    mentees = [applicant(f"mentee-{number}", "mentee", chance) for number in range(size)]
    forbidden = chance.sample(range(size * size), round(FORBIDDEN * size * size))
    return Cohort(
        people=(*mentors, *mentees),
        conflicts=tuple(
            Conflict(person=mentors[place // size].id, other=mentees[place % size].id, kind="teaches")
            for place in forbidden
        ),
    )


def applicant(id_: str, role: "Role", chance: Any) -> "Person":
    from retold.matching.people import Person, Wish

    working_hours = [24 * day + hour for day in range(5) for hour in range(9, 17)]
    wish = Wish(attribute="gender", value="woman")
    return Person(
        id=id_,
        role=role,
        unit=f"unit {chance.randrange(8)}",
        topics=frozenset(f"topic {number}" for number in chance.sample(range(20), chance.randint(2, 6))),
        hours=frozenset(chance.sample(working_hours, chance.randint(3, 10))),
        modes=frozenset(chance.sample(["online", "in person"], chance.randint(1, 2))),
        languages=frozenset({"English"}),
        shares=frozenset({"topics", "modes"}) if chance.random() < 0.7 else frozenset(),
        identity=frozenset({("gender", chance.choice(["woman", "man", "other"]))}),
        wishes=frozenset({wish}) if role == "mentor" and chance.random() < 0.2 else frozenset(),
    )


def run_as_peer(name: str, path: str) -> None:
    """In the peers' own environment: match the scores, print the pairs and the seconds. Nothing of Retold is here."""
    sys.path.pop(0)  # This folder's matching.py would stand before mentor-match's package of that name.
    stored = np.load(path)
    match = mentor_match if name == "mentor-match" else mentormatch
    match([[1]], [[True]])  # So that importing is not timed.
    start = time.perf_counter()
    pairs = match(stored["scores"].tolist(), stored["may"].tolist())
    json.dump({"seconds": time.perf_counter() - start, "pairs": pairs}, sys.stdout)


def mentor_match(scores: list[list[int]], may: list[list[bool]]) -> Pairs:
    """mentor-match with two rules of its own kind: disqualified if forbidden, else worth the score."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data
    from matching.rules.rule import Disqualify, Rule

    class Score(Rule):  # type: ignore[misc]  # of a package that is not here
        def apply(self, match: Any) -> int:
            return scores[int(match.mentor.email)][int(match.mentee.email)]

    mentors = [Mentor(email=str(row), grade=1) for row in range(len(scores))]
    mentees = [Mentee(email=str(column), grade=1) for column in range(len(scores[0]))]
    apart = Disqualify(lambda match: not may[int(match.mentor.email)][int(match.mentee.email)])
    process_data(mentors, mentees, [[Score(), apart]])
    return [(int(mentor.email), int(mentee.email)) for mentor in mentors for mentee in mentor.mentees]


def mentormatch(scores: list[list[int]], may: list[list[bool]]) -> Pairs:
    """Mentormatch's matcher and applicants, with a sorter and a compatibility check that read the scores."""
    from mentormatch.api.applicant import Mentee, Mentor
    from mentormatch.api.compatibility.compatibility_checker_abc import Compatibility
    from mentormatch.api.initializer.initializer_implementation import InitializerRandom
    from mentormatch.api.matcher.matcher import Matcher
    from mentormatch.api.sorter.sorter_abc import Sorter
    from mentormatch.api.sorter.sorter_context_mgr import SorterContextMgr
    from mentormatch.api.sorter.util import MinMax, PairAndValue, calc_better_pair

    class ByScore(Sorter):  # type: ignore[misc]  # of a package that is not here
        def get_better_pair(self, pair1: Any, pair2: Any) -> Any:
            one, other = (PairAndValue(pair, scores[pair.mentor.wwid][pair.mentee.wwid]) for pair in (pair1, pair2))
            return calc_better_pair(one, other, MinMax.MAX)

    class Allowed(Compatibility):  # type: ignore[misc]  # of a package that is not here
        def is_compatible(self, pair: Any) -> bool:
            return bool(may[pair.mentor.wwid][pair.mentee.wwid])

    answers = {
        **dict.fromkeys(("skills", "preference_yes", "preference_no", "preference_maybe"), ()),
        **dict.fromkeys(("preferred_functions", "preferred_wwids"), ()),
        **dict.fromkeys(("function", "location", "gender", "first_name", "last_name"), ""),
        "position_level": 1,
        "years_total": 1.0,
        "favor": 0,
        "max_mentee_count": 1,
    }
    sorter = SorterContextMgr(initial_sorter=ByScore(), match_sorter=ByScore())
    mentors = [Mentor({**answers, "wwid": row}, sorter) for row in range(len(scores))]
    mentees = [Mentee({**answers, "wwid": column}, sorter) for column in range(len(scores[0]))]
    Matcher(mentors, mentees, InitializerRandom(mentors, Allowed(), sorter), sorter).execute()
    return [(pair.mentor.wwid, pair.mentee.wwid) for mentor in mentors for pair in mentor.yield_pairs]


if __name__ == "__main__":
    main()
