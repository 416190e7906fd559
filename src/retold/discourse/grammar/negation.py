"""Which clauses are denied (polarity), by which word, and how far that reaches (negation scope).

The scope is that of the *SEM 2012 shared task (Morante and Daelemans): what the negated verb governs, its subject and
what it takes as content, without the negating word and without clauses that are joined to it.
"""

from retold.discourse.grammar.clauses import Clause
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

NEGATORS = word_class("negation", "negators")
NEAR = word_class("negation", "near")
IMPLICIT, STOPPING = word_class("negation", "implicit"), word_class("negation", "stopping")
CANCELLING = word_class("negation", "cancelling")
RAISING = word_class("negation", "raising")
NOT_NEGATING, NO_IDIOMS = word_class("negation", "not_negating"), word_class("negation", "no_idioms")
BEFORE_FEW = word_class("negation", "before_few")
PHRASAL = word_class("negation", "phrasal")
CUES = NEGATORS | NEAR | {"without", "few", "little"}
PLAIN = frozenset({"not", "n't", "never"})
PREDICATE = frozenset({"acomp", "attr", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = SUBJECTS | PREDICATE | {"dobj", "ROOT", "advmod", "ccomp"}
LEFT_OUT = frozenset({"cc", "punct", "mark", "intj"})
GOVERNED = frozenset({"content", "relative", "purpose", "time", "adverbial", "subject"})
STEPS = 4


def mark_negation(tokens: Tokens, table: list[Clause], clause_of: list[int | None]) -> None:
    """Fill polarity, the negating word and its scope for every clause; pass both down where they reach."""
    cues: dict[int, int] = {}
    for index, norm in enumerate(tokens.norm):
        if norm in CUES:
            number = _negated_by(tokens, index, norm, clause_of)
            if number is not None:
                cues.setdefault(number, index)
    for number, index in cues.items():
        longer = tokens.lower[index + 1 : index + 2] == ["longer"]
        _turn(table[number], tokens.lower[index] + (" longer" if longer else ""))
    below: dict[int, list[Clause]] = {}
    for clause in table:
        if clause.parent is not None:
            _pass_down(tokens, table[clause.parent], clause)
            below.setdefault(clause.parent, []).append(clause)
    for clause in table:
        if clause.polarity == "negative":
            clause.scope = _scope(tokens, clause, below, cues.get(clause.index))


def _turn(clause: Clause, word: str) -> None:
    """Negate; a second negation undoes the first, and both words are kept."""
    twice = clause.polarity == "negative"
    clause.polarity = "positive" if twice else "negative"
    clause.negation = f"{clause.negation} {word}" if twice else word


def _negated_by(tokens: Tokens, index: int, norm: str, clause_of: list[int | None]) -> int | None:
    """The clause that a negating word negates as a whole, or None where it negates a phrase or nothing."""
    following = tokens.lower[index + 1] if index + 1 < len(tokens) else ""
    if norm == "nor":
        return clause_of[index]
    if norm == "without":
        gerund = tokens.child(index, "pcomp")
        return None if gerund is None else clause_of[gerund]
    if _says_nothing(tokens, index, norm, following):
        return None
    head = tokens.head[index]
    if norm == "not" and tokens.pos[head] not in {"VERB", "AUX"} and tokens.dep[index] in {"neg", "preconj", "cc"}:
        return _phrase(tokens, index, head, clause_of)
    top = _top_of_phrase(tokens, index, norm)
    return None if top is None else clause_of[top]


def _says_nothing(tokens: Tokens, index: int, norm: str, following: str) -> bool:
    """True for "not only", "no doubt", "nothing but", "a few", a bare "no", "she asked, not him"."""
    label = tokens.dep[index]
    if norm == "not":
        contrast = index > 0 and tokens.lower[index - 1] == ","
        verbal = index + 1 < len(tokens) and tokens.pos[index + 1] in {"VERB", "AUX", "PART", "ADV"}
        return following in NOT_NEGATING or following in NO_IDIOMS or (contrast and not verbal)
    if norm in {"few", "little"}:
        return not _scarce(tokens, index)
    if norm == "no":
        return label == "intj" or following in NO_IDIOMS
    return (norm == "nothing" and following == "but") or (norm == "never" and label not in {"neg", "advmod", "ROOT"})


def _scarce(tokens: Tokens, index: int) -> bool:
    """True for "few asked", "little of him"; not for "a few", "the little girl", "a little"."""
    if index and tokens.lower[index - 1] in BEFORE_FEW:
        return False
    label, head = tokens.dep[index], tokens.head[index]
    if label == "amod":
        bare = not any(tokens.dep[kid] in {"det", "poss"} for kid in tokens.children[head])
        return bare and tokens.tag[head] == ("NNS" if tokens.norm[index] == "few" else "NN")
    return label in {"nsubj", "nsubjpass", "dobj", "advmod"}


def _phrase(tokens: Tokens, index: int, head: int, clause_of: list[int | None]) -> int | None:
    """For "not many people go", "not everyone" the clause whose part opens so; for "happy, not sad" none."""
    if tokens.dep[head] in {"det", "amod", "quantmod", "nummod"}:
        head = tokens.head[head]
    if tokens.dep[head] in PREDICATE or (tokens.dep[head] in ARGUMENTS and index < head):
        return clause_of[head]
    return None


def _top_of_phrase(tokens: Tokens, index: int, norm: str) -> int | None:
    """Climb from a negating word to the part of the clause it stands in; None inside a lower phrase."""
    token = index
    while tokens.head[token] != token:
        above = tokens.head[token]
        lower = tokens.lower[token] if tokens.dep[token] == "prep" else ""
        if tokens.pos[above] in {"VERB", "AUX"}:
            return None if lower in PHRASAL else token
        if tokens.dep[token] == "pobj" and tokens.lower[above] in PHRASAL and norm != "nobody":
            return None
        if tokens.dep[token] in {"relcl", "acl", "ccomp", "advcl"}:
            return token
        token = above
    return token


def _pass_down(tokens: Tokens, parent: Clause, clause: Clause) -> None:
    """What the parent does to a clause: "failed to ask", "too shy to ask", "it was not that", "I don't think"."""
    label = tokens.dep[clause.head]
    stopped = parent.verb in (STOPPING if label == "pcomp" else IMPLICIT)
    if stopped and clause.link == "content" and label in {"xcomp", "acl", "pcomp"}:
        if parent.polarity == "positive":
            _turn(clause, tokens.lower[parent.head])
        elif parent.verb not in CANCELLING:
            _turn(clause, parent.negation)
    elif label == "xcomp" and _too(tokens, tokens.head[clause.head]):
        _turn(clause, "too")
    elif parent.polarity == "negative" and parent.negation and _reached(tokens, parent, clause, label):
        _turn(clause, parent.negation)


def _reached(tokens: Tokens, parent: Clause, clause: Clause, label: str) -> bool:
    """True where the parent's own negation is also the clause's."""
    if label == "ccomp" and parent.verb == "be":
        return parent.subject is not None and tokens.lower[parent.subject.head] in {"it", "this", "that"}
    if parent.negation not in PLAIN:
        return False
    if label in {"ccomp", "xcomp"}:
        return parent.verb in RAISING
    return label == "conj" and _shares_negation(tokens, parent, clause)


def _too(tokens: Tokens, above: int) -> bool:
    """True for "too shy to speak": did not speak."""
    return any(tokens.lower[kid] == "too" and kid < above for kid in tokens.children[above])


def _shares_negation(tokens: Tokens, parent: Clause, clause: Clause) -> bool:
    """True for "did not ask or wait", where the second verb has no group of its own."""
    kids = tokens.children[clause.head]
    if tokens.head[clause.head] != parent.head or tokens.tag[clause.head] != "VB":
        return False
    return not any(tokens.dep[kid] in {"aux", "auxpass", "nsubj", "nsubjpass", "neg"} for kid in kids)


def _scope(tokens: Tokens, clause: Clause, below: dict[int, list[Clause]], cue: int | None) -> tuple[int, ...]:
    """The tokens under the negation, in text order; a subject that is shared with the clause before is among them."""
    scope = {token for token in clause.tokens if tokens.dep[token] not in LEFT_OUT}
    waiting = list(below.get(clause.index, []))
    while waiting:
        under = waiting.pop()
        before = under.link in {"time", "adverbial"} and under.head < clause.head
        if under.link in GOVERNED and not before:
            scope.update(token for token in under.tokens if tokens.dep[token] != "punct")
            waiting += below.get(under.index, [])
    if clause.subject is not None and clause.subject.inherited and tokens.dep[clause.head] == "conj":
        head = clause.subject.head
        scope.update(range(tokens.left[head], tokens.right[head] + 1))
    scope.discard(-1 if cue is None else cue)
    return tuple(sorted(scope))
