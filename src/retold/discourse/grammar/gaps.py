"""What a clause leaves out and the reader fills in (control and ellipsis): the subject of a conjunct, an infinitive."""

from dataclasses import replace

from retold.discourse.grammar.clauses import Clause
from retold.discourse.grammar.links import to_infinitive
from retold.discourse.grammar.slots import INTRANSITIVE, set_voice, slot_of
from retold.discourse.lexicon import word_class
from retold.discourse.naming.nouns import noun_actor
from retold.discourse.reading.tokens import Tokens

BARE_VERBS = word_class("verbs", "bare")
OBJECT_CONTROL = word_class("verbs", "object_control")
ALONE, DONE_TO = word_class("verbs", "alone"), word_class("verbs", "done_to")
OPEN = frozenset({"xcomp", "advcl", "pcomp", "ccomp"})
BARE_TAGS = frozenset({"VB", "VBG", "VBN", "JJ"})
SHARING = frozenset({"VBD", "VBN", "VB"})
QUESTION = frozenset({"WRB", "WP"})
RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})


def fill_gaps(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    """Complete a clause from its parent, which must be complete."""
    label = tokens.dep[clause.head]
    told = label == "advcl" and parent.passive and clause.verb in DONE_TO and tokens.head[clause.head] == parent.head
    if label == "conj" or told:
        _conjunct(tokens, clause, parent)
    elif label in {"relcl", "acl"}:
        _relative(tokens, clause, parent)
    elif clause.subject is None and label in OPEN:
        _open(tokens, clause, parent)
    elif parent.object is None and label in {"ccomp", "xcomp"} and _small(tokens, clause, parent):
        parent.object = replace(clause.subject, inherited=True) if clause.subject else None


def _conjunct(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    """A conjunct without a subject shares its neighbour's; without a verb group of its own also tense and passive."""
    if clause.subject is not None or parent.subject is None:
        return
    clause.subject = replace(parent.subject, inherited=True)
    if any(tokens.dep[kid] in {"aux", "auxpass"} for kid in tokens.children[clause.head]):
        return
    if parent.passive and not clause.passive and _passive_too(tokens, clause):
        set_voice(tokens, clause, parent.passive)
    if clause.tense == "none" and tokens.tag[clause.head] in SHARING:
        clause.tense = parent.tense


def _passive_too(tokens: Tokens, clause: Clause) -> bool:
    """True for "was ignored and told to wait", where the second participle shares the first one's "was"."""
    tag, subject = tokens.tag[clause.head], clause.subject
    if tag == "VBN":
        return clause.verb not in INTRANSITIVE
    governs = clause.dative is not None or (clause.object is not None and clause.object.lemma != "home")
    if tag != "VBD" or governs or subject is None:
        return False
    lifeless = tokens.pos[subject.head] == "NOUN" and noun_actor(tokens, subject.head, 0) is None
    return clause.verb in DONE_TO or (lifeless and clause.verb not in ALONE and not clause.prepositions)


def _relative(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    """The noun that a relative clause stands by is its subject or its object."""
    noun = tokens.head[clause.head]
    if clause.subject is None:
        source = slot_of(tokens, noun)
        if to_infinitive(tokens, clause.head):
            source = parent.dative or parent.subject or source
        clause.subject = replace(source, inherited=True)
        return
    wanting = clause.object is None and clause.complement is None and clause.voice == "active"
    if wanting and not any(_takes_its_place(tokens, kid) for kid in tokens.children[clause.head]):
        clause.object = replace(slot_of(tokens, noun), inherited=True)


def _takes_its_place(tokens: Tokens, kid: int) -> bool:
    """True for "who", "where", a loose preposition, a clause: the noun is no object then."""
    loose = tokens.dep[kid] == "prep" and not tokens.children[kid]
    inner = any(tokens.tag[below] in RELATIVE_TAGS for below in tokens.children[kid])
    return loose or inner or tokens.tag[kid] in RELATIVE_TAGS | {"WRB"} or tokens.dep[kid] == "ccomp"


def _open(tokens: Tokens, clause: Clause, parent: Clause) -> None:
    """Whoever is told, asked or helped is the subject of what they are told to do; else the parent's subject is."""
    label, source = tokens.dep[clause.head], parent.subject
    if label == "ccomp" and tokens.tag[clause.head] not in {"VB", "VBG"}:
        return
    wants_to_know = parent.verb == "ask" and any(tokens.tag[kid] in QUESTION for kid in tokens.children[clause.head])
    if label == "xcomp" and parent.voice == "active" and parent.verb in OBJECT_CONTROL and not wants_to_know:
        source = parent.object or parent.dative or source  # "asked her to go", not "asked her how to go"
    clause.subject = None if source is None else replace(source, inherited=True)


def _small(tokens: Tokens, clause: Clause, parent: Clause) -> bool:
    """True for "helped her organise", "saw him leave": whoever does it is also the parent's object."""
    if clause.subject is None or clause.subject.inherited or parent.verb not in BARE_VERBS:
        return False
    finite = any(tokens.dep[kid] == "mark" or tokens.tag[kid] == "MD" for kid in tokens.children[clause.head])
    return tokens.tag[clause.head] in BARE_TAGS and not finite
