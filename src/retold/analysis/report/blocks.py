"""What a report is made of (document model), as plain data that knows nothing of web pages, PDF or Word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from retold.analysis.figures.drawing import Figure
from retold.analysis.table import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lead` ones open a section and are set larger."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what they stand for, each a short phrase or a sentence."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with its sentence and description; its table stands behind it where `tabled`."""

    figure: Figure
    tabled: bool = True


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table for people. `note` stands under it."""

    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a story with the code that it carries."""

    pair: str
    time: str
    letter: str
    code: str
    construct: str
    pole: int
    words: str


@dataclass(frozen=True, slots=True)
class Quotes:
    """Stretches of stories, under a heading of their own."""

    heading: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """What only people know, and is still to be written: shown as a blank, never passed over."""

    wanted: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a reporting standard: its number, its title, what the system knows, what people have to write."""

    number: str
    title: str
    said: tuple[str, ...]
    blank: Blank | None


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a reporting standard, in its order."""

    items: tuple[Item, ...]


Block = Paragraph | Bullets | Facts | Drawn | Tabled | Quotes | Blank | Items


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, and sections below."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A whole report. `dated` comes from whoever asked for it; `invented` prints a mark on every page."""

    title: str
    subtitle: str
    dated: date | None
    invented: bool
    sections: tuple[Section, ...] = field(default=())

    def blocks(self) -> Iterator[Block]:
        """Every block, in reading order."""
        waiting = list(self.sections)
        while waiting:
            section = waiting.pop(0)
            yield from section.blocks
            waiting[:0] = section.sections

    def figures(self) -> list[Figure]:
        """Every figure, in reading order."""
        return [block.figure for block in self.blocks() if isinstance(block, Drawn)]


def day(dated: date) -> str:
    """A date as British readers write it: 3 March 2026."""
    return f"{dated.day} {dated:%B} {dated.year}"
