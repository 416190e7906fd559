"""Krippendorff's alpha for any number of coders, with missing judgements, over values or sets of codes.

Source: K. Krippendorff, Content Analysis, 2nd ed. (2004), chapter 11; the same in Computing Krippendorff's
alpha-reliability (2011). Alpha is 1 - observed / expected disagreement, both from the coincidences of values within
units, so that it adds up over texts: coincidences are counted per text once and summed with weights for a bootstrap.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

import numpy as np
import numpy.typing as npt

from retold.measures.undefined import Coefficient, Undefined

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Floats = npt.NDArray[np.float64]


def alpha(ratings: Sequence[Sequence[float | None]], metric: Metric = "nominal") -> Coefficient:
    """Krippendorff's alpha of a table of coders by units, None where a coder did not judge a unit.

    Raises `ValueError` for rows of unequal length, a value that is not finite, or a negative value on a ratio scale.
    """
    counts, values = tally(ratings)
    together = coincidences(counts)
    return coefficient(together, distances(metric, values, together.sum(axis=-1)))


def tally(ratings: Sequence[Sequence[float | None]]) -> tuple[Floats, Floats]:
    """How often each unit was given each value, (units, values), and the values in ascending order."""
    if len({len(row) for row in ratings}) > 1:
        raise ValueError("Coders judged different numbers of units. Put None where a coder left one out.")
    # a missing judgement becomes "not a number"; one that came as such is refused, lest it pass for missing
    table = np.array([[np.nan if value is None else value for value in row] for row in ratings], dtype=np.float64)
    given = np.array([[value is not None for value in row] for row in ratings], dtype=np.bool_)
    if not np.isfinite(table[given]).all():
        raise ValueError("A judgement is no finite number. Put None where a coder left a unit out.")
    values = np.unique(table[given])
    counts = (table[:, :, np.newaxis] == values).sum(axis=0) if len(ratings) else np.zeros((0, 0))
    return counts.astype(np.float64), values


def coincidences(counts: Floats) -> Floats:
    """The coincidence matrix (..., values, values) of counts (units, ..., values).

    Each unit gives its pairs of judgements by different coders, over one less than their number; a unit judged once has
    no pair and gives nothing.
    """
    others = counts.sum(axis=-1, keepdims=True) - 1
    weighted = counts / np.maximum(others, 1)
    together = np.einsum("u...v,u...w->...vw", weighted, counts)
    own = weighted.sum(axis=0)
    return np.asarray(together - own[..., np.newaxis] * np.eye(counts.shape[-1]))


def distances(metric: Metric, values: Floats, marginals: Floats) -> Floats:
    """The squared difference of every two values, (values, values); by ranks, for ordinal ones, (..., values, values).

    `marginals` (..., values) are how often each value was used in pairs; only ordinal differences depend on them.
    """
    if metric == "nominal":
        return 1 - np.eye(len(values))
    if metric == "ordinal":
        ranks = np.cumsum(marginals, axis=-1) - marginals / 2
        return np.asarray((ranks[..., :, np.newaxis] - ranks[..., np.newaxis, :]) ** 2)
    difference = values[:, np.newaxis] - values
    if metric == "interval":
        return np.asarray(difference**2)
    if (values < 0).any():
        raise ValueError("A ratio scale has no negative values. Use the interval metric.")
    total = values[:, np.newaxis] + values
    return np.asarray((difference / np.where(total == 0, 1, total)) ** 2)


def alphas(together: Floats, distance: Floats) -> Floats:
    """Alpha of every coincidence matrix (..., values, values); not a number where it is undefined."""
    marginals = together.sum(axis=-1)
    pairs = marginals.sum(axis=-1)
    observed = (together * distance).sum(axis=(-2, -1))
    expected = np.einsum("...v,...vw,...w->...", marginals, np.broadcast_to(distance, together.shape), marginals)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(expected > 0, 1 - (pairs - 1) * observed / expected, np.nan))


def coefficient(together: Floats, distance: Floats) -> Coefficient:
    """Alpha of one coincidence matrix, or why there is none."""
    if together.sum() == 0:
        return Undefined.NO_PAIRS
    value = float(alphas(together, distance))
    return Undefined.NO_VARIATION if np.isnan(value) else value


def masi(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """MASI distance of two sets, 0 (the same) to 1 (nothing in common): 1 - Jaccard x monotonicity.

    Monotonicity is 1 for equal sets, 2/3 where one holds the other, 1/3 where they only overlap, 0 where they do not
    meet. The empty set is a value like any other: equal to itself, with nothing in common with the rest.

    Source: R. Passonneau, Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation, LREC
    2006, 831-836. It is used unsquared in alpha, as there.
    """
    if one == other:
        return 0.0
    shared = len(one & other)
    if not shared:
        return 1.0
    monotonicity = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - shared / len(one | other) * monotonicity
