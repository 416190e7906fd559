"""Coded stories as numbers: every clause with the cues that fired in it and the share of coders who gave it a code."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from retold.discourse.codebook import CODE_NAMES, CodeName
from retold.discourse.cues.evidence import evidence_of, last_fifth
from retold.discourse.cues.register import shipped_register
from retold.discourse.cues.weigh import inside
from retold.discourse.document import Document, document
from retold.discourse.story import tells_a_story
from retold.measures.units import carried
from retold.training.regression import Floats

if TYPE_CHECKING:
    from retold.discourse.cues.evidence import Evidence

FOLDS = 10
OVERLAP = 0.5  # of the shorter of clause and coded span, from which the clause counts as coded
Span = tuple[str, int, int]


@dataclass(slots=True)
class Text:
    """One coded story: who wrote it (what no split parts), and each coder's spans as (code, start, end)."""

    text: str
    writer: str
    spans: dict[str, list[Span]] = field(default_factory=dict)


@dataclass
class Clauses:
    """Every clause of some coded stories; `story` and `sentence` (counted through) say where it stands.

    `fold` parts writers for what is fitted crosswise, `late` marks the last fifth of what tells a story, `inside` how
    far from either end it is, `fired` the cues that count.
    """

    texts: Sequence[Text]
    documents: list[Document]
    story: npt.NDArray[np.intp]
    sentence: npt.NDArray[np.intp]
    fold: npt.NDArray[np.intp]
    late: npt.NDArray[np.bool_]
    inside: Floats
    fired: list[frozenset[str]]

    @cached_property
    def truth(self) -> Floats:
        """Clauses x codes: the share of its text's coders who gave it the code."""
        return np.concatenate(
            [
                np.stack([_shares(text, read, code) for code in CODE_NAMES], axis=1)
                for text, read in zip(self.texts, self.documents, strict=True)
            ]
        )

    @cached_property
    def of_sentences(self) -> Floats:
        """Sentences x codes: the same share, a code being carried as reliability counts it."""
        rows = []
        for text, read in zip(self.texts, self.documents, strict=True):
            spans = [(one.start, one.end) for one in read.sentences]
            marks = [
                [[code in unit for code in CODE_NAMES] for unit in carried(spans, own)] for own in text.spans.values()
            ]
            rows.append(np.mean(np.array(marks, dtype=np.float64), axis=0))
        return np.concatenate(rows)

    def fired_table(self, code: CodeName) -> Floats:
        """Clauses by cues of one code: 1.0 where the cue fired."""
        cues = cues_of(code)
        return np.array([[cue in names for cue in cues] for names in self.fired], dtype=np.float64)

    def of(self, keep: npt.NDArray[np.bool_]) -> "Clauses":
        """Those of some of the texts (one truth value each), counted anew."""
        return clauses_of(
            [text for text, kept in zip(self.texts, keep, strict=True) if kept],
            [read for read, kept in zip(self.documents, keep, strict=True) if kept],
        )


def cues_of(code: CodeName) -> list[str]:
    """The names of a code's cues, in the order of the register."""
    return [cue.name for cue in shipped_register().of_code(code)]


def clauses_of(texts: Sequence[Text], documents: list[Document] | None = None) -> Clauses:
    """Ask every cue of every story; `documents` are read here unless given."""
    documents = documents or [document(text.text) for text in texts]
    writers = {writer: number for number, writer in enumerate(sorted({text.writer for text in texts}))}
    story, sentence, fold, late, within = [], [], [], [], []
    fired: list[frozenset[str]] = []
    offset = 0
    for number, (text, read) in enumerate(zip(texts, documents, strict=True)):
        story += [number] * len(read.clauses)
        sentence += [offset + clause.sentence for clause in read.clauses]
        fold += [writers[text.writer] % FOLDS] * len(read.clauses)
        first = last_fifth(read) if tells_a_story(read) else len(read.sentences)
        late += [clause.sentence >= first for clause in read.clauses]
        within += [inside(clause.place) for clause in read.clauses]
        fired += _fired(read, [*evidence_of(read), *evidence_of(read, ending=True)])
        offset += len(read.sentences)
    return Clauses(
        texts, documents, np.array(story), np.array(sentence), np.array(fold), np.array(late), np.array(within), fired
    )


def _fired(read: Document, evidence: "Sequence[Evidence]") -> list[frozenset[str]]:
    found: list[set[str]] = [set() for _ in read.clauses]
    for item in evidence:
        if not item.aside:
            found[item.clause].add(item.cue.name)
    return [frozenset(names) for names in found]


def _shares(text: Text, read: Document, code: CodeName) -> Floats:
    spans = [[(start, end) for name, start, end in own if name == code] for own in text.spans.values()]
    marks = [
        [any(overlaps(clause.start, clause.end, start, end) for start, end in own) for own in spans]
        for clause in read.clauses
    ]
    shares: Floats = np.array(marks, dtype=np.float64).mean(axis=1)
    return shares


def overlaps(start: int, end: int, from_: int, to: int) -> bool:
    """Whether a clause counts as coded by a span."""
    return min(end, to) - max(start, from_) >= OVERLAP * min(end - start, to - from_) > 0
