"""Layer 3: clauses. A verb with what belongs to it, from the dependency parse."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from retold.discourse.codebook import Actor
from retold.discourse.findings import Attribution, Modality, Polarity, Tense, Voice

if TYPE_CHECKING:
    from retold.discourse.tokens import Tokens


Certainty = Literal["fact", "possible", "unreal", "obliged", "asked"]


@dataclass(slots=True)
class Slot:
    """A part of a clause: token index of its head, the stretch in the text, its lemma, and who it is (layer 4)."""

    head: int
    start: int
    end: int
    lemma: str
    actor: Actor | None = None
    inherited: bool = False


@dataclass(slots=True)
class Clause:
    """One clause. Token indices are of the parsed document, `start` and `end` code points of the text as given."""

    index: int
    sentence: int
    head: int
    tokens: tuple[int, ...]
    start: int
    end: int
    verb: str  # lemma of the head, "" where the clause has no verb
    particle: str  # of a phrasal verb ("give up" -> "up"), else ""
    voice: Voice = "none"
    polarity: Polarity = "positive"
    modality: Modality = "none"
    tense: Tense = "none"
    attribution: Attribution = "narrator"
    holder: Actor | None = None  # whose claim it is, where not the narrator's
    negation: str = ""  # the word that negates
    mood: str = ""  # the modal or cue word behind `modality`
    parent: int | None = None
    link: str = ""  # to the parent: content, condition, reason, purpose, concession, time, relative, coordinate
    subject: Slot | None = None
    object: Slot | None = None
    dative: Slot | None = None
    agent: Slot | None = None  # the by-phrase of a passive
    complement: Slot | None = None  # predicate noun or adjective
    prepositions: list[tuple[str, Slot]] = field(default_factory=list)
    place: float = 0.0  # where its middle stands in the text, 0..1
    passive: str = ""  # of a passive: be, get, reduced ("a boy raised in care"), adjectival ("was exhausted")
    certainty: Certainty = "fact"
    source: Slot | None = None  # who is said to say or think it, where the text names one
    distance: str = ""  # the word that keeps the narrator away from it: "assumed", "used to", "so-called"
    label: Slot | None = None  # what somebody is seen or treated as: "seen as weak" -> weak
    quotation: int | None = None  # index in `Document.quotations`
    scope: tuple[int, ...] = ()  # tokens inside the scope of the negation


NOT_OWN = frozenset("aux auxpass amod compound nmod case prep agent quantmod det predet intj neg".split())
CLAUSAL = frozenset("ROOT ccomp xcomp advcl relcl acl csubj csubjpass pcomp conj parataxis dep".split())
SUBJECTS = frozenset("nsubj nsubjpass csubj csubjpass expl".split())
GET = "get"


def clauses_of(tokens: "Tokens") -> tuple[list[Clause], list[int | None]]:
    """The clause table of a text, in text order, and for each token the index of the clause it belongs to."""
    heads = _heads(tokens)
    clause_of = _members(tokens, heads)
    table: list[Clause] = []
    belongs: list[list[int]] = [[] for _ in heads]
    for token, clause in enumerate(clause_of):
        if clause is not None:
            belongs[clause].append(token)
    for index, head in enumerate(heads):
        table.append(_clause(tokens, index, head, belongs[index]))
    order = {head: index for index, head in enumerate(heads)}
    for clause in table:
        _place_in_tree(tokens, clause, order)
    for clause in sorted(table, key=lambda clause: _height(tokens, clause.head)):
        _inherit(tokens, table, clause)
    return table, clause_of


def _heads(tokens: "Tokens") -> list[int]:
    """Tokens that head a clause: every verb that is not part of another's group, and the root of a verbless sentence."""
    dep, pos = tokens.dep, tokens.pos
    heads = []
    for index, kind in enumerate(pos):
        if kind in {"VERB", "AUX"}:
            if dep[index] not in NOT_OWN:
                heads.append(index)
        elif (dep[index] == "ROOT" and kind not in {"SPACE", "PUNCT"}) or (
            dep[index] in CLAUSAL
            and any(dep[child] in {"nsubj", "nsubjpass", "aux"} for child in tokens.children[index])
        ):
            heads.append(index)
    return heads


def _members(tokens: "Tokens", heads: list[int]) -> list[int | None]:
    """For each token the clause of its nearest ancestor that heads one; "and" goes to the clause it opens."""
    own: list[int | None] = [None] * len(tokens)
    for clause, head in enumerate(heads):
        own[head] = clause
    dep, children = tokens.dep, tokens.children
    for head in list(heads):
        stack = [head]
        while stack:
            above = stack.pop()
            for child in children[above]:
                if own[child] is None:
                    own[child] = _opened_by(tokens, child, own) if dep[child] in {"cc", "prep", "agent"} else None
                    if own[child] is None:
                        own[child] = own[above]
                    stack.append(child)
    return own


def _opened_by(tokens: "Tokens", token: int, own: list[int | None]) -> int | None:
    """The clause that a conjunction or a preposition over a gerund opens."""
    if tokens.dep[token] == "cc":
        siblings = tokens.children[tokens.head[token]]
        following = next((kid for kid in siblings if kid > token and tokens.dep[kid] == "conj"), None)
    else:
        following = tokens.child(token, "pcomp")
    return None if following is None else own[following]


def _clause(tokens: "Tokens", index: int, head: int, members: list[int]) -> Clause:
    verbal = tokens.pos[head] in {"VERB", "AUX"}
    inner = [token for token in members if tokens.dep[token] != "punct"] or members
    if len(inner) > 1 and tokens.dep[inner[0]] == "cc":
        inner = inner[1:]
    clause = Clause(
        index=index,
        sentence=tokens.sentence[head],
        head=head,
        tokens=tuple(members),
        start=tokens.start[inner[0]],
        end=tokens.end[inner[-1]],
        verb=tokens.lemma[head] if verbal else "",
        particle="",
    )
    _fill(tokens, clause)
    _tense(tokens, clause)
    return clause


def _slot(tokens: "Tokens", head: int) -> Slot:
    below = tokens.subtree(head)
    return Slot(head, tokens.start[below[0]], tokens.end[below[-1]], tokens.lemma[head])


def _fill(tokens: "Tokens", clause: Clause) -> None:
    passive = False
    for child in tokens.children[clause.head]:
        label = tokens.dep[child]
        if label in SUBJECTS:
            passive = passive or label.endswith("pass")
            if clause.subject is None or label != "expl":
                clause.subject = _slot(tokens, child)
        elif label == "auxpass":
            passive = True
        elif label == "dobj":
            clause.object = _slot(tokens, child)
        elif label == "dative":
            inner = tokens.child(child, "pobj") if tokens.pos[child] == "ADP" else child
            clause.dative = _slot(tokens, child if inner is None else inner)
        elif label == "agent":
            inner = tokens.child(child, "pobj")
            if inner is not None:
                clause.agent = _slot(tokens, inner)
        elif label in {"attr", "acomp", "oprd"}:
            clause.complement = _slot(tokens, child)
        elif label == "prt":
            clause.particle = tokens.lower[child]
        elif label == "prep":
            for inner in tokens.children[child]:
                if tokens.dep[inner] in {"pobj", "pcomp", "amod"}:
                    clause.prepositions.append((tokens.lower[child], _slot(tokens, inner)))
    reduced = (
        tokens.dep[clause.head] in {"acl", "advcl"} and tokens.tag[clause.head] == "VBN" and clause.subject is None
    )
    if clause.verb:
        if passive or (reduced and tokens.child(clause.head, "aux") is None):
            clause.voice = "passive" if clause.agent else "passive-agentless"
        else:
            clause.voice = "active"


def _tense(tokens: "Tokens", clause: Clause) -> None:
    group = [kid for kid in tokens.children[clause.head] if tokens.dep[kid] in {"aux", "auxpass"}]
    first = tokens.tag[group[0]] if group else tokens.tag[clause.head]
    words = {tokens.norm[kid] for kid in group}
    if words & {"will", "shall", "'ll"}:
        clause.tense = "future"
    elif first == "VBD" or words & {"had", "was", "were", "did"}:
        clause.tense = "past"
    elif first in {"VBZ", "VBP", "MD"}:
        clause.tense = "past" if "have" in words and "MD" in first else "present"


def _place_in_tree(tokens: "Tokens", clause: Clause, order: dict[int, int]) -> None:
    token = clause.head
    while tokens.head[token] != token:
        token = tokens.head[token]
        if token in order:
            clause.parent = order[token]
            break
    if clause.parent is not None:
        clause.link = _link(tokens, clause)


REASONS = frozenset("because since as for".split())
CONDITIONS = frozenset("if unless provided".split())
TIMES = frozenset("when while after before until till once whenever since as".split())
CONCESSIONS = frozenset("although though whereas despite".split())


def _link(tokens: "Tokens", clause: Clause) -> str:
    label = tokens.dep[clause.head]
    if label == "conj":
        return "coordinate"
    if label in {"relcl", "acl"}:
        return "relative"
    if label in {"ccomp", "xcomp", "csubj", "csubjpass", "pcomp"}:
        return "content"
    marks = {tokens.lower[kid] for kid in tokens.children[clause.head] if tokens.dep[kid] in {"mark", "advmod"}}
    if marks & CONDITIONS:
        return "condition"
    if marks & CONCESSIONS:
        return "concession"
    if "because" in marks:
        return "reason"
    if marks & TIMES:
        return "time"
    if marks & REASONS:
        return "reason"
    if label == "advcl" and tokens.tag[clause.head] == "VB":
        return "purpose"
    return "adverbial" if label == "advcl" else "content"


def _height(tokens: "Tokens", token: int) -> int:
    height = 0
    while tokens.head[token] != token:
        token = tokens.head[token]
        height += 1
    return height


def _inherit(tokens: "Tokens", table: list[Clause], clause: Clause) -> None:
    """A clause without a subject takes it from the clause it is joined to or completes."""
    if clause.subject is not None or clause.parent is None:
        return
    parent = table[clause.parent]
    label = tokens.dep[clause.head]
    source = parent.subject
    if label == "xcomp" and (parent.object or parent.dative):
        source = parent.object or parent.dative
    elif label in {"relcl", "acl"}:
        noun = tokens.head[clause.head]
        source = _slot(tokens, noun)
    if source is not None and label in {"conj", "xcomp", "advcl", "pcomp", "acl"}:
        clause.subject = replace(source, inherited=True)
