"""Layer 3: clauses. A verb with what belongs to it, from the dependency parse."""

from dataclasses import dataclass, field

from retold.discourse.codebook import Actor
from retold.discourse.findings import Attribution, Modality, Polarity, Tense, Voice


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
    link: str = (
        ""  # to the parent: content, condition, reason, purpose, concession, time, relative, coordinate
    )
    subject: Slot | None = None
    object: Slot | None = None
    dative: Slot | None = None
    agent: Slot | None = None  # the by-phrase of a passive
    complement: Slot | None = None  # predicate noun or adjective
    prepositions: list[tuple[str, Slot]] = field(default_factory=list)
    place: float = 0.0  # where its middle stands in the text, 0..1
