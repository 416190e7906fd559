"""The coded stories as the encoder reads them: word pieces of the masked copy, and what the coders made of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coded_corpus import CODERS, CodedText
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import document
from retold.discourse.learned.encoder import encoder_inputs
from retold.discourse.learned.windows import WINDOW
from retold.discourse.learned.wordpieces import pieces
from retold.measures.units import carried

if TYPE_CHECKING:
    import numpy.typing as npt

CODES = len(CODE_NAMES)


@dataclass(frozen=True, slots=True)
class Input:
    """One text: its first word pieces with those that open and close it, and for each the sentence it is in (or -1).

    `of_pieces` and `of_sentences` are the share of coders who gave each code, as rows x codes. `sentences` counts those
    that have a piece here.
    """

    numbers: "npt.NDArray[np.int64]"
    sentence: "npt.NDArray[np.int64]"
    of_pieces: "npt.NDArray[np.float32]"
    of_sentences: "npt.NDArray[np.float32]"

    @property
    def sentences(self) -> int:
        """How many sentences are read."""
        return len(self.of_sentences)


def inputs_of(texts: Iterable[CodedText], coders: Sequence[str] = CODERS) -> list[Input]:
    """Every text, as far as one window reaches: all but a few of the coded stories are shorter."""
    return [_input(text, coders) for text in texts]


def _input(text: CodedText, coders: Sequence[str]) -> Input:
    read = document(text.text)
    spans = [(span.start, span.end) for span in read.sentences]
    cut = pieces(read.masked.text)
    numbers = cut.numbers[:WINDOW]
    starts, ends = (np.array(side) for side in read.masked.spans(cut.starts[:WINDOW], cut.ends[:WINDOW]))
    sentence = np.searchsorted([start for start, _ in spans], starts, side="right") - 1
    of_pieces = np.zeros((len(numbers), CODES), np.float32)
    of_sentences = np.zeros((int(sentence.max()) + 1, CODES), np.float32)
    for coder in coders:
        marked = np.zeros(of_pieces.shape, dtype=bool)
        for code, start, end in text.spans[coder]:
            marked[(starts < end) & (ends > start), CODE_NAMES.index(code)] = True
        of_pieces += marked / np.float32(len(coders))
        for row, unit in enumerate(carried(spans, text.spans[coder])[: len(of_sentences)]):
            for code in unit:
                of_sentences[row, CODE_NAMES.index(code)] += 1 / len(coders)
    return Input(
        encoder_inputs(numbers),
        np.pad(sentence, 1, constant_values=-1),
        np.pad(of_pieces, ((1, 1), (0, 0))),
        of_sentences,
    )
