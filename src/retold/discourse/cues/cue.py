"""What a cue is (a coding rule): evidence for a code, as data that can be read, tested and counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from retold.discourse.codebook import CodeName
from retold.discourse.cues.view import At, View
from retold.discourse.cues.wordclasses import lexicon

NONE: frozenset[str] = frozenset()
FEWEST_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Linguistic evidence for a code in a clause. All that is asked must hold; what is left out is not asked.

    `subject`: kinds of subject as `View` names them; `on`: word classes, one of which is in the clause; `verb`: lemmas;
    `modal`: modal verbs; `where`: a further test, True or the tokens to quote. A cue that wants a positive clause is
    set aside, with the reason why, where the clause is negated or told as not having happened. `reason` is a sentence
    with `{words}` where the trigger is quoted. `yes` and `no` are texts in which it fires and does not: they run as
    tests.
    """

    name: str
    code: CodeName
    reason: str
    subject: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    verb: frozenset[str] = NONE
    modal: frozenset[str] = NONE
    voice: Literal["active", "passive", "any"] = "any"
    polarity: Literal["positive", "negative", "any"] = "positive"
    where: Callable[[View], At | bool] | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

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
        found = self.where(view) if self.where else True
        if not found:
            return ()
        quoted = at if isinstance(found, bool) else found
        return (*view.verb_group(), *quoted) if self.polarity == "negative" else quoted


def register(cues: Iterable[Cue]) -> dict[str, Cue]:
    """The cues by name.

    Raises ValueError for a name used twice, too few examples or a reason that quotes nothing, and LookupError for a
    word class that no lexicon has.
    """
    by_name: dict[str, Cue] = {}
    for cue in cues:
        if cue.name in by_name:
            raise ValueError(f"two cues are called {cue.name}")
        if "{words}" not in cue.reason:
            raise ValueError(f"the reason of {cue.name} quotes nothing")
        if min(len(cue.yes), len(cue.no)) < FEWEST_EXAMPLES:
            raise ValueError(f"{cue.name} needs {FEWEST_EXAMPLES} examples of each kind")
        if unknown := set(cue.on) - lexicon().names:
            raise LookupError(f"the cue {cue.name} asks for word classes that no lexicon has: {sorted(unknown)}")
        by_name[cue.name] = cue
    return by_name
