"""A measure (an operationalised construct): the codes of its two sides, how they become a number, how it is told.

Whoever computes, draws or words a measure asks this object and no name, so that a measure over any codebook's codes is
told like those that ship (`retold.measures.shipped`).
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from retold.measures.balance import Value, balance, rate, verdict

Kind = Literal["balance", "verdict", "rate"]
CIRCUMSTANCE = "circumstance"
"""The code of a concrete circumstance. The engine finds them and nobody codes them by hand."""
NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a measure is spoken of.

    `up` and `down` complete "moved towards"; `high` and `low` name the ends of its scale where there is room, `plus`
    and `minus` in a word or two. `scale` says what its numbers are; `unit` what one of those is that it rests on, and
    `units` what several are, where an s is not enough. `nothing` stands where it has no value, and `nothing_because`
    says why that may be, where it needs saying.
    """

    title: str
    question: str
    formula: str
    scale: str
    up: str
    down: str
    high: str
    low: str
    plus: str
    minus: str
    unit: str = "finding"
    units: str = ""
    nothing: str = "nothing to measure"
    nothing_because: str = ""

    def number_of(self, units: int) -> str:
        """So many of what it rests on: "1 finding", "2 findings"."""
        return f"{units} {self.unit if units == 1 else self.many}"

    @property
    def many(self) -> str:
        """What it rests on, in the plural."""
        return self.units or f"{self.unit}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure, over codes of any codebook.

    A `balance` weighs the codes of two sides, -1 to 1. A `verdict` is a balance that decides about a whole text, so one
    unit is enough for it. A `rate` counts the distinct units of one side per 100 words. `construct` is whose colour it
    has; `ribbon` the construct whose places in the stories are drawn beside it in a report, if any. `primary` ones are
    so unless a study names its own.

    Raises `ValueError` for a name that is not of small letters, digits and hyphens, or sides that do not fit the kind.
    """

    name: str
    kind: Kind
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    construct: str
    wording: Wording
    ribbon: str = ""
    primary: bool = False

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name of a measure. Use small letters, digits and hyphens.")
        if not self.plus or bool(self.minus) == self.counted or set(self.plus) & set(self.minus):
            sides = "codes on one side" if self.counted else "codes on two sides, none on both"
            raise ValueError(f"The measure {self.name} is a {self.kind}: it needs {sides}.")

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of both sides."""
        return self.plus + self.minus

    @property
    def counted(self) -> bool:
        """Whether it counts, from nought upwards, instead of weighing two sides."""
        return self.kind == "rate"

    @property
    def decided(self) -> bool:
        """Whether it is one decision about a whole text."""
        return self.kind == "verdict"

    @property
    def coded(self) -> bool:
        """Whether people can code all that it counts."""
        return CIRCUMSTANCE not in self.codes

    @property
    def domain(self) -> tuple[float, float]:
        """The lowest and the highest value that there can be."""
        return (0.0, math.inf) if self.counted else (-1.0, 1.0)

    def value(self, ids: Mapping[str, list[str]], *, words: int, labels: Mapping[str, str]) -> Value:
        """Its value in a text of so many words; `ids` by code, as in `measured`."""
        plus, minus = ([id_ for code in side for id_ in ids.get(code, ())] for side in (self.plus, self.minus))
        if self.counted:
            return rate({id_: labels.get(id_, id_) for id_ in plus}, words)
        return verdict(plus, minus) if self.decided else balance(plus, minus)


Measures = Mapping[str, Measure]
"""Measures by name, in the order in which they are told."""


def by_name(*measures: Measure) -> Measures:
    """These measures by name. Raises `ValueError` where two share one."""
    found = {measure.name: measure for measure in measures}
    if len(found) < len(measures):
        raise ValueError("Two measures have one name. Give each its own.")
    return found


def measured(
    measures: Measures, coded: Iterable[tuple[str, str]], *, words: int, labels: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Every measure of a text of so many words from its (id, code) rows, whoever coded them.

    Units that share a label (by id) count once in a rate; one without a label is its own.
    """
    ids: dict[str, list[str]] = {}
    for id_, code in coded:
        ids.setdefault(code, []).append(id_)
    return {name: one.value(ids, words=words, labels=labels or {}) for name, one in measures.items()}
