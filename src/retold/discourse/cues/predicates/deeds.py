"""What the student does, and whether of their own accord (agency)."""

from retold.discourse.cues.predicates.phrases import acts
from retold.discourse.cues.predicates.student import of_student
from retold.discourse.cues.view import PASSIVE, At, View
from retold.discourse.cues.wordclasses import words

CAUSING = words("teach let make ask tell want help encourage force need allow get have persuade advise urge enable")
NEEDING = frozenset({"have", "need", "must", "teach"})
OWNING = words("have bring show speak carry")
OTHERS = words("others friends other everyone apprentices students colleagues classmates people group")
MOVES = ("verb.ask", "verb.make", "verb.find_out", "verb.speak_up", "verb.decide", "verb.refuse", "noun.move")
PLOT = ("verb.plot", "verb.feel", "verb.struggle", "verb.falter", "verb.fail")


def moves(view: View) -> At:
    """The verb with its object, where the act is the subject's own: not made, asked or taught by somebody else."""
    return () if view.passive or is_made_to(view) else acts(view)


def deed(view: View) -> At:
    """The same, where the act does more than carry the plot."""
    return () if view.has(*PLOT) or not view.verb else moves(view)


def is_made_to(view: View) -> bool:
    """It is not the subject's own doing: "taught him to ask", "let her ring", "had to", "did not know how"."""
    above = view.parent()
    if above is None or view.clause.link not in {"content", "purpose"}:
        return False
    if (
        above.voice in PASSIVE
        or above.polarity == "negative"
        or (above.verb == "have" and view.tokens.dep[view.head] == "xcomp")
    ):
        return True
    return above.subject is not None and above.subject.actor != "student" and above.verb in CAUSING


def is_no_move(view: View) -> bool:
    """The student does not make a move of their own with it."""
    return view.subject != "student" or not view.has(*MOVES)


def with_others(view: View) -> At:
    """The verb with the word for those it is done with, or nothing."""
    others = view.word(*OTHERS)
    return (view.head, *others) if others else ()


def shows_strength(view: View) -> bool:
    """Something of the student's is in the clause, or the student has, brings, shows, speaks or carries it."""
    return of_student(view) or (view.subject == "student" and view.verb in OWNING)


def has_never(view: View) -> bool:
    """It is a participle that "never" denies: "had never used"."""
    return view.clause.negation == "never" and view.tokens.tag[view.head] == "VBN"


def is_needed(view: View) -> At:
    """The verb with the one above by which it has to be done or is taught, or nothing: "had to learn"."""
    above = view.parent()
    return (above.head, view.head) if above is not None and above.verb in NEEDING else ()
