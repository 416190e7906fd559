"""What speaks for a pair (soft constraints), in points: small whole numbers with names, so that reasons add up."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from retold.matching.limits import described_as
from retold.matching.people import Person, Shareable, Wish

Integers = NDArray[np.int16]
Counts = Integers | NDArray[np.bool_]
Reader = Literal["coordinator", "pair"]
Seen = Literal["always", "shared", "never"]
Where = tuple[Sequence[int] | slice, Sequence[int] | slice]
EVERYWHERE: Where = (slice(None), slice(None))


MOST_POINTS = 1000
"""For one part, so that a total of all parts is far from the largest of the 16-bit numbers it is kept in."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Points for each thing in common, counted up to `most`."""

    each: int
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each part is worth. By default a pair has up to 100 points, less 15 where something must be asked first."""

    topics: Weight = Weight(10, 4)
    hours: Weight = Weight(4, 5)
    unit: Weight = Weight(15)
    modes: Weight = Weight(10)
    languages: Weight = Weight(5)
    wish: Weight = Weight(10)
    ask: Weight = Weight(-15)

    def named(self) -> Iterator[tuple[str, Weight]]:
        """Each part's name and weight."""
        for one in fields(self):
            yield one.name, getattr(self, one.name)


STANDARD = Weights()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a score, and who may be told of it: always, if both share the answer (`field`), or never."""

    name: str
    coordinator: Seen
    pair: Seen
    field: Shareable | None = None

    def seen(self, reader: Reader) -> Seen:
        """When the reader may be told of this part."""
        return self.coordinator if reader == "coordinator" else self.pair


PARTS: tuple[Part, ...] = (
    Part(name="topics", coordinator="shared", pair="shared", field="topics"),
    Part(name="hours", coordinator="always", pair="always"),
    Part(name="unit", coordinator="always", pair="shared", field="unit"),
    Part(name="modes", coordinator="always", pair="shared", field="modes"),
    Part(name="languages", coordinator="shared", pair="shared", field="languages"),
    Part(name="wish", coordinator="never", pair="never"),
    Part(name="ask", coordinator="always", pair="never"),
)
"""The coordinator learns how many hours two people share, the pair which; nobody learns of a wish, met or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Points by part, mentors down and mentees across; `shared` says by part where both share the answer.

    `total` is what the proposal is made from and is sealed: it holds what no reader may see.
    """

    parts: Mapping[str, Integers]
    shared: Mapping[str, NDArray[np.bool_]]
    total: Integers

    def of(self, part: Part, reader: Reader, where: Where = EVERYWHERE) -> Integers:
        """The points of a part that the reader may be told of, 0 where not both share it; `where` picks places."""
        points, seen = self.parts[part.name][where], part.seen(reader)
        assert seen != "never", "whoever asks for this part may not be told of it"
        if seen == "always":
            return points
        return np.where(self.shared[part.name][where], points, np.int16(0))

    def seen_by(self, reader: Reader) -> Integers:
        """The total of what the reader may see."""
        seen = np.zeros_like(self.total)
        for part in PARTS:
            if part.seen(reader) != "never":
                seen += self.of(part, reader)
        return seen


def points(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    *,
    asks: NDArray[np.bool_],
    weights: Weights,
) -> Points:
    """Every pair's points. `asks` marks the pairs that need a question first."""
    counts = {
        "topics": in_common(mentors, mentees, lambda person: folded(person.topics)),
        "hours": in_common(mentors, mentees, lambda person: person.hours),
        "unit": elsewhere(mentors, mentees),
        "modes": in_common(mentors, mentees, lambda person: folded(person.modes)),
        "languages": in_common(mentors, mentees, lambda person: folded(person.languages)),
        "ask": asks,
    }
    parts = {name: worth(count, getattr(weights, name)) for name, count in counts.items()}
    parts["wish"] = honoured(mentors, mentees, weights.wish)
    total = np.zeros(asks.shape, dtype=np.int16)
    for part in parts.values():
        total += part
    shared = {part.name: both_share(mentors, mentees, part.field) for part in PARTS if part.field}
    return Points(parts=parts, shared=shared, total=total)


def worth(count: Counts, weight: Weight) -> Integers:
    """Counts as points."""
    points = count.astype(np.int16)
    np.minimum(points, weight.most, out=points)
    np.multiply(points, weight.each, out=points)
    return points


def in_common(
    mentors: Sequence[Person],
    mentees: Sequence[Person],
    answers: Callable[[Person], frozenset[str] | frozenset[int]],
) -> Integers:
    """How many answers each two have in common."""
    ours: list[list[str | int]] = [list(answers(person)) for person in mentors]
    theirs: list[list[str | int]] = [list(answers(person)) for person in mentees]
    number: dict[str | int, int] = {}
    places = [number.setdefault(word, len(number)) for words in ours for word in words]
    ends = np.cumsum([0, *map(len, ours)])
    table = np.zeros((len(number), len(mentees)), dtype=np.int16)
    for column, words in enumerate(theirs):
        table[[number[word] for word in words if word in number], column] = 1
    # A sparse by a dense table: as quick as a dense product in one thread, and never slowed by others' threads.
    given = csr_array((np.ones(len(places), dtype=np.int16), places, ends), shape=(len(mentors), len(number)))
    counts: Integers = given @ table
    return counts


def elsewhere(mentors: Sequence[Person], mentees: Sequence[Person]) -> Counts:
    """1 where both name their unit and the units differ."""
    names = sorted({""} | {person.unit.casefold() for person in (*mentors, *mentees)})
    number = {unit: index for index, unit in enumerate(names)}
    ours, theirs = (np.array([number[p.unit.casefold()] for p in people], dtype=int) for people in (mentors, mentees))
    differ: Counts = (ours[:, None] != theirs[None, :]) & (ours[:, None] != 0) & (theirs[None, :] != 0)
    return differ


def honoured(mentors: Sequence[Person], mentees: Sequence[Person], weight: Weight) -> Integers:
    """Points for a mentor's preferences about the partner: the share that is met; all of them where there is none."""
    table = np.full((len(mentors), len(mentees)), weight.each, dtype=np.int16)
    meets: dict[Wish, NDArray[np.bool_]] = {}
    for row, mentor in enumerate(mentors):
        preferred = [wish for wish in mentor.wishes if wish.strength == "prefer"]
        if preferred:
            met = np.zeros(len(mentees), dtype=np.int16)
            for wish in preferred:
                if wish not in meets:
                    meets[wish] = described_as(wish, mentees)
                met += meets[wish]
            table[row] = weight.each * met // len(preferred)
    return table


def both_share(mentors: Sequence[Person], mentees: Sequence[Person], field: Shareable) -> NDArray[np.bool_]:
    """Where both share that answer."""
    ours, theirs = (np.array([field in p.shares for p in people], dtype=bool) for people in (mentors, mentees))
    shared: NDArray[np.bool_] = ours[:, None] & theirs[None, :]
    return shared


def folded(words: frozenset[str]) -> frozenset[str]:
    """The words without regard to capitals."""
    return frozenset(word.casefold() for word in words)
