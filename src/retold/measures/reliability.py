"""How far coders agree (inter-rater reliability): per code, pooled over codes, per construct, on values.

Who the coders are does not matter: two humans, a human and the machine, or one human twice, weeks apart. Everything is
computed on units that at least two of the chosen coders judged, and every interval is over texts. No words are put on a
coefficient; a study has its own threshold.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from retold.measures.ac1 import TwoByTwo, ac1, share_of_agreement, two_by_two
from retold.measures.alpha import Metric, alphas, coefficient, coincidences, distances, masi, tally
from retold.measures.bootstrap import Bootstrap, Interval
from retold.measures.judged import (
    MISSING,
    CodedText,
    Floats,
    Marks,
    ValuedText,
    coders_of,
    counts_of,
    marks_of,
    units_of,
)
from retold.measures.undefined import Coefficient

BOOTSTRAP = Bootstrap()


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
    table: TwoByTwo
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
    who = coders_of(texts, coders)
    marks = marks_of(texts, codes, who)
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
    who = coders_of(texts, coders)
    marks = [text.reshape(len(who), -1) for text in marks_of(texts, codes, who)]
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
    who = coders_of(texts, coders)
    marks = marks_of(texts, codes, who)
    # the codes of a unit as bits of one number: 0 is the empty set, and -1 still says not judged
    bits = 2 ** np.arange(len(codes))
    sets = [np.where((text == MISSING).any(axis=2), MISSING, (text * bits).sum(axis=2)) for text in marks]
    kinds = np.unique(np.concatenate([np.zeros(1, dtype=np.int64), *(one[one != MISSING] for one in sets)]))
    members = [frozenset(code for code, bit in zip(codes, bits, strict=True) if kind & bit) for kind in kinds]
    distance = np.array([[masi(one, other) for other in members] for one in members])
    counts = [counts_of(one, kinds) for one in sets]
    alpha, interval = _over_texts(counts, len(kinds), lambda _: distance, bootstrap)
    return ConstructReliability(
        name=name,
        codes=tuple(codes),
        presence=_reliability(name, who, [np.minimum(one, 1).astype(np.int8) for one in sets], bootstrap),
        agreement=share_of_agreement(_judged_twice(counts, len(kinds))),
        alpha=alpha,
        interval=interval,
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
    who = coders_of(texts, coders)
    lengths = [units_of(text) for text in texts]
    judgements = [
        [value for text, units in zip(texts, lengths, strict=True) for value in text.get(coder, [None] * units)]
        for coder in who
    ]
    counts, values = tally(judgements)
    parts = np.split(counts, np.cumsum(lengths, dtype=np.int64)[:-1])
    judged = [part for part in parts if (part.sum(axis=1) > 1).any()]
    alpha, interval = _over_texts(judged, len(values), lambda used: distances(metric, values, used), bootstrap)
    return ValueReliability(
        metric=metric,
        coders=who,
        texts=len(judged),
        units=len(_judged_twice(judged, len(values))),
        alpha=alpha,
        interval=interval,
    )


def _reliability(name: str, coders: tuple[str, ...], marks: Sequence[Marks], bootstrap: Bootstrap) -> Reliability:
    """From marks (coders, units) of each text."""
    no_and_yes = np.array([0, 1])
    counts = [counts_of(text, no_and_yes) for text in marks]
    alpha, interval = _over_texts(counts, 2, lambda _: 1 - np.eye(2), bootstrap)
    units = _judged_twice(counts, 2)
    return Reliability(
        name=name,
        coders=coders,
        texts=len(marks),
        units=len(units),
        prevalence=float(units[:, 1].sum() / units.sum()) if len(units) else None,
        table=two_by_two(np.concatenate([np.zeros((len(coders), 0), dtype=np.int8), *marks], axis=1)),
        agreement=share_of_agreement(units),
        alpha=alpha,
        ac1=ac1(units),
        interval=interval,
    )


def _over_texts(
    counts: Sequence[Floats], kinds: int, distance: Callable[[Floats], Floats], bootstrap: Bootstrap
) -> tuple[Coefficient, Interval | None]:
    """Alpha and its interval from the counts (units, kinds) of each text.

    `distance` gives the differences of every two kinds from how often each was used, (..., kinds).
    """
    together = np.array([coincidences(text) for text in counts]).reshape(len(counts), kinds, kinds)

    def coefficients(weights: Floats) -> Floats:
        drawn = np.tensordot(weights, together, axes=1)
        return alphas(drawn, distance(drawn.sum(axis=-1)))

    whole = together.sum(axis=0)
    return coefficient(whole, distance(whole.sum(axis=-1))), bootstrap.interval(len(counts), coefficients)


def _judged_twice(counts: Sequence[Floats], kinds: int) -> Floats:
    """The counts of all units, of all texts, that two coders or more judged."""
    units = np.concatenate([np.zeros((0, kinds)), *counts])
    return np.asarray(units[units.sum(axis=1) > 1])
