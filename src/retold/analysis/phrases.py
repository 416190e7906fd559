"""How numbers are said to people (number formatting): numbers, lists and plurals in words."""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

LISTED = 60  # names that a sentence holds before it says how many more there are


CONSTRUCTS_IN_WORDS: Mapping[str, str] = MappingProxyType(
    {"student": "Student", "institution": "Institution", "barrier": "Barriers", "ending": "Ending"}
)


def number(value: float, places: int = 2) -> str:
    """A number with a true minus sign, never "−0.00"; halves are rounded away from nought, as readers do by hand."""
    if math.isinf(value):
        return "+∞" if value > 0 else "−∞"
    said = str(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return said.lstrip("-") if float(said) == 0 else said.replace("-", "−")


def signed(value: float, places: int = 2) -> str:
    """A shift or balance with its sign; nought has none."""
    said = number(value, places)
    return said if said.startswith(("−", "+")) or float(said) == 0 else f"+{said}"


def percent(share: float) -> str:
    """A share of 1 as whole per cents; never 0% of something or 100% of less than all."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{number(100 * share, 0)}%"


def p_value(p: float) -> str:
    """A p value with its relation: "= 0.013", "< 0.001"."""
    return "< 0.001" if p < 0.001 else f"= {number(p, 3)}"


def spelt(n: int) -> str:
    """A small number as a word, a larger one in figures."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[n] if 0 <= n < len(words) else f"{n:,}"


def count(n: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 pair", "2 pairs", "no pair" for none."""
    if n == 0:
        return f"no {noun}"
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def joined(names: Sequence[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def listed(names: Iterable[str], most: int = LISTED) -> str:
    """Names for a sentence; past `most`, how many more there are."""
    every = list(names)
    if len(every) <= most:
        return joined(every)
    return f"{', '.join(every[:most])} and {len(every) - most:,} more"
