"""Does a clause hold, and who says so? Polarity, modality and attribution, by walking up the clauses."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retold.discourse.clauses import Clause
    from retold.discourse.tokens import Tokens

NEGATORS = frozenset(
    "not n't never no nobody none nothing neither nor nowhere hardly barely scarcely seldom rarely without few little".split()
)
DUTY = {"must", "should", "ought"}
POSSIBLE = {"may", "might", "could", "can"}
SAY = frozenset("say tell explain report claim state write add announce insist argue note reply answer".split())
ASSUME = frozenset("assume presume pretend suppose imagine label dismiss stereotype".split())


def commit(tokens: "Tokens", table: list["Clause"]) -> None:
    """Fill polarity, modality and attribution of every clause."""
    for clause in table:
        _polarity(tokens, clause)
        _modality(tokens, clause)
    for clause in table:
        _attribution(table, clause)


def _polarity(tokens: "Tokens", clause: "Clause") -> None:
    for token in clause.tokens:
        if tokens.norm[token] in NEGATORS or tokens.dep[token] == "neg":
            clause.polarity = "negative"
            clause.negation = tokens.lower[token]
            return


def _modality(tokens: "Tokens", clause: "Clause") -> None:
    if clause.link == "condition":
        clause.modality = "condition"
        return
    for kid in tokens.children[clause.head]:
        if tokens.dep[kid] == "aux":
            word = tokens.norm[kid]
            if word in DUTY:
                clause.modality, clause.mood = "duty", word
            elif word in POSSIBLE:
                clause.modality, clause.mood = "possibility", word


def _attribution(table: list["Clause"], clause: "Clause") -> None:
    child, parent = clause, clause.parent
    while parent is not None:
        above = table[parent]
        if child.link == "content" and above.verb in SAY | ASSUME:
            clause.attribution = "reported"
            return
        child, parent = above, above.parent
