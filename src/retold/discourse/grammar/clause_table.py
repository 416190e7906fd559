"""The clause table (clause segmentation), built in one walk over the parse."""

from retold.discourse.grammar.clauses import Clause
from retold.discourse.grammar.gaps import fill_gaps
from retold.discourse.grammar.links import link_to_parent
from retold.discourse.grammar.mends import mend_tree
from retold.discourse.grammar.slots import BASE, fill_slots
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

PART_OF_GROUP = frozenset(
    {"aux", "auxpass", "amod", "compound", "nmod", "case", "prep", "agent", "quantmod", "det", "neg", "mark"}
)
NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "npadvmod", "nummod", "appos", "intj", "advmod"}
)
CLAUSAL = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "conj", "parataxis", "dep"}
)
FINITE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
VERBAL = FINITE | {"dobj"}
VERBS = frozenset({"VERB", "AUX"})
NO_WORDS = frozenset({"SPACE", "PUNCT", "SYM"})
OPENERS = frozenset({"cc", "prep", "agent", "mark", "ROOT"})
OPENING = frozenset({"(", "[", "{", "``", "-LRB-"})
SMALL_CLAUSE_VERBS = word_class("verbs", "small")


def clauses_of(tokens: Tokens) -> tuple[list[Clause], list[int | None]]:
    """The clause table of a text, in text order, and for each token the index of the clause it belongs to."""
    heads = _heads(tokens)
    order = {head: index for index, head in enumerate(heads)}
    clause_of = _members(tokens, order)
    belongs: list[list[int]] = [[] for _ in heads]
    for token, number in enumerate(clause_of):
        if number is not None:
            belongs[number].append(token)
    table = [_clause(tokens, index, head, belongs[index]) for index, head in enumerate(heads)]
    for clause in table:
        _place_in_tree(tokens, table, clause, order)
    mend_tree(tokens, table)
    for clause in _from_the_top(table):
        if clause.parent is not None:
            fill_gaps(tokens, clause, table[clause.parent])
    return table, clause_of


def _heads(tokens: Tokens) -> list[int]:
    """Tokens that head a clause: a verb that is not part of another's group, or the root of a verbless sentence."""
    return [
        index
        for index, kind in enumerate(tokens.pos)
        if (_verb_heads(tokens, index) if kind in VERBS else _word_heads(tokens, index, kind))
    ]


def _verb_heads(tokens: Tokens, index: int) -> bool:
    label = tokens.dep[index]
    if label in PART_OF_GROUP:
        return False
    return label not in NOMINAL or any(tokens.dep[kid] in VERBAL for kid in tokens.children[index])


def _word_heads(tokens: Tokens, index: int, kind: str) -> bool:
    """True for what has a subject or an auxiliary but no verb, and for the root of a sentence without a verb."""
    label, kids = tokens.dep[index], tokens.children[index]
    if label == "ROOT":
        if kind == "ADP" and any(tokens.dep[kid] == "pcomp" for kid in kids):
            return False  # "after failing the paper she left": the parse takes "after" for the root
        return kind not in NO_WORDS or len(kids) > 1
    if label not in CLAUSAL or not any(tokens.dep[kid] in FINITE for kid in kids):
        return False
    small = label in {"ccomp", "xcomp"} and tokens.lemma[tokens.head[index]] in SMALL_CLAUSE_VERBS
    return not small


def _members(tokens: Tokens, order: dict[int, int]) -> list[int | None]:
    """For each token the clause of its nearest ancestor that heads one; "and" goes to the clause it opens."""
    dep, head = tokens.dep, tokens.head
    own: list[int | None] = [order.get(index) for index in range(len(tokens))]
    for index in range(len(tokens)):
        path, token = [], index
        while own[token] is None:
            opened = _opened(tokens, token, order) if dep[token] in OPENERS else None
            path.append(token)
            above = head[token] if opened is None else opened
            if above == token:
                break
            token = above
        for passed in path:
            own[passed] = own[token]
    _give_marks_to_neighbours(tokens, order, own)
    return own


def _give_marks_to_neighbours(tokens: Tokens, order: dict[int, int], own: list[int | None]) -> None:
    """A comma belongs to the clause before it, an opening mark to the one after."""
    for index, label in enumerate(tokens.dep):
        if label == "punct" and index not in order:
            beside = index + 1 if tokens.tag[index] in OPENING else index - 1
            if 0 <= beside < len(own) and tokens.sentence[beside] == tokens.sentence[index]:
                own[index] = own[index] if own[beside] is None else own[beside]


def _opened(tokens: Tokens, token: int, order: dict[int, int]) -> int | None:
    """The head of the clause that a conjunction, or a preposition over a gerund, opens."""
    if tokens.dep[token] == "cc":
        for sibling in tokens.children[tokens.head[token]]:
            if sibling > token and tokens.dep[sibling] in {"conj", "prep"}:
                return sibling if sibling in order else _opened(tokens, sibling, order)
        return None
    for kid in tokens.children[token]:
        if tokens.dep[kid] == "pcomp" and kid in order:
            return kid
        if tokens.lower[token] == "in" and tokens.lower[kid] == "order":
            return next((below for below in tokens.children[kid] if below in order), None)
    return None


def _clause(tokens: Tokens, index: int, head: int, members: list[int]) -> Clause:
    inner = [token for token in members if tokens.dep[token] != "punct"] or members
    if len(inner) > 1 and tokens.dep[inner[0]] == "cc":
        inner = inner[1:]
    verbal = tokens.pos[head] in {"VERB", "AUX"}
    clause = Clause(
        index=index,
        sentence=tokens.sentence[head],
        head=head,
        tokens=tuple(members),
        start=tokens.start[inner[0]],
        end=tokens.end[inner[-1]],
        verb=BASE.get(tokens.lemma[head].lower(), tokens.lemma[head].lower()) if verbal else "",
        particle="",
    )
    fill_slots(tokens, clause)
    return clause


def _place_in_tree(tokens: Tokens, table: list[Clause], clause: Clause, order: dict[int, int]) -> None:
    token = clause.head
    while tokens.head[token] != token:
        token = tokens.head[token]
        if token in order:
            clause.parent = order[token]
            clause.link = link_to_parent(tokens, clause, table[order[token]])
            return


def _from_the_top(table: list[Clause]) -> list[Clause]:
    """Parents before children."""
    depth: dict[int, int] = {}
    for clause in table:
        path = []
        at: int | None = clause.index
        while at is not None and at not in depth:
            path.append(at)
            at = table[at].parent
        base = depth[at] + 1 if at is not None else 0
        for step, index in enumerate(reversed(path)):
            depth[index] = base + step
    return sorted(table, key=lambda clause: depth[clause.index])
