"""Which codes each sentence carries (unitisation): the fixed units that make coders' free spans comparable."""

from bisect import bisect_right
from collections.abc import Sequence

from retold.errors import CodingError


def carried(sentences: Sequence[tuple[int, int]], spans: Sequence[tuple[str, int, int]]) -> list[frozenset[str]]:
    """The codes of each sentence of one text.

    `sentences` are (start, end) and `spans` are (code, start, end), end exclusive, both in code points of the same
    text; sentences stand in order and do not overlap. A sentence carries a code when a span of it covers at least
    three tenths of the shorter of the two, so that a clause codes its sentence, and a few words that run over into
    the next one do not code that. An empty set is a judgement too: read, and no code.

    Raises `CodingError` for a span without a character, or for sentences that are empty, overlap or are out of order.
    """
    _check(sentences, spans)
    ends = [end for _, end in sentences]
    codes: list[set[str]] = [set() for _ in sentences]
    for code, start, end in spans:
        for index in range(bisect_right(ends, start), len(sentences)):
            first, last = sentences[index]
            if first >= end:
                break
            shared = min(end, last) - max(start, first)
            # in whole numbers, so that exactly three tenths always counts
            if 10 * shared >= 3 * min(end - start, last - first):
                codes[index].add(code)
    return [frozenset(found) for found in codes]


def _check(sentences: Sequence[tuple[int, int]], spans: Sequence[tuple[str, int, int]]) -> None:
    reached = 0
    for start, end in sentences:
        if not reached <= start < end:
            raise CodingError(f"The sentence from {start} to {end} is empty, overlaps another or is out of order.")
        reached = end
    for code, start, end in spans:
        if not 0 <= start < end:
            raise CodingError(f"A span of {code} holds no character ({start} to {end}). Mend or remove it.")
