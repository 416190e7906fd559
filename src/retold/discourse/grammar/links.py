"""How a clause hangs on the clause above it (clause relations): as content, purpose, condition, reason, time."""

from retold.discourse.grammar.clauses import Clause
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

CONDITION, CONCESSION = word_class("links", "condition"), word_class("links", "concession")
TIME, REASON = word_class("links", "time"), word_class("links", "reason")
ASKING, ASKING_MOST = word_class("links", "asking"), word_class("links", "asking_most")
ADVERBIAL = frozenset({"advcl", "pcomp", "ROOT", "conj"})
ELSE = {"pcomp": "content", "ROOT": "content", "conj": "coordinate"}


def link_to_parent(tokens: Tokens, clause: Clause, parent: Clause) -> str:
    """content, relative, coordinate, condition, concession, reason, time, purpose, comparison or adverbial."""
    label = tokens.dep[clause.head]
    marks = _marks(tokens, clause.head)
    if label == "relcl":
        return "relative"
    if label == "conj" and not marks:
        return "coordinate"
    if "if" in marks:
        return _if(tokens, clause, parent)
    if marks & (CONDITION | CONCESSION):
        return "condition" if marks & CONDITION else "concession"
    if label in ADVERBIAL or "because" in marks:
        return _adverbial(tokens, clause, marks)
    relative = label == "acl" and not to_infinitive(tokens, clause.head) and "that" not in marks
    return "relative" if relative else "content"


def to_infinitive(tokens: Tokens, head: int) -> bool:
    """True for "to ask"."""
    return tokens.tag[head] == "VB" and any(tokens.lower[kid] == "to" for kid in tokens.children[head])


def _marks(tokens: Tokens, head: int) -> set[str]:
    """The words that open a clause: conjunctions, "when" and its like, a preposition over a gerund."""
    kids, label = tokens.children[head], tokens.dep[head]
    marks = {tokens.lower[kid] for kid in kids if tokens.dep[kid] == "mark"}
    if label != "ccomp":
        marks |= {tokens.lower[kid] for kid in kids if tokens.dep[kid] == "advmod" and tokens.tag[kid] == "WRB"}
    if label == "pcomp":
        marks.add(tokens.lower[tokens.head[head]])
    return marks


def _if(tokens: Tokens, clause: Clause, parent: Clause) -> str:
    """A condition; after "ask" a question, after "as" a comparison."""
    at = next(kid for kid in tokens.children[clause.head] if tokens.lower[kid] == "if")
    if at and tokens.lower[at - 1] == "as":
        return "comparison"
    if at < parent.head:
        return "condition"
    label = tokens.dep[clause.head]
    asked = (label == "ccomp" and parent.verb in ASKING) or (label == "advcl" and parent.verb in ASKING_MOST)
    return "content" if asked else "condition"


def _adverbial(tokens: Tokens, clause: Clause, marks: set[str]) -> str:
    if "because" in marks or tokens.lower[tokens.left[clause.head]] == "because":
        return "reason"
    if marks & TIME:
        return "time"
    if "so" in marks or to_infinitive(tokens, clause.head):
        return "purpose"
    return "reason" if marks & REASON else ELSE.get(tokens.dep[clause.head], "adverbial")
