"""How sure a figure of `engine_quality.py` is: alpha on stories of writers drawn again (a bootstrap by writer).

Two stories of a writer go together, as everywhere. Both coders are kept; what is drawn is whose stories they coded.
"""

from collections.abc import Sequence

import numpy as np

from coded_corpus import CODERS, CodedText
from retold.discourse.codebook import CODE_NAMES
from retold.measures.alpha import alphas, distances
from retold.measures.units import carried

DRAWS = 2000
SEED = 20
BETWEEN = (0.025, 0.975)

Interval = tuple[float, float]


def intervals(texts: Sequence[CodedText], rater: str) -> dict[str, Interval]:
    """95% of the draws of mean alpha with the coders lie between these: for each code, and for "mean" of all."""
    writers = {writer: at for at, writer in enumerate(sorted({text.writer for text in texts}))}
    together = np.zeros((len(writers), len(CODE_NAMES), len(CODERS), 2, 2))
    for text in texts:
        own, *coders = ([code_marks(unit) for unit in carried(text.sentences, text.spans[w])] for w in (rater, *CODERS))
        for number, coder in enumerate(coders):
            for one, other in zip(own, coder, strict=True):
                for code, (here, there) in enumerate(zip(one, other, strict=True)):
                    together[writers[text.writer], code, number, here, there] += 1
                    together[writers[text.writer], code, number, there, here] += 1
    drawn = np.random.default_rng(SEED).multinomial(len(writers), np.full(len(writers), 1 / len(writers)), size=DRAWS)
    found = alphas(np.tensordot(drawn, together, axes=1), distances("nominal", np.arange(2.0), np.empty(0)))
    values = np.where(np.isnan(found), 1.0, found).mean(axis=2)  # 1 where nobody ever marked it, as in `agreement`
    table = np.column_stack([values, values.mean(axis=1)])
    low, high = np.quantile(table, BETWEEN, axis=0)
    return {name: (float(low[at]), float(high[at])) for at, name in enumerate((*CODE_NAMES, "mean"))}


def code_marks(unit: frozenset[str]) -> list[int]:
    """For each code 1 where the unit carries it, else 0."""
    return [int(code in unit) for code in CODE_NAMES]
