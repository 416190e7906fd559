"""How well two raters agree, per code over sentences, per text, per pair. Plain arithmetic over what each marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from coded_corpus import CODERS, CodedText
from intervals import Interval, intervals
from retold.discourse.codebook import CODE_NAMES
from retold.measures.alpha import alpha as nominal_alpha
from retold.measures.measure import measured
from retold.measures.shipped import SHIPPED
from retold.measures.units import carried

Carried = Sequence[frozenset[str]]
BALANCES = {name: one for name, one in SHIPPED.items() if not one.counted}


@dataclass(frozen=True, slots=True)
class PerCode:
    """One rater against the coders, one code, over all sentences; precision to F1 are means over the two coders."""

    code: str
    coded: float
    marked: int
    precision: float
    recall: float
    f1: float
    alpha: float
    alphas: tuple[float, ...]
    coders_alpha: float


@dataclass(frozen=True, slots=True)
class PerMeasure:
    """One rater against the mean of the coders, one measure, over texts and over pairs of texts."""

    measure: str
    texts: int
    missing: int
    correlation: float
    coders_correlation: float
    pairs: int
    same_sign: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a group of texts; each mapping is by rater."""

    texts: int
    sentences: int
    mean_alpha: dict[str, float]
    codes: dict[str, list[PerCode]]
    measures: dict[str, list[PerMeasure]]
    endings: dict[str, tuple[int, int]]
    intervals: dict[str, dict[str, Interval]]


def figures_of(texts: Sequence[CodedText], raters: Sequence[str]) -> Figures:
    """How each rater does on these texts, beside the coders."""
    marks: dict[str, Carried] = {
        rater: [unit for text in texts for unit in carried(text.sentences, text.spans[rater])]
        for rater in (*CODERS, *raters)
    }
    codes = {rater: per_code(marks, rater) for rater in raters}
    return Figures(
        texts=len(texts),
        sentences=len(marks[CODERS[0]]),
        mean_alpha={rater: fmean(row.alpha for row in codes[rater]) for rater in raters}
        | {"coders": fmean(row.coders_alpha for row in codes[raters[0]])},
        codes=codes,
        measures={rater: per_measure(texts, rater) for rater in raters},
        endings={rater: endings(texts, rater) for rater in raters},
        intervals={rater: intervals(texts, rater) for rater in raters[:2]},
    )


def alpha(one: Sequence[bool], other: Sequence[bool]) -> float:
    """Krippendorff's alpha of two raters who marked every unit yes or no; 1 where neither ever said yes."""
    value = nominal_alpha([one, other])
    return value if isinstance(value, float) else 1.0


def per_code(marks: Mapping[str, Carried], rater: str) -> list[PerCode]:
    """Every code: the rater beside the coders, and the coders beside each other."""
    rows = []
    for code in CODE_NAMES:
        said = [code in unit for unit in marks[rater]]
        coders = [[code in unit for unit in marks[coder]] for coder in CODERS]
        both = [[a and b for a, b in zip(said, coder, strict=True)] for coder in coders]
        precision = fmean(sum(b) / sum(said) if any(said) else 0.0 for b in both)
        recall = fmean(sum(b) / sum(c) if any(c) else 0.0 for b, c in zip(both, coders, strict=True))
        f1 = fmean(
            2 * sum(b) / (sum(said) + sum(c)) if any(said) or any(c) else 0.0 for b, c in zip(both, coders, strict=True)
        )
        alphas = tuple(alpha(said, coder) for coder in coders)
        rows.append(
            PerCode(
                code=code,
                coded=fmean(map(sum, coders)),
                marked=sum(said),
                precision=precision,
                recall=recall,
                f1=f1,
                alpha=fmean(alphas),
                alphas=alphas,
                coders_alpha=alpha(*coders),
            ),
        )
    return rows


def per_measure(texts: Sequence[CodedText], rater: str) -> list[PerMeasure]:
    """Every balance: Spearman's rank correlation over texts, and how many pairs shift as both coders say."""
    values = {name: [_measures(text, name) for text in texts] for name in (*CODERS, rater)}
    return [_of_measure(measure, texts, values, rater) for measure in BALANCES]


def endings(texts: Sequence[CodedText], rater: str) -> tuple[int, int]:
    """How many texts have the ending on which both coders agree (none included), of how many."""
    agreed = [text for text in texts if len({_ending(text, coder) for coder in CODERS}) == 1]
    return sum(_ending(text, rater) == _ending(text, CODERS[0]) for text in agreed), len(agreed)


def _measures(text: CodedText, rater: str) -> dict[str, float | None]:
    rows = ((str(n), code) for n, (code, _, _) in enumerate(text.spans[rater]))
    return {name: value.value for name, value in measured(BALANCES, rows, words=0).items()}


def _of_measure(
    measure: str,
    texts: Sequence[CodedText],
    values: Mapping[str, list[dict[str, float | None]]],
    rater: str,
) -> PerMeasure:
    of = {name: [value[measure] for value in listed] for name, listed in values.items()}
    coded = [(a, b, r) for a, b, r in zip(of[CODERS[0]], of[CODERS[1]], of[rater], strict=True) if None not in (a, b)]
    whole = [((a + b) / 2, r) for a, b, r in coded if a is not None and b is not None and r is not None]
    pairs = same = 0
    for before, after in _pairs(texts):
        signs = {name: _sign(listed[before], listed[after]) for name, listed in of.items()}
        if signs[CODERS[0]] and signs[CODERS[0]] == signs[CODERS[1]]:
            pairs += 1
            same += signs[rater] == signs[CODERS[0]]
    return PerMeasure(
        measure=measure,
        texts=len(whole),
        missing=len(coded) - len(whole),
        correlation=spearman([c for c, _ in whole], [r for _, r in whole]),
        coders_correlation=spearman(
            [a for a, _, _ in coded if a is not None], [b for _, b, _ in coded if b is not None]
        ),
        pairs=pairs,
        same_sign=same,
    )


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation with ties at their mean rank; 0 where one side never varies."""
    from scipy.stats import spearmanr

    if len(set(one)) < 2 or len(set(other)) < 2:
        return 0.0
    return float(spearmanr(one, other).statistic)


def _pairs(texts: Sequence[CodedText]) -> list[tuple[int, int]]:
    at = {(text.pair, text.time): n for n, text in enumerate(texts)}
    return [(n, at[pair, "after"]) for (pair, time), n in at.items() if time == "before" and (pair, "after") in at]


def _sign(before: float | None, after: float | None) -> int | None:
    if before is None or after is None:
        return None
    return (after > before) - (after < before)


def _ending(text: CodedText, rater: str) -> str | None:
    return next((code for code, _, _ in text.spans[rater] if code.startswith("ending-")), None)
