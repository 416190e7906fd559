"""A cohort (paired pre-post sample): on each measure, how many pairs moved which way, how far, and how sure it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retold.errors import RetoldError
from retold.measures.direction import STILL
from retold.measures.holm import holm
from retold.measures.intervals import LEVEL, Location, Share, clopper_pearson, hodges_lehmann
from retold.measures.measure import Measure, Measures
from retold.measures.permutation import SignFlip, sign_flip
from retold.measures.shift import Shift
from retold.measures.shipped import SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureResult:
    """What a cohort shows on one measure.

    `expected`, `other` and `still` name the pairs that moved up (as the published study's texts did), down, or not at
    all; together they are the `n` pairs with a value at both times. `missing` names the pairs without, `thin` those of
    the `n` with a value that rests on under three units. `holm` is the adjusted p, of primary measures only: all else
    is exploratory.
    """

    measure: Measure
    primary: bool
    expected: tuple[str, ...]
    other: tuple[str, ...]
    still: tuple[str, ...]
    missing: tuple[str, ...]
    thin: tuple[str, ...]
    share: Share
    shift: Location
    test: SignFlip
    holm: float | None

    @property
    def n(self) -> int:
        """Pairs with a value at both times."""
        return len(self.expected) + len(self.other) + len(self.still)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The result of each measure by name, over all `pairs`; intervals have confidence `level`."""

    pairs: tuple[str, ...]
    primary: tuple[str, ...]
    level: float
    seed: int
    measures: dict[str, MeasureResult]


def cohort(
    pairs: Mapping[str, Mapping[str, Shift]],
    *,
    measures: Measures = SHIPPED,
    primary: Sequence[str] | None = None,
    level: float = LEVEL,
    seed: int = 0,
) -> Cohort:
    """The result of a cohort from its pairs' shifts by measure, which may come from a machine or from human codes.

    Every measure expects movement up. Holm's correction runs over the `primary` measures, which are to be named before
    the data are opened; where none are given, over those that are primary by themselves. `seed` is for the sign-flip
    test where pairs are too many to count every pattern.

    Raises `RetoldError` for a primary measure that does not exist.
    """
    wanted = [name for name, one in measures.items() if one.primary] if primary is None else primary
    unknown = [name for name in wanted if name not in measures]
    if unknown:
        raise RetoldError(f"There is no measure {unknown[0]!r}. The measures are: {', '.join(measures)}.")
    names = [name for name in measures if any(name in shifts for shifts in pairs.values())]
    results = {
        name: _result(
            measures[name], {pair: shifts.get(name) for pair, shifts in pairs.items()}, level=level, seed=seed
        )
        for name in names
    }
    family = [name for name in names if name in wanted]
    adjusted = dict(zip(family, holm([results[name].test.p for name in family]), strict=True))
    return Cohort(
        pairs=tuple(pairs),
        primary=tuple(family),
        level=level,
        seed=seed,
        measures={
            name: replace(result, primary=name in adjusted, holm=adjusted.get(name)) for name, result in results.items()
        },
    )


def _result(measure: Measure, shifts: Mapping[str, Shift | None], *, level: float, seed: int) -> MeasureResult:
    moved = {pair: shift.value for pair, shift in shifts.items() if shift is not None and shift.value is not None}
    values = list(moved.values())
    expected = tuple(pair for pair, value in moved.items() if value > STILL)
    return MeasureResult(
        measure=measure,
        primary=False,
        expected=expected,
        other=tuple(pair for pair, value in moved.items() if value < -STILL),
        still=tuple(pair for pair, value in moved.items() if abs(value) <= STILL),
        missing=tuple(pair for pair in shifts if pair not in moved),
        thin=tuple(pair for pair, shift in shifts.items() if shift is not None and shift.thin),
        share=clopper_pearson(len(expected), len(values), level=level),
        shift=hodges_lehmann(values, level=level),
        test=sign_flip(values, seed=seed),
        holm=None,
    )
