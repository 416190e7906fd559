"""What a cue is (a coding rule): evidence for a code, as data that can be read, tested and counted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from retold.discourse.codebook import Code
from retold.discourse.cues.predicates.registry import PREDICATES, Predicate
from retold.discourse.cues.view import At, View

NOT = "not "  # before a predicate that must not hold
NONE: frozenset[str] = frozenset()

Voice = Literal["active", "passive", "any"]
Polarity = Literal["positive", "negative", "any"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Linguistic evidence for a code in a clause. All that is asked must hold; what is left out is not asked.

    `subject`: kinds of subject as `View` names them; `on`: word classes, one of which is in the clause; `also`: word
    classes, one of which must be there as well; `verb`: lemmas; `modal`: modal verbs; each has a `not_` that must not
    be so. `sentences_left`: how many sentences follow. `where`: names of predicates, all of which must hold ("not x":
    must not); the last that gives tokens says what is quoted. A cue that wants a positive clause is set aside, with the
    reason why, where the clause is negated or told as not having happened. `reason` is a sentence with `{words}` where
    the trigger is quoted. `yes` and `no` are texts in which it fires and does not: they run as tests.
    """

    name: str
    of: Code
    reason: str
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    not_also: tuple[str, ...] = ()
    verb: frozenset[str] = NONE
    not_verb: frozenset[str] = NONE
    modal: frozenset[str] = NONE
    not_modal: frozenset[str] = NONE
    voice: Voice = "any"
    polarity: Polarity = "positive"
    sentences_left: int | None = None
    where: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    _holds: Predicate | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look its predicates up once. Raises KeyError for one that there is none of."""
        object.__setattr__(self, "_holds", _all_of(_asked(self)))

    @property
    def code(self) -> str:
        """The name of its code."""
        return self.of.name

    def may_have(self, subject: str) -> bool:
        """It may fire where the subject is of this kind."""
        return (not self.subject or subject in self.subject) and subject not in self.not_subject

    def trigger(self, view: View) -> At:
        """The tokens that trigger the cue in this clause, nothing where it is silent.

        Subject and polarity are asked before and after (`evidence.py`).
        """
        if self.verb and view.verb not in self.verb:
            return ()
        if self.voice != "any" and view.passive != (self.voice == "passive"):
            return ()
        if self.modal and view.modal not in self.modal:
            return ()
        if not self.on:
            return self._quoted(view, (view.head,))
        for name in self.on:
            for at in view.classes.get(name, ()):
                if found := self._quoted(view, at):
                    return found
        return ()

    def _quoted(self, view: View, at: At) -> At:
        """What to quote: the words of the class, or the verb; with the negation, where that is what counts."""
        view.at = at
        found = self._holds(view) if self._holds else True
        if not found:
            return ()
        quoted = at if isinstance(found, bool) else found
        return (*view.verb_group(), *quoted) if self.polarity == "negative" else quoted


def _asked(cue: Cue) -> list[Predicate]:
    """What a cue asks of a clause when all else fits, in order; what is cheap first."""
    asked: list[Predicate] = []
    if cue.sentences_left is not None:
        asked.append(lambda view: view.sentences_left() == cue.sentences_left)
    if cue.not_verb:
        asked.append(lambda view: view.verb not in cue.not_verb)
    if cue.not_modal:
        asked.append(lambda view: view.modal not in cue.not_modal)
    if cue.also:
        asked.append(lambda view: bool(view.has(*cue.also)))
    if cue.not_also:
        asked.append(lambda view: not view.has(*cue.not_also))
    return asked + [_predicate(name) for name in cue.where]


def _predicate(name: str) -> Predicate:
    """The predicate of this name, or for "not x" its denial. Raises KeyError for one that there is none of."""
    return _denied(PREDICATES[name.removeprefix(NOT)]) if name.startswith(NOT) else PREDICATES[name]


def _denied(predicate: Predicate) -> Callable[[View], bool]:
    return lambda view: not predicate(view)


def _all_of(asked: list[Predicate]) -> Predicate | None:
    """One predicate that holds where all do, and gives the tokens of the last that gives any."""
    if len(asked) < 2:
        return asked[0] if asked else None

    def holds(view: View) -> At | bool:
        found: At | bool = True
        for predicate in asked:
            said = predicate(view)
            if not said:
                return False
            found = found if isinstance(said, bool) else said
        return found

    return holds
