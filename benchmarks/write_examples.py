"""Writes the coded examples that learned findings name: clauses to which both coders gave one code.

    python benchmarks/write_examples.py

Needs the trained encoder in place. Each example is kept with its words and its place in the 48 dimensions in which
the examples differ most (principal components), as int8.
"""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt

from coded_corpus import CODERS, coded_texts, sets
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.reasons import span_of
from retold.discourse.document import document
from retold.discourse.learned.scores import scores
from weigh_cues import overlaps

MODEL = Path(__file__).parent.parent / "src" / "retold" / "discourse" / "learned" / "model"
DIMENSIONS = 48
SHORTEST, LONGEST = 12, 90  # characters of an example that is worth reading in a sentence


def main() -> None:
    words: dict[str, list[str]] = {code: [] for code in CODE_NAMES}
    vectors: dict[str, list[npt.NDArray[np.float32]]] = {code: [] for code in CODE_NAMES}
    for text in coded_texts(sets()):
        read = document(text.text)
        said = scores(read)
        for clause in read.clauses:
            quoted = read.quote(*span_of(read, clause.index))
            if not SHORTEST <= len(quoted) <= LONGEST:
                continue
            for code in CODE_NAMES:
                given = [[(s, e) for name, s, e in text.spans[coder] if name == code] for coder in CODERS]
                if all(any(overlaps(clause.start, clause.end, s, e) for s, e in own) for own in given):
                    words[code].append(quoted)
                    vectors[code].append(said.vectors[clause.index])
    everything = np.concatenate([np.stack(listed) for listed in vectors.values()])
    middle = everything.mean(axis=0)
    basis = np.linalg.svd(everything - middle, full_matrices=False)[2][:DIMENSIONS].T
    kept = {}
    for name, listed in vectors.items():
        placed = (np.stack(listed) - middle) @ basis
        kept[name] = np.round(127 * placed / np.linalg.norm(placed, axis=1, keepdims=True)).astype(np.int8)
    np.savez_compressed(MODEL / "examples.npz", middle=middle, basis=basis, **kept)
    (MODEL / "examples.json").write_text(json.dumps(words, ensure_ascii=False, indent=0), "utf-8")
    print(", ".join(f"{name} {len(listed)}" for name, listed in words.items()))


if __name__ == "__main__":
    main()
