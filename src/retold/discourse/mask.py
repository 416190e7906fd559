"""A copy of the text that the parser reads well, and the way back: every change is kept as an edit.

Quotes are straightened, line ends and odd spaces made plain, invisible marks taken out, names replaced. What stands
in the text as given is never touched: `Masked.spans` leads offsets of the copy back to it.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

Edit = tuple[int, int, str]  # start and end in the text as given, and what stands there in the copy

ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012", "-"),
        **dict.fromkeys("\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\u202f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
    }
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")


@dataclass(frozen=True, slots=True)
class Masked:
    """A copy for the parser. `copy_at[k]` is where edit k ends in the copy, `text_at[k]` where it ends in the text."""

    text: str
    copy_at: list[int]
    text_at: list[int]
    edits: list[Edit]

    def spans(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """Stretches of the copy, led back to the text as given. A stretch that touches an edit covers all of it."""
        return [self._start(at) for at in starts], [self._end(at) for at in ends]

    def _start(self, at: int) -> int:
        edit = bisect_right(self.copy_at, at)
        if edit < len(self.edits) and at >= self.copy_at[edit] - len(self.edits[edit][2]):
            return self.edits[edit][0]
        return at if edit == 0 else self.text_at[edit - 1] + at - self.copy_at[edit - 1]

    def _end(self, at: int) -> int:
        edit = bisect_right(self.copy_at, at - 1)
        if edit < len(self.edits) and at > self.copy_at[edit] - len(self.edits[edit][2]):
            return self.edits[edit][1]
        return at if edit == 0 else self.text_at[edit - 1] + at - self.copy_at[edit - 1]


def masked(text: str, edits: list[Edit]) -> Masked:
    """The text with these edits made (in order, none over another), and the way back."""
    pieces, copy_at, text_at = [], [], []
    done = length = 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        length += start - done + len(new)
        copy_at.append(length)
        text_at.append(end)
        done = end
    pieces.append(text[done:])
    return Masked("".join(pieces).translate(ONE_FOR_ONE), copy_at, text_at, edits)


def plain_edits(text: str) -> list[Edit]:
    """Edits that make line ends and odd spaces plain and take invisible marks out; letters with marks are composed."""
    edits = []
    for found in UNEVEN.finditer(text):
        start, end, given = found.start(), found.end(), found.group()
        edge = given.isspace() and (start == 0 or end == len(text))
        plain = "" if edge else _plain(given)
        if plain != given:
            edits.append((start, end, plain))
    return edits


def merged(first: list[Edit], second: list[Edit]) -> list[Edit]:
    """Both lists in text order; where two meet, the first list's stands."""
    taken = [*first]
    ends = [(start, end) for start, end, _ in first]
    at = 0
    for edit in second:
        while at < len(ends) and ends[at][1] <= edit[0]:
            at += 1
        if at == len(ends) or ends[at][0] >= edit[1]:
            taken.append(edit)
    return sorted(taken)


UNEVEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+"  # invisible
    "|^\\s+|\\s+$|\\s*[\r\n]\\s*|[^\\S\r\n]{2,}"  # line ends, runs of space
    "|\\w[\u0300-\u036f]+"  # combining marks
    "|\u2026"
)


def _plain(stretch: str) -> str:
    if INVISIBLE.fullmatch(stretch):
        return ""
    if stretch.isspace():
        return " "
    if stretch == "\u2026":
        return "..."
    return unicodedata.normalize("NFC", stretch)
