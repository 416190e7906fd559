"""The best set of pairs, exactly (lexicographic bottleneck assignment): everybody, then the worst, then the total.

Each goal is reached by `scipy.optimize.linear_sum_assignment`, goals of one solve stacked as digits of one weight. The
weights are whole numbers in doubles. With weights in 0..C the solver's own numbers (potentials and path lengths)
stay within 3 C in size, so that with C below 2^51 nothing is ever rounded and the answer is exact.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from retold.errors import MatchingError

Objective = Literal["worst-pair", "weak-pairs", "total"]
OBJECTIVES: tuple[Objective, ...] = get_args(Objective)
EXACT = 2.0**51

Whole = NDArray[np.integer]
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Which rows go to which columns; `level` is the worst score that was aimed for, where it was."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    level: int | None


def assign(
    scores: Whole,
    gains: Doubles,
    *,
    objective: Objective,
    weak_below: int,
    near: int | None = None,
    kept: NDArray[np.bool_] | None = None,
) -> Assignment:
    """The best pairs of rows and columns, each used at most once.

    `gains` says what having a pair at all is worth, 0 where the pair may not be; the largest sum of gains comes before
    everything else. Then, by `objective`: the worst pair as good as can be, or as few pairs under `weak_below` as can
    be. Then the best total of `scores`; then as many of the `kept` pairs as can be. `near` is a guess at the worst
    pair's score, which makes the search shorter, never different. The order of rows and columns decides the rest.

    Raises:
        MatchingError: too many people for exact numbers (some tens of thousands).

    """
    may = gains > 0
    if not may.any():
        nothing = np.zeros(0, dtype=np.intp)
        return Assignment(rows=nothing, columns=nothing, level=None)
    level = None
    weights = gains
    if objective == "worst-pair":
        level = best_worst(scores, gains, near)
        may &= scores >= level
    least = int(scores.min(where=may, initial=int(scores.max())))
    if objective == "weak-pairs":
        weights = stacked(weights, (scores >= weak_below) & may)
    weights = stacked(weights, (scores - least) * may)
    if kept is not None:
        weights = stacked(weights, kept & may)
    weights *= may
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = may[rows, columns]
    return Assignment(rows=rows[chosen], columns=columns[chosen], level=level)


def stacked(weights: Doubles, digit: Doubles | Whole | NDArray[np.bool_]) -> Doubles:
    """The weights with one more digit behind: what it adds over all pairs never outweighs one unit in front."""
    stack: Doubles = weights * (min(digit.shape) * float(digit.max(initial=0)) + 1.0)
    stack += digit
    if stack.max(initial=0) >= EXACT:
        raise MatchingError("These are too many people to match exactly in one run. Match by unit or by site.")
    return stack


def best_worst(scores: Whole, gains: Doubles, near: int | None) -> int:
    """The highest score such that pairs of at least that score still reach the largest sum of gains."""
    best = reached(gains)
    lowest = int(scores.min())
    levels = np.flatnonzero(np.bincount((scores - lowest)[gains > 0])) + lowest
    size = int(np.searchsorted(levels, ceiling(scores, gains, best), side="right"))
    guess = size - 1 if near is None else int(np.searchsorted(levels[:size], near, side="right")) - 1

    def holds(index: int) -> bool:
        return reached(gains * (scores >= levels[index])) == best

    return int(levels[last_true(holds, size, max(guess, 0))])


def reached(gains: Doubles) -> float:
    """The largest sum of gains."""
    rows, columns = linear_sum_assignment(gains, maximize=True)
    return float(gains[rows, columns].sum())


def ceiling(scores: Whole, gains: Doubles, best: float) -> int:
    """A score that the worst pair cannot exceed: where every row (or column) is needed, the least of their best."""
    lowest = int(scores.min())
    open_scores = np.where(gains > 0, scores, lowest)
    bounds = [int(open_scores.max())]
    for axis in (1, 0):
        # With at most this gain for each of them, `best` is reached only if none of them stays without a pair.
        most = gains.max(axis=axis)
        if best > most.sum() - most.min():
            bounds.append(int(open_scores.max(axis=axis).min()))
    return min(bounds)


def last_true(holds: Callable[[int], bool], size: int, guess: int) -> int:
    """The last index at which `holds`, which is true at 0 and never true again once false. Gallops from the guess."""
    low, high, step = 0, size, 1
    if guess == 0 or holds(guess):
        low = guess
        while low + step < size and holds(low + step):
            low, step = low + step, step * 2
        high = min(size, low + step)
    else:
        high = guess
        while high - step > 0 and not holds(high - step):
            high, step = high - step, step * 2
        low = max(0, high - step)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
