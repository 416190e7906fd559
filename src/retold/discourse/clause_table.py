"""Layer 3: the clause table, built in one walk over the parse."""

from dataclasses import replace

from retold.discourse.actors import noun_actor
from retold.discourse.clauses import Clause, Slot
from retold.discourse.lexicon import words
from retold.discourse.slots import BASE, INTRANSITIVE, fill, set_voice, slot
from retold.discourse.tokens import Tokens

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
PAST = frozenset({"VBD", "VBN"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP"})
LOOSE = frozenset({"xcomp", "ccomp", "advcl", "dep", "conj"})
UNCHANGING = words("verbs", "unchanging")
ADVERBIAL = frozenset({"advcl", "pcomp", "ROOT", "conj"})
ASKING = words("verbs", "asking")
OPENERS = frozenset({"cc", "prep", "agent", "mark", "ROOT"})
NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})
OPENING = frozenset({"(", "[", "{", "``", "-LRB-"})
SMALL_CLAUSE_VERBS = words("verbs", "small")
BARE_VERBS = words("verbs", "bare")
OBJECT_CONTROL = words("verbs", "object_control")
ALONE = words("verbs", "alone")
DONE_TO = words("verbs", "done_to")
CONDITION, TIME = words("commitment", "condition"), words("commitment", "time")
CONCESSION, REASON = words("commitment", "concession"), words("commitment", "reason")


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
    _mend(tokens, table)
    for clause in _from_the_top(table):
        _complete(tokens, table, clause)
    return table, clause_of


def _heads(tokens: Tokens) -> list[int]:
    """Tokens that head a clause: a verb that is not part of another's group, or the root of a verbless sentence."""
    dep, pos, children = tokens.dep, tokens.pos, tokens.children
    heads = []
    for index, kind in enumerate(pos):
        label = dep[index]
        if kind in {"VERB", "AUX"}:
            if label in PART_OF_GROUP:
                continue
            if label in NOMINAL and not any(
                dep[kid] in {"dobj", "nsubj", "nsubjpass", "aux", "auxpass"} for kid in children[index]
            ):
                continue
            heads.append(index)
        elif label == "ROOT":
            if kind == "ADP" and any(dep[kid] == "pcomp" for kid in children[index]):
                continue  # "after failing the paper she left": the parse takes "after" for the root
            if kind not in {"SPACE", "PUNCT", "SYM"} or len(children[index]) > 1:
                heads.append(index)
        elif label in CLAUSAL and any(dep[kid] in FINITE for kid in children[index]):
            if label in {"ccomp", "xcomp"} and tokens.lemma[tokens.head[index]] in SMALL_CLAUSE_VERBS:
                continue
            heads.append(index)
    return heads


def _members(tokens: Tokens, order: dict[int, int]) -> list[int | None]:
    """For each token the clause of its nearest ancestor that heads one; "and" goes to the clause it opens."""
    dep, head = tokens.dep, tokens.head
    own: list[int | None] = [order.get(index) for index in range(len(tokens))]
    for index in range(len(tokens)):
        path = []
        token = index
        while own[token] is None:
            opened = _opened(tokens, token, order) if dep[token] in OPENERS else None
            path.append(token)
            if opened is not None:
                token = opened
                break
            if head[token] == token:
                break
            token = head[token]
        for passed in path:
            own[passed] = own[token]
    for index, label in enumerate(dep):
        if label == "punct" and index not in order:
            opening = tokens.tag[index] in OPENING
            beside = index + 1 if opening else index - 1
            if 0 <= beside < len(dep) and tokens.sentence[beside] == tokens.sentence[index]:
                own[index] = own[beside] if own[beside] is not None or not opening else own[index]
    return own


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
    fill(tokens, clause)
    return clause


def _place_in_tree(tokens: Tokens, table: list[Clause], clause: Clause, order: dict[int, int]) -> None:
    token = clause.head
    while tokens.head[token] != token:
        token = tokens.head[token]
        if token in order:
            clause.parent = order[token]
            clause.link = _link(tokens, clause, table[order[token]])
            return


def _link(tokens: Tokens, clause: Clause, parent: Clause) -> str:
    """How a clause hangs on its parent: by its label, then by the word that opens it."""
    label = tokens.dep[clause.head]
    if label == "relcl":
        return "relative"
    marks = _marks(tokens, clause.head)
    if label == "conj" and not marks:
        return "coordinate"
    if "if" in marks:
        return _if(tokens, clause, parent)
    for name, cues in (("condition", CONDITION), ("concession", CONCESSION)):
        if marks & cues:
            return name
    if label in ADVERBIAL or "because" in marks:
        return _adverbial(tokens, clause, marks)
    if label == "acl":
        return "content" if _to_infinitive(tokens, clause.head) or "that" in marks else "relative"
    return "content"


def _marks(tokens: Tokens, head: int) -> set[str]:
    """The words that open a clause: conjunctions, "when" and its like, a preposition over a gerund."""
    label = tokens.dep[head]
    marks = {tokens.lower[kid] for kid in tokens.children[head] if tokens.dep[kid] == "mark"}
    if label != "ccomp":
        marks |= {
            tokens.lower[kid]
            for kid in tokens.children[head]
            if tokens.dep[kid] == "advmod" and tokens.tag[kid] == "WRB"
        }
    if label == "pcomp":
        marks.add(tokens.lower[tokens.head[head]])
    return marks


def _if(tokens: Tokens, clause: Clause, parent: Clause) -> str:
    """ "If" opens a condition, a question after "ask", a comparison after "as"."""
    at = next(kid for kid in tokens.children[clause.head] if tokens.lower[kid] == "if")
    if at and tokens.lower[at - 1] == "as":
        return "comparison"
    if at < parent.head:
        return "condition"
    asking = parent.verb in ASKING and tokens.dep[clause.head] in {"ccomp", "advcl"}
    return (
        "content"
        if asking and (tokens.dep[clause.head] == "ccomp" or parent.verb in {"ask", "wonder"})
        else "condition"
    )


def _adverbial(tokens: Tokens, clause: Clause, marks: set[str]) -> str:
    if "because" in marks or tokens.lower[tokens.left[clause.head]] == "because":
        return "reason"
    if marks & TIME:
        return "time"
    if "so" in marks or _to_infinitive(tokens, clause.head):
        return "purpose"
    if marks & REASON:
        return "reason"
    return {"pcomp": "content", "ROOT": "content", "conj": "coordinate"}.get(tokens.dep[clause.head], "adverbial")


def _to_infinitive(tokens: Tokens, head: int) -> bool:
    return tokens.tag[head] == "VB" and any(tokens.lower[kid] == "to" for kid in tokens.children[head])


def _mend(tokens: Tokens, table: list[Clause]) -> None:
    """Two things the parse gets wrong: a conjunct hung on an infinitive, and a noun with an infinitive as subject."""
    for clause in table:
        parent = table[clause.parent] if clause.parent is not None else None
        if parent is None:
            continue
        if tokens.dep[clause.head] == "relcl" and _after_a_gerund(tokens, clause):
            parent.parent, parent.link = clause.index, parent.link or "time"
            clause.parent, clause.link = None, ""
        elif tokens.dep[clause.head] == "conj" and tokens.tag[clause.head] in PAST and clause.subject is None:
            above: Clause | None = parent
            while above is not None and tokens.tag[above.head] == "VB" and above.parent is not None:
                above = table[above.parent]
            if above is not None and above is not parent and tokens.tag[above.head] in PAST:
                clause.parent = above.index
        elif clause.subject is None and tokens.dep[clause.head] in LOOSE and _may_be_finite(tokens, clause.head):
            _free_from_noun(tokens, table, clause)


def _after_a_gerund(tokens: Tokens, clause: Clause) -> bool:
    """In "after failing the paper she left" the parse makes "she left" a relative clause of the paper."""
    root = clause.head
    while tokens.head[root] != root:
        root = tokens.head[root]
    return (
        tokens.pos[root] == "ADP"
        and clause.subject is not None
        and tokens.lower[clause.subject.head] in NOMINATIVE
        and tokens.left[clause.head] == clause.subject.head
    )


def _may_be_finite(tokens: Tokens, head: int) -> bool:
    if tokens.tag[head] in FINITE_TAGS:
        return True
    return tokens.lemma[head] in UNCHANGING and not any(tokens.dep[kid] == "aux" for kid in tokens.children[head])


def _free_from_noun(tokens: Tokens, table: list[Clause], clause: Clause) -> None:
    """ "The school's failure to ask cost her a year": "cost" is the verb of the sentence, "failure" its subject."""
    at: Clause | None = table[clause.parent] if clause.parent is not None else None
    while at is not None and at.parent is not None:
        at = table[at.parent]
    if at is None or at.verb or tokens.pos[at.head] not in {"NOUN", "PROPN"} or at.head > clause.head:
        return
    before = [token for token in range(tokens.left[at.head], clause.head)]
    if tokens.lower[before[-1]] in {",", "and"}:
        return
    clause.subject = Slot(at.head, tokens.start[before[0]], tokens.end[before[-1]], tokens.lemma[at.head])
    clause.parent, clause.link = None, ""
    clause.tense = "past" if clause.tense == "none" else clause.tense
    at.parent, at.link = clause.index, "subject"


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


def _complete(tokens: Tokens, table: list[Clause], clause: Clause) -> None:
    """Fill what the clause leaves out: subject of a conjunct, an infinitive, a participle; what a relative stands for."""
    label = tokens.dep[clause.head]
    parent = table[clause.parent] if clause.parent is not None else None
    if parent is None:
        return
    if (
        label == "advcl"
        and parent.passive
        and clause.subject is None
        and clause.verb in DONE_TO
        and tokens.head[clause.head] == parent.head
    ):
        _complete_conjunct(tokens, clause, parent)
    elif label == "conj":
        _complete_conjunct(tokens, clause, parent)
    elif label in {"relcl", "acl"}:
        _complete_relative(tokens, clause, parent)
    elif clause.subject is None and label in {"xcomp", "advcl", "pcomp", "ccomp"}:
        _complete_open(tokens, clause, parent)
    if parent.object is None and label in {"ccomp", "xcomp"} and clause.subject and not clause.subject.inherited:
        if (
            parent.verb in BARE_VERBS
            and tokens.tag[clause.head] in {"VB", "VBG", "VBN", "JJ"}
            and not _that(tokens, clause)
        ):
            parent.object = replace(clause.subject, inherited=True)


def _that(tokens: Tokens, clause: Clause) -> bool:
    return any(tokens.dep[kid] == "mark" or tokens.tag[kid] == "MD" for kid in tokens.children[clause.head])


def _complete_conjunct(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    if clause.subject is not None or parent.subject is None:
        return
    own_group = any(tokens.dep[kid] in {"aux", "auxpass"} for kid in tokens.children[clause.head])
    clause.subject = replace(parent.subject, inherited=True)
    if own_group:
        return
    if parent.passive and not clause.passive and _passive_too(tokens, clause):
        set_voice(tokens, clause, parent.passive)
    if clause.tense == "none" and tokens.tag[clause.head] in {*PAST, "VB"}:
        clause.tense = parent.tense


def _passive_too(tokens: Tokens, clause: Clause) -> bool:
    """True for "was ignored and told to wait", where the second participle shares the first one's "was"."""
    tag = tokens.tag[clause.head]
    if tag == "VBN":
        return clause.verb not in INTRANSITIVE
    if tag != "VBD" or clause.dative is not None or (clause.object is not None and clause.object.lemma != "home"):
        return False
    if clause.verb in DONE_TO:
        return True
    subject = clause.subject
    lifeless = subject is not None and tokens.pos[subject.head] == "NOUN" and noun_actor(tokens, subject.head, 0) is None
    return lifeless and clause.verb not in ALONE and not clause.prepositions


def _complete_relative(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    noun = tokens.head[clause.head]
    if clause.subject is None:
        if _to_infinitive(tokens, clause.head):
            source = parent.dative or parent.subject
            clause.subject = replace(source, inherited=True) if source else None
        else:
            clause.subject = replace(slot(tokens, noun), inherited=True)
        return
    if (
        clause.object is None
        and clause.voice == "active"
        and clause.complement is None
        and not _gap_elsewhere(tokens, clause)
    ):
        clause.object = replace(slot(tokens, noun), inherited=True)


def _gap_elsewhere(tokens: Tokens, clause: Clause) -> bool:
    """True where "who", "where", "when" or a loose preposition takes the antecedent's place."""
    for kid in tokens.children[clause.head]:
        if tokens.tag[kid] == "WRB" or tokens.dep[kid] == "ccomp" or tokens.tag[kid] in {"WP", "WDT"}:
            return True
        if tokens.dep[kid] == "prep" and not tokens.children[kid]:
            return True
        if any(tokens.tag[below] in {"WP", "WDT", "WP$"} for below in tokens.children[kid]):
            return True
    return False


def _complete_open(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    source: Slot | None = parent.subject
    if tokens.dep[clause.head] == "xcomp" and parent.voice == "active" and parent.verb in OBJECT_CONTROL:
        source = parent.object or parent.dative or parent.subject
    elif tokens.dep[clause.head] == "ccomp" and tokens.tag[clause.head] not in {"VB", "VBG"}:
        return
    if source is not None:
        clause.subject = replace(source, inherited=True)
