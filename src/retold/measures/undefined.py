"""Why a coefficient has no value (undefined statistic), said in words in its place.

Never 0, which would be chance; never 1, which would be praise.
"""

from enum import StrEnum


class Undefined(StrEnum):
    """What stands in a coefficient's place where there is nothing to compute it from."""

    NO_VARIATION = "Undefined: no variation"
    NO_PAIRS = "Undefined: no unit was judged twice"


Coefficient = float | Undefined
