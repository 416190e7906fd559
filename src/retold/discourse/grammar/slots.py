"""What belongs to a verb (grammatical roles, voice, tense): who does it, to whom, by whom, when."""

from retold.discourse.findings import Tense
from retold.discourse.grammar.clauses import Clause, Slot
from retold.discourse.lexicon import word_class
from retold.discourse.reading.tokens import Tokens

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
PASSIVE = frozenset({"nsubjpass", "csubjpass", "auxpass"})
COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
INTRANSITIVE = word_class("verbs", "intransitive")
WHEN = word_class("verbs", "when") | word_class("names", "days")
MEANS = word_class("verbs", "means")
BASE = {past: base for pair in word_class("verbs", "irregular") for past, base in [pair.split(":")]}
CAUSATIVE = frozenset({"have", "get"})


def slot_of(tokens: Tokens, head: int) -> Slot:
    """The phrase under a token."""
    return Slot(head, tokens.start[tokens.left[head]], tokens.end[tokens.right[head]], tokens.lemma[head])


def fill_slots(tokens: Tokens, clause: Clause) -> None:
    """Fill every slot that stands in the clause itself; voice and tense follow."""
    passive = ""
    for child in tokens.children[clause.head]:
        label = tokens.dep[child]
        if label in PASSIVE:
            get = tokens.lemma[child] == "get" or passive == "get"
            passive = "get" if get else "be"
        _place(tokens, clause, child, label)
    if clause.verb:
        gerund = tokens.tag[clause.head] == "VBG"
        set_voice(tokens, clause, "" if gerund else passive or _bare_passive(tokens, clause))
    clause.tense = tense_of(tokens, clause.head)


def _place(tokens: Tokens, clause: Clause, child: int, label: str) -> None:
    """Put one part of the clause into its slot."""
    if label in SUBJECTS:
        if clause.subject is None or tokens.lemma[clause.subject.head] == "there":
            clause.subject = slot_of(tokens, child)
    elif label == "dobj":
        clause.object = clause.object or slot_of(tokens, child)
    elif label == "dative":
        inner = tokens.child(child, "pobj") if tokens.pos[child] == "ADP" else child
        clause.dative = slot_of(tokens, child if inner is None else inner)
    elif label in COMPLEMENTS:
        clause.complement = slot_of(tokens, child)
    elif label == "prt":
        clause.particle = tokens.lower[child]
    elif label in {"prep", "agent"}:
        _prepositional(tokens, clause, child, by=label == "agent")


def _prepositional(tokens: Tokens, clause: Clause, preposition: int, *, by: bool) -> None:
    """A phrase with a preposition; after a passive's "by" an agent, unless it is a time or a means ("by post")."""
    for inner in tokens.children[preposition]:
        if tokens.dep[inner] in {"pobj", "pcomp", "amod"}:
            if by and tokens.dep[inner] == "pobj" and not _is_when_or_how(tokens, inner):
                clause.agent = slot_of(tokens, inner)
            else:
                clause.prepositions.append((tokens.lower[preposition], slot_of(tokens, inner)))


def _is_when_or_how(tokens: Tokens, noun: int) -> bool:
    return tokens.lemma[noun].lower() in WHEN or (not tokens.children[noun] and tokens.lemma[noun] in MEANS)


def set_voice(tokens: Tokens, clause: Clause, passive: str) -> None:
    """Active, or passive of this kind, with or without its agent."""
    clause.passive = passive
    if not passive:
        clause.voice = "active"
        return
    if clause.agent is None:
        clause.agent = _loose_agent(tokens, clause)
    clause.voice = "passive-agentless" if clause.agent is None else "passive"


def _bare_passive(tokens: Tokens, clause: Clause) -> str:
    """A passive participle without "be": "a boy raised in care", "asked why, he ...", "had his card checked"."""
    head = clause.head
    if _caused(tokens, clause):
        return "get"
    if tokens.tag[head] != "VBN" or tokens.lemma[head] in INTRANSITIVE:
        return ""
    label = tokens.dep[head]
    if any(tokens.dep[kid] == "aux" for kid in tokens.children[head]):
        return ""
    if label == "acl" or (label in {"advcl", "ROOT", "relcl"} and clause.subject is None):
        return "reduced"
    if label in {"ccomp", "xcomp", "oprd"} and clause.subject is not None:
        return "reduced"
    return ""


def _caused(tokens: Tokens, clause: Clause) -> bool:
    """True for "got picked on", "had his card checked"."""
    head = clause.head
    return (
        tokens.dep[head] in {"xcomp", "ccomp", "acomp", "oprd"}
        and tokens.lemma[tokens.head[head]] in CAUSATIVE
        and tokens.tag[head] in {"VBN", "VBD"}
        and clause.object is None
        and (tokens.tag[head] == "VBN" or clause.subject is not None)
        and not any(tokens.dep[kid] in {"aux", "mark"} for kid in tokens.children[head])
    )


def _loose_agent(tokens: Tokens, clause: Clause) -> Slot | None:
    """An agent that the parse hung elsewhere: "given a lift by her tutor", "was seen by everyone"."""
    places = [clause.head] + ([clause.object.head] if clause.object else [])
    for place in places:
        for kid in tokens.children[place]:
            if tokens.lower[kid] == "by" and tokens.dep[kid] in {"prep", "agent"}:
                inner = tokens.child(kid, "pobj")
                if inner is not None and _may_act(tokens, inner):
                    return slot_of(tokens, inner)
    return None


def _may_act(tokens: Tokens, noun: int) -> bool:
    lemma = tokens.lemma[noun].lower()
    if tokens.pos[noun] in {"PROPN", "PRON"}:
        return lemma not in WHEN
    if tokens.pos[noun] != "NOUN" or lemma in WHEN | MEANS:
        return False
    return any(tokens.dep[kid] in {"det", "poss", "amod", "compound"} for kid in tokens.children[noun]) or (
        tokens.tag[noun] == "NNS"
    )


def tense_of(tokens: Tokens, head: int) -> Tense:
    """By the first word of the verb group; "should have asked" is past, an infinitive has none."""
    group = [kid for kid in tokens.children[head] if tokens.dep[kid] in {"aux", "auxpass"} and kid < head]
    if not group:
        return PENN.get(tokens.tag[head], "none")
    words = [tokens.norm[kid] for kid in group]
    if words[0] in {"will", "shall", "'ll", "wo"}:
        return "future"
    if tokens.tag[group[0]] == "MD":
        return "past" if "have" in words or words[0] in {"would", "could", "'d"} else "present"
    return PENN.get(tokens.tag[group[0]], "none")


PENN: dict[str, Tense] = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "present"}
