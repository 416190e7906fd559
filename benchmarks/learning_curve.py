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

from agreement import alpha
from coded_corpus import CODERS, coded_texts
from held_out import said_in
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import document
from retold.measures.units import carried

SETS = ("t3", "t4")


def main() -> None:
    texts = coded_texts(SETS)
    units = {id(text): [(one.start, one.end) for one in document(text.text).sentences] for text in texts}
    for path in map(Path, sys.argv[1:]):
        said = said_in(path)
        rows, coders = [], []
        for text in texts:
            of_text = said[f"{text.set}/{text.pair}/{text.time}/sentences"]
            marks = [carried(units[id(text)], text.spans[coder]) for coder in CODERS]
            rows.append(of_text)
            coders.append([[[code in unit for code in CODE_NAMES] for unit in own[: len(of_text)]] for own in marks])
        table, given = np.concatenate(rows), np.concatenate(coders, axis=1)
        values = []
        for code in range(len(CODE_NAMES)):
            wanted = round(float(given[:, :, code].sum(axis=1).mean()))
            marked = table[:, code] >= np.sort(table[:, code])[-wanted]
            values += [alpha(list(marked), list(coder[:, code])) for coder in given]
        print(f"{path}: mean alpha {fmean(values):.3f}")


if __name__ == "__main__":
    main()
