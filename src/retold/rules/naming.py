"""Whom a text means (name matching, record linkage).

In doubt it means somebody: a bar too many costs less than one too few. A whole name is surely meant. A surname among
other words, a first name that stands alone, an initial beside a name, and a name with a slip of one letter are perhaps
meant. Whoever fits the same words better takes them: where a Mei Chen is here, "Mei Chen" does not mean Mei Chan, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.rules.name_words import EMAIL, ORDINARY, PARTICLES, Word, near, slips, words_of

MOST_WORDS_IN_ONE = 3  # "Mei-Ling", "van den Berg" written as one
SURELY, WHOLE, EXACTLY, NEARLY = 4, 3, 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Somebody who may be meant: an id, every name they go by, and an address ("" where none is known)."""

    id: str
    names: tuple[str, ...]
    email: str


@dataclass(frozen=True, slots=True)
class Meant:
    """The ids of those whom a text surely means, and of those whom it may mean besides."""

    surely: frozenset[str]
    perhaps: frozenset[str]

    @property
    def anybody(self) -> frozenset[str]:
        """Everybody whom it may mean."""
        return self.surely | self.perhaps


@dataclass(frozen=True, slots=True)
class Called:
    """One name of one bearer: its parts in plain letters, without small words, and each way to write some as one."""

    bearer: str
    parts: tuple[str, ...]
    forms: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text, from one word up to another, that stands for some parts of a name."""

    start: int
    end: int
    parts: frozenset[int]
    exact: bool = True
    initial: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How well a stretch of a text fits somebody."""

    bearer: str
    rank: int
    words: range


class Roll:
    """Everybody whom texts may mean, made once for many texts."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        """`bearers` in any order."""
        self.bearers = tuple(bearers)
        self.called = tuple(
            called for bearer in self.bearers for name in bearer.names for called in read_name(bearer, name)
        )
        self.index: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for place, called in enumerate(self.called):
            for form in called.forms:
                for slip in slips(form):
                    self.index[slip].add((place, form))

    def meant_by(self, text: str, *, but: str = "") -> Meant:
        """Whom a text means, other than the one with the id `but`."""
        addresses = {found.casefold().rstrip(".") for found in EMAIL.findall(text)}
        written = words_of(text)
        readings = [one for one in self.readings(written) if one.bearer != but]
        best: dict[int, int] = defaultdict(int)
        for reading in readings:
            for at in reading.words:
                best[at] = max(best[at], reading.rank)
        stand = [one for one in readings if all(one.rank >= best[at] for at in one.words)]
        surely = {one.bearer for one in stand if one.rank == SURELY}
        surely |= {one.id for one in self.bearers if one.id != but and one.email.casefold() in addresses}
        return Meant(frozenset(surely), frozenset(one.bearer for one in stand) - surely)

    def readings(self, written: Sequence[Word]) -> Iterator[Reading]:
        """Every stretch of the text that fits somebody."""
        hits: dict[int, set[Hit]] = defaultdict(set)
        for start in range(len(written)):
            for end, joined in stretches(written, start):
                for place, form in self.like(joined, slip=end - start == 1):
                    parts = self.called[place].forms[form]
                    hits[place].add(Hit(start, end, parts, exact=form == joined))
        for place, found in hits.items():
            called = self.called[place]
            every = [*found, *initials(written, called)]
            for row in rows(written, every):
                rank = rank_of(written, called, row)
                if rank:
                    yield Reading(called.bearer, rank, range(row[0].start, row[-1].end))

    def like(self, word: str, *, slip: bool) -> set[tuple[int, str]]:
        """(place in `called`, form) of every form that is this word, or with a slip so alike that it may be."""
        found = {one for rest in (slips(word) if slip else {word}) for one in self.index.get(rest, ())}
        return {(place, form) for place, form in found if form == word or (slip and near(form, word))}


def holds_a_name(text: str) -> bool:
    """Whether there is anything in a text that could be somebody's name or address."""
    return bool(EMAIL.search(text)) or any(word.named for word in words_of(text))


def read_name(bearer: Bearer, name: str) -> Iterator[Called]:
    """A name in its parts; nothing for one that has none, such as one of signs alone."""
    plain = [word.plain for word in words_of(name)]
    kept = [at for at, word in enumerate(plain) if word not in PARTICLES or len(plain) == 1]
    number = {at: part for part, at in enumerate(kept)}
    forms = {}
    for start in range(len(plain)):
        for end in range(start + 1, min(start + MOST_WORDS_IN_ONE, len(plain)) + 1):
            parts = frozenset(number[at] for at in range(start, end) if at in number)
            joined = "".join(plain[start:end])
            if parts and len(joined) > 1:
                forms[joined] = parts
    if forms:
        yield Called(bearer.id, tuple(plain[at] for at in kept), forms)


def stretches(written: Sequence[Word], start: int) -> Iterator[tuple[int, str]]:
    """(end, letters as one word) of what begins at a word and stands together."""
    joined = ""
    for end in range(start, min(start + MOST_WORDS_IN_ONE, len(written))):
        if end > start and not written[end].bound:
            return
        joined += written[end].plain
        yield end + 1, joined


def initials(written: Sequence[Word], called: Called) -> Iterator[Hit]:
    """The single letters of a text that may stand for a part of a name."""
    for at, word in enumerate(written):
        if len(word.plain) == 1:
            for number, part in enumerate(called.parts):
                if part.startswith(word.plain):
                    yield Hit(at, at + 1, frozenset([number]), exact=False, initial=True)


def rows(written: Sequence[Word], hits: Sequence[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Every row of hits that follow each other, with small words between them passed over; each part once."""

    def continued(row: tuple[Hit, ...], parts: frozenset[int]) -> Iterator[tuple[Hit, ...]]:
        if not all(hit.initial for hit in row):
            yield row
        for hit in hits:
            if follows(written, row[-1], hit) and not hit.parts & parts:
                yield from continued((*row, hit), parts | hit.parts)

    for hit in hits:
        yield from continued((hit,), hit.parts)


def follows(written: Sequence[Word], hit: Hit, other: Hit) -> bool:
    """Whether one hit follows another with nothing between them but a comma or small words."""
    between = range(hit.end, other.start)
    return (
        hit.end <= other.start < len(written)
        and all(written[at].plain in PARTICLES for at in between)
        and all(written[at].bound or written[at].listed for at in range(hit.end, other.start + 1))
    )


def rank_of(written: Sequence[Word], called: Called, row: tuple[Hit, ...]) -> int:
    """How well a row of hits fits a name: 0 where it does not."""
    words = written[row[0].start : row[-1].end]
    parts = frozenset[int]().union(*(hit.parts for hit in row))
    exact, capital = all(hit.exact for hit in row), any(word.capital for word in words)
    beside = any(is_like_a_name(word) and (word.capital or not capital) for word in neighbours(written, row))
    if len(parts) > 1 and len(words) > 1:
        listed = any(word.listed for word in words[1:])
        return SURELY if exact and capital and not listed and not beside else WHOLE
    first = 0 in parts and (len(parts) < len(called.parts) or len(called.parts) == 1)
    if not all(word.named for word in words) or (first and beside):
        return 0
    return EXACTLY if exact else NEARLY


def neighbours(written: Sequence[Word], row: tuple[Hit, ...]) -> Iterator[Word]:
    """The words right beside a row of hits, with not even a comma between."""
    start, end = row[0].start, row[-1].end
    if start and written[start].bound:
        yield written[start - 1]
    if end < len(written) and written[end].bound:
        yield written[end]


def is_like_a_name(word: Word) -> bool:
    """Whether a word beside a name belongs to it: another name, or an initial."""
    return word.named or (len(word.plain) == 1 and word.plain not in ORDINARY)
