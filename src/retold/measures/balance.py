"""Values of one text (polarity scores and rates): how the codes of two sides balance, how much there is of one.

A balance is (plus - minus) / (plus + minus), between -1 and +1. No units, no value: it is missing, never 0. Under
`THIN` units the value is marked thin.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

THIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A measure of one text: `value` None where there is nothing to measure; `findings` are the ids it rests on."""

    value: float | None
    units: int
    thin: bool
    findings: tuple[str, ...]


def balance(plus: Iterable[str], minus: Iterable[str]) -> Value:
    """The balance of two lists of ids, in -1..1; missing where both are empty."""
    for_, against = tuple(plus), tuple(minus)
    units = len(for_) + len(against)
    return Value(
        value=(len(for_) - len(against)) / units if units else None,
        units=units,
        thin=0 < units < THIN,
        findings=for_ + against,
    )


def verdict(plus: Iterable[str], minus: Iterable[str]) -> Value:
    """The balance of what decides about a whole text: one unit is enough for it, so it is never thin."""
    return replace(balance(plus, minus), thin=False)


def rate(labels: Mapping[str, str], words: int) -> Value:
    """Distinct labels per 100 words.

    `labels` maps the id of each span to its label; spans that share a label count once. Missing where the text has no
    words.
    """
    distinct = len(set(labels.values()))
    return Value(
        value=100 * distinct / words if words else None,
        units=distinct,
        thin=0 < distinct < THIN,
        findings=tuple(labels),
    )
