"""A retelling (paired pre- and post-intervention narratives): two of one writer, and how far each measure moved."""

from dataclasses import dataclass

from retold.analysis.analysed import Analysis
from retold.measures.shift import Shift, shifts


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A text as given and what was found in it."""

    text: str
    analysis: Analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """One pair: both tellings, and the shift of each measure by name."""

    pair: str
    before: Telling
    after: Telling
    shifts: dict[str, Shift]


def retelling(pair: str, before: Telling, after: Telling) -> Retelling:
    """Two tellings of one writer, compared."""
    return Retelling(
        pair=pair,
        before=before,
        after=after,
        shifts=shifts(before.analysis.measures, after.analysis.measures),
    )
