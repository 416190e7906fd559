"""The forms of pronouns (paradigms). "He" and the new pronouns stand as "she" in the copy that is parsed.

So a text about a man is parsed, and told of to the encoder, as one about a woman is: what is found cannot hang on it.
Who is meant by a pronoun is decided by its own class. New pronouns are a closed list.
"""

import re

from retold.discourse.reading.mask import Edit, cased_like

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
OF_HE = dict(zip(FORMS["he"], ("she", "her", "her", "her", "herself"), strict=True))
FORM_OF_HE = re.compile(r"(?<!\w)(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)(?!\w)")  # HE is higher education
SUBJECT_FORM = re.compile(r"(?<!['\u2019\w])(?:xe|ze|ey|fae)(?!\w)", re.IGNORECASE)


def pronoun_stand_ins(text: str) -> list[tuple[int, str, Edit]]:
    """Each pronoun that is replaced: where it starts, its class, and the edit that puts "she" or "her" in its place."""
    used = [found.lower() for found in SUBJECT_FORM.findall(text)]
    kinds = [kind for kind in NEW if used.count(kind) >= OFTEN]
    found = [
        (match.start(), "he", (match.start(), match.end(), cased_like(OF_HE[match.group().lower()], match.group())))
        for match in FORM_OF_HE.finditer(text)
    ]
    for kind in kinds:
        forms = _stand_ins(kind)
        pattern = re.compile(rf"(?<!['\u2019\w])(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(text):
            new = cased_like(forms[match.group().lower()], match.group())
            found.append((match.start(), kind, (match.start(), match.end(), new)))
    return sorted(found)


def _stand_ins(kind: str) -> dict[str, str]:
    """Every form of a class -> the form of "she" in the same place; longer forms first."""
    pairs: dict[str, str] = {}
    for name in (kind, f"{kind}/hir"):
        pairs.update(zip(FORMS.get(name, ()), FORMS["she"], strict=False))
    return dict(sorted(pairs.items(), key=lambda pair: -len(pair[0])))
