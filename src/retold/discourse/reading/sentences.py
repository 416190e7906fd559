"""Where sentences begin (sentence segmentation): by the text's own punctuation, else where the parser cuts.

Values are spaCy's: 1 a sentence starts here, -1 none does, 0 the parser may decide.
"""

import re
from bisect import bisect_left
from itertools import pairwise

LINE = re.compile(r"[^\n]+")
MARKED = re.compile(r"[ \t]*(?:[-*\u2022\u2023\u25aa\u25cf\u25e6\u2013\u2014]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|#+\s)")
CLOSED = re.compile(r"[.!?:;\u2026][\"'\u2019\u201d)\]]*\s*$")
FINAL = frozenset(
    {".", "!", "?", "...", "\u2026", "?!", "!?", "!!", "??", "!!!", "???", "..", "....", "\u3002", "\u0964"}
)
CLOSERS = frozenset("\"')]}\u201d\u2019")
GOING_ON = frozenset({",", ";", ":", "-", "--", "\u2013", "\u2014", ")", "]"})
SAYING = frozenset(["said", "says", "asked", "asks", "replied", "answered", "added", "explained", "cried", "whispered"])
ENDLESS = 70  # tokens without a full stop after which the parser is asked


def line_breaks(text: str) -> list[int]:
    """Offsets where a line begins that cannot go on the sentence before it: after a blank line, a heading, a bullet."""
    lines = [(found.start(), found.group()) for found in LINE.finditer(text) if not found.group().isspace()]
    width = max((len(line) for _, line in lines), default=0)
    breaks = []
    for (before_at, before), (at, line) in pairwise(lines):
        blank = text.count("\n", before_at + len(before), at) > 1
        wrapped = len(before) > 0.7 * width and 40 < width < 130 and not MARKED.match(line)
        goes_on = wrapped or (line.lstrip()[:1].islower() and not MARKED.match(line))
        if blank or not goes_on or CLOSED.search(before):
            breaks.append(at)
    return breaks


def sentence_starts(words: list[str], spaced: list[bool], at: list[int], breaks: list[int]) -> list[int]:
    """One value a token.

    `spaced` tells whether a space follows the token, `at` are the tokens' offsets in the text as given, `breaks` comes
    from `line_breaks`.
    """
    marks = [-1] * len(words)
    for offset in breaks:
        token = bisect_left(at, offset)
        if token < len(words):
            marks[token] = 1
    since = 0
    for index, word in enumerate(words):
        if marks[index] == 1:
            since = index
        if word in FINAL:
            start = _after(words, spaced, index + 1)
            if start is not None:
                marks[start] = 1
                since = start
        elif index - since == ENDLESS:
            _ask_parser(words, marks, since)
    if marks:
        marks[0] = 1
    return marks


def _after(words: list[str], spaced: list[bool], index: int) -> int | None:
    """The token at which the next sentence starts after a full stop, None where the sentence goes on."""
    closed = False
    while index < len(words) and words[index] in CLOSERS and not spaced[index - 1]:
        closed = True
        index += 1
    if index >= len(words):
        return None
    word = words[index]
    if word[0].islower() or word in GOING_ON:
        return None
    if closed and words[index + 1 : index + 2] and words[index + 1] in SAYING:
        return None
    return index


def _ask_parser(words: list[str], marks: list[int], since: int) -> None:
    """Let the parser decide from here to the next full stop."""
    for index in range(since + 1, len(words)):
        if words[index - 1] in FINAL or marks[index] == 1:
            return
        marks[index] = 0
