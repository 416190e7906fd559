"""Where words stand between quotation marks (quotation spans): straight and curly, double and single."""

import re
from itertools import islice

from retold.discourse.reading.mask import Edit

MARK = re.compile("[\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u201a\u201b\u201f]|\\n[ \\t\\r]*\\n\\s*")
KINDS = {
    **dict.fromkeys('"\u201c\u201d\u201e\u201f\u00ab\u00bb', '"'),
    **dict.fromkeys("'\u2018\u2019\u201a\u201b", "'"),
}
ONLY_OPENING = frozenset("\u2018\u201c\u201e\u00ab\u201a")
ONLY_CLOSING = frozenset("\u201d\u00bb")
BEFORE_OPENING = frozenset("([{\u2014\u2013-/\"'\u201c\u2018:")
ELIDED = re.compile(r"(?:\d|(?:n|em|til|cause|cos|tis|twas|bout|neath|round)\b)", re.IGNORECASE)
ADJECTIVAL = re.compile(r"\b(?:the|an?|so-called|such|these|those|our|their|his|her|my|more|most) $", re.IGNORECASE)
BEFORE_NOUN = re.compile(r" (?!(?:and|or|but|by|for|of|in|on|to|at|with|from|as|that|is|was|were|are)\b)[a-z]")
SHORT = 4  # words up to which a quotation without an end is a word held at a distance


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Start and end of every stretch between marks, marks included; no pair crosses an empty line."""
    pairs: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    found = list(MARK.finditer(text))
    for number, mark in enumerate(found):
        at, sign = mark.start(), mark.group()
        if sign[0] == "\n":
            opened.clear()
            continue
        kind = KINDS[sign]
        if sign in ONLY_OPENING or (kind not in opened and sign not in ONLY_CLOSING and _opens(text, at)):
            opened[kind] = at
        elif kind in opened and at > opened[kind] + 1 and _closes(text, at):
            possessive = kind == "'" and _possessive(text, at) and _closes_later(text, found, number + 1, kind)
            if not possessive:
                pairs.append((opened.pop(kind), at + 1))
    return sorted(pairs)


def word_edits(text: str, pairs: list[tuple[int, int]]) -> list[Edit]:
    """Take the marks off single words and short phrases, which they only disturb in the parse."""
    edits: list[Edit] = []
    for start, end in pairs:
        inner = text[start + 1 : end - 1]
        if inner[0].islower() and inner[-1].isalnum() and "\n" not in inner and len(inner.split()) <= SHORT:
            edits += [(start, start + 1, ""), (end - 1, end, "")]
            if ADJECTIVAL.search(text, max(0, start - 14), start) and BEFORE_NOUN.match(text, end):
                gaps = [at for at in range(start + 1, end - 1) if text[at] == " "]
                edits += [(at, at + 1, "-") for at in gaps]  # 'hard to reach' students: one word to the parser
    return sorted(edits)


def _opens(text: str, at: int) -> bool:
    """After a space or another opening, before a word; not the apostrophe of '90s."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if KINDS[text[at]] == "'" and ELIDED.match(text, at + 1):
        return False
    return (before.isspace() or before in BEFORE_OPENING) and not after.isspace()


def _closes(text: str, at: int) -> bool:
    after = text[at + 1] if at + 1 < len(text) else " "
    return not text[at - 1].isspace() and not after.isalnum()


def _possessive(text: str, at: int) -> bool:
    return text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _closes_later(text: str, marks: list[re.Match[str]], begin: int, kind: str) -> bool:
    for mark in islice(marks, begin, None):
        if mark.group()[0] == "\n":
            return False
        if KINDS[mark.group()] == kind:
            if _opens(text, mark.start()):
                return False
            if _closes(text, mark.start()):
                return True
    return False
