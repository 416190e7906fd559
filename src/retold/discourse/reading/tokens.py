"""The parsed words (tokens) of a text as plain lists, read from spaCy in one sweep: lists are cheap to look at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from retold.discourse.reading.mask import Masked

if TYPE_CHECKING:
    from spacy.tokens import Doc

ATTRIBUTES = ("LOWER", "NORM", "LEMMA", "TAG", "POS", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START")


@dataclass(slots=True)
class Tokens:
    """One entry a token. `start` and `end` are code points of the text as given; `head` of a root is itself."""

    lower: list[str]  # as in the masked copy: straight quotes, names replaced
    norm: list[str]  # American spelling, "n't" -> "not"
    lemma: list[str]
    tag: list[str]  # Penn
    pos: list[str]  # universal
    dep: list[str]  # ClearNLP labels of the spaCy parser
    head: list[int]
    children: list[list[int]]  # in text order
    left: list[int]  # first token of the subtree
    right: list[int]  # last token of the subtree
    start: list[int]
    end: list[int]
    sentence: list[int]
    bounds: list[tuple[int, int]]  # of each sentence: first token, one past the last
    paragraphs: set[int]  # sentences that open a paragraph

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.lower)

    def child(self, index: int, *labels: str) -> int | None:
        """The first child of a token with one of these dependency labels."""
        dep = self.dep
        return next((kid for kid in self.children[index] if dep[kid] in labels), None)

    def subtree(self, index: int) -> list[int]:
        """A token and all below it, in text order."""
        found, stack = [], [index]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(self.children[token])
        return sorted(found)


def tokens_of(doc: "Doc", masked: Masked, breaks: list[int]) -> Tokens:
    """The lists of a parsed document, its offsets led back to the text as given. `breaks` are where lines open one."""
    table: Any = (
        doc.to_array(list(ATTRIBUTES)).astype(np.int64) if len(doc) else np.zeros((0, len(ATTRIBUTES)), np.int64)
    )
    length = len(table)
    strings = doc.vocab.strings
    keys, places = np.unique(table[:, :6].T, return_inverse=True)
    texts = [strings[key % 2**64] if key else "" for key in keys.tolist()]
    lower, norm, lemma, tag, pos, dep = ([texts[at] for at in row] for row in places.reshape(6, length).tolist())
    head = (np.arange(length) + table[:, 6]).tolist()
    children: list[list[int]] = [[] for _ in range(length)]
    for index, above in enumerate(head):
        if above != index:
            children[above].append(index)
    left, right = _edges(head)
    start, end = masked.spans(table[:, 7], table[:, 7] + table[:, 8])
    firsts = [index for index, mark in enumerate(table[:, 9].tolist()) if mark == 1 or index == 0]
    bounds = list(zip(firsts, [*firsts[1:], length], strict=True))
    sentence = [number for number, (first, last) in enumerate(bounds) for _ in range(first, last)]
    openings = {start[first]: number for number, (first, _) in enumerate(bounds)}
    paragraphs = {openings[at] for at in breaks if at in openings}
    return Tokens(
        lower, norm, lemma, tag, pos, dep, head, children, left, right, start, end, sentence, bounds, paragraphs
    )


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """First and last token below each token: each tells those above it, until it is no news."""
    left, right = list(range(len(head))), list(range(len(head)))
    for index in range(len(head)):
        token = head[index]
        while left[token] > index:
            left[token] = index
            token = head[token]
    for index in range(len(head) - 1, -1, -1):
        token = head[index]
        while right[token] < index:
            right[token] = index
            token = head[token]
    return left, right
