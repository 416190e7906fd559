"""What the whole engine finds in stories that neither its encoder nor its weights have seen.

`held_out_said.npz` has what encoders said of sets that they were not trained on (`train_encoder.py --leave-out`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from coded_corpus import CodedText, coded_texts, sets
from retold.discourse.document import Document
from retold.discourse.engine import Engine
from retold.discourse.findings import Reading
from retold.discourse.learned.scores import Scores, by_clause
from retold.discourse.learned.windows import WINDOW
from retold.discourse.learned.wordpieces import pieces
from retold.training.coded import Clauses, Text, clauses_of
from retold.training.cues import cues_file
from retold.training.joint import bench_of, weights_file
from retold.training.train import in_use

SAID = Path(__file__).parent / "held_out_said.npz"
Said = dict[str, npt.NDArray[np.float32]]


def said_in(path: Path) -> Said:
    """Everything the encoder said of texts it had not seen, by set, pair, time and kind."""
    with np.load(path) as kept:
        return {name: kept[name] for name in kept.files}


def scores_of(text: CodedText, read: Document, said: Said) -> Scores:
    """What an encoder that was not trained on the text's set says of it. There are no vectors."""
    cut = pieces(read.masked.text)
    starts, ends = (np.array(side) for side in read.masked.spans(cut.starts[:WINDOW], cut.ends[:WINDOW]))
    of_piece, of_sentence = (
        said[f"{text.set}/{text.pair}/{text.time}/{kind}"].astype(np.float32) for kind in ("pieces", "sentences")
    )
    missing = len(read.sentences) - len(of_sentence)  # of a text longer than a window
    of_sentence = np.pad(of_sentence, ((0, missing), (0, 0)), constant_values=-4.0)
    return by_clause(read, (starts, ends), of_piece, of_sentence, of_piece)


def says(said: Said) -> Callable[[Text, Document], Scores]:
    """The same, for `retold.training`."""

    def of(text: Text, read: Document) -> Scores:
        assert isinstance(text, CodedText)
        return scores_of(text, read, said)

    return of


def models(clauses: Clauses, said: Said) -> Iterator[tuple[str, dict[str, bytes]]]:
    """For each set, the weights of cues, and of cues and encoder, that all the other sets give."""
    for name in sets():
        yield name, model_without(clauses, [name], said)


def model_without(clauses: Clauses, names: list[str], said: Said) -> dict[str, bytes]:
    """The weights of cues, and of cues and encoder, that the sets give which are not named."""
    left = np.array([isinstance(text, CodedText) and text.set not in names for text in clauses.texts])
    others = clauses.of(left)
    bench = bench_of(others, says(said), anew=True)
    return {
        "cues.toml": cues_file(others, anew=True).encode(),
        "weights.toml": weights_file(bench, anew=True).encode(),
    }


def rate(texts: list[CodedText]) -> None:
    """Gives every text the spans that "engine" and "cues alone" find, by models that never saw its set."""
    for text, of_cues, full in readings(texts):
        text.sentences = [(one.start, one.end) for one in of_cues.sentences]
        for rater, reading in (("cues alone", of_cues), ("engine", full)):
            text.spans[rater] = [(one.code, one.start, one.end) for one in reading.findings]


def readings(texts: list[CodedText]) -> Iterator[tuple[CodedText, Reading, Reading]]:
    """Every text as it is read with cues alone and in full, by models that never saw its set.

    It is the engine's own code that runs; only the weights are other ones, what the encoder says was written down, and
    no example is named.
    """
    said = said_in(SAID)
    for name, files in models(clauses_of(coded_texts(sets())), said):
        with in_use(files):
            cues, full = Engine(mode="cues"), Engine()
            for text in texts:
                if text.set == name:
                    of_cues = cues.analyse(text.text)
                    with _said_of(text, said):
                        yield text, of_cues, full.analyse(text.text)


@contextmanager
def _said_of(text: CodedText, said: Said) -> Iterator[None]:
    with (
        patch("retold.discourse.learned.scores.scores", lambda read: scores_of(text, read, said)),
        patch("retold.discourse.learned.suggestions.nearest", return_value=[]),
    ):
        yield
