"""How tests look at a document: words instead of offsets."""

from functools import lru_cache

from retold.discourse.document import Document, document
from retold.discourse.grammar.clauses import Clause, Slot


@lru_cache(maxsize=512)
def seen(text: str) -> Document:
    return document(text)


def clause(text: str, verb: str) -> Clause:
    """The one clause of this verb."""
    found = [each for each in seen(text).clauses if each.verb == verb]
    assert len(found) == 1, f"{verb}: {[each.verb for each in seen(text).clauses]}"
    return found[0]


def words(text: str, slot: Slot | None) -> str:
    """The words of a slot as given, "" where it is empty."""
    return "" if slot is None else text[slot.start : slot.end]


def word(text: str, slot: Slot | None) -> str:
    """The head word of a slot."""
    if slot is None:
        return ""
    start, end = seen(text).at(slot.head)
    return text[start:end]


def mentions(text: str) -> list[tuple[str, str]]:
    """Every mention with its actor, in text order."""
    return [(text[mention.start : mention.end], mention.actor) for mention in seen(text).mentions]


def who(text: str, mention: str, nth: int = 0) -> str:
    """The actor of the nth time this word is a mention."""
    return [actor for found, actor in mentions(text) if found == mention][nth]
