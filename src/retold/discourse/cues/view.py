"""One clause as a cue sees it (its features): who stands where, and which word classes are in it."""

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
PREDICATED = words("acomp attr oprd conj amod advmod appos advcl xcomp")
FRAMING = words(
    "call meet name know think remember forget imagine ask hear picture invent like choose describe say write"
)
CAUSING = words("teach let make ask tell want help encourage force need allow get have persuade advise urge enable")
STAFF = frozenset({"institution", "writer"})
MODALS = words("can could ca would will wo 'd 'll should must may might shall sha ought")
LITTLE = words("no little few limited low much many any barely scarcely hardly less poor scant minimal enough")
SELF = ("himself", "herself", "themself", "themselves", "myself", "own")
MONEY = words("£ $ € pound pounds pence quid")
SPANS_OF_TIME = ("week", "month", "year", "day", "hour", "fortnight", "minute")


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

    def lemma_at(self) -> str:
        """The lemma of the first token looked at."""
        return self.tokens.lemma[self.at[0]].lower()

    def verb_group(self) -> At:
        """The verb with its auxiliaries, negation and particle."""
        dep = self.tokens.dep
        return (*(kid for kid in self.tokens.children[self.head] if dep[kid] in GROUP), self.head)

    def number(self) -> At:
        """The first number of the clause, or nothing."""
        pos = self.tokens.pos
        for token in self.clause.tokens:
            if pos[token] == "NUM":
                return (token,)
        return ()

    def sum_of_money(self) -> At:
        """A currency sign or its word, with what follows, or nothing."""
        lower = self.tokens.lower
        for token in self.clause.tokens:
            if lower[token] in MONEY:
                return (token, token + 1) if token + 1 in self.clause.tokens else (token,)
        return ()

    def span_of_time(self) -> At:
        """The verb with the span of time in the clause ("weeks"), or nothing."""
        found = self.word(*SPANS_OF_TIME)
        return (self.head, *found) if found else ()

    def one_self(self) -> At:
        """The verb with "herself" or "own", or nothing."""
        found = self.word(*SELF)
        return (self.head, *found) if found else ()

    # Who stands where

    def holds_student(self) -> bool:
        """The student is the object, or the one it is given to."""
        return _is(self.clause.object, "student") or _is(self.clause.dative, "student")

    def reaches_student(self) -> bool:
        """The student is the object, in a prepositional phrase, or the subject of what is brought about."""
        return self.holds_student() or self.towards("student") or self.brings_about()

    def serves_student(self) -> bool:
        """It reaches the student, and is more than naming, meeting or writing about them."""
        return self.verb not in FRAMING and self.reaches_student()

    def names_student(self) -> bool:
        """The student is in the clause, but not as its subject."""
        subject = self.clause.subject.head if self.clause.subject else None
        actor_of = self.document.actor_of
        return any(actor_of.get(token) == "student" and token != subject for token in self.clause.tokens)

    def is_note_of_service(self) -> bool:
        """A note without a subject: "Taught him to cook.", "Extension granted."."""
        granted = self.tokens.tag[self.head] == "VBN" and self.clause.object is None
        return self.clause.parent is None and (self.holds_student() or granted)

    def affects_student(self) -> bool:
        """It reaches the student or something of theirs."""
        return self.reaches_student() or self.of_student()

    def towards(self, actor: str) -> bool:
        """A prepositional phrase has this actor."""
        return any(slot.actor == actor for _, slot in self.clause.prepositions)

    def meets_staff(self) -> bool:
        """Somebody of the institution, or the writer, is object, receiver, or in a prepositional phrase."""
        return any(
            _is(self.clause.object, actor) or _is(self.clause.dative, actor) or self.towards(actor)
            for actor in ("institution", "writer")
        )

    def staff_unnamed(self) -> At:
        """The verb of a passive that names nobody, with the institution's mention that stands nearest, or nothing."""
        slot = self.clause.unnamed
        return (slot.head, *self.verb_group()) if slot is not None and slot.actor in STAFF else ()

    def brings_about(self) -> bool:
        """The student is the subject of a clause that this one governs: "let him sit", "made sure she could stay"."""
        return any(
            below.link in {"content", "purpose"} and _is(below.subject, "student") and not below.subject.inherited
            for below in self.followers
            if below.subject is not None
        )

    def of_student(self) -> bool:
        """Something of the student's is in the clause: "her CV", "Amira's deadlines"."""
        return self._owned_by("student")

    def of_staff(self) -> bool:
        """Something of the institution's is in the clause: "our form", "my signature"."""
        return self._owned_by("institution")

    def owned_by_staff(self) -> At:
        """The noun that is the institution's own, with its "our" or "my", or nothing."""
        dep, actor_of = self.tokens.dep, self.document.actor_of
        for token in self.clause.tokens:
            if dep[token] == "poss" and actor_of.get(token) in STAFF:
                return (token, self.tokens.head[token])
        return ()

    def only_of_student(self) -> bool:
        """Something of the student's is in the clause, but not the student."""
        return self.of_student() and not self.reaches_student()

    def first_person(self, *words: str) -> bool:
        """The subject is "I" or "we", or the one of the two that is asked for."""
        slot = self.clause.subject
        return slot is not None and self.tokens.lower[slot.head] in (words or ("i", "we"))

    def is_subject(self) -> bool:
        """The word looked at heads the subject."""
        return self.clause.subject is not None and self.clause.subject.head == self.at[0]

    def acts(self) -> At:
        """The verb with its object."""
        return (self.head, *self.object())

    def object(self) -> At:
        """The token at the head of the object, or nothing."""
        return (self.clause.object.head,) if self.clause.object else ()

    def subject_and_verb(self) -> At:
        """The head of the subject with the verb group."""
        return (*((self.clause.subject.head,) if self.clause.subject else ()), *self.verb_group())

    def parent(self) -> Clause | None:
        """The clause above."""
        return None if self.clause.parent is None else self.document.clauses[self.clause.parent]

    # What is said of whom

    def said_of_subject(self) -> bool:
        """The word is predicated of the subject: "was shy", "seemed quite lost", "arrived unprepared", "a shy boy"."""
        head, dep, token = self.tokens.head, self.tokens.dep, self.at[0]
        predicates = {self.head, self.clause.complement.head if self.clause.complement else self.head}
        for _ in range(3):
            if token in predicates:
                return True
            if dep[token] not in PREDICATED:
                return False
            token = head[token]
        return token in predicates

    def too_little(self) -> At:
        """A word by which there is none or not enough of the noun looked at, with the noun; or nothing."""
        noun = self.at[0]
        for kid in self.tokens.children[noun]:
            if kid < noun and self.tokens.lower[kid] in LITTLE:
                return (kid, noun)
        return ()

    def counterfactual(self) -> At:
        """The verb group of "would never have coped", "could not have done it", or nothing."""
        if self.modal not in {"would", "could", "'d", "might"} or self.tokens.tag[self.head] not in {"VBN", "VBD"}:
            return ()
        return self.verb_group() if self.word("have", "of") else ()

    def moves(self) -> At:
        """The verb with its object, where the act is the subject's own: not made, asked or taught by somebody else."""
        return () if self.passive or self.is_made_to() else self.acts()

    def deed(self) -> At:
        """The same, where the act does more than carry the plot."""
        plot = self.has("verb.plot", "verb.feel", "verb.struggle", "verb.falter", "verb.fail")
        return () if plot or not self.verb else self.moves()

    def is_made_to(self) -> bool:
        """It is not the subject's own doing: "taught him to ask", "let her ring", "had to", "did not know how"."""
        above = self.parent()
        if above is None or self.clause.link not in {"content", "purpose"}:
            return False
        if (
            above.voice in PASSIVE
            or above.polarity == "negative"
            or (above.verb == "have" and self.tokens.dep[self.head] == "xcomp")
        ):
            return True
        return above.subject is not None and above.subject.actor != "student" and above.verb in CAUSING

    # Where in the text

    def sentences_left(self) -> int:
        """How many sentences follow."""
        return len(self.document.sentences) - 1 - self.clause.sentence

    def is_last_of_student(self) -> bool:
        """The student is the subject, and of no later sentence."""
        later = self.document.clauses[self.clause.index + 1 :]
        return self.subject == "student" and not any(
            _is(clause.subject, "student") for clause in later if clause.sentence > self.clause.sentence
        )

    def _owned_by(self, actor: str) -> bool:
        dep, actor_of = self.tokens.dep, self.document.actor_of
        return any(dep[token] == "poss" and actor_of.get(token) == actor for token in self.clause.tokens)


def _modal(document: Document, clause: Clause) -> str:
    """The modal verb of a clause in lower case, "" where there is none."""
    lower, dep = document.tokens.lower, document.tokens.dep
    for kid in document.tokens.children[clause.head]:
        if dep[kid] == "aux" and lower[kid] in MODALS:
            return lower[kid]
    return ""


def _is(slot: Slot | None, actor: str) -> bool:
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
