"""Exact confidence intervals: of a share (Clopper-Pearson) and of a typical shift (Hodges-Lehmann)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `n` with its exact interval at confidence `level` or more; without `n` there is no value, never 0."""

    count: int
    n: int
    value: float | None
    low: float | None
    high: float | None
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A typical shift: the Hodges-Lehmann estimate and its interval.

    `level` was asked for; `attained` is the interval's confidence, exactly or, with `tied` values, at least; `in_reach`
    is whether that is as much as was asked. Where `n` is too small, the widest interval there is stands with the lower
    level that it has; with one value there is none.
    """

    n: int
    estimate: float | None
    low: float | None
    high: float | None
    level: float
    attained: float
    in_reach: bool
    tied: bool


def clopper_pearson(count: int, n: int, *, level: float = LEVEL) -> Share:
    """The share `count` of `n` with its exact, equal-tailed interval.

    Source: C. J. Clopper and E. S. Pearson, The use of confidence or fiducial limits illustrated in the case of the
    binomial, Biometrika 26 (1934), 404-413, as quantiles of the beta distribution. The true confidence is at least
    `level`, mostly more.

    Raises `ValueError` unless 0 <= count <= n and 0 < level < 1.
    """
    from scipy.special import betaincinv  # slow to import, and not every command needs it  # noqa: PLC0415  heavy

    _check_level(level)
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share.")
    if n == 0:
        return Share(count=0, n=0, value=None, low=None, high=None, level=level)
    tail = (1 - level) / 2
    return Share(
        count=count,
        n=n,
        value=count / n,
        low=float(betaincinv(count, n - count + 1, tail)) if count else 0.0,
        high=float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0,
        level=level,
    )


def hodges_lehmann(shifts: Sequence[float], *, level: float = LEVEL) -> Location:
    """The median of all pairwise means (Walsh averages, each value with itself too), with its exact interval.

    The interval runs from the k-th smallest to the k-th largest Walsh average, with k from the exact distribution of
    Wilcoxon's signed-rank statistic. It takes the shifts to come from a distribution that is symmetric about its
    centre. Nothing is dropped: a shift of 0 is a shift. With ties and zeros the interval stays valid and `attained`
    becomes a lower bound (Noether), as it is exact for continuous data and the closed interval only gains from ties.

    Sources: J. L. Hodges and E. L. Lehmann, Annals of Mathematical Statistics 34 (1963), 598-611; M. Hollander,
    D. A. Wolfe and E. Chicken, Nonparametric Statistical Methods, 3rd ed. (2014), 3.2-3.3; G. E. Noether, Wilcoxon
    confidence intervals for location parameters in the discrete case, JASA 62 (1967), 184-188.

    Memory grows with the square of n, time with its cube: some seconds at 2,000. Raises `ValueError` for a value that
    is no finite number, or a level outside 0..1.
    """
    _check_level(level)
    values = np.asarray(shifts, dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError("A shift is missing or infinite. Leave pairs without a value at both times out.")
    n = len(values)
    if n == 0:
        return Location(n=0, estimate=None, low=None, high=None, level=level, attained=0.0, in_reach=False, tied=False)
    walsh = walsh_averages(values)
    estimate = float(np.median(walsh))
    if n == 1:
        return Location(
            n=1, estimate=estimate, low=None, high=None, level=level, attained=0.0, in_reach=False, tied=False
        )
    below = signed_rank_cdf(n)
    k = max(1, int(np.searchsorted(below, (1 - level) / 2, side="right")))
    attained = float(1 - 2 * below[k - 1])
    return Location(
        n=n,
        estimate=estimate,
        low=float(walsh[k - 1]),
        high=float(walsh[-k]),
        level=level,
        attained=attained,
        in_reach=attained >= level,
        tied=len(np.unique(values)) < n,
    )


def walsh_averages(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The n(n+1)/2 means of two values, each with itself too, in ascending order."""
    first, second = np.triu_indices(len(values))
    return np.sort((values[first] + values[second]) / 2)


def signed_rank_cdf(n: int) -> npt.NDArray[np.float64]:
    """P(T <= t) for t = 0 .. n(n+1)/4, the lower half, where T is Wilcoxon's signed-rank statistic of n untied values.

    Every rank goes into T with probability one half, independently: the distribution grows by one rank at a time.
    """
    chance = np.zeros(n * (n + 1) // 4 + 1)
    chance[0] = 1.0
    for rank in range(1, n + 1):
        chance[rank:] = chance[rank:] + chance[:-rank]
        chance /= 2
    return np.cumsum(chance)


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError("A confidence level lies between 0 and 1, for example 0.95.")
