"""What the encoder says of each sentence and clause of a document (logits), as log-odds for each code."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse import model
from retold.discourse.document import Document
from retold.discourse.learned.encoder import hidden_states
from retold.discourse.learned.windows import windows
from retold.discourse.learned.wordpieces import Pieces, pieces

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

NOTHING = -4.0  # the log-odds of every code where there is no word piece to read
MOST = 9.0  # log-odds beyond which nothing is surer (a probability of 0.0001)


@dataclass(frozen=True, slots=True)
class Scores:
    """Log-odds by clause and code (in the order of `trained_codes`), and a vector for each clause.

    `sentence` is of the sentence the clause stands in; `mean` is over the clause's own word pieces.
    """

    sentence: "Floats"
    mean: "Floats"
    vectors: "Floats"


@dataclass(frozen=True, slots=True)
class Heads:
    """The last layers: of a word piece (width x codes) and of a sentence (three times the width x codes)."""

    piece: "Floats"
    piece_bias: "Floats"
    sentence: "Floats"
    sentence_bias: "Floats"


def heads() -> Heads:
    """As trained."""
    return _heads(model.chosen_folder())


@cache
def _heads(_: str) -> Heads:
    with as_file(model.model_file("heads.npz")) as path, np.load(path) as kept:
        return Heads(**{name: kept[name].astype(np.float32) for name in Heads.__slots__})


def scores(document: Document) -> Scores:
    """Read a document with the encoder."""
    cut = pieces(document.masked.text)
    starts, ends = (np.array(side, dtype=np.int64) for side in document.masked.spans(cut.starts, cut.ends))
    vectors, of_sentence = _read(document, cut, starts)
    return by_clause(document, (starts, ends), vectors @ heads().piece + heads().piece_bias, of_sentence, vectors)


def by_clause(
    document: Document,
    reach: tuple["npt.NDArray[np.int64]", "npt.NDArray[np.int64]"],
    of_piece: "Floats",
    of_sentence: "Floats",
    vectors: "Floats",
) -> Scores:
    """What was said of word pieces (that `reach` from starts to ends in the text) and sentences, for each clause."""
    starts, ends = reach
    shape = len(document.clauses), of_sentence.shape[1]
    sentence, mean = np.full(shape, NOTHING, np.float32), np.full(shape, NOTHING, np.float32)
    middle = np.zeros((shape[0], vectors.shape[1]), np.float32)
    for row, clause in enumerate(document.clauses):
        sentence[row] = of_sentence[clause.sentence]
        own = (starts >= clause.start) & (ends <= clause.end)
        if own.any():
            mean[row] = of_piece[own].mean(axis=0)
            middle[row] = vectors[own].mean(axis=0)
    for logits in (sentence, mean):
        np.clip(logits, -MOST, MOST, out=logits)
    return Scores(sentence, mean, middle)


def _read(document: Document, cut: Pieces, starts: "npt.NDArray[np.int64]") -> tuple["Floats", "Floats"]:
    """The vector of every word piece, and the log-odds of every sentence."""
    edges = [span.start for span in document.sentences]
    at = np.searchsorted(starts, [*edges, np.iinfo(np.int64).max])
    reach = [(int(first), int(after)) for first, after in pairwise(at)]
    width = heads().piece.shape[0]
    vectors = np.zeros((len(cut.numbers), width), np.float32)
    said = np.full((len(reach), heads().sentence.shape[1]), NOTHING, np.float32)
    for window in windows(len(cut.numbers), reach):
        seen = hidden_states(cut.numbers[window.start : window.end])
        whole = seen.mean(axis=0)
        for sentence in window.sentences:
            first, after = max(reach[sentence][0], window.start), min(reach[sentence][1], window.end)
            if first >= after:
                continue
            own = seen[first - window.start + 1 : after - window.start + 1]
            vectors[first:after] = own
            said[sentence] = np.concatenate([own.mean(axis=0), own.max(axis=0), whole]) @ heads().sentence
            said[sentence] += heads().sentence_bias
    return vectors, said
