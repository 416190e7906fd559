"""How far coders agree about the units of many texts: per code, pooled over codes, per construct, on values.

Who the coders are does not matter: two humans, a human and the machine, or one human twice, weeks apart. Everything is
computed on units that at least two of the chosen coders judged. No words are put on a coefficient; a study has its own
threshold.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.errors import CodingError
from retold.measures.agreement import MISSING, Table, ac1, agreement, table
from retold.measures.alpha import Metric, alphas, coefficient, coincidences, distances, masi, tally
from retold.measures.bootstrap import Bootstrap, Interval
from retold.measures.undefined import Coefficient

CodedText = Mapping[str, Sequence[AbstractSet[str] | None]]
"""One text: for each coder the codes of each unit, in order; an empty set was judged to carry none, None not judged."""

ValuedText = Mapping[str, Sequence[float | None]]
"""One text: for each coder a number for each unit, None where not judged."""

BOOTSTRAP = Bootstrap()
Marks = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """Agreement on one yes-or-no question about each unit.

    `units` were judged by two coders or more, in `texts` texts. `prevalence` is the share of those judgements that said
    yes, `agreement` the share of agreeing pairs (0..1); both are missing without units. `alpha` is nominal; `interval`
    is alpha's, over texts, None where there can be none.
    """

    name: str
    coders: tuple[str, ...]
    texts: int
    units: int
    prevalence: float | None
    table: Table
    agreement: float | None
    alpha: Coefficient
    ac1: Coefficient
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructReliability:
    """Agreement on a construct: `presence` is whether a unit carries any of its codes; the rest is on which ones.

    `alpha` compares sets of codes by MASI distance, the empty set being a value; `agreement` is the share of pairs with
    the very same set.
    """

    name: str
    codes: tuple[str, ...]
    presence: Reliability
    agreement: float | None
    alpha: Coefficient
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReliability:
    """Agreement on a number for each unit, by the distance that `metric` names."""

    metric: Metric
    coders: tuple[str, ...]
    texts: int
    units: int
    alpha: Coefficient
    interval: Interval | None


def of_code(
    texts: Sequence[CodedText],
    code: str,
    *,
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> Reliability:
    """Agreement on which units carry a code, among the coders named, or all there are.

    Raises `CodingError` for a coder who coded nothing, or coders who judged different numbers of units of a text.
    """
    return of_codes(texts, (code,), coders=coders, bootstrap=bootstrap)[code]


def of_codes(
    texts: Sequence[CodedText],
    codes: Sequence[str],
    *,
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> dict[str, Reliability]:
    """Agreement on each of several codes, in their order; as `of_code`."""
    who = _coders(texts, coders)
    marks = _marks(texts, codes, who)
    return {
        code: _reliability(code, who, [text[:, :, column] for text in marks], bootstrap)
        for column, code in enumerate(codes)
    }


def pooled(
    texts: Sequence[CodedText],
    codes: Sequence[str],
    *,
    name: str = "pooled",
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> Reliability:
    """Agreement on all decisions of all codes taken together: a unit counts once for each code.

    That some codes are common and others rare is variation here, so this is often higher than the mean over codes: read
    it beside them, not instead. Raises as `of_code`.
    """
    who = _coders(texts, coders)
    marks = [text.reshape(len(who), -1) for text in _marks(texts, codes, who)]
    return _reliability(name, who, marks, bootstrap)


def of_construct(
    texts: Sequence[CodedText],
    name: str,
    codes: Sequence[str],
    *,
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> ConstructReliability:
    """Agreement on which of a construct's codes each unit carries; codes of other constructs are not looked at.

    Raises as `of_code`.
    """
    who = _coders(texts, coders)
    marks = _marks(texts, codes, who)
    # the codes of a unit as bits of one number: 0 is the empty set, and -1 still says not judged
    bits = 2 ** np.arange(len(codes))
    sets = [np.where((text == MISSING).any(axis=2), MISSING, (text * bits).sum(axis=2)) for text in marks]
    kinds = np.unique(np.concatenate([np.zeros(1, dtype=np.int64), *(one[one != MISSING] for one in sets)]))
    members = [frozenset(code for code, bit in zip(codes, bits, strict=True) if kind & bit) for kind in kinds]
    distance = np.array([[masi(one, other) for other in members] for one in members])
    counts = [_counts(one, kinds) for one in sets]
    together = np.array([coincidences(one) for one in counts]).reshape(-1, len(kinds), len(kinds))
    return ConstructReliability(
        name=name,
        codes=tuple(codes),
        presence=_reliability(name, who, [np.minimum(one, 1).astype(np.int8) for one in sets], bootstrap),
        agreement=agreement(_joined(counts, len(kinds))),
        alpha=coefficient(together.sum(axis=0), distance),
        interval=bootstrap.interval(
            len(together),
            lambda weights: alphas(np.tensordot(weights, together, axes=1), distance),
        ),
    )


def of_values(
    texts: Sequence[ValuedText],
    metric: Metric,
    *,
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> ValueReliability:
    """Agreement on numbers: ranks, measures of texts, answers on a scale.

    Raises as `of_code`, and `ValueError` for a judgement that is no finite number.
    """
    who = _coders(texts, coders)
    rows = [[list(text.get(coder, [None] * _units(text))) for coder in who] for text in texts]
    joined = [[value for text in rows for value in text[place]] for place in range(len(who))]
    counts, values = tally(joined)
    borders = np.cumsum([_units(text) for text in texts])[:-1]
    parts = [part for part in np.split(counts, borders) if (part.sum(axis=1) > 1).any()]
    together = np.array([coincidences(part) for part in parts]).reshape(-1, len(values), len(values))

    def coefficients(weights: Floats) -> Floats:
        drawn = np.tensordot(weights, together, axes=1)
        return alphas(drawn, distances(metric, values, drawn.sum(axis=-1)))

    whole = together.sum(axis=0)
    return ValueReliability(
        metric=metric,
        coders=who,
        texts=len(parts),
        units=int(np.count_nonzero(counts.sum(axis=1) > 1)),
        alpha=coefficient(whole, distances(metric, values, whole.sum(axis=-1))),
        interval=bootstrap.interval(len(parts), coefficients),
    )


def _reliability(name: str, coders: tuple[str, ...], marks: Sequence[Marks], bootstrap: Bootstrap) -> Reliability:
    """From marks (coders, units) of each text."""
    binary = np.array([0, 1])
    counts = [_counts(text, binary) for text in marks]
    together = np.array([coincidences(text) for text in counts]).reshape(-1, 2, 2)
    distance = 1 - np.eye(2)
    whole = together.sum(axis=0)
    joined = _joined(counts, 2)
    return Reliability(
        name=name,
        coders=coders,
        texts=len(marks),
        units=int(np.count_nonzero(joined.sum(axis=1) > 1)),
        prevalence=float(whole[1].sum() / whole.sum()) if whole.any() else None,
        table=table(np.concatenate([np.zeros((len(coders), 0), dtype=np.int8), *marks], axis=1)),
        agreement=agreement(joined),
        alpha=coefficient(whole, distance),
        ac1=ac1(joined),
        interval=bootstrap.interval(
            len(together),
            lambda weights: alphas(np.tensordot(weights, together, axes=1), distance),
        ),
    )


def _coders(texts: Sequence[Mapping[str, object]], coders: Sequence[str] | None) -> tuple[str, ...]:
    """Those asked for, or everybody, in the order of their first text."""
    everybody = tuple(dict.fromkeys(coder for text in texts for coder in text))
    who = everybody if coders is None else tuple(dict.fromkeys(coders))
    for coder in who:
        if coder not in everybody:
            raise CodingError(f"{coder} has coded none of these texts. Coders are: {', '.join(everybody) or 'nobody'}.")
    return who


def _marks(texts: Sequence[CodedText], codes: Sequence[str], coders: tuple[str, ...]) -> list[Marks]:
    """For each text that at least two of the coders judged a unit of: marks (coders, units, codes)."""
    marks = []
    for text in texts:
        rows = np.full((len(coders), _units(text), len(codes)), MISSING, dtype=np.int8)
        for place, coder in enumerate(coders):
            for unit, carried in enumerate(text.get(coder, ())):
                if carried is not None:
                    rows[place, unit] = [code in carried for code in codes]
        if ((rows != MISSING).all(axis=2).sum(axis=0) > 1).any():
            marks.append(rows)
    return marks


def _units(text: Mapping[str, Sequence[object]]) -> int:
    """How many units a text has."""
    lengths = {len(judged) for judged in text.values()}
    if len(lengths) > 1:
        told = ", ".join(f"{coder} {len(judged)}" for coder, judged in text.items())
        raise CodingError(f"Coders of one text judged different numbers of units: {told}. Give all the same units.")
    return lengths.pop() if lengths else 0


def _counts(marks: npt.NDArray[np.integer], kinds: npt.NDArray[np.integer]) -> Floats:
    """How often each unit was given each kind, (units, kinds), from marks (coders, units)."""
    return np.asarray((marks[:, :, np.newaxis] == kinds).sum(axis=0), dtype=np.float64)


def _joined(counts: Sequence[Floats], kinds: int) -> Floats:
    """The units of all texts under each other."""
    return np.concatenate([np.zeros((0, kinds)), *counts])
