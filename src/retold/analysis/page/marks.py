"""Overlapping spans of a text as nested HTML marks (stand-off to inline markup), so that none hides another.

HTML nests and spans of a text overlap: where they cross, a mark is closed and taken up again, and the pieces share one
key. Each mark has a lane, and its line is drawn in that lane under the words. The words themselves are never touched:
the text content of what `marked` gives is the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from html import escape

WIDE_LINE = 90  # characters; a text set in longer lines than a hard-wrapped page has one paragraph a line
LINE_BREAK = re.compile(r"\r\n|\r(?!\n)|\n")
BLANK_LINE = re.compile(rf"(?:{LINE_BREAK.pattern})[^\S\r\n]*(?:(?:{LINE_BREAK.pattern})[^\S\r\n]*)+")
UNSHOWABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch to be marked: code points, end exclusive, not empty.

    `key` is unique on the page, `letter` is printed before the first word, `label` is what it is called aloud,
    `classes` are for the style sheet, `described` says that the page gives a reason under the id `w-KEY`. `lane` counts
    from 0 among all marks, `own_lane` among those of its construct.
    """

    key: str
    start: int
    end: int
    letter: str
    label: str
    classes: str
    described: bool = True
    lane: int = 0
    own_lane: int = 0


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each (start, end) in which it overlaps no other; no more lanes than the deepest overlap needs."""
    taken: list[tuple[int, int]] = []  # (end, lane) of the spans that are open
    free: list[int] = []
    result = [0] * len(spans)
    opened = 0
    for place in sorted(range(len(spans)), key=lambda i: (spans[i][0], -spans[i][1], i)):
        start, end = spans[place]
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        if free:
            lane = heappop(free)
        else:
            lane, opened = opened, opened + 1
        heappush(taken, (end, lane))
        result[place] = lane
    return result


def paragraphs(text: str, starts: Iterable[int] = (), ends: Iterable[int] = ()) -> list[tuple[int, int]]:
    """Where the paragraphs stand: between blank lines or, in a text of long lines without one, between lines.

    White space in which a mark starts or ends stays inside its paragraph, so that the mark is not lost between two.
    """
    gap = BLANK_LINE
    lines = text.splitlines() or [""]
    if not BLANK_LINE.search(text) and sum(map(len, lines)) / len(lines) > WIDE_LINE:
        gap = LINE_BREAK
    starting, ending = set(starts), set(ends)
    found, start = [], 0
    for match in gap.finditer(text):
        left, right = match.span()
        if starting.isdisjoint(range(left, right)) and ending.isdisjoint(range(left + 1, right + 1)):
            found.append((start, left))
            start = right
    found.append((start, len(text)))
    return [(begin, end) for begin, end in found if begin < end]


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text in paragraphs with its marks, as HTML.

    What HTML cannot hold (NUL, lone surrogates) shows as U+FFFD; all else is the text, character for character.
    Raises ValueError for a mark that is empty or leaves the text.
    """
    for mark in marks:
        if not 0 <= mark.start < mark.end <= len(text):
            raise ValueError(f"mark {mark.key} ({mark.start}, {mark.end}) does not lie in a text of {len(text)}")
    starting: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.lane)):
        starting.setdefault(mark.start, []).append(mark)
    ends = {mark.end for mark in marks}
    edges = sorted(ends.union(starting))
    html: list[str] = []
    opened: list[Mark] = []
    written = at = 0
    for begin, end in paragraphs(text, starting, ends):
        html += [_words(text[written:begin]), "<p>"]
        html += [_piece(mark, first=False) for mark in opened]
        written = begin
        while at < len(edges) and edges[at] <= end:
            edge = edges[at]
            at += 1
            html.append(_words(text[written:edge]))
            written = edge
            html += _close(opened, edge)
            for mark in starting.get(edge, ()):
                html.append(_piece(mark, first=True))
                opened.append(mark)
        html += [_words(text[written:end]), "</mark>" * len(opened), "</p>"]
        written = end
    html.append(_words(text[written:]))
    return "".join(html)


def _close(opened: list[Mark], edge: int) -> list[str]:
    """Closes what ends here; what stood inside it and goes on is taken up again."""
    lowest = next((depth for depth, mark in enumerate(opened) if mark.end == edge), None)
    if lowest is None:
        return []
    above = opened[lowest:]
    going_on = [mark for mark in above if mark.end > edge]
    opened[lowest:] = going_on
    return ["</mark>" * len(above), *(_piece(mark, first=False) for mark in going_on)]


def _piece(mark: Mark, *, first: bool) -> str:
    lane = f"l{mark.lane} o{mark.own_lane}"
    if not first:
        return f'<mark class="{mark.classes} {lane}" data-of="{mark.key}">'
    reason = f' aria-describedby="w-{mark.key}"' if mark.described else ""
    return (
        f'<mark class="{mark.classes} {lane}" data-of="{mark.key}">'
        f'<a class="key" id="m-{mark.key}" href="#d-{mark.key}" data-letter="{escape(mark.letter)}"'
        f' aria-label="{escape(mark.label)}"{reason}></a>'
    )


def _words(text: str) -> str:
    """Words as HTML. A carriage return is written as a reference, or the browser would make a line feed of it."""
    return escape(UNSHOWABLE.sub("\ufffd", text), quote=False).replace("\r", "&#13;")
