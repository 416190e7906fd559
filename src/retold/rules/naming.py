"""Whom a written name means (name matching). In doubt it means somebody: a bar too many costs less than one too few."""

import re
import unicodedata

TITLES = frozenset({"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "rev"})
EMAIL = re.compile(r"[^\s,;<>()]+@[^\s,;<>()]+")


def means(written: str, *, name: str, email: str) -> bool:
    """Whether these words may mean this person: by address, by whole name, or by a part of it ("Prof. Hartley")."""
    if mentions(written, name=name, email=email):
        return True
    said, known = words(EMAIL.sub(" ", written)), words(name)
    whole = [word for word in said if len(word) > 1]
    return bool(whole) and all(any(fits(word, part) for part in known) for word in said)


def mentions(written: str, *, name: str, email: str) -> bool:
    """Whether this person's address or whole name stands somewhere in these words."""
    addresses = {found.casefold().rstrip(".") for found in EMAIL.findall(written)}
    known = words(name)
    return email.casefold() in addresses or (bool(known) and known <= words(written))


def fits(word: str, part: str) -> bool:
    """Whether a word that was written stands for this part of a name; one letter stands for an initial."""
    return part.startswith(word) if len(word) == 1 else part == word


def words(text: str) -> frozenset[str]:
    """The words of a text without accents, capitals and titles."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(re.findall(r"\w+", plain)) - TITLES
