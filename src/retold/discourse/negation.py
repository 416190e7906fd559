"""Polarity: which clauses are negated, by which word, and how far its scope reaches."""

from retold.discourse.clauses import Clause
from retold.discourse.lexicon import words
from retold.discourse.tokens import Tokens

NEGATORS = words("commitment", "negators")
NEAR = words("commitment", "near_negators")
IMPLICIT = words("commitment", "implicit")
RAISING = words("commitment", "raising")
STOPPING = frozenset({"prevent", "stop", "keep", "prohibit", "ban", "discourage", "deter"})
NOT_NEGATING = frozenset(
    {"only", "just", "merely", "simply", "least", "long", "surprisingly", "unlike", "infrequently", "uncommonly"}
)
NO_IDIOMS = frozenset({"doubt", "sooner", "matter", "wonder"})
VERBAL = (["VERB"], ["AUX"], ["PART"], ["ADV"])


def negate(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> None:
    """Fill polarity, the negating word and its scope for every clause; pass both down where they reach."""
    found: dict[int, int] = {}
    for index, norm in enumerate(tokens.norm):
        if norm in NEGATORS or norm in NEAR or norm in {"without", "few", "little"}:
            clause = _negated_by(tokens, index, clause_of)
            if clause is not None and clause not in found:
                found[clause] = index
    for number, index in found.items():
        longer = tokens.lower[index + 1 : index + 2] == ["longer"]
        _turn(table[number], f"{tokens.lower[index]} longer" if longer else tokens.lower[index])
    for below in table:
        _pass_down(tokens, table, below)
    for turned in table:
        if turned.polarity == "negative":
            turned.scope = _scope(tokens, turned, found.get(turned.index))


def _turn(clause: Clause, word: str) -> None:
    if clause.polarity == "negative":
        clause.polarity = "positive"
        clause.negation = f"{clause.negation} {word}"
    else:
        clause.polarity = "negative"
        clause.negation = word


def _negated_by(tokens: Tokens, index: int, clause_of: list[int | None]) -> int | None:
    """The clause that a negating word negates as a whole, or None where it negates a phrase or nothing."""
    norm, label, head = tokens.norm[index], tokens.dep[index], tokens.head[index]
    following = tokens.lower[index + 1] if index + 1 < len(tokens) else ""
    if norm == "not" and following in NOT_NEGATING:
        return None
    if norm == "not" and index and tokens.lower[index - 1] == "," and tokens.pos[index + 1 : index + 2] not in VERBAL:
        return None  # "she asked, not him"
    if norm in {"no", "not"} and following in NO_IDIOMS:
        return None
    if norm == "nothing" and following == "but":
        return None
    if norm == "nor":
        return clause_of[index]
    if norm == "without":
        return _without(tokens, index, clause_of)
    if norm in {"few", "little"} and not _scarce(tokens, index):
        return None
    if norm == "no" and label == "intj":
        return None
    if norm in {"not", "never"} and label not in {"neg", "advmod", "ROOT", "preconj", "cc"}:
        return None
    if norm == "not" and label in {"neg", "preconj", "cc"} and tokens.pos[head] not in {"VERB", "AUX"}:
        return _phrase(tokens, index, head, clause_of)
    top = _top_of_phrase(tokens, index)
    if top is None:
        return None
    return clause_of[top]


def _without(tokens: Tokens, index: int, clause_of: list[int | None]) -> int | None:
    """ "Without asking" negates the gerund; "without help" negates no clause."""
    gerund = tokens.child(index, "pcomp")
    return clause_of[gerund] if gerund is not None else None


def _scarce(tokens: Tokens, index: int) -> bool:
    """True for "few asked", "little of him"; not for "a few", "the little girl", "a little"."""
    before = tokens.lower[index - 1] if index else ""
    if before in {
        "a",
        "the",
        "some",
        "these",
        "those",
        "our",
        "their",
        "his",
        "her",
        "my",
        "quite",
        "not",
        "every",
        "next",
        "last",
        "first",
        "past",
    }:
        return False
    label, head = tokens.dep[index], tokens.head[index]
    if label in {"nsubj", "nsubjpass", "dobj", "advmod"}:
        return True
    if label == "amod":
        if any(tokens.dep[kid] in {"det", "poss"} for kid in tokens.children[head]):
            return False
        return tokens.tag[head] == ("NNS" if tokens.norm[index] == "few" else "NN")
    return False


def _phrase(tokens: Tokens, index: int, head: int, clause_of: list[int | None]) -> int | None:
    """ "Not many people go", "not everyone": the clause whose subject opens so; "happy, not sad": none."""
    if tokens.dep[head] in {"det", "amod", "quantmod", "nummod"}:
        head = tokens.head[head]
    if tokens.dep[head] in {"nsubj", "nsubjpass", "acomp", "attr", "dobj", "ROOT", "advmod", "ccomp", "oprd"}:
        own = clause_of[head]
        if tokens.dep[head] in {"acomp", "attr"} or index < head:
            return own
    return None


def _top_of_phrase(tokens: Tokens, index: int) -> int | None:
    """Climb from a negating word to the part of the clause it stands in; None inside a lower phrase."""
    token = index
    while tokens.head[token] != token:
        label = tokens.dep[token]
        above = tokens.head[token]
        if tokens.pos[above] in {"VERB", "AUX"} and label not in {"amod"}:
            return None if label in {"prep"} and tokens.lower[token] in {"with", "after", "despite"} else token
        if (
            label == "pobj"
            and tokens.lower[above] in {"with", "after", "despite", "from"}
            and tokens.norm[index] != "nobody"
        ):
            return None
        if label in {"relcl", "acl", "ccomp", "advcl"}:
            return token
        token = above
    return token


def _pass_down(tokens: Tokens, table: list[Clause], clause: Clause) -> None:
    """ "It was not that she lacked", "I don't think she was weak", "failed to ask", "too shy to ask"."""
    parent = table[clause.parent] if clause.parent is not None else None
    if parent is None:
        return
    label = tokens.dep[clause.head]
    if clause.link == "content" and label in {"xcomp", "ccomp", "pcomp", "acl"} and parent.verb in IMPLICIT:
        reached = label in {"xcomp", "acl"} or (parent.verb in STOPPING and label == "pcomp")
        if reached and parent.polarity == "positive":
            _turn(clause, tokens.lower[parent.head])
            return
        if reached and parent.verb in {"fail", "forget", "hesitate"}:
            return
    if label == "xcomp" and _too(tokens, tokens.head[clause.head]):
        _turn(clause, "too")
        return
    if parent.polarity != "negative" or not parent.negation:
        return
    if label == "ccomp" and parent.verb == "be" and _it_is(tokens, parent):
        _turn(clause, parent.negation)
    elif label in {"ccomp", "xcomp"} and parent.verb in RAISING and parent.negation in {"not", "n't", "never"}:
        _turn(clause, parent.negation)
    elif label == "conj" and _shares_negation(tokens, clause, parent):
        _turn(clause, parent.negation)


def _too(tokens: Tokens, above: int) -> bool:
    """ "Too shy to speak": did not speak."""
    return any(tokens.lower[kid] == "too" and kid < above for kid in tokens.children[above])


def _it_is(tokens: Tokens, parent: Clause) -> bool:
    return parent.subject is not None and tokens.lower[parent.subject.head] in {"it", "this", "that"}


def _shares_negation(tokens: Tokens, clause: Clause, parent: Clause) -> bool:
    """ "Or" under one "not" distributes: "did not ask or wait"; "and" does so only without a finite verb of its own."""
    if parent.negation not in {"not", "n't", "never"} or tokens.head[clause.head] != parent.head:
        return False
    if any(tokens.dep[kid] in {"aux", "auxpass", "nsubj", "nsubjpass", "neg"} for kid in tokens.children[clause.head]):
        return False
    joined = {tokens.lower[kid] for kid in tokens.children[parent.head] if tokens.dep[kid] == "cc"}
    return tokens.tag[clause.head] == "VB" and bool(joined & {"or", "and", "nor"})


def _scope(tokens: Tokens, clause: Clause, cue: int | None) -> tuple[int, ...]:
    """The clause's tokens without the negating word, its conjunction and what stands before a conjunct (*SEM 2012 manner)."""
    skip = {"cc", "punct", "mark", "intj"}
    return tuple(token for token in clause.tokens if token != cue and tokens.dep[token] not in skip)
