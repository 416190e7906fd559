"""What somebody may be called (display name): any name in any script, on one line, of characters that can be seen."""

import re
import unicodedata

LONGEST = 200
UNSEEN = "Write the name on one line, without characters that cannot be seen. Typing it anew is the quickest way."
# Controls, what turns the direction of writing, halves of characters, private and unassigned ones, ends of lines.
UNWRITABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters and marks that are drawn as nothing: fillers of Hangul and Khmer, a blank of Braille, selectors of variants.
BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
# Two that cannot be seen and that names in Persian, Hindi or Sinhala are written with; between Latin letters they hide.
JOINERS = "\u200c\u200d"
MARKS_IN_A_ROW = 4  # Vietnamese and Hebrew have three on one letter


def wrong_with(name: str) -> str:
    """A sentence on what to do where this cannot be a name; "" where it can.

    Looked at as it is typed and as it is kept: composed (`spaced`), some letters are two.
    """
    return _wrong_with(name) or _wrong_with(spaced(name))


def _wrong_with(name: str) -> str:
    """The same for one form of it."""
    if not name.strip():
        return "Write the name that others should see."
    if len(name) > LONGEST:
        return f"Shorten this to {LONGEST} characters."
    if BLANK.search(name) or any(_hides(name, at) for at in range(len(name))):
        return UNSEEN
    if not any(sign.isalpha() for sign in name):
        return "Write a name with at least one letter."
    return ""


def _hides(name: str, at: int) -> bool:
    """True for a character that cannot be seen or read where it stands."""
    sign = name[at]
    if sign in JOINERS:
        return at > 0 and unicodedata.name(name[at - 1], "").startswith("LATIN")
    row = name[max(0, at - MARKS_IN_A_ROW) : at + 1]
    heaped = len(row) > MARKS_IN_A_ROW and all(unicodedata.category(mark) == "Mn" for mark in row)
    return unicodedata.category(sign) in UNWRITABLE or heaped


def spaced(name: str) -> str:
    """The name with one space between its parts and none around them, its letters composed (NFC)."""
    return unicodedata.normalize("NFC", " ".join(name.split()))
