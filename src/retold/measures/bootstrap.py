"""Bootstrap intervals over texts (cluster bootstrap): whole texts are drawn, with all their sentences.

Sentences of one text are more alike than sentences of two.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A percentile interval from `resamples` draws of as many texts as there are, with replacement.

    `undefined` of them had no coefficient (no variation among the texts drawn) and are left out; where they are many,
    the interval says less than it seems.
    """

    low: float
    high: float
    level: float
    resamples: int
    undefined: int
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bootstrap:
    """How texts are drawn: how often, from which seed, for which confidence level. No resamples, no interval."""

    resamples: int = 1000
    seed: int = 2021
    level: float = 0.95

    def interval(self, texts: int, coefficients: Callable[[Floats], Floats]) -> Interval | None:
        """The interval of a coefficient, None with fewer than two texts or where no resample has a coefficient.

        `coefficients` takes weights (resamples, texts), how often each text was drawn, and gives one coefficient a row,
        not a number where it is undefined.

        Source: B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993): percentile interval, chapter 13.
        """
        if texts < 2:
            return None
        random = np.random.default_rng(self.seed)
        weights = random.multinomial(texts, np.full(texts, 1 / texts), size=self.resamples).astype(np.float64)
        found = coefficients(weights)
        defined = found[~np.isnan(found)]
        if not len(defined):
            return None
        low, high = np.quantile(defined, [(1 - self.level) / 2, (1 + self.level) / 2])
        return Interval(
            low=float(low),
            high=float(high),
            level=self.level,
            resamples=self.resamples,
            undefined=len(found) - len(defined),
            seed=self.seed,
        )
