"""One clause as a cue sees it (its features): who stands where, and which word classes are in it."""

from typing import get_args

from retold.discourse.codebook import Actor
from retold.discourse.cues.wordclasses import lexicon, words
from retold.discourse.document import Document
from retold.discourse.grammar.clauses import Clause, Slot

At = tuple[int, ...]  # tokens of the document

NOBODY = words("nobody no-one none nothing neither")
SOME = words("one two three four some half most many all each both several any few")
POINTING = words("it this that there which what you everyone everybody")
RELATIVE = frozenset({"who", "that", "which"})
PERSONAL = words("he she they who whoever someone somebody one anyone anybody")
PASSIVE = frozenset({"passive", "passive-agentless"})
GROUP = words("aux auxpass neg prt")
STAFF = frozenset({"institution", "writer"})
MODALS = words("can could ca would will wo 'd 'll should must may might shall sha ought")
SUBJECTS = frozenset({*get_args(Actor), "nobody", "person", "thing", ""}) | POINTING  # what `View.subject` may be


class View:
    """A clause with what a cue may ask of it.

    `classes` maps a word class to its hits here, each the tokens that carry it; `at` is the hit now looked at.
    `subject` is an actor of the codebook where the subject is one; else "nobody", "person" (somebody not known),
    "thing", the pronoun itself ("it", "there", "you", ...), or "" where there is no subject.
    """

    __slots__ = (
        "at",
        "classes",
        "clause",
        "denied_condition",
        "document",
        "followers",
        "head",
        "modal",
        "negative",
        "passive",
        "subject",
        "tokens",
        "verb",
    )

    def __init__(
        self, document: Document, clause: Clause, classes: dict[str, tuple[At, ...]], followers: list[Clause]
    ) -> None:
        """`followers` are the clauses directly below this one."""
        self.document, self.tokens = document, document.tokens
        self.clause, self.head, self.verb = clause, clause.head, clause.verb
        self.classes, self.followers = classes, followers
        self.at: At = (clause.head,)
        # "had Ann not rung her": a negated condition that is told as contrary to fact says that it happened
        self.denied_condition = (
            clause.link == "condition" and clause.certainty == "unreal" and clause.polarity == "negative"
        )
        self.negative = clause.polarity == "negative" and not self.denied_condition
        self.passive = clause.voice in PASSIVE
        self.modal = _modal(document, clause)
        self.subject: str = _subject(document, clause)

    # Words

    def has(self, *names: str) -> At:
        """The tokens of the first hit of the first of these word classes that is in the clause, or nothing."""
        for name in names:
            if found := self.classes.get(name):
                return found[0]
        return ()

    def word(self, *words: str) -> At:
        """The first token of the clause that is one of these words or has it as lemma, or nothing."""
        lower, lemma = self.tokens.lower, self.tokens.lemma
        for token in self.clause.tokens:
            if lower[token] in words or lemma[token] in words:
                return (token,)
        return ()

    def beside(self, *words: str) -> At:
        """The first token of the sentence that is one of these words, or nothing."""
        lower, bounds = self.tokens.lower, self.tokens.bounds
        first, last = bounds[self.clause.sentence]
        return tuple(token for token in range(first, last) if lower[token] in words)[:1]

    def verb_group(self) -> At:
        """The verb with its auxiliaries, negation and particle."""
        dep = self.tokens.dep
        return (*(kid for kid in self.tokens.children[self.head] if dep[kid] in GROUP), self.head)

    # Who stands where, and how it is told

    def subject_word(self) -> str:
        """The word at the head of the subject in lower case, "" where there is none."""
        slot = self.clause.subject
        return "" if slot is None else self.tokens.lower[slot.head]

    def towards(self, actor: str) -> bool:
        """A prepositional phrase has this actor."""
        return any(slot.actor == actor for _, slot in self.clause.prepositions)

    def parent(self) -> Clause | None:
        """The clause above."""
        return None if self.clause.parent is None else self.document.clauses[self.clause.parent]

    def counterfactual(self) -> At:
        """The verb group of "would never have coped", "could not have done it", or nothing."""
        if self.modal not in {"would", "could", "'d", "might"} or self.tokens.tag[self.head] not in {"VBN", "VBD"}:
            return ()
        return self.verb_group() if self.word("have", "of") else ()

    def sentences_left(self) -> int:
        """How many sentences follow."""
        return len(self.document.sentences) - 1 - self.clause.sentence

    def owned_by(self, actor: str) -> bool:
        """Something that belongs to this actor is in the clause: "her CV", "our form"."""
        dep, actor_of = self.tokens.dep, self.document.actor_of
        return any(dep[token] == "poss" and actor_of.get(token) == actor for token in self.clause.tokens)


def _modal(document: Document, clause: Clause) -> str:
    """The modal verb of a clause in lower case, "" where there is none."""
    lower, dep = document.tokens.lower, document.tokens.dep
    for kid in document.tokens.children[clause.head]:
        if dep[kid] == "aux" and lower[kid] in MODALS:
            return lower[kid]
    return ""


def stands_for(slot: Slot | None, actor: str) -> bool:
    """The slot is filled by this actor."""
    return slot is not None and slot.actor == actor


def _subject(document: Document, clause: Clause) -> str:
    slot = clause.subject
    if slot is None:
        return ""
    tokens, token = document.tokens, slot.head
    lower = tokens.lower[token]
    if lower in NOBODY or (lower == "one" and any(tokens.lower[kid] == "no" for kid in tokens.children[token])):
        return "nobody"
    if known := _actor(document, token) or (slot.actor if slot.actor != "other" else None):
        return known
    if lower in SOME:
        return _of_whom(document, token)
    whom = (
        _actor(document, tokens.head[clause.head]) if lower in RELATIVE and tokens.dep[clause.head] == "relcl" else None
    )
    if whom or lower in POINTING:
        return whom or lower
    named = tokens.pos[token] == "PROPN" and lower not in lexicon().noun  # "English" and "Ramadan" are nobody
    classes = lexicon().noun.get(slot.lemma.lower(), ())
    somebody = lower in PERSONAL or slot.actor == "other" or named or "noun.person" in classes
    return "person" if somebody else "thing"


def _of_whom(document: Document, token: int) -> str:
    """Who the whole is in "half of us", "one of her tutors"."""
    of = document.tokens.child(token, "prep")
    whole = document.tokens.child(of, "pobj") if of is not None else None
    return (_actor(document, whole) if whole is not None else None) or "person"


def _actor(document: Document, token: int) -> str | None:
    found = document.actor_of.get(token)
    return None if found == "other" else found
