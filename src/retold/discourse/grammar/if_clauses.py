"""If-clauses without an "if" (conditional inversion): "had anyone asked", "were she to leave", "as long as we pay"."""

from bisect import bisect_left, bisect_right

from retold.discourse.grammar.clauses import Clause
from retold.discourse.reading.tokens import Tokens

INVERTING = frozenset({"had", "were", "should"})
PROVIDED = frozenset({"provided", "providing", "assuming", "supposing", "granted"})
WOULD = frozenset({"would", "could", "might", "'d", "should"})
SUBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NN", "NNP", "NNS", "NNPS", "EX", "CD", "JJ", "PDT"})
BREAKS = frozenset({",", ";", ":", "-", "--", "\u2014", "\u2013", "and", "but", "that", "or", '"', "("})
BEFORE = 6  # clauses in which the main one is looked for
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def mark_if_clauses(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> None:
    """Give every such clause the link "condition"."""
    lower = tokens.lower
    for index, word in enumerate(lower):
        if word in INVERTING:
            first, last = tokens.bounds[tokens.sentence[index]]
            number = clause_of[index]
            if index + 1 < last and number is not None and _inverted(tokens, index, first, last):
                _make_condition(tokens, table, table[number])
        elif word in PROVIDED:
            _provided(table, index)
        elif word == "long" and lower[index - 1] in {"as", "so"} and lower[index + 1 : index + 2] == ["as"]:
            _as_long_as(tokens, table, index)


def _provided(table: list[Clause], index: int) -> None:
    """In "provided that she passes" the condition is "she passes"."""
    at = bisect_left(table, index, key=lambda clause: clause.head)
    if at == len(table) or table[at].head != index:
        return
    opening = table[at]
    for clause in table[at + 1 : at + 1 + BEFORE]:
        if clause.parent == at and clause.link == "content" and opening.link == "adverbial":
            clause.link, clause.parent = "condition", opening.parent


def _inverted(tokens: Tokens, index: int, first: int, last: int) -> bool:
    """True where the subject follows at once, in no question; inside a sentence only beside a "would"."""
    if tokens.tag[index + 1] not in SUBJECT_TAGS and tokens.lower[index + 1] != "not":
        return False
    if index != first and tokens.lower[index - 1] not in BREAKS:
        return False
    if "?" in tokens.lower[max(first, last - 2) : last]:
        return False
    subject = next(
        (
            kid
            for kid in (*tokens.children[tokens.head[index]], *tokens.children[index])
            if tokens.dep[kid] in SUBJECTS and tokens.left[kid] in {index + 1, index + 2} and kid > index
        ),
        None,
    )
    if subject is None:
        return False
    if index == first:
        return True
    return any(
        tokens.lower[other] in WOULD and tokens.tag[other] == "MD" for other in range(first, last) if other != index
    )


def _make_condition(tokens: Tokens, table: list[Clause], protasis: Clause) -> None:
    """The parse may hang what would have been under what was not: put it the other way round."""
    for main in table[max(0, protasis.index - BEFORE) : protasis.index]:
        if main.parent == protasis.index and main.link == "content" and main.start < protasis.start:
            main.parent, main.link = protasis.parent, protasis.link
            protasis.parent = main.index
            break
    else:
        _free_main(tokens, table, protasis)
    protasis.link = "condition"


def _free_main(tokens: Tokens, table: list[Clause], protasis: Clause) -> None:
    """In "had he been rich he might have married" the parse makes "he might" a relative clause."""
    for main in table[protasis.index + 1 : protasis.index + 1 + BEFORE]:
        would = any(tokens.lower[kid] in WOULD and tokens.dep[kid] == "aux" for kid in tokens.children[main.head])
        bare = main.subject is not None and main.subject.head == main.tokens[0] and not main.subject.inherited
        if main.parent == protasis.index and main.link == "relative" and would and bare:
            main.parent, main.link, main.object = protasis.parent, protasis.link, None
            protasis.parent = main.index
            return


def _as_long_as(tokens: Tokens, table: list[Clause], index: int) -> None:
    last = tokens.bounds[tokens.sentence[index]][1]
    following = bisect_right(table, index, key=lambda clause: clause.head)
    if following < len(table):
        clause = table[following]
        if clause.head < last and clause.subject is not None and clause.tokens[0] <= index + 2:
            clause.link = "condition"
