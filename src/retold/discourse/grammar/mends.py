"""What the parser often gets wrong about the tree of clauses (parse repair), put right before gaps are filled."""

from retold.discourse.grammar.clauses import Clause, Slot
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

UNCHANGING = word_class("verbs", "unchanging")
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
LOOSE = frozenset({"xcomp", "ccomp", "advcl", "dep", "conj"})
NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})


def mend_tree(tokens: Tokens, table: list[Clause]) -> None:
    """Hang misplaced clauses where they belong."""
    for clause in table:
        if clause.parent is None:
            continue
        label = tokens.dep[clause.head]
        if label == "relcl" and _after_a_gerund(tokens, clause):
            _make_main(table[clause.parent], clause)
        elif label == "conj" and clause.subject is None and tokens.tag[clause.head] in PAST:
            _lift_conjunct(tokens, table, clause)
        elif label in LOOSE and clause.subject is None and _may_be_finite(tokens, clause.head):
            _free_from_noun(tokens, table, clause)


def _after_a_gerund(tokens: Tokens, clause: Clause) -> bool:
    """In "after failing the paper she left" the parse makes "she left" a relative clause of the paper."""
    if clause.subject is None or tokens.lower[clause.subject.head] not in NOMINATIVE:
        return False
    root = clause.head
    while tokens.head[root] != root:
        root = tokens.head[root]
    return tokens.pos[root] == "ADP" and tokens.left[clause.head] == clause.subject.head


def _make_main(parent: Clause, clause: Clause) -> None:
    parent.parent, parent.link = clause.index, parent.link or "time"
    clause.parent, clause.link = None, ""


def _lift_conjunct(tokens: Tokens, table: list[Clause], clause: Clause) -> None:
    """In "told to drop her accent and sent home" the parse hangs "sent" on "drop"; it belongs to "told"."""
    above = clause
    while above.parent is not None:
        above = table[above.parent]
        if tokens.tag[above.head] != "VB":
            break
    if tokens.tag[above.head] in PAST:
        clause.parent = above.index


def _may_be_finite(tokens: Tokens, head: int) -> bool:
    if tokens.tag[head] in FINITE:
        return True
    return tokens.lemma[head] in UNCHANGING and not any(tokens.dep[kid] == "aux" for kid in tokens.children[head])


def _free_from_noun(tokens: Tokens, table: list[Clause], clause: Clause) -> None:
    """In "the school's failure to ask cost her a year" the verb of the sentence is "cost", "failure" its subject."""
    at = clause
    while at.parent is not None:
        at = table[at.parent]
    first, last = tokens.left[at.head], clause.head - 1
    noun = not at.verb and tokens.pos[at.head] in {"NOUN", "PROPN"} and at.head < clause.head
    if noun and tokens.lower[last] not in {",", "and"}:
        clause.subject = Slot(at.head, tokens.start[first], tokens.end[last], tokens.lemma[at.head])
        clause.parent, clause.link = None, ""
        clause.tense = "past" if clause.tense == "none" else clause.tense
        at.parent, at.link = clause.index, "subject"
