"""What stands beside alpha (inter-rater reliability): the 2x2 table, per cent agreement, and Gwet's AC1."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from retold.measures.judged import MISSING
from retold.measures.undefined import Coefficient, Undefined

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoByTwo:
    """How often two coders gave a code: both, only the first, only the second, neither.

    With more than two coders it is summed over every two of them, the one named earlier being the first.
    """

    both: int
    first: int
    second: int
    neither: int


def two_by_two(marks: npt.NDArray[np.int8]) -> TwoByTwo:
    """The 2x2 table of marks (coders, units, ...): 1 carries the code, 0 does not, -1 was not judged."""
    both = first = second = neither = 0
    for one, other in combinations(marks, 2):
        judged = (one != MISSING) & (other != MISSING)
        given, also = one == 1, other == 1
        both += int(np.count_nonzero(judged & given & also))
        first += int(np.count_nonzero(judged & given & ~also))
        second += int(np.count_nonzero(judged & ~given & also))
        neither += int(np.count_nonzero(judged & ~given & ~also))
    return TwoByTwo(both=both, first=first, second=second, neither=neither)


def share_of_agreement(counts: Floats) -> float | None:
    """The share of agreeing pairs of judgements in a unit, averaged over the units judged twice or more; else None.

    `counts` are (units, values): how often each unit was given each value.
    """
    judged = counts.sum(axis=1)
    twice = counts[judged > 1]
    if not len(twice):
        return None
    often = judged[judged > 1]
    return float(((twice * (twice - 1)).sum(axis=1) / (often * (often - 1))).mean())


def ac1(counts: Floats) -> Coefficient:
    """Gwet's AC1 of counts (units, values); the values are all a coder could have given, used or not.

    Where every judgement was the same value the formula would give 1; there is no variation to show that coders could
    tell the values apart, and that is what is said.

    Source: K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high agreement, British
    Journal of Mathematical and Statistical Psychology 61 (2008), 29-48; missing judgements as in his Handbook of
    Inter-Rater Reliability, 4th ed. (2014): a unit judged once counts for how common a value is, not for agreement.
    """
    observed = share_of_agreement(counts)
    if observed is None:
        return Undefined.NO_PAIRS
    judged = counts.sum(axis=1)
    common = (counts[judged > 0] / judged[judged > 0, np.newaxis]).mean(axis=0)
    if np.count_nonzero(common) == 1:
        return Undefined.NO_VARIATION
    chance = float((common * (1 - common)).sum() / (len(common) - 1))
    return (observed - chance) / (1 - chance)
