"""Clauses (predicates with their arguments): a verb with what belongs to it, from the dependency parse."""

from dataclasses import dataclass, field
from typing import Literal

from retold.discourse.codebook import Actor
from retold.discourse.findings import Attribution, Modality, Polarity, Tense, Voice

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
    unnamed: Slot | None = None  # of a passive without one: who may be meant, never told as a fact
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

    def slots(self) -> list[Slot]:
        """Every slot that is filled."""
        filled = [self.subject, self.object, self.dative, self.agent, self.complement, self.source, self.label]
        return [slot for slot in filled if slot is not None] + [slot for _, slot in self.prepositions]
