"""What more coded stories bring: the encoder alone, trained on ever more pairs, on sets that it never saw.

    python benchmarks/train_encoder.py --leave-out t3,t4 --pairs 20 --out build/of-20-pairs
    python benchmarks/learning_curve.py build/of-20-pairs/said.npz ...

For each file mean alpha per sentence with both coders over the ten codes; as many sentences are marked as the coders
mark, so that no threshold is learned.
"""

import sys
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt

from agreement import alpha
from coded_corpus import CODERS, CodedText, coded_texts
from held_out import said_in
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import document
from retold.measures.units import carried

SETS = ("t3", "t4")


def main() -> None:
    texts = coded_texts(SETS)
    for path in map(Path, sys.argv[1:]):
        said = said_in(path)
        of_texts = [said[f"{text.set}/{text.pair}/{text.time}/sentences"] for text in texts]
        print(f"{path}: mean alpha {alpha_of(texts, of_texts):.3f}")


def alpha_of(texts: list[CodedText], said: list[npt.NDArray[np.float32]]) -> float:
    """Mean alpha over codes and coders; `said` has for each text log-odds by sentence (its first ones) and code."""
    coders = []
    for text, of_text in zip(texts, said, strict=True):
        if not text.sentences:
            text.sentences = [(one.start, one.end) for one in document(text.text).sentences]
        units = [carried(text.sentences, text.spans[coder])[: len(of_text)] for coder in CODERS]
        coders.append([[[code in unit for code in CODE_NAMES] for unit in own] for own in units])
    table, given = np.concatenate(said), np.concatenate(coders, axis=1)
    values = []
    for code in range(len(CODE_NAMES)):
        wanted = round(float(given[:, :, code].sum(axis=1).mean()))
        marked = table[:, code] >= np.sort(table[:, code])[-wanted]
        values += [alpha(list(marked), list(coder[:, code])) for coder in given]
    return fmean(values)


if __name__ == "__main__":
    main()
