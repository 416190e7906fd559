"""Which way pairs moved (sign of the paired difference): the expected way, the other way, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from retold.measures.intervals import LEVEL, Share, clopper_pearson

STILL = 1e-12
"""A shift no larger than this is none: measures are of the order of one, and the rest is the arithmetic's own noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """How many of `n` pairs moved which way; `share` is that of those which moved the expected way, of all `n`."""

    n: int
    expected: int
    other: int
    still: int
    share: Share


def direction(shifts: Sequence[float], *, expected: Literal[-1, 1] = 1, level: float = LEVEL) -> Direction:
    """Counts by direction, with the exact interval of the share that moved the expected way.

    `shifts` are those of pairs with a value at both times; `expected` is the sign that was expected before the data
    were opened. The denominator is every such pair, those that stood still included: a pair that did not move is a
    result, and leaving it out would flatter the scheme.

    Raises `ValueError` for a shift that is not a number.
    """
    if any(shift != shift for shift in shifts):  # noqa: PLR0124 - only "not a number" differs from itself
        raise ValueError("A shift is missing. Leave pairs without a value at both times out.")
    with_it = sum(expected * shift > STILL for shift in shifts)
    against = sum(expected * shift < -STILL for shift in shifts)
    n = len(shifts)
    return Direction(
        n=n,
        expected=with_it,
        other=against,
        still=n - with_it - against,
        share=clopper_pearson(with_it, n, level=level),
    )
