"""Weighs cues and encoder together on the coded stories, and writes `weights.toml` of layer 6.

    python benchmarks/weigh_learned.py benchmarks/held_out_said.npz

`said.npz` is what the encoder says of sets that it was not trained on (`benchmarks/train_encoder.py --leave-out`). Only
these sets are used: weighed on texts that it knows by heart, the encoder would be believed too much. For each code a
logistic regression over clauses; of the endings over the last fifths of stories. The threshold marks as many sentences
as the coders do. What is printed is cross-validated: each set is judged by weights and thresholds that did not see it.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from agreement import alpha
from coded_corpus import CODERS, CodedText, coded_texts
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.document import Document
from retold.discourse.learned.judgements import ENDINGS, OPEN
from retold.discourse.learned.scores import Scores, by_clause
from retold.discourse.learned.weighing import OF_ENCODER, POLES, Weighing, columns, probability
from retold.discourse.learned.windows import WINDOW
from retold.discourse.learned.wordpieces import pieces
from retold.discourse.story import tells_a_story
from retold.discourse.weigh import balance_of, scales
from retold.measures.units import carried
from weigh_cues import Clauses, Ridge, clauses_of, coded, cues_of, fired_table, logistic

OUT = Path(__file__).parent.parent / "src" / "retold" / "discourse" / "learned" / "model" / "weights.toml"
AROUND_HALF = Ridge(1.0, usual=0.5)
Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.bool_]
Said = dict[str, npt.NDArray[np.float32]]


@dataclass(slots=True)
class Bench:
    """Every clause with its numbers (clauses x codes x four) and the share of coders for each code.

    `sets` has the set of each clause; `late` those of the last fifth of a story; `coders` each coder's sentences x
    codes.
    """

    clauses: Clauses
    table: Floats
    truth: Floats
    sets: npt.NDArray[np.str_]
    late: Rows
    coders: list[Rows]


def main() -> None:
    bench = bench_of(said_in([Path(name) for name in sys.argv[1:]]))
    cross_validated(bench)
    lines = ["# Written by benchmarks/weigh_learned.py from the coded stories; do not edit."]
    for code, weighing in zip(CODE_NAMES, weighed(bench, np.ones(len(bench.truth), dtype=bool)), strict=True):
        lines += ["", f"[{code}]", f"threshold = {weighing.threshold:.4f}"]
        for name, values in (("weights", weighing.weights), ("usual", weighing.usual)):
            lines.append(f"{name} = [{', '.join(f'{value:.4f}' for value in values)}]")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def said_in(paths: Sequence[Path]) -> Said:
    """Everything the encoder said of texts it had not seen, by set, pair, time and kind."""
    said: Said = {}
    for path in paths:
        with np.load(path) as kept:
            said.update({name: kept[name] for name in kept.files})
    return said


def bench_of(said: Said) -> Bench:
    """Read the stories, hear the cues, and put beside them what the encoder said."""
    texts = coded_texts(sorted({name.partition("/")[0] for name in said}))
    clauses = clauses_of(texts)
    evidence = np.stack(
        [
            fired_table(clauses.fired, code) @ [scales()[code].weight(cue) for cue in cues_of(code)]
            for code in CODE_NAMES
        ],
        axis=1,
    )
    tables = [
        columns(evidence[clauses.story == number], scores_of(text, read, said))
        for number, (text, read) in enumerate(zip(texts, clauses.documents, strict=True))
    ]
    told = np.array([tells_a_story(read) for read in clauses.documents])
    return Bench(
        clauses,
        np.concatenate(tables),
        np.stack([coded(clauses, code) for code in CODE_NAMES], axis=1),
        np.array([text.set for text in texts])[clauses.story],
        clauses.late & told[clauses.story],
        [
            np.array(
                [
                    [code in unit for code in CODE_NAMES]
                    for text in texts
                    for unit in carried(text.sentences, text.spans[coder])
                ]
            )
            for coder in CODERS
        ],
    )


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


def weighed(bench: Bench, rows: Rows) -> list[Weighing]:
    """Fitted on these clauses."""
    fitted = [_fit(bench, rows, code) for code in OPEN]
    with_balance(bench, fitted)
    return fitted + [_fit(bench, rows & bench.late, code) for code in ENDINGS]


def _fit(bench: Bench, rows: Rows, code: int) -> Weighing:
    table = bench.table[:, code]
    weights = logistic(table[rows], bench.truth[rows, code], AROUND_HALF)
    weights[3] *= code in ENDINGS  # the column is empty elsewhere
    usual = table[rows & (bench.truth[:, code] == 0), OF_ENCODER].mean(axis=0)
    threshold = 0.0 if code in ENDINGS else fair_threshold(bench, rows, probability(table, weights), code)
    return Weighing(weights, usual, threshold)


def with_balance(bench: Bench, fitted: Sequence[Weighing]) -> None:
    """Puts into the table how all that is found in its text leans, for each clause."""
    found = [probability(bench.table[:, code], fitted[code].weights) >= fitted[code].threshold for code in OPEN]
    for story in range(len(bench.clauses.documents)):
        rows = bench.clauses.story == story
        codes = [CODE_NAMES[code] for code in OPEN for _ in range(int(found[code][rows].sum()))]
        bench.table[rows, :, 3] = balance_of(codes) * POLES


def by_sentence(bench: Bench, of_clauses: Floats) -> Floats:
    """The highest of a sentence's clauses."""
    best = np.zeros(len(bench.coders[0]))
    np.maximum.at(best, bench.clauses.sentence, of_clauses)
    return best


def fair_threshold(bench: Bench, rows: Rows, found: Floats, code: int) -> float:
    """Where as many sentences of these are marked as the coders mark on average."""
    own = np.unique(bench.clauses.sentence[rows])
    wanted = round(float(np.mean([coder[own, code].sum() for coder in bench.coders])))
    return float(np.sort(by_sentence(bench, found)[own])[-max(wanted, 1)])


def cross_validated(bench: Bench) -> None:
    """Prints alpha with the coders per code, each set judged by weights that did not see it."""
    marks = np.zeros(bench.coders[0].shape, dtype=bool)
    for name in np.unique(bench.sets):
        held = bench.sets == name
        fitted = weighed(bench, ~held)
        for code in OPEN:
            found = probability(bench.table[:, code], fitted[code].weights) >= fitted[code].threshold
            marks[bench.clauses.sentence[held & found], code] = True
        for story in np.unique(bench.clauses.story[held & bench.late]):
            rows = np.flatnonzero((bench.clauses.story == story) & bench.late)
            said = np.stack([probability(bench.table[rows, code], fitted[code].weights) for code in ENDINGS], axis=1)
            clause, ending = divmod(int(said.argmax()), len(ENDINGS))
            marks[bench.clauses.sentence[rows[clause]], ENDINGS[ending]] = True
    agreements = [
        float(np.mean([alpha(list(marks[:, code]), list(coder[:, code])) for coder in bench.coders]))
        for code in range(len(CODE_NAMES))
    ]
    for name, agreement in zip(CODE_NAMES, agreements, strict=True):
        print(f"{name:26} alpha {agreement:.3f}")
    print(f"{'mean':26} alpha {np.mean(agreements):.3f}")


if __name__ == "__main__":
    main()
