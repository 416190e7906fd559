"""What a finding shows (its rationale): the stretch it covers, and a sentence that quotes what triggered it."""

from collections.abc import Iterator

from retold.discourse.cues.evidence import Evidence
from retold.discourse.cues.view import At
from retold.discourse.cues.wordclasses import words
from retold.discourse.document import Document

JOINING = words("that and but or so because although though since while whereas")
PARTS = frozenset({"content", "purpose"})


def wholes(document: Document, index: int) -> Iterator[int]:
    """The clauses that a clause is a part of, as their content or purpose, the nearest first."""
    clause = document.clauses[index]
    while clause.link in PARTS and clause.parent is not None:
        yield clause.parent
        clause = document.clauses[clause.parent]


def span_of(document: Document, index: int) -> tuple[int, int]:
    """A clause with the clauses right after it that are part of it: "did not know", "how to study".

    The word that joins it to what came before is left out, as coders leave it out.
    """
    clause = document.clauses[index]
    start, end = clause.start, clause.end
    first, *rest = clause.tokens
    if rest and document.tokens.lower[first] in JOINING and document.at(first)[0] == start:
        start = document.at(rest[0])[0]
    for below in document.clauses[index + 1 : index + 6]:
        if below.sentence != clause.sentence or below.start - end > 3:
            break
        if index in wholes(document, below.index):
            end = max(end, below.end)
    return start, end


def reason_of(document: Document, item: Evidence) -> str:
    """The cue's sentence with the words that triggered it."""
    return item.cue.reason.format(words=quoted(document, item.at))


def quoted(document: Document, at: At) -> str:
    """The words of some tokens as given, in curly quotes; neighbours are quoted together."""
    runs: list[list[int]] = []
    for token in sorted(set(at)):
        if runs and token == runs[-1][-1] + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    return " … ".join(f"“{document.quote(document.at(run[0])[0], document.at(run[-1])[1])}”" for run in runs)
