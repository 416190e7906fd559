"""Krippendorff's alpha for free spans (unitizing): whether coders mark the same stretches of a text.

Source: K. Krippendorff, On the reliability of unitizing continuous data, Sociological Methodology 25 (1995), 47-76; the
same in Content Analysis, 2nd ed. (2004), 11.6, and in Measuring the reliability of qualitative text analysis data,
Quality & Quantity 38 (2004), 787-800.

Several texts are one continuum laid end to end, on which no span crosses from one text into the next.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt

from retold.errors import CodingError
from retold.measures.bootstrap import Bootstrap, Interval
from retold.measures.undefined import Coefficient, Undefined

BOOTSTRAP = Bootstrap()
Floats = npt.NDArray[np.float64]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpannedText:
    """One text of `length` code points: for each coder the spans (code, start, end), end exclusive; maybe none."""

    length: int
    spans: Mapping[str, Sequence[tuple[str, int, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanReliability:
    """Agreement on the stretches of one code, or of several taken together.

    `texts` were read by every coder; `spans` were marked in them, by all coders; `covered` is the share of all coders'
    characters that lie in one (with several codes: of characters times codes), missing without texts. `interval` is
    alpha's, over texts.
    """

    name: str
    coders: tuple[str, ...]
    texts: int
    spans: int
    covered: float | None
    alpha: Coefficient
    interval: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sums:
    """What a code's disagreement needs to know of each text: arrays (texts), the last two (texts, span lengths)."""

    coders: int
    length: Floats
    count: Floats
    covered: Floats
    observed: Floats
    among_spans: Floats
    within_spans: Floats
    squares: Floats
    room: Floats


def of_spans(
    texts: Sequence[SpannedText],
    codes: Sequence[str],
    *,
    name: str | None = None,
    coders: Sequence[str] | None = None,
    bootstrap: Bootstrap = BOOTSTRAP,
) -> SpanReliability:
    """Unitised alpha of a code, or of several: 1 - summed observed / summed expected disagreement.

    Spans of one coder and code that overlap are one; that touch, two. Only texts are used that every coder read, among
    those named, or all there are.

    Raises `CodingError` for a span outside its text.
    """
    everybody = dict.fromkeys(coder for text in texts for coder in text.spans)
    who = tuple(everybody if coders is None else dict.fromkeys(coders))
    read = [text for text in texts if text.length and all(coder in text.spans for coder in who)]
    sums = [_sums([[stretches(text, coder, code) for coder in who] for text in read], read) for code in codes]
    spans = int(sum(one.count.sum() for one in sums))
    characters = len(who) * sum(text.length for text in read)

    def coefficients(weights: Floats) -> Floats:
        both = [_disagreement(one, weights) for one in sums]
        observed, expected = sum(one for one, _ in both), sum(one for _, one in both)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(expected > 0, 1 - observed / expected, np.nan))

    alpha: Coefficient
    if len(who) < 2 or not read:
        alpha, interval = Undefined.NO_PAIRS, None
    elif not spans:
        alpha, interval = Undefined.NO_VARIATION, None
    else:
        alpha = float(coefficients(np.ones((1, len(read))))[0])
        interval = bootstrap.interval(len(read), coefficients)
    return SpanReliability(
        name=name or " + ".join(codes),
        coders=who,
        texts=len(read),
        spans=spans,
        covered=sum(float(one.covered.sum()) for one in sums) / (characters * len(codes)) if characters else None,
        alpha=alpha,
        interval=interval,
    )


def stretches(text: SpannedText, coder: str, code: str) -> list[Stretch]:
    """Where a coder marked a code, in order, overlapping spans joined."""
    joined: list[Stretch] = []
    for start, end in sorted((start, end) for name, start, end in text.spans[coder] if name == code):
        if not 0 <= start < end <= text.length:
            raise CodingError(f"{coder} marked {code} from {start} to {end} in a text of {text.length} characters.")
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def gaps(marked: Sequence[Stretch], length: int) -> Iterator[int]:
    """The lengths of what lies between the spans of one coder."""
    for (_, left), (right, _) in pairwise([(0, 0), *marked, (length, length)]):
        if right > left:
            yield right - left


def difference(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """The squared differences of two coders' spans.

    Spans that overlap differ by how far apart they begin and end, squared; a span that meets none of the other's
    differs by its own length, squared.
    """
    squares = 0
    met = set()
    for start, end in one:
        overlapping = [(first, last) for first, last in other if first < end and start < last]
        met.update(overlapping)
        squares += sum((start - first) ** 2 + (end - last) ** 2 for first, last in overlapping)
        squares += 0 if overlapping else (end - start) ** 2
    return squares + sum((last - first) ** 2 for first, last in other if (first, last) not in met)


def _sums(marked: Sequence[Sequence[Sequence[Stretch]]], texts: Sequence[SpannedText]) -> _Sums:
    """The sums of one code, from its stretches by text and coder."""
    lengths = [np.array([end - start for coder in text for start, end in coder], dtype=np.float64) for text in marked]
    free = [
        np.array([gap for coder in by_coder for gap in gaps(coder, text.length)], dtype=np.float64)
        for by_coder, text in zip(marked, texts, strict=True)
    ]
    kinds = np.unique(np.concatenate([np.zeros(0), *lengths]))
    return _Sums(
        coders=len(marked[0]) if marked else 0,
        length=np.array([float(text.length) for text in texts]),
        count=np.array([float(len(one)) for one in lengths]),
        covered=np.array([one.sum() for one in lengths]),
        observed=np.array([float(sum(difference(*two) for two in combinations(text, 2))) for text in marked]),
        among_spans=np.array([((2 * one**3 - 3 * one**2 + one) / 3).sum() for one in lengths]),
        within_spans=np.array([(one * (one - 1)).sum() for one in lengths]),
        squares=np.array([(one[:, np.newaxis] == kinds).sum(axis=0) * kinds**2 for one in lengths]),
        room=np.array([np.maximum(one[:, np.newaxis] - kinds + 1, 0).sum(axis=0) for one in free]),
    )


def _disagreement(sums: _Sums, weights: Floats) -> tuple[Floats, Floats]:
    """Observed and expected disagreement of a code, one for each row of weights (resamples, texts)."""
    coders, length = sums.coders, weights @ sums.length
    observed = 2 * (weights @ sums.observed) / (coders * (coders - 1) * length**2)
    among = (weights @ sums.count - 1) * (weights @ sums.among_spans)
    in_gaps = ((weights @ sums.squares) * (weights @ sums.room)).sum(axis=-1)
    places = coders * length * (coders * length - 1) - weights @ sums.within_spans
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = 2 / length * (among + in_gaps) / places
    return observed, expected
