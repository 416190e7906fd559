"""What the engine gives (annotations): plain, frozen data. Offsets are code points of the text, end exclusive."""

from dataclasses import dataclass
from typing import Literal

from retold.discourse.codebook import Actor, CodeName, Ending

Voice = Literal["active", "passive", "passive-agentless", "none"]
Polarity = Literal["positive", "negative"]
Modality = Literal["none", "duty", "possibility", "wish", "condition"]
Attribution = Literal["narrator", "reported", "rejected", "quoted"]
Tense = Literal["past", "present", "future", "none"]
Mode = Literal["cues", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseFact:
    """A clause as the world sees it; `subject` is the actor class of its subject, None where it has none."""

    start: int
    end: int
    voice: Voice
    polarity: Polarity
    modality: Modality
    attribution: Attribution
    tense: Tense
    subject: Actor | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A stretch that names or stands for an actor."""

    start: int
    end: int
    actor: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A suggestion of the engine: this stretch carries this code, because of this.

    `confidence` is a probability in 0..1, measured on the corpus for each cue. `actor` is the actor the code speaks of.
    """

    id: str
    code: CodeName
    start: int
    end: int
    actor: Actor
    cue: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Words that look like a code and were not counted, with the reason why (negated, reported, not a fact)."""

    code: CodeName
    start: int
    end: int
    cue: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance:
    """A concrete circumstance of the student's life; spans with one label are one circumstance."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the text tells as a whole. `inner_life_share` is the share of clauses with `student-experience`, 0..1."""

    ending: Ending | None
    circumstances: tuple[Circumstance, ...]
    generic_labels: int
    inner_life_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStamp:
    """Which engine spoke: Retold's version, the spaCy pipeline with its version, the mode, the model by its name."""

    version: str
    pipeline: str
    mode: Mode
    model: str = "shipped"

    @property
    def own_model(self) -> str:
        """Named where it is not the one that ships: `, model NAME`."""
        return "" if self.model == "shipped" else f", model {self.model}"

    @property
    def named(self) -> str:
        """All but the mode, for a sentence that sets two engines beside each other."""
        return f"Retold {self.version} with {self.pipeline}{self.own_model}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the engine found in one text. `warnings` are sentences for a person."""

    id: str
    engine: EngineStamp
    words: int
    warnings: tuple[str, ...]
    sentences: tuple[Span, ...]
    clauses: tuple[ClauseFact, ...]
    mentions: tuple[Mention, ...]
    findings: tuple[Finding, ...]
    set_aside: tuple[SetAside, ...]
    story: Story
