"""What it costs to round the encoder's weights to int8: quality, size and speed, beside the encoder as it was trained.

    python benchmarks/train_encoder.py --leave-out d1,t1 --out build/without-d1-t1
    python benchmarks/rounding.py build/without-d1-t1 --sets d1,t1

Both read texts of sets that they were not trained on. Alpha is that of `learning_curve.py`: of the encoder alone, as
many sentences marked as the coders mark.
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coded_corpus import coded_texts
from learning_curve import alpha_of
from retold.discourse import model
from retold.discourse.document import Document, document
from retold.discourse.learned.scores import NOTHING, scores

REPEATS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="what train_encoder.py wrote")
    options.add_argument("--sets", required=True, help="the sets that were left out, with commas")
    asked = options.parse_args()
    texts = coded_texts(asked.sets.split(","))
    documents = [document(text.text) for text in texts]
    words = sum(read.words for read in documents)
    print(f"{len(texts)} texts, {words} words\n\n{'':14}{'MB':>8}{'ms for 1,000 words':>20}{'alpha':>8}")
    said = []
    for name, file in (("as trained", "full.onnx"), ("int8", "encoder.onnx")):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(asked.folder / file, Path(folder) / "encoder.onnx")
            shutil.copy(asked.folder / "heads.npz", folder)
            os.environ[model.VARIABLE] = folder
            said.append([of_sentences(read) for read in documents])
            spent = min(computed(lambda: [scores(read) for read in documents]) for _ in range(REPEATS))
        size = (asked.folder / file).stat().st_size / 1e6
        print(f"{name:14}{size:8.1f}{1e6 * spent / words:20.1f}{alpha_of(texts, said[-1]):8.3f}")
    apart = np.abs(np.concatenate(said[0]) - np.concatenate(said[1]))
    print(f"\nlog-odds apart: {apart.mean():.3f} on average, {np.quantile(apart, 0.99):.3f} in one of a hundred")


def of_sentences(read: Document) -> npt.NDArray[np.float32]:
    """Log-odds by sentence and code."""
    said = scores(read).sentence
    table = np.full((len(read.sentences), said.shape[1]), NOTHING, np.float32)
    for clause, row in zip(read.clauses, said, strict=True):
        table[clause.sentence] = row
    return table


def computed(work: Callable[[], object]) -> float:
    """Seconds of computing, all cores together."""
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
