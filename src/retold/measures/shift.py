"""The shift of one measure between two texts of one writer (change score): after minus before."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.measures.balance import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """`value` is after - before, None where either is missing; thin where either is."""

    before: Value
    after: Value
    value: float | None
    thin: bool


def shift(before: Value, after: Value) -> Shift:
    """How far a measure moved."""
    missing = before.value is None or after.value is None
    return Shift(
        before=before,
        after=after,
        value=None if before.value is None or after.value is None else after.value - before.value,
        thin=not missing and (before.thin or after.thin),
    )


def shifts(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Shift]:
    """Every measure that both texts were measured for, in the order of `before`."""
    return {name: shift(value, after[name]) for name, value in before.items() if name in after}
