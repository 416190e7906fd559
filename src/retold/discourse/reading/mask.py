"""A copy of the text that the parser reads well (text normalisation), and the way back: every change is an edit.

Quotes are straightened, line ends and odd spaces made plain, invisible marks taken out, names replaced. What stands
in the text as given is never touched: `Masked.spans` leads offsets of the copy back to it.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

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
MOSTLY = 0.6  # share of capitals over which a text is taken to be written in them
SAMPLE = 300  # characters that tell
FEW = 200  # letters for each capital, over which a text is taken to be written without them
SENTENCE_START = re.compile(
    r"(?:^|[.!?][\"')\]\u2019\u201d]*\s++|(?<!\s)[^\S\n]*+\n\s*+)[\"'(\[\u2018\u201c]*\w"
    r"|(?<![\w'\u2019-])i(?![\w.-])"  # the writer
)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")
EMPTY = "".join(
    sign for sign in map(chr, (*range(0x3001), *range(0xFE00, 0xFF00))) if sign.isspace() or INVISIBLE.match(sign)
)


@dataclass(frozen=True, slots=True)
class Masked:
    """A copy for the parser. Per edit: where it begins and ends in the copy, and where in the text as given."""

    text: str
    copy_begin: "npt.NDArray[np.int64]"
    copy_end: "npt.NDArray[np.int64]"
    text_begin: "npt.NDArray[np.int64]"
    text_end: "npt.NDArray[np.int64]"

    def spans(self, starts: "npt.ArrayLike", ends: "npt.ArrayLike") -> tuple[list[int], list[int]]:
        """Stretches of the copy, led back to the text as given. A stretch that touches an edit covers all of it."""
        first, last = np.asarray(starts, dtype=np.int64), np.asarray(ends, dtype=np.int64)
        if not len(self.copy_end):
            return first.tolist(), last.tolist()
        return self._back(first, first, begin=True), self._back(last, last - 1, begin=False)

    def _back(self, at: "npt.NDArray[np.int64]", inside: "npt.NDArray[np.int64]", *, begin: bool) -> list[int]:
        """Offsets led back; one that lies inside an edit goes to where that begins or ends."""
        passed = np.searchsorted(self.copy_end, inside, side="right")
        behind = np.maximum(passed - 1, 0)
        plain = np.where(passed == 0, at, at + self.text_end[behind] - self.copy_end[behind])
        ahead = np.minimum(passed, len(self.copy_end) - 1)
        within = (passed < len(self.copy_end)) & (inside >= self.copy_begin[ahead])
        edge = self.text_begin[ahead] if begin else self.text_end[ahead]
        found: list[int] = np.where(within, edge, plain).tolist()
        return found


def cased_like(new: str, given: str) -> str:
    """What stands for a word in the copy, with a large letter first where the word has one."""
    return new[0].upper() + new[1:] if given[0].isupper() else new


def masked(text: str, edits: list[Edit]) -> Masked:
    """The text with these edits made (in order, none over another), and the way back."""
    pieces, ends = [], []
    done = length = 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        length += start - done + len(new)
        ends.append(length)
        done = end
    pieces.append(text[done:])
    copy_end = np.array(ends, dtype=np.int64)
    return Masked(
        text="".join(pieces).translate(ONE_FOR_ONE),
        copy_begin=copy_end - np.array([len(new) for _, _, new in edits], dtype=np.int64),
        copy_end=copy_end,
        text_begin=np.array([start for start, _, _ in edits], dtype=np.int64),
        text_end=np.array([end for _, end, _ in edits], dtype=np.int64),
    )


def calmed(text: str) -> str:
    """A text in capitals throughout, or with next to none, with a capital to each sentence and "I"; same length.

    Its first letters tell, so that what stands after them changes nothing.
    """
    cased = [sign for sign in text.lstrip()[:SAMPLE] if sign.isupper() or sign.islower()]
    large = sum(sign.isupper() for sign in cased)
    if large > MOSTLY * len(cased):
        text = "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
    elif large * FEW >= len(cased):
        return text
    return SENTENCE_START.sub(_raised, text)


def _raised(found: re.Match[str]) -> str:
    """With a capital, unless that is longer, as that of \u00df is."""
    large = found[0].upper()
    return large if len(large) == len(found[0]) else found[0]


def plain_edits(text: str) -> list[Edit]:
    """Edits that make line ends and odd spaces plain and take invisible marks out; letters with marks are composed."""
    first, last = len(text) - len(text.lstrip(EMPTY)), len(text.rstrip(EMPTY))
    if first > last:
        return [(0, len(text), "")]
    edits = [(0, first, "")] if first else []
    for found in UNEVEN.finditer(text, first, last):
        start, end = found.span()
        if unicodedata.combining(text[start]) and start > first:
            start -= 1  # with the letter it belongs to
        given = text[start:end]
        plain = _plain(given)
        if plain != given:
            edits.append((start, end, plain))
    return edits + ([(last, len(text), "")] if last < len(text) else [])


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
    "|\\s*[\r\n]\\s*|[^\\S\r\n]{2,}"  # line ends, runs of space
    "|[\u0300-\u036f]+"  # combining marks
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
