"""The coded examples that learned findings name: clauses to which every coder of their text gave one code.

Each is kept with its words and its place in the 48 dimensions in which the examples differ most (principal components),
as int8. A code with none keeps those that ship.
"""

import json
from collections.abc import Iterable
from io import BytesIO

import numpy as np
import numpy.typing as npt

from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.reasons import span_of
from retold.training.coded import Clauses
from retold.training.joint import Says

DIMENSIONS = 48
SHORTEST, LONGEST = 12, 90  # characters of an example that is worth reading in a sentence
Vectors = npt.NDArray[np.float32]


def examples_files(clauses: Clauses, says: Says) -> dict[str, bytes] | None:
    """`examples.json` and `examples.npz`; nothing where a code has no example, and those that ship are better."""
    words: dict[str, list[str]] = {code: [] for code in CODE_NAMES}
    vectors: dict[str, list[Vectors]] = {code: [] for code in CODE_NAMES}
    for code, quoted, vector in _found(clauses, says):
        words[code].append(quoted)
        vectors[code].append(vector)
    if not all(words.values()):
        return None
    everything = np.concatenate([np.stack(listed) for listed in vectors.values()])
    middle = everything.mean(axis=0)
    basis = np.linalg.svd(everything - middle, full_matrices=False)[2][:DIMENSIONS].T
    kept: dict[str, npt.NDArray[np.int8]] = {}
    for name, listed in vectors.items():
        placed = (np.stack(listed) - middle) @ basis
        length = np.maximum(np.linalg.norm(placed, axis=1, keepdims=True), 1e-6)
        kept[name] = np.round(127 * placed / length).astype(np.int8)
    packed = BytesIO()
    np.savez_compressed(packed, allow_pickle=False, middle=middle, basis=basis, **kept)
    listed_words = json.dumps(words, ensure_ascii=False, indent=0)
    return {"examples.json": listed_words.encode(), "examples.npz": packed.getvalue()}


def _found(clauses: Clauses, says: Says) -> Iterable[tuple[str, str, Vectors]]:
    """Code, words and vector of every example."""
    for number, (text, read) in enumerate(zip(clauses.texts, clauses.documents, strict=True)):
        vectors = says(text, read).vectors
        truth = clauses.truth[clauses.story == number]
        for clause in read.clauses:
            quoted = read.quote(*span_of(read, clause.index))
            if SHORTEST <= len(quoted) <= LONGEST:
                for code in np.flatnonzero(truth[clause.index] == 1.0).tolist():
                    yield CODE_NAMES[code], quoted, vectors[clause.index]
