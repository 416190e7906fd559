"""The sign-flip permutation test: how often a coin that turns each shift either way gives sums as lopsided as these."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from retold.measures.direction import STILL

THRESHOLD = 0.05
TIE = 1e-9
"""Sums this close, relative to the sum of all sizes, are equal: shifts are quotients, and 1/3 + 1/3 + 1/3 is not 1."""
DRAWS_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SignFlip:
    """Two-sided p for the mean shift of `n` pairs, `still` of which did not move.

    `patterns` is the number of sign patterns looked at: all there are where `method` is exact, else drawn ones, and
    then `seed` and the p's own standard `error` say how far to trust it. `smallest_p` is the smallest that so many
    moved pairs can reach; `in_reach` is whether that is under .05, which takes six pairs that moved. `p` is missing
    without pairs.
    """

    n: int
    still: int
    mean: float | None
    p: float | None
    method: Literal["exact", "monte-carlo"]
    patterns: int
    error: float | None
    seed: int | None
    smallest_p: float
    in_reach: bool


def sign_flip(shifts: Sequence[float], *, exact_up_to: int = 20, draws: int = 100_000, seed: int = 2021) -> SignFlip:
    """Tests whether shifts are symmetric about 0, by the share of sign patterns with a sum at least as far from 0.

    All 2^m patterns of the m shifts that are not 0 are counted up to m = `exact_up_to`; above, `draws` random ones,
    whose p is (b + 1) / (draws + 1), so that it is never 0 and the test keeps its level. A shift of 0 is the same
    with either sign: it is in the mean, adds no pattern, and does not make p smaller or larger.

    Sources: R. A. Fisher, The Design of Experiments (1935), section 21; E. J. G. Pitman, Supplement to the Journal of
    the Royal Statistical Society 4 (1937), 119-130; B. Phipson and G. K. Smyth, Permutation p-values should never be
    zero, Statistical Applications in Genetics and Molecular Biology 9 (2010), 39.

    Raises `ValueError` for a shift that is no finite number.
    """
    values = np.asarray(shifts, dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError("A shift is missing or infinite. Leave pairs without a value at both times out.")
    moved = values[np.abs(values) > STILL]
    n, m = len(values), len(moved)
    exact = m <= exact_up_to
    smallest = min(1.0, 2.0 ** (1 - m)) if exact else max(2.0 ** (1 - m), 1 / (draws + 1))
    if exact:
        p = _extreme_of_all(moved) / 2**m
        error = None
    else:
        p = (_extreme_of_drawn(moved, draws, seed) + 1) / (draws + 1)
        error = float(np.sqrt(p * (1 - p) / draws))
    return SignFlip(
        n=n,
        still=n - m,
        mean=float(values.mean()) if n else None,
        p=p if n else None,
        method="exact" if exact else "monte-carlo",
        patterns=2**m if exact else draws,
        error=error,
        seed=None if exact else seed,
        smallest_p=smallest,
        in_reach=smallest < THRESHOLD,
    )


def _extreme_of_all(moved: npt.NDArray[np.float64]) -> int:
    """How many of the 2^m sign patterns have a sum at least as far from 0 as the one observed.

    The sums of each half's patterns are listed; for each of the first half the partners that reach far enough are
    then counted in the sorted second half, so that 2^20 patterns take 2^10 searches.
    """
    reach = _reach(moved)
    half = len(moved) // 2
    first, second = _sums(moved[:half]), np.sort(_sums(moved[half:]))
    above = len(second) - np.searchsorted(second, reach - first, side="left")
    below = np.searchsorted(second, -reach - first, side="right")
    return int(min(above.sum() + below.sum(), 2 ** len(moved)))


def _extreme_of_drawn(moved: npt.NDArray[np.float64], draws: int, seed: int) -> int:
    """The same count among `draws` random patterns."""
    reach = _reach(moved)
    random = np.random.default_rng(seed)
    extreme = 0
    for start in range(0, draws, DRAWS_AT_ONCE):
        heads = random.integers(0, 2, size=(min(DRAWS_AT_ONCE, draws - start), len(moved)), dtype=np.int8)
        sums = 2 * (heads @ moved) - moved.sum()
        extreme += int(np.count_nonzero(np.abs(sums) >= reach))
    return extreme


def _reach(moved: npt.NDArray[np.float64]) -> float:
    """How far from 0 the observed sum lies, less the room that ties need."""
    return float(abs(moved.sum()) - TIE * np.abs(moved).sum())


def _sums(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The sums of all sign patterns of the values."""
    sums = np.zeros(1)
    for value in values:
        sums = np.concatenate((sums - value, sums + value))
    return sums
