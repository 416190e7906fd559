"""How much each cue weighs.

For each code but the endings a logistic regression over clauses: first of the cues alone, weights not below zero; then
of that evidence with outlook and place, the evidence now fitted crosswise by writer so that no text is judged by
weights that saw its writer. The threshold is the one at which these probabilities mark as many sentences as the coders
do. The endings are weighed over the last fifths of the texts that tell a story, with the balance of what was found
before as outlook; they need no threshold, since a story has exactly one.
"""

import numpy as np

from retold.discourse.codebook import CODE_NAMES, CodeName
from retold.discourse.cues.weigh import balance_of, outlooks, scales
from retold.training.coded import Clauses, cues_of
from retold.training.regression import Floats, Ridge, cross_fitted, logistic

HEAD = [
    "# Written by retold.training from coded stories; do not edit. Each cue: clauses in which it fired,",
    "# clauses of these that coders gave the code (parts where they differ), weight.",
]
OPEN: list[CodeName] = [code for code in CODE_NAMES if not code.startswith("ending")]
ENDINGS: list[CodeName] = [code for code in CODE_NAMES if code.startswith("ending")]


def cues_file(clauses: Clauses, *, anew: bool = False) -> str:
    """`cues.toml`. Few stories move the weights a little away from those in use; `anew` starts from nothing."""
    lines, found = _codes(clauses, anew=anew)
    lines += _endings(clauses, found, anew=anew)
    return "\n".join(HEAD + lines) + "\n"


def of_cues(code: CodeName, *, anew: bool) -> Ridge:
    """A cue that is rare keeps what it weighs already, or what a cue usually weighs."""
    return Ridge(4.0, usual=1.5 if anew else tuple(scales()[code].weight(cue) for cue in cues_of(code)))


def _around(code: CodeName, *, anew: bool) -> Ridge:
    """Of evidence, outlook and place."""
    known = scales()[code]
    return Ridge(0.5, usual=0.0 if anew else (known.evidence, known.outlook, known.inside), free=(1, 2))


def _codes(clauses: Clauses, *, anew: bool) -> tuple[list[str], list[list[str]]]:
    """The file's part on all codes but endings, and the codes found in each story by crosswise weights."""
    table = {code: clauses.fired_table(code) for code in OPEN}
    truth = {code: clauses.truth[:, CODE_NAMES.index(code)] for code in OPEN}
    evidence, alone = {}, {}
    for code in OPEN:
        evidence[code], probability = cross_fitted(table[code], truth[code], clauses.fold, of_cues(code, anew=anew))
        alone[code] = probability * table[code].any(axis=1)  # as when reading: no cue, no evidence
    leaning = _leanings(clauses, alone)
    lines: list[str] = []
    found: list[list[str]] = [[] for _ in clauses.texts]
    for code in OPEN:
        inputs = np.stack([evidence[code], leaning, clauses.inside], axis=1)
        around = _around(code, anew=anew)
        held = cross_fitted(inputs, truth[code], clauses.fold, around)[1] * table[code].any(axis=1)
        threshold = fair_threshold(clauses, code, held)
        weights = logistic(table[code], truth[code], of_cues(code, anew=anew))
        fit = logistic(inputs, truth[code], around)
        lines += _entry(code, weights, fit, threshold, table[code], truth[code])
        for story in clauses.story[held >= threshold]:
            found[story].append(code)
    return lines, found


def _endings(clauses: Clauses, found: list[list[str]], *, anew: bool) -> list[str]:
    """The file's part on the two endings."""
    lines: list[str] = []
    rows = np.flatnonzero(clauses.late)
    balance = np.array([balance_of(codes) for codes in found])[clauses.story]
    for code in ENDINGS:
        truth, table = clauses.truth[rows, CODE_NAMES.index(code)], clauses.fired_table(code)[rows]
        evidence, _ = cross_fitted(table, truth, clauses.fold[rows], of_cues(code, anew=anew))
        inputs = np.stack([evidence, balance[rows], np.zeros(len(rows))], axis=1)
        weights = logistic(table, truth, of_cues(code, anew=anew))
        lines += _entry(code, weights, logistic(inputs, truth, _around(code, anew=anew)), 0.0, table, truth)
    return lines


def _leanings(clauses: Clauses, alone: dict[CodeName, Floats]) -> Floats:
    """The outlook of the rest of its text for each clause."""
    found = np.zeros(len(clauses.fired))
    for number, read in enumerate(clauses.documents):
        rows = np.flatnonzero(clauses.story == number)
        sentences = [clause.sentence for clause in read.clauses]
        told = {(n, code): p[row] for code, p in alone.items() for n, row in enumerate(rows) if p[row] > 0}
        by_sentence = outlooks(told, sentences)
        found[rows] = [by_sentence[sentence] for sentence in sentences]
    return found


def fair_threshold(clauses: Clauses, code: CodeName, probability: Floats) -> float:
    """Where as many sentences are marked as the coders mark on average; above 1 where they mark none."""
    best = np.zeros(len(clauses.of_sentences))
    np.maximum.at(best, clauses.sentence, probability)
    wanted = round(float(clauses.of_sentences[:, CODE_NAMES.index(code)].sum()))
    return round(float(np.sort(best)[-wanted]), 3) if wanted else 1.001


def _entry(  # noqa: PLR0917 - one part of a file needs all of them
    code: CodeName, weights: Floats, fit: Floats, threshold: float, table: Floats, truth: Floats
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
