"""A text in windows that the encoder takes at once (chunking); each sentence is read where most around it is seen."""

from collections.abc import Sequence
from dataclasses import dataclass

WINDOW = 510  # word pieces, beside the two that open and close
STEP = 255


@dataclass(frozen=True, slots=True)
class Window:
    """The word pieces [start, end) of a text, and the sentences that are read in it."""

    start: int
    end: int
    sentences: tuple[int, ...]


def windows(pieces: int, sentences: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows over that many word pieces; `sentences` are the (first, after last) piece of each.

    A sentence goes to the window whose middle is nearest to its own; one without a piece goes to none.
    """
    starts = [0, *range(STEP, max(pieces - WINDOW, 0), STEP), *([pieces - WINDOW] if pieces > WINDOW else [])]
    middles = [start + min(WINDOW, pieces) / 2 for start in starts]
    read: list[list[int]] = [[] for _ in starts]
    for index, (first, after) in enumerate(sentences):
        if after > first:
            middle = (first + after) / 2
            nearest = min(range(len(starts)), key=lambda window: abs(middles[window] - middle))
            read[nearest].append(index)
    return [
        Window(start, min(start + WINDOW, pieces), tuple(held))
        for start, held in zip(starts, read, strict=True)
        if held
    ]
