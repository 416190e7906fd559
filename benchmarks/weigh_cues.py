"""Weighs the cues on the coded stories and writes `src/retold/discourse/weights.toml`.

    python benchmarks/weigh_cues.py

For each code but the endings a logistic regression over the clauses of the sets in `DEVELOPED_ON`: first of the cues
alone, weights not below zero; then of that evidence with outlook and place, the evidence now cross-fitted by writer so
that no text is judged by weights that saw its writer. The threshold is the one at which the cross-fitted probabilities
mark as many sentences as the coders do. The endings are weighed over the last fifths of the texts that tell a story,
with the balance of what was found before as outlook; they need no threshold, since a story has exactly one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from agreement import alpha
from coded_corpus import CODERS, CodedText, coded_texts
from retold.discourse.codebook import CODE_NAMES, CodeName
from retold.discourse.cues import REGISTER, evidence_of
from retold.discourse.cues.evidence import last_fifth
from retold.discourse.document import Document, document
from retold.discourse.story import tells_a_story
from retold.discourse.weigh import balance_of, inside, outlooks
from retold.measures.units import carried

DEVELOPED_ON = ("d1", "d2", "t1", "t2", "t3")
OUT = Path(__file__).parent.parent / "src" / "retold" / "discourse" / "weights.toml"
FOLDS = 10
OVERLAP = 0.5  # of the shorter of clause and coded span, from which the clause counts as coded
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ridge:
    """How a regression is held in: by `pull` towards `usual`; columns in `free` may fall below zero."""

    pull: float
    usual: float = 0.0
    free: tuple[int, ...] = ()


OF_CUES = Ridge(4.0, usual=1.5)  # a cue that is rare in the corpus keeps what a cue usually weighs
AROUND = Ridge(0.5, free=(1, 2))  # evidence, outlook, place


@dataclass(slots=True)
class Clauses:
    """Every clause: its story, its sentence (counted through), its fold, where in the story, its cues."""

    texts: list[CodedText]
    documents: list[Document]
    story: npt.NDArray[np.intp]
    sentence: npt.NDArray[np.intp]
    fold: npt.NDArray[np.intp]
    late: npt.NDArray[np.bool_]
    inside: Floats
    fired: list[frozenset[str]]


def main() -> None:
    clauses = clauses_of(coded_texts(DEVELOPED_ON))
    lines, found = weighed_codes(clauses)
    lines += weighed_endings(clauses, found)
    OUT.write_text("\n".join(HEAD + lines) + "\n", "utf-8")


def weighed_codes(clauses: Clauses) -> tuple[list[str], list[list[str]]]:
    """The file's part on all codes but endings, and the codes found in each story by cross-fitted weights."""
    codes = [code for code in CODE_NAMES if not code.startswith("ending")]
    truth = {code: coded(clauses, code) for code in codes}
    table = {code: fired_table(clauses.fired, code) for code in codes}
    evidence, alone = {}, {}
    for code in codes:
        evidence[code], probability = cross_fitted(table[code], truth[code], clauses.fold, OF_CUES)
        alone[code] = probability * table[code].any(axis=1)  # as when reading: no cue, no evidence
    leaning = leanings(clauses, alone)
    lines: list[str] = []
    found: list[list[str]] = [[] for _ in clauses.texts]
    for code in codes:
        inputs = np.stack([evidence[code], leaning, clauses.inside], axis=1)
        fit = logistic(inputs, truth[code], AROUND)
        held = cross_fitted(inputs, truth[code], clauses.fold, AROUND)[1] * table[code].any(axis=1)
        threshold, agreement = fair_threshold(clauses, code, held)
        print(f"{code:26} alpha {agreement:.3f} at {threshold:.3f}")
        lines += entry(code, logistic(table[code], truth[code], OF_CUES), fit, threshold, table[code], truth[code])
        for story in clauses.story[held >= threshold]:
            found[story].append(code)
    return lines, found


def weighed_endings(clauses: Clauses, found: list[list[str]]) -> list[str]:
    """The file's part on the two endings."""
    lines: list[str] = []
    codes = [code for code in CODE_NAMES if code.startswith("ending")]
    told = np.array([tells_a_story(read) for read in clauses.documents])
    rows = np.flatnonzero(clauses.late & told[clauses.story])
    balance = np.array([balance_of(codes_found) for codes_found in found])[clauses.story]
    for code in codes:
        truth, table = coded(clauses, code)[rows], fired_table(clauses.fired, code)[rows]
        evidence, _ = cross_fitted(table, truth, clauses.fold[rows], OF_CUES)
        inputs = np.stack([evidence, balance[rows], np.zeros(len(rows))], axis=1)
        fit = logistic(inputs, truth, AROUND)
        lines += entry(code, logistic(table, truth, OF_CUES), fit, 0.0, table, truth)
    return lines


def fired_table(fired: Sequence[frozenset[str]], code: CodeName) -> Floats:
    """Clauses by cues of one code: 1.0 where the cue fired."""
    cues = cues_of(code)
    return np.array([[cue in names for cue in cues] for names in fired], dtype=np.float64)


def cues_of(code: CodeName) -> list[str]:
    """The names of a code's cues, in the order of the register."""
    return [cue.name for cue in REGISTER.values() if cue.code == code]


HEAD = [
    "# Written by benchmarks/weigh_cues.py from the coded stories; do not edit. Each cue: clauses in which it fired,",
    "# clauses of these that coders gave the code (halves where the two differ), weight.",
]


def clauses_of(texts: Sequence[CodedText]) -> Clauses:
    """Read every story and ask every cue."""
    documents = [document(text.text) for text in texts]
    writers = {writer: number for number, writer in enumerate(sorted({text.writer for text in texts}))}
    story, sentence, fold, late, within = [], [], [], [], []
    fired: list[frozenset[str]] = []
    offset = 0
    for number, (text, read) in enumerate(zip(texts, documents, strict=True)):
        text.sentences = [(span.start, span.end) for span in read.sentences]
        found: list[set[str]] = [set() for _ in read.clauses]
        for item in [*evidence_of(read), *evidence_of(read, ending=True)]:
            if not item.aside:
                found[item.clause].add(item.cue.name)
        fired += map(frozenset, found)
        story += [number] * len(read.clauses)
        sentence += [offset + clause.sentence for clause in read.clauses]
        fold += [writers[text.writer] % FOLDS] * len(read.clauses)
        late += [clause.sentence >= last_fifth(read) for clause in read.clauses]
        within += [inside(clause.place) for clause in read.clauses]
        offset += len(read.sentences)
    return Clauses(
        list(texts),
        documents,
        np.array(story),
        np.array(sentence),
        np.array(fold),
        np.array(late),
        np.array(within),
        fired,
    )


def coded(clauses: Clauses, code: CodeName) -> Floats:
    """For each clause the share of coders who gave it the code."""
    shares = []
    for text, read in zip(clauses.texts, clauses.documents, strict=True):
        spans = [[(s, e) for name, s, e in text.spans[coder] if name == code] for coder in CODERS]
        for clause in read.clauses:
            marks = [any(overlaps(clause.start, clause.end, start, end) for start, end in own) for own in spans]
            shares.append(sum(marks) / len(CODERS))
    return np.array(shares)


def overlaps(start: int, end: int, from_: int, to: int) -> bool:
    return min(end, to) - max(start, from_) >= OVERLAP * min(end - start, to - from_) > 0


def logistic(inputs: Floats, truth: Floats, ridge: Ridge) -> Floats:
    """Logistic regression, held in by a ridge, weights not below zero but where free; the intercept is last."""
    columns = inputs.shape[1]
    design = np.hstack([inputs, np.ones((len(inputs), 1))])
    pull = np.append(np.full(columns, ridge.pull), 1e-3)
    usual = np.append(np.full(columns, ridge.usual), 0.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        score = design @ weights
        slope = design.T @ (1 / (1 + np.exp(-score)) - truth) + pull * (weights - usual)
        return float(np.sum(np.logaddexp(0, score) - truth * score) + pull @ (weights - usual) ** 2 / 2), slope

    bounds = [(None, None) if column in ridge.free or column == columns else (0, None) for column in range(columns + 1)]
    return np.asarray(minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", bounds=bounds).x)


def cross_fitted(inputs: Floats, truth: Floats, fold: npt.NDArray[np.intp], ridge: Ridge) -> tuple[Floats, Floats]:
    """Weighted sum and probability of each clause, by weights that never saw its writer."""
    total, probability = np.zeros(len(truth)), np.zeros(len(truth))
    for held in range(FOLDS):
        out = fold == held
        weights = logistic(inputs[~out], truth[~out], ridge)
        total[out] = inputs[out] @ weights[:-1]
        probability[out] = 1 / (1 + np.exp(-total[out] - weights[-1]))
    return total, probability


def leanings(clauses: Clauses, alone: dict[CodeName, Floats]) -> Floats:
    """The outlook of the rest of its text for each clause."""
    found = np.zeros(len(clauses.fired))
    for number, read in enumerate(clauses.documents):
        rows = np.flatnonzero(clauses.story == number)
        sentences = [clause.sentence for clause in read.clauses]
        told = {(n, code): p[row] for code, p in alone.items() for n, row in enumerate(rows) if p[row] > 0}
        by_sentence = outlooks(told, sentences)
        found[rows] = [by_sentence[sentence] for sentence in sentences]
    return found


def fair_threshold(clauses: Clauses, code: CodeName, probability: Floats) -> tuple[float, float]:
    """Where as many sentences are marked as coders mark on average, and alpha with the coders there, its mean."""
    best = np.zeros(sum(len(text.sentences) for text in clauses.texts))
    np.maximum.at(best, clauses.sentence, probability)
    coders = [
        [code in unit for text in clauses.texts for unit in carried(text.sentences, text.spans[coder])]
        for coder in CODERS
    ]
    wanted = round(float(np.mean([sum(coder) for coder in coders])))
    threshold = round(float(np.sort(best)[-wanted]), 3)
    return threshold, float(np.mean([alpha(list(best >= threshold), coder) for coder in coders]))


def entry(  # noqa: PLR0917 - one line of a file needs all of them
    code: CodeName,
    weights: Floats,
    fit: Floats,
    threshold: float,
    table: Floats,
    truth: Floats,
) -> list[str]:
    """One code's part of the file."""
    lines = [
        "",
        f"[{code}]",
        f"first = {weights[-1]:.3f}",
        f"intercept = {fit[3]:.3f}",
        f"evidence = {fit[0]:.3f}",
        f"outlook = {fit[1]:.3f}",
        f"inside = {fit[2]:.3f}",
        f"threshold = {threshold}",
        f"[{code}.cues]",
    ]
    for column, cue in sorted(enumerate(cues_of(code)), key=lambda item: (-round(weights[item[0]], 3), item[1])):
        fired = table[:, column] > 0
        lines.append(f"{cue} = [{fired.sum()}, {truth[fired].sum():.1f}, {max(weights[column], 0.0):.3f}]")
    return lines


if __name__ == "__main__":
    main()
