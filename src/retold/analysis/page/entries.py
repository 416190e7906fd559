"""What a story's marks say (annotations): an entry for each finding, passage set aside and circumstance."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from retold.analysis.page.marks import Mark, lanes, marked
from retold.analysis.page.words import ACTOR_WORDS, confidence_words, quote, units_words, value_words
from retold.analysis.retelling import Telling
from retold.discourse.codebook import BY_NAME
from retold.discourse.findings import Circumstance, Finding, SetAside
from retold.measures.measure import Measure, Measures

Side = Literal["b", "a"]
Passage = TypeVar("Passage", Finding, SetAside)
Kind = Literal["finding", "aside", "circumstance"]
TITLES: dict[Side, str] = {"b": "First story", "a": "Second story"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One mark in words. `key` is unique on the page; `pole` is "plus", "minus" or "" and chooses the line."""

    key: str
    kind: Kind
    start: int
    end: int
    letter: str
    title: str
    construct: str
    pole: str
    quote: str
    reason: str
    actor: str = ""
    confidence: str = ""

    @property
    def classes(self) -> str:
        """For the style sheet."""
        return f"{self.kind} {self.construct} {self.pole}".rstrip()

    @property
    def label(self) -> str:
        """What the mark is called aloud; it begins with what is printed."""
        if self.kind == "aside":
            return f"({self.letter}) Looks like {self.title}, not counted"
        return f"{self.letter} {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A measure's number in one story and the entries it rests on."""

    measure: Measure
    value: str
    units: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story, ready to be shown; its marks need `lanes` lanes."""

    side: Side
    title: str
    words: int
    html: str
    findings: tuple[Entry, ...]
    asides: tuple[Entry, ...]
    circumstances: tuple[Entry, ...]
    resting: tuple[Resting, ...]
    warnings: tuple[str, ...]
    inner_life: str
    lanes: int

    @property
    def verdicts(self) -> tuple[Resting, ...]:
        """What is decided about the story as a whole."""
        return tuple(resting for resting in self.resting if resting.measure.decided)


def story(telling: Telling, side: Side, measures: Measures) -> Story:
    """A telling with all its entries and its text marked with them."""
    text, analysis = telling.text, telling.analysis
    findings = {
        finding.id: _finding(finding, text, f"{side}{n}") for n, finding in enumerate(_in_order(analysis.findings), 1)
    }
    asides = tuple(_aside(passage, text, f"{side}x{n}") for n, passage in enumerate(_in_order(analysis.set_aside), 1))
    circumstances = {
        f"c{n}": _circumstance(thing, text, f"{side}c{n}") for n, thing in enumerate(analysis.story.circumstances, 1)
    }
    found = tuple(findings.values())
    marks = [*_marks(found), *_marks(asides), *_marks(circumstances.values())]
    return Story(
        side=side,
        title=TITLES[side],
        words=analysis.words,
        html=marked(text, marks),
        findings=found,
        asides=asides,
        circumstances=tuple(circumstances.values()),
        resting=tuple(
            Resting(
                measure=measures[name],
                value=value_words(measures[name], value),
                units=units_words(measures[name], value),
                entries=_rest_on(value.findings, findings | circumstances),
            )
            for name, value in analysis.measures.items()
        ),
        warnings=analysis.warnings,
        inner_life=f"{analysis.story.inner_life_share:.0%}",
        lanes=1 + max((mark.lane for mark in marks), default=0),
    )


def _in_order(passages: Iterable[Passage]) -> list[Passage]:
    return sorted(passages, key=lambda passage: (passage.start, -passage.end))


def _rest_on(ids: Iterable[str], entries: dict[str, Entry]) -> tuple[Entry, ...]:
    return tuple(sorted((entries[id_] for id_ in ids if id_ in entries), key=lambda entry: (entry.start, -entry.end)))


def _finding(finding: Finding, text: str, key: str) -> Entry:
    code = BY_NAME[finding.code]
    return Entry(
        key=key,
        kind="finding",
        start=finding.start,
        end=finding.end,
        letter=code.letter,
        title=code.title,
        construct=code.construct,
        pole="plus" if code.pole > 0 else "minus",
        quote=quote(text, finding.start, finding.end),
        reason=finding.reason,
        actor=ACTOR_WORDS[finding.actor],
        confidence=confidence_words(finding.confidence),
    )


def _aside(passage: SetAside, text: str, key: str) -> Entry:
    code = BY_NAME[passage.code]
    return Entry(
        key=key,
        kind="aside",
        start=passage.start,
        end=passage.end,
        letter=code.letter,
        title=code.title,
        construct=code.construct,
        pole="plus" if code.pole > 0 else "minus",
        quote=quote(text, passage.start, passage.end),
        reason=passage.reason,
    )


def _circumstance(thing: Circumstance, text: str, key: str) -> Entry:
    return Entry(
        key=key,
        kind="circumstance",
        start=thing.start,
        end=thing.end,
        letter="c",
        title=f"Circumstance: {thing.label}",
        construct="life",
        pole="",
        quote=quote(text, thing.start, thing.end),
        reason="",
    )


def _marks(entries: Iterable[Entry]) -> list[Mark]:
    """A mark for each entry, in a lane among all of them and one among those of its construct."""
    entries = list(entries)
    among_all = lanes([(entry.start, entry.end) for entry in entries])
    own: dict[str, int] = {}
    for construct in {entry.construct for entry in entries}:
        same = [entry for entry in entries if entry.construct == construct]
        own |= zip((e.key for e in same), lanes([(e.start, e.end) for e in same]), strict=True)
    return [
        Mark(
            key=entry.key,
            start=entry.start,
            end=entry.end,
            letter=entry.letter,
            label=entry.label,
            classes=entry.classes,
            described=bool(entry.reason),
            lane=lane,
            own_lane=own[entry.key],
        )
        for entry, lane in zip(entries, among_all, strict=True)
    ]
