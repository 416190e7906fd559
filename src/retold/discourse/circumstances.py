"""How concretely a story is told (individuation): the circumstances of a life, and the labels that stand for one."""

from collections.abc import Iterator

from retold.discourse.cues.wordclasses import lexicon
from retold.discourse.document import Document
from retold.discourse.findings import Circumstance

CONCRETE, LABELS = "noun.circumstance", frozenset({"noun.generic_label", "adjective.generic"})
MONEY = frozenset({"£", "$", "€"})
STAFF = frozenset({"institution", "writer"})


def circumstances_of(document: Document) -> Iterator[Circumstance]:
    """Each concrete circumstance where it stands; its label is the lemma, with the noun before it where that is known.

    A sum of money or a time of day is a circumstance of its own. What only an office has or does is left out.
    """
    tokens, nouns = document.tokens, lexicon().noun
    staff_only = _staff_clauses(document)
    for index, pos in enumerate(tokens.pos):
        if document.clause_of[index] in staff_only:
            continue
        if pos in {"NOUN", "PROPN"}:
            lemma = tokens.lemma[index].lower()
            before = next((kid for kid in tokens.children[index] if tokens.dep[kid] == "compound"), index)
            pair = f"{tokens.lemma[before].lower()} {lemma}"
            if before != index and CONCRETE in nouns.get(pair, ()):
                yield _circumstance(document, before, index, pair)
            elif CONCRETE in nouns.get(lemma, ()):
                yield _circumstance(document, index, index, lemma)
        elif pos == "NUM" and index and tokens.lower[index - 1] in MONEY:
            yield _circumstance(document, index - 1, index, tokens.lower[index - 1] + tokens.lower[index])
        elif pos == "NUM" and _is_clock(tokens.lower[index]):
            yield _circumstance(document, index, index, tokens.lower[index])


def generic_labels_in(document: Document) -> int:
    """How often a general label stands where a life could be told."""
    tokens, words = document.tokens, lexicon()
    tables = {"NOUN": words.noun, "ADJ": words.adjective}
    return sum(
        not LABELS.isdisjoint(tables[pos].get(tokens.lemma[index].lower(), ()))
        for index, pos in enumerate(tokens.pos)
        if pos in tables
    )


def _circumstance(document: Document, first: int, last: int, label: str) -> Circumstance:
    return Circumstance(start=document.at(first)[0], end=document.at(last)[1], label=label)


def _staff_clauses(document: Document) -> set[int]:
    """Clauses in which the institution acts and nobody else is spoken of."""
    found = {c.index for c in document.clauses if c.subject is not None and c.subject.actor in STAFF}
    spoken_of = {document.clause_of[token] for token, actor in document.actor_of.items() if actor not in STAFF}
    return found - spoken_of


def _is_clock(word: str) -> bool:
    """A time of day: "7.12", "5:35", "17.52"."""
    hour, point, minute = word.partition("." if "." in word else ":")
    return (
        bool(point) and hour.isdigit() and minute.isdigit() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60
    )
