"""The forms of pronouns, by class; new pronouns are a closed list, and stand as "she" in the copy that is parsed."""

import re

from retold.discourse.mask import Edit

FORMS: dict[str, tuple[str, ...]] = {
    "he": ("he", "him", "his", "his", "himself"),
    "she": ("she", "her", "her", "hers", "herself"),
    "they": ("they", "them", "their", "theirs", "themself", "themselves"),
    "xe": ("xe", "xem", "xyr", "xyrs", "xemself"),
    "ze": ("ze", "zir", "zir", "zirs", "zirself"),
    "ze/hir": ("ze", "hir", "hir", "hirs", "hirself"),
    "ey": ("ey", "em", "eir", "eirs", "emself"),
    "fae": ("fae", "faer", "faer", "faers", "faerself"),
}
NEW = ("xe", "ze", "ey", "fae")
OFTEN = 2  # times that the subject form must stand in a text before any form is taken for a pronoun
CLASS_OF = {form: name for name in ("he", "she", "they") for form in FORMS[name]}
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST = FIRST_SINGULAR | FIRST_PLURAL
POSSESSIVE = frozenset({"his", "her", "their"})
REFLEXIVE = frozenset({"himself", "herself", "themself", "themselves"})
SUBJECT_FORM = re.compile(r"(?<!['\u2019\w])(?:xe|ze|ey|fae)(?!\w)", re.IGNORECASE)


def new_pronouns(text: str) -> list[tuple[int, str, Edit]]:
    """Each new pronoun of a text: where it starts, its class, and the edit that puts "she" or "her" in its place."""
    used = [found.lower() for found in SUBJECT_FORM.findall(text)]
    found = []
    for kind in NEW:
        if used.count(kind) >= OFTEN:
            stands_for = _stand_ins(kind)
            pattern = re.compile(rf"(?<!['\u2019\w])(?:{'|'.join(stands_for)})(?!\w)", re.IGNORECASE)
            for match in pattern.finditer(text):
                new = stands_for[match.group().lower()]
                new = new.capitalize() if match.group()[0].isupper() else new
                found.append((match.start(), kind, (match.start(), match.end(), new)))
    return sorted(found)


def _stand_ins(kind: str) -> dict[str, str]:
    """Every form of a class -> the form of "she" in the same place; longer forms first."""
    pairs: dict[str, str] = {}
    for name in (kind, f"{kind}/hir"):
        pairs.update(zip(FORMS.get(name, ()), FORMS["she"], strict=False))
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))
