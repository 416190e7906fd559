"""A text cut into the word pieces of the encoder's vocabulary (WordPiece tokens), each with its place in the text.

The manner is that of BERT's uncased models (Devlin et al., 2019; WordPiece: Wu et al., 2016, section 4.1): letters made
small and their marks taken off, words parted at spaces and at every punctuation mark, each word cut from the left into
the longest pieces that the vocabulary has. The usual library for this brings a client for downloading models with it,
and Retold promises never to open a connection (see `docs/decisions/0030-the-encoder.md`).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

UNKNOWN = 100
LONGEST = 100  # letters of a word, beyond which it is one unknown piece
IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)

Letter = tuple[str, int]  # a letter as the vocabulary writes it, and the place it comes from


@dataclass(frozen=True, slots=True)
class Pieces:
    """The numbers of the pieces, and where each starts and ends in the text (code points, end exclusive)."""

    numbers: "npt.NDArray[np.int64]"
    starts: "npt.NDArray[np.int64]"
    ends: "npt.NDArray[np.int64]"


def pieces(text: str) -> Pieces:
    """The word pieces of a text, without those that open and close it."""
    found = [piece for word in _words(text) for piece in _cut(word)]
    table = np.array(found, dtype=np.int64).reshape(-1, 3)
    return Pieces(table[:, 0], table[:, 1], table[:, 2])


def _words(text: str) -> Iterator[list[Letter]]:
    """Runs of letters; a punctuation mark or an ideograph is a word by itself."""
    word: list[Letter] = []
    for place, given in enumerate(text):
        kind = _kind(given)
        if kind == "nothing":
            continue
        if kind != "letter" and word:
            yield word
            word = []
        if kind == "letter":
            for letter in _plain(given):
                if _kind(letter) == "alone":
                    if word:
                        yield word
                    yield [(letter, place)]
                    word = []
                else:
                    word.append((letter, place))
        elif kind == "alone":
            yield [(letter, place) for letter in _plain(given)]
    if word:
        yield word


def _cut(word: list[Letter]) -> list[tuple[int, int, int]]:
    """The longest pieces from the left, as (number, start, end); one unknown piece where no cut is complete."""
    whole = word[0][1], word[-1][1] + 1
    if len(word) > LONGEST:
        return [(UNKNOWN, *whole)]
    letters = "".join(letter for letter, _ in word)
    found = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            number = vocabulary().get(("##" if start else "") + letters[start:end])
            if number is not None:
                found.append((number, word[start][1], word[end - 1][1] + 1))
                start = end
                break
        else:
            return [(UNKNOWN, *whole)]
    return found


@cache
def _plain(given: str) -> str:
    """A letter made small, without marks; nothing where it was a mark itself."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", given) if unicodedata.category(sign) != "Mn")
    return bare.lower()


@cache
def _kind(given: str) -> str:
    if given in "\t\n\r":
        return "space"
    category = unicodedata.category(given)
    code = ord(given)
    if code in {0, 0xFFFD} or category.startswith("C"):
        return "nothing"
    if given.isspace():
        return "space"
    if any(first <= code <= last for first, last in IDEOGRAPHS):
        return "alone"
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return "alone" if ascii_mark or category.startswith("P") else "letter"


@cache
def vocabulary() -> dict[str, int]:
    """Each word piece by its number, in the encoder's order."""
    lines = (files("retold.discourse.learned") / "model" / "vocabulary.txt").read_text("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}
