"""Runs of capitals that may name somebody (name candidates): found in the text alone, cut at known other words.

Scripts without capitals count as capitals. Nothing here knows any name.
"""

import re
from dataclasses import dataclass

from retold.discourse.lexicon import word_class, word_classes

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e\u200c\u200d"
CAPITAL = re.compile(
    rf"(?<![\w'\u2019\u02bc@#/.{MARKS}-])"
    r"(?:(?:al|el|ul|ad|ar|as|ash|an|at|az|d|l|o|n)[-'\u2019\u02bc](?=[^\Wa-z\d_]))?"
    rf"(?![a-z\d_])\w(?:[\w{MARKS}]|['\u2019\u02bc\u2018\u02bb](?=\w)(?!s\b)|-(?=\w))*"
)
PREFIXED = re.compile(r"[a-z]+[-'\u2019\u02bc]")
ENDS = frozenset(".!?:;\n\r\u2026")
BEFORE_START = " \t\u00a0'\"\u2018\u201c([-\u2013\u2014*\u2022"
GAPS = frozenset({" ", "\u00a0"})
STOPPED = frozenset({". ", ".\u00a0"})
ROLES = frozenset(word for group in word_classes("actors").values() for word in group)
SURNAMES_TOO = frozenset({"brown"})
OPENERS = word_class("names", "openers").union(ROLES, *word_classes("characteristics").values()) - SURNAMES_TOO
WORDLIKE, SURNAMES = word_class("names", "wordlike"), word_class("names", "surnames")
ORGANISATIONS, PLACES = word_class("names", "organisations"), word_class("names", "places")
KNOWN = ORGANISATIONS | PLACES | word_class("names", "days") | word_class("names", "other")
PARTICLES, ABBREVIATED = word_class("names", "particles"), word_class("names", "abbreviated")
TITLES_HE, TITLES_SHE = word_class("names", "titles_he"), word_class("names", "titles_she")
TITLES_STAFF, TITLES_FAMILY = word_class("names", "titles_staff"), word_class("names", "titles_family")
TITLES = TITLES_HE | TITLES_SHE | TITLES_STAFF | TITLES_FAMILY | word_class("names", "titles_other")
Piece = tuple[int, int, str]  # start, end, word


@dataclass(slots=True)
class Run:
    """Capitals that stand together: where, their words in small letters, the title before them."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str = ""
    first: bool = False  # opens a sentence
    evidence: float = 0.0  # that they name a person


def runs_of(text: str) -> list[Run]:
    """Every run, in text order, titles apart; runs that name an organisation or a place are left out."""
    runs: list[Run] = []
    group: list[Piece] = []
    for found in CAPITAL.finditer(text):
        word = found.group()
        if not word[0].isalpha() or (word[0].islower() and not PREFIXED.match(word)):
            continue
        if group and not _joined(text[group[-1][1] : found.start()], group[-1][2]):
            runs += _cut(text, group)
            group = []
        group.append((found.start(), found.end(), word))
    return runs + _cut(text, group)


def _joined(between: str, before: str) -> bool:
    """A space, the full stop of "Dr." or of an initial, or a particle such as "van der"."""
    if between in GAPS:
        return True
    if between in STOPPED:
        return len(before) == 1 or before.lower() in ABBREVIATED
    middle = between.split()
    return 0 < len(middle) < 3 and between[0] == " " and all(part in PARTICLES for part in middle)


def _cut(text: str, group: list[Piece]) -> list[Run]:
    """The parts of a group that may be names."""
    runs: list[Run] = []
    taken: list[Piece] = []
    title = ""
    for at, piece in enumerate(group):
        low = piece[2].lower()
        following = text[piece[1] : group[at + 1][0]] if at + 1 < len(group) else ""
        if not taken and low in TITLES and following in GAPS | STOPPED and not _is_acronym(piece, group[at + 1]):
            title = low
        elif (title and not taken) or _may_name(piece[2], continues=bool(taken)):
            taken.append(piece)
        else:
            runs += _run(text, taken, title, low, group[0][0])
            taken, title = [], ""
    return runs + _run(text, taken, title, "", group[0][0] if group else 0)


def _is_acronym(piece: Piece, following: Piece) -> bool:
    """True for "His mother has MS. Catarina": capitals throughout, and what follows is not so written."""
    return len(piece[2]) > 1 and piece[2].isupper() and not following[2].isupper()


def _run(text: str, taken: list[Piece], title: str, stopped: str, begin: int) -> list[Run]:
    """The run, unless it goes on as an organisation or a place ("Hargreaves House", "Sri Lanka")."""
    if not taken or stopped in ORGANISATIONS or (len(taken) == 1 and stopped in PLACES):
        return []
    start, end = taken[0][0], taken[-1][1]
    first = (start == begin or bool(title)) and opens_sentence(text, begin)
    return [Run(start, end, tuple(word.lower() for _, _, word in taken), title, first)]


def _may_name(word: str, *, continues: bool) -> bool:
    """No acronym, no word that opens sentences, no place, unless it stands after a name."""
    low = word.lower()
    signs = word.isupper() or any(sign.isdigit() for sign in word)
    if len(word) > 1 and signs and low != word:
        return False
    if low in WORDLIKE or (continues and low in SURNAMES):
        return True
    return low not in OPENERS and (low not in KNOWN or (continues and low in PLACES))


def opens_sentence(text: str, start: int) -> bool:
    """True where nothing of a sentence stands before this place."""
    before = text[max(0, start - 12) : start].rstrip(BEFORE_START)
    return not before or before[-1] in ENDS
