"""How cues and encoder add up: for each code a logistic regression over clauses; of the endings, over last fifths.

The cues' evidence is fitted crosswise by writer, and the encoder must not have been trained on these texts: weighed on
what either knows by heart, it would be believed too much. The threshold marks as many sentences as the coders do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.weigh import balance_of
from retold.discourse.document import Document
from retold.discourse.learned.judgements import ENDINGS, OPEN
from retold.discourse.learned.scores import Scores
from retold.discourse.learned.weighing import OF_ENCODER, POLES, Weighing, columns, probability, weighings
from retold.training.coded import Clauses, Text
from retold.training.cues import fair_threshold, of_cues
from retold.training.regression import Floats, Ridge, cross_fitted, logistic

PULL = 1.0
Says = Callable[[Text, Document], Scores]


@dataclass(frozen=True, slots=True)
class Bench:
    """Clauses, and for each its numbers: clauses x codes x four, the balance of findings still empty."""

    clauses: Clauses
    table: Floats


def bench_of(clauses: Clauses, says: Says, *, anew: bool = False) -> Bench:
    """Put beside the cues what the encoder says of each text."""
    evidence = np.zeros((len(clauses.fired), len(CODE_NAMES)))
    for code, name in enumerate(CODE_NAMES):
        rows = clauses.late if code in ENDINGS else np.ones(len(clauses.late), dtype=bool)
        evidence[rows, code], _ = cross_fitted(
            clauses.fired_table(name)[rows], clauses.truth[rows, code], clauses.fold[rows], of_cues(name, anew=anew)
        )
    tables = [
        columns(evidence[clauses.story == number], says(text, read))
        for number, (text, read) in enumerate(zip(clauses.texts, clauses.documents, strict=True))
    ]
    return Bench(clauses, np.concatenate(tables))


def weights_file(bench: Bench, *, anew: bool = False) -> str:
    """`weights.toml`."""
    lines = ["# Written by retold.training from coded stories; do not edit."]
    for code, weighing in zip(CODE_NAMES, weighed(bench, anew=anew), strict=True):
        lines += ["", f"[{code}]", f"threshold = {weighing.threshold:.4f}"]
        for name, values in (("weights", weighing.weights), ("usual", weighing.usual)):
            lines.append(f"{name} = [{', '.join(f'{value:.4f}' for value in values)}]")
    return "\n".join(lines) + "\n"


def weighed(bench: Bench, *, anew: bool = False) -> list[Weighing]:
    """Every code's weighing, in order. The balance of what is found is written into the table on the way."""
    fitted = [_fit(bench, code, anew=anew) for code in OPEN]
    _put_balance(bench, fitted)
    return fitted + [_fit(bench, code, anew=anew) for code in ENDINGS]


def _fit(bench: Bench, code: int, *, anew: bool) -> Weighing:
    ending = code in ENDINGS
    rows: npt.NDArray[np.bool_] = bench.clauses.late if ending else np.ones(len(bench.table), dtype=bool)
    table, truth = bench.table[:, code], bench.clauses.truth[:, code]
    usual = 0.5 if anew else tuple(weighings()[CODE_NAMES[code]].weights[:-1].tolist())
    weights = logistic(table[rows], truth[rows], Ridge(PULL, usual=usual))
    weights[3] *= ending  # the column is empty elsewhere
    without = rows & (truth == 0)
    of_encoder = table[without, OF_ENCODER].mean(axis=0) if without.any() else np.zeros(2)
    threshold = 0.0 if ending else fair_threshold(bench.clauses, CODE_NAMES[code], probability(table, weights))
    return Weighing(weights, of_encoder, threshold)


def _put_balance(bench: Bench, fitted: Sequence[Weighing]) -> None:
    """How all that is found in its text leans, for each clause."""
    found = [probability(bench.table[:, code], fitted[code].weights) >= fitted[code].threshold for code in OPEN]
    for story in range(len(bench.clauses.documents)):
        rows = bench.clauses.story == story
        codes = [CODE_NAMES[code] for code in OPEN for _ in range(int(found[code][rows].sum()))]
        bench.table[rows, :, 3] = balance_of(codes) * POLES
