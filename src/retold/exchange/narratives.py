"""What files hold, as plain data (documents and annotations): narratives, and codings of them.

A narrative is a writer's text at a time; a coding is what a coder marked in one.
"""

from dataclasses import dataclass
from typing import Literal

Time = Literal["before", "after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """One text, as given but for line endings, which are LF. `source` names the file (and line or row) for messages.

    `pair` is one line of any characters: shown to people, never used as a file name as it is.
    """

    id: str
    pair: str
    time: Time | None
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A human's span: code points, end exclusive."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """All that one coder marked in one narrative."""

    coder: str
    narrative: Narrative
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two narratives of one writer."""

    id: str
    before: Narrative
    after: Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFiles:
    """What a folder or file holds: whole pairs, codings, and sentences about whatever was left out and why."""

    pairs: tuple[Pair, ...]
    codings: tuple[Coding, ...]
    notes: tuple[str, ...]
