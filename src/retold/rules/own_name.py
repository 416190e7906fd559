"""What somebody may be called: any name in any script, on one line, of characters that can be seen."""

import unicodedata

LONGEST = 200
UNSEEN = "Write the name on one line, without characters that cannot be seen. Typing it anew is the quickest way."
# Controls, what turns the direction of writing, halves of characters, private ones, ends of lines.
UNWRITABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Two that cannot be seen and that names in Persian, Hindi or Sinhala are written with.
JOINERS = "\u200c\u200d"


def wrong_with(name: str) -> str:
    """A sentence on what to do where this cannot be a name; "" where it can."""
    if not name.strip():
        return "Write the name that others should see."
    if len(name) > LONGEST:
        return f"Shorten this to {LONGEST} characters."
    if any(unicodedata.category(sign) in UNWRITABLE and sign not in JOINERS for sign in name):
        return UNSEEN
    if not any(sign.isalpha() for sign in name):
        return "Write a name with at least one letter."
    return ""


def spaced(name: str) -> str:
    """The name with one space between its parts and none around them."""
    return " ".join(name.split())
