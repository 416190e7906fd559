"""Which cues fire in which clauses (feature extraction), and which would have, had the clause held."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from retold.discourse.cues.cue import Cue
from retold.discourse.cues.marks import marks_of
from retold.discourse.cues.register import Register, shipped_register
from retold.discourse.cues.view import At, View
from retold.discourse.document import Document

if TYPE_CHECKING:
    from retold.discourse.grammar.clauses import Clause

LAST_FIFTH = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A cue in a clause, with the tokens that triggered it; `aside` says why it does not count, "" where it does."""

    cue: Cue
    clause: int
    at: At
    aside: str = ""


def evidence_of(document: Document, *, ending: bool = False, register: Register | None = None) -> list[Evidence]:
    """The evidence in a document, by clause: for an ending, in its last fifth, or for all other codes.

    `register` has the cues to ask; the one that ships, unless given.
    """
    register = register or shipped_register()
    first = last_fifth(document) if ending else 0
    marks = marks_of(document, first)
    followers: list[list[Clause]] = [[] for _ in document.clauses]
    for clause in document.clauses:
        if clause.parent is not None:
            followers[clause.parent].append(clause)
    found = []
    for clause in document.clauses:
        if clause.sentence < first:
            continue
        view = View(document, clause, marks[clause.index], followers[clause.index])
        for cue in _asked(view, register, ending):
            at = cue.trigger(view)
            if at and (aside := _aside(cue, view)) is not None:
                found.append(Evidence(cue, clause.index, at, aside))
    return found


def last_fifth(document: Document) -> int:
    """The first sentence of the last fifth of a text; its last sentence always belongs to it."""
    starts = [number for number, span in enumerate(document.sentences) if span.start >= LAST_FIFTH * len(document.text)]
    return min([*starts, max(len(document.sentences) - 1, 0)])


def _asked(view: View, register: Register, ending: bool) -> list[Cue]:
    """The cues that may fire here, by the subject and the word classes of the clause."""
    always, by_class = _index(register, view.subject, ending)
    asked = list(always)
    seen = set()
    for name in view.classes:
        for cue in by_class.get(name, ()):
            if cue.name not in seen:
                seen.add(cue.name)
                asked.append(cue)
    return asked


@lru_cache(maxsize=1_000)
def _index(register: Register, subject: str, ending: bool) -> tuple[tuple[Cue, ...], dict[str, tuple[Cue, ...]]]:
    """The cues for a kind of subject: those asked in every clause, and the others by word class."""
    cues = [cue for cue in register.cues.values() if cue.of.is_ending == ending and cue.may_have(subject)]
    by_class: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        for name in cue.on:
            by_class[name].append(cue)
    return tuple(cue for cue in cues if not cue.on), {name: tuple(listed) for name, listed in by_class.items()}


def _aside(cue: Cue, view: View) -> str | None:
    """Why a cue that was triggered does not count: "" where it does, None where nothing need be said."""
    clause = view.clause
    if clause.attribution == "rejected":
        return (
            f"told as somebody's view and not shared (“{clause.distance}”)"
            if clause.distance
            else "told as somebody's view and not shared"
        )
    if cue.polarity == "any":
        return ""
    if cue.polarity == "negative":
        return "" if view.negative else None
    if view.negative:
        return f"negated (“{clause.negation}”)" if clause.negation else "negated"
    if not cue.of.unreal and _unreal(view):
        return "not told as having happened"
    return ""


def _unreal(view: View) -> bool:
    """Nothing that happened: "if she had asked", "we would have helped"."""
    clause = view.clause
    if clause.link == "condition":
        return not view.denied_condition
    return clause.certainty == "unreal" and bool(view.counterfactual())
