"""How far a result hangs on single choices (sensitivity analysis): one pair, thin values, list-like texts, coders."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.analysis.cohort import Cohort, MeasureResult, cohort
from retold.analysis.retelling import Retelling, Telling
from retold.errors import CodingError
from retold.exchange.narratives import Coding
from retold.measures.balance import Value
from retold.measures.direction import STILL
from retold.measures.intervals import hodges_lehmann
from retold.measures.measure import Measure, Measures, measured
from retold.measures.shift import Shift, shifts
from retold.measures.shipped import SHIPPED

LIST_LIKE = "looks like a list"  # of the sentence with which reading warns
LEFT_OUT_UP_TO = 200  # pairs; above, one pair hardly moves a result, and leaving out each costs minutes

PairShifts = Mapping[str, Mapping[str, Shift]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The cohort's results once more under another choice, which `name` says, and the pairs that dropped out.

    `coder` is whose codes it rests on, empty for the engine's findings.
    """

    name: str
    coder: str
    left_out: tuple[str, ...]
    results: dict[str, MeasureResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOneOut:
    """The lowest and the highest typical shift when one pair is left out, and which pair that is."""

    measure: Measure
    low: float
    low_without: str
    high: float
    high_without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameSign:
    """On how many of `n` pairs a coder's codes and the machine's findings, where both have a shift, move one way."""

    coder: str
    measure: Measure
    n: int
    same: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """All of it for one cohort; `leave_one_out` by measure, without measures that fewer than two pairs have."""

    variants: tuple[Variant, ...]
    leave_one_out: dict[str, LeaveOneOut]
    same_sign: tuple[SameSign, ...]


def sensitivity(
    retellings: Sequence[Retelling], whole: Cohort, codings: Sequence[Coding] = (), *, measures: Measures = SHIPPED
) -> Sensitivity:
    """The result again without thin values, without list-like texts, without each pair, and from each coder's codes.

    Where a coder coded only some pairs, the machine's result on the same pairs stands beside. Raises `CodingError`
    where a coding's text is not the one that was analysed.
    """
    by_pair = {one.pair: one.shifts for one in retellings}
    variants = [_variant("All pairs", by_pair, whole, measures)]
    thin_free = {pair: {name: s for name, s in moved.items() if not s.thin} for pair, moved in by_pair.items()}
    variants.append(_variant("Without thin values", thin_free, whole, measures))
    listing = {one.pair for one in retellings if list_like(one)}
    if listing:
        stories = {pair: moved for pair, moved in by_pair.items() if pair not in listing}
        variants.append(_variant("Without list-like texts", stories, whole, measures))
    same_sign: list[SameSign] = []
    for coder, coded in shifts_by_coder(retellings, codings, measures=measures).items():
        variants.append(_variant(f"Codes of {coder}", coded, whole, measures, coder=coder))
        if set(coded) != set(by_pair):
            same_pairs = {pair: by_pair[pair] for pair in coded}
            variants.append(_variant(f"Engine, on the pairs of {coder}", same_pairs, whole, measures))
        same_sign += [
            _same_sign(coder, one.measure, coded, by_pair) for one in whole.measures.values() if one.measure.coded
        ]
    return Sensitivity(
        variants=tuple(variants),
        leave_one_out={
            name: found
            for name, one in whole.measures.items()
            if (found := _leave_one_out(one.measure, by_pair, whole.level)) is not None
        },
        same_sign=tuple(same_sign),
    )


def list_like(one: Retelling) -> bool:
    """Whether either text of the pair was read with the warning that it looks like a list."""
    return any(LIST_LIKE in warning for telling in (one.before, one.after) for warning in telling.analysis.warnings)


def shifts_by_coder(
    retellings: Sequence[Retelling], codings: Iterable[Coding], *, measures: Measures = SHIPPED
) -> dict[str, dict[str, dict[str, Shift]]]:
    """Each coder's shifts by pair and measure, over the pairs of which they coded both texts.

    Measures that people cannot code are left out.

    Raises `CodingError` where a coding's text is not the one that was analysed.
    """
    by_coder: dict[str, dict[tuple[str, str], Coding]] = {}
    for coding in codings:
        if coding.narrative.time is not None:
            by_coder.setdefault(coding.coder, {})[coding.narrative.pair, coding.narrative.time] = coding
    coding_gives = {name: one for name, one in measures.items() if one.coded}
    found: dict[str, dict[str, dict[str, Shift]]] = {}
    for coder, coded in sorted(by_coder.items()):
        for one in retellings:
            before, after = coded.get((one.pair, "before")), coded.get((one.pair, "after"))
            if before is None or after is None:
                continue
            check_text(before, one.before.text)
            check_text(after, one.after.text)
            found.setdefault(coder, {})[one.pair] = shifts(
                _measured(coding_gives, before, one.before), _measured(coding_gives, after, one.after)
            )
    return found


def check_text(coding: Coding, text: str) -> None:
    """Raises `CodingError` unless the coding is of this text: its offsets would point at other words."""
    if coding.narrative.text != text:
        raise CodingError(
            f"{coding.narrative.source}: {coding.coder} coded another text than the one given for pair "
            f"{coding.narrative.pair!r}, {coding.narrative.time}. Give the text that was coded, unchanged."
        )


def _measured(measures: Measures, coding: Coding, telling: Telling) -> dict[str, Value]:
    rows = ((str(n), one.code) for n, one in enumerate(coding.annotations))
    return measured(measures, rows, words=telling.analysis.words)


def _variant(name: str, pairs: PairShifts, whole: Cohort, measures: Measures, *, coder: str = "") -> Variant:
    again = cohort(pairs, measures=measures, primary=whole.primary, level=whole.level, seed=whole.seed)
    return Variant(name=name, coder=coder, left_out=_absent(whole.pairs, pairs), results=again.measures)


def _absent(every: Iterable[str], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(pair for pair in every if pair not in kept)


def _leave_one_out(measure: Measure, pairs: PairShifts, level: float) -> LeaveOneOut | None:
    values = {pair: s.value for pair, moved in pairs.items() if (s := moved.get(measure.name)) and s.value is not None}
    if not 2 <= len(values) <= LEFT_OUT_UP_TO:
        return None
    without: dict[str, float] = {}
    for pair in values:
        rest = hodges_lehmann([value for other, value in values.items() if other != pair], level=level).estimate
        assert rest is not None
        without[pair] = rest
    low, high = min(without, key=without.__getitem__), max(without, key=without.__getitem__)
    return LeaveOneOut(measure=measure, low=without[low], low_without=low, high=without[high], high_without=high)


def _same_sign(coder: str, measure: Measure, coded: PairShifts, machine: PairShifts) -> SameSign:
    both = [
        (human.value, engine.value)
        for pair, moved in coded.items()
        if (human := moved.get(measure.name)) is not None and (engine := machine[pair].get(measure.name)) is not None
        if human.value is not None and engine.value is not None
    ]
    return SameSign(coder=coder, measure=measure, n=len(both), same=sum(_sign(h) == _sign(e) for h, e in both))


def _sign(value: float) -> int:
    return 0 if abs(value) <= STILL else (1 if value > 0 else -1)
