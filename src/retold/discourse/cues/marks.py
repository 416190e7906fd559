"""Which word classes the tokens of a document belong to: one sweep, before any cue is asked."""

from retold.discourse.cues.view import At
from retold.discourse.cues.wordclasses import Phrase, lexicon
from retold.discourse.document import Document
from retold.discourse.tokens import Tokens

Hits = tuple[At, ...]
Marks = list[dict[str, Hits]]  # a clause each: class name -> its hits, each the tokens that carry it


def marks_of(document: Document, first: int = 0) -> Marks:
    """For each clause the classes found in it, each with its hits, from the sentence `first` on.

    A verb counts for `verb.*` only as the head of its clause, together with its particle or first preposition where
    the lexicon lists them so.
    """
    words, tokens = lexicon(), document.tokens
    marks: Marks = [{} for _ in document.clauses]
    nominal = {
        "NOUN": words.noun,
        "PROPN": words.noun,
        "ADJ": words.adjective,
        "VERB": words.adjective,
        "ADV": words.adjective,
    }
    begin = tokens.bounds[first][0] if tokens.bounds else 0
    for index in range(begin, len(tokens)):
        clause = document.clause_of[index]
        if clause is None:
            continue
        found = marks[clause]
        table = nominal.get(tokens.pos[index])
        if table is not None:
            for name in table.get(tokens.lemma[index].lower()) or table.get(tokens.lower[index], ()):
                found[name] = (*found.get(name, ()), (index,))
    for clause_ in document.clauses:
        if clause_.sentence < first:
            continue
        for name in _verb_classes(words.verb, clause_.verb, clause_.particle, [p for p, _ in clause_.prepositions]):
            marks[clause_.index][name] = ((clause_.head,),)
    for hit, name in _phrases(tokens, words.phrases, begin):
        clause = document.clause_of[hit[0]] if document.clause_of[hit[0]] is not None else document.clause_of[hit[-1]]
        if clause is not None:
            marks[clause][name] = (*marks[clause].get(name, ()), hit)
    return marks


def _verb_classes(
    table: dict[str, tuple[str, ...]], verb: str, particle: str, prepositions: list[str]
) -> tuple[str, ...]:
    if not verb:
        return ()
    if particle and (own := table.get(f"{verb} {particle}")):
        return own
    found = dict.fromkeys(table.get(verb, ()))
    for preposition in prepositions:
        found.update(dict.fromkeys(table.get(f"{verb} {preposition}", ())))
    return tuple(found)


def _phrases(tokens: Tokens, phrases: dict[str, tuple[Phrase, ...]], begin: int) -> list[tuple[tuple[int, ...], str]]:
    found = []
    for index in range(begin, len(tokens)):
        for key in {tokens.lower[index], tokens.lemma[index].lower(), tokens.norm[index]}:
            for phrase in phrases.get(key, ()):
                hit = _matched(tokens, index, phrase.words)
                if hit:
                    found.append((hit, phrase.name))
    return found


def _matched(tokens: Tokens, start: int, words: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens of a phrase that begins at `start`, or nothing."""
    hit, at, length = [], start, len(tokens)
    for number, word in enumerate(words):
        if at >= length:
            return ()
        if word == "*":
            following = words[number + 1]
            skip = next((skip for skip in range(3) if at + skip < length and _is(tokens, at + skip, following)), None)
            if skip is None:
                return ()
            at += skip
            continue
        if word != "_" and not _is(tokens, at, word):
            return ()
        hit.append(at)
        at += 1
    return tuple(hit)


def _is(tokens: Tokens, index: int, word: str) -> bool:
    return tokens.lower[index] == word or tokens.lemma[index].lower() == word or tokens.norm[index] == word
