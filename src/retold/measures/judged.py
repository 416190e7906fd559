"""What coders judged about the units of many texts, as arrays (reliability data).

Who is a coder, and what a unit is, is the caller's.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from retold.errors import CodingError

CodedText = Mapping[str, Sequence[AbstractSet[str] | None]]
"""One text: for each coder the codes of each unit, in order; an empty set was judged to carry none, None not judged."""

ValuedText = Mapping[str, Sequence[float | None]]
"""One text: for each coder a number for each unit, None where not judged."""

MISSING = -1
Marks = npt.NDArray[np.int8]
Floats = npt.NDArray[np.float64]


def coders_of(texts: Sequence[Mapping[str, object]], coders: Sequence[str] | None) -> tuple[str, ...]:
    """The coders asked for, or everybody, in the order of their first text.

    Raises `CodingError` for one who coded none of the texts: a misspelt name must not pass for missing judgements.
    """
    everybody = tuple(dict.fromkeys(coder for text in texts for coder in text))
    who = everybody if coders is None else tuple(dict.fromkeys(coders))
    for coder in who:
        if coder not in everybody:
            raise CodingError(f"{coder} has coded none of these texts. Coders are: {', '.join(everybody) or 'nobody'}.")
    return who


def units_of(text: Mapping[str, Sequence[object]]) -> int:
    """How many units a text has. Raises `CodingError` where its coders differ about that."""
    lengths = {len(judged) for judged in text.values()}
    if len(lengths) > 1:
        told = ", ".join(f"{coder} {len(judged)}" for coder, judged in text.items())
        raise CodingError(f"Coders of one text judged different numbers of units: {told}. Give all the same units.")
    return lengths.pop() if lengths else 0


def marks_of(texts: Sequence[CodedText], codes: Sequence[str], coders: Sequence[str]) -> list[Marks]:
    """Marks (coders, units, codes) of each text in which two of the coders judged one unit: 1 carries, 0 not, or -1."""
    marks = []
    for text in texts:
        rows = np.full((len(coders), units_of(text), len(codes)), MISSING, dtype=np.int8)
        judged = np.zeros(rows.shape[:2], dtype=np.bool_)
        for place, coder in enumerate(coders):
            for unit, carried in enumerate(text.get(coder, ())):
                if carried is not None:
                    judged[place, unit] = True
                    rows[place, unit] = [code in carried for code in codes]
        if (judged.sum(axis=0) > 1).any():
            marks.append(rows)
    return marks


def counts_of(marks: npt.NDArray[np.integer], kinds: npt.NDArray[np.integer]) -> Floats:
    """How often each unit was given each kind, (units, kinds), from marks (coders, units)."""
    return np.asarray((marks[:, :, np.newaxis] == kinds).sum(axis=0), dtype=np.float64)
