"""Measures of one text: how the codes of two poles balance, with the units each number rests on.

A balance is (plus - minus) / (plus + minus), between -1 and +1. No units, no value: it is missing, never 0. Under
`THIN` units the value is marked thin.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

THIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A measure of one text: `value` None where there is nothing to measure; `findings` are the ids it rests on."""

    value: float | None
    units: int
    thin: bool
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Codes that count for +1 and codes that count for -1."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]


BALANCES: Mapping[str, Balance] = MappingProxyType(
    {
        "characterisation": Balance(("student-agent",), ("student-deficit",)),
        "activation": Balance(("student-agent", "student-experience"), ("student-recipient",)),
        "responsibility": Balance(("institution-responsible",), ("institution-benevolent",)),
        "barriers": Balance(("barrier-structural",), ("barrier-individual",)),
        "ending": Balance(("ending-pragmatic",), ("ending-fairy-tale",)),
    },
)
MEASURES: tuple[str, ...] = (*BALANCES, "depth")


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


def balances(coded: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Every balance of a text from its (id, code) rows, whoever coded them.

    An ending is one decision about a whole text, so one unit is enough for it and it is never thin.
    """
    by_code: dict[str, list[str]] = {}
    for id_, code in coded:
        by_code.setdefault(code, []).append(id_)
    ids = {
        name: (
            [i for code in rule.plus for i in by_code.get(code, [])],
            [i for code in rule.minus for i in by_code.get(code, [])],
        )
        for name, rule in BALANCES.items()
    }
    values = {name: balance(plus, minus) for name, (plus, minus) in ids.items()}
    ending = values["ending"]
    values["ending"] = Value(value=ending.value, units=ending.units, thin=False, findings=ending.findings)
    return values


def depth(circumstances: Mapping[str, str], words: int) -> Value:
    """Distinct concrete circumstances per 100 words.

    `circumstances` maps the id of each span to its label; spans that share a label are one circumstance. Missing where
    the text has no words.
    """
    distinct = len(set(circumstances.values()))
    return Value(
        value=100 * distinct / words if words else None,
        units=distinct,
        thin=0 < distinct < THIN,
        findings=tuple(circumstances),
    )
