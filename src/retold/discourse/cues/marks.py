"""Which word classes the clauses hold (lexicon matching): one sweep over the tokens, before any cue is asked."""

from functools import lru_cache

from retold.discourse.cues.view import At
from retold.discourse.cues.wordclasses import FURTHER, Phrase, lexicon
from retold.discourse.document import Document
from retold.discourse.reading.tokens import Tokens

Hits = tuple[At, ...]
Marks = list[dict[str, Hits]]  # a clause each: class name -> its hits, each the tokens that carry it
Openings = dict[str, tuple[Phrase, ...]]  # phrases that may begin here, by their second word
ADVERBS = frozenset({"back", "behind", "short", "apart", "away", "aside", "together", "alone"})
KINDS = {
    **dict.fromkeys(("NN", "NNS", "NNP", "NNPS"), "noun"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VBN", "AFX"), "adjective"),
}


def marks_of(document: Document, first: int = 0) -> Marks:
    """For each clause the classes found in it, each with its hits, from the sentence `first` on.

    A verb counts for `verb.*` only as the head of its clause, together with its particle or preposition where the
    lexicon lists them so.
    """
    tokens, clause_of = document.tokens, document.clause_of
    lower, lemma, norm, tag = tokens.lower, tokens.lemma, tokens.norm, tokens.tag
    marks: Marks = [{} for _ in document.clauses]
    for index in range(tokens.bounds[first][0] if tokens.bounds else 0, len(tokens)):
        classes, openings = _known(lower[index], lemma[index], norm[index], KINDS.get(tag[index], ""))
        clause = clause_of[index]
        if classes and clause is not None:
            found = marks[clause]
            for name in classes:
                found[name] = (*found.get(name, ()), (index,))
        if openings:
            _add_phrases(document, marks, index, openings)
    for clause_ in document.clauses:
        if clause_.sentence >= first and clause_.verb:
            particle = clause_.particle or _adverb(tokens, clause_.head)
            for name in _verb_classes(clause_.verb, particle, tuple(word for word, _ in clause_.prepositions)):
                marks[clause_.index][name] = ((clause_.head,),)
    return marks


@lru_cache(maxsize=100_000)
def _known(lower: str, lemma: str, norm: str, kind: str) -> tuple[tuple[str, ...], Openings]:
    """The classes of a word that is no verb of a clause, and the phrases it may open."""
    words = lexicon()
    table: dict[str, tuple[str, ...]] = getattr(words, kind) if kind else {}
    openings: Openings = {}
    for key in dict.fromkeys((lower, lemma.lower(), norm)):
        for second, phrases in words.phrases.get(key, {}).items():
            openings[second] = (*openings.get(second, ()), *phrases)
    return table.get(lemma.lower()) or table.get(lower, ()), openings


def _adverb(tokens: Tokens, head: int) -> str:
    """The "back" of "held her back", which the parse does not call a particle, or ""."""
    return next((tokens.lower[kid] for kid in tokens.children[head] if tokens.lower[kid] in ADVERBS), "")


@lru_cache(maxsize=100_000)
def _verb_classes(verb: str, particle: str, prepositions: tuple[str, ...]) -> tuple[str, ...]:
    """The classes of a verb: with its particle where that is listed, else alone and with each preposition."""
    table = lexicon().verb
    if particle and (own := table.get(f"{verb} {particle}")):
        return own
    found = dict.fromkeys(table.get(verb, ()))
    for preposition in prepositions:
        found.update(dict.fromkeys(table.get(f"{verb} {preposition}", ())))
    return tuple(found)


def _add_phrases(document: Document, marks: Marks, index: int, openings: Openings) -> None:
    tokens, clause_of = document.tokens, document.clause_of
    after = index + 1
    phrases = openings.get(FURTHER, ())
    if after < len(tokens.lower):
        lower, lemma, norm = tokens.lower[after], tokens.lemma[after].lower(), tokens.norm[after]
        phrases = (*openings.get(lower, ()), *phrases)
        if lemma != lower:
            phrases = (*openings.get(lemma, ()), *phrases)
        if norm not in {lower, lemma}:
            phrases = (*openings.get(norm, ()), *phrases)
    for phrase in phrases:
        hit = _matched(tokens, index, phrase.words)
        if hit:
            clause = clause_of[index] if clause_of[index] is not None else clause_of[hit[-1]]
            if clause is not None:
                marks[clause][phrase.name] = (*marks[clause].get(phrase.name, ()), hit)


def _matched(tokens: Tokens, start: int, words: tuple[str, ...]) -> At:
    """The tokens of a phrase whose first word stands at `start`, or nothing."""
    hit, at, length = [start], start + 1, len(tokens)
    for number, word in enumerate(words[1:], 1):
        if word == "*":
            following = words[number + 1]
            skip = next((skip for skip in range(3) if at + skip < length and _is(tokens, at + skip, following)), None)
            if skip is None:
                return ()
            at += skip
            continue
        if at >= length or (word != "_" and not _is(tokens, at, word)):
            return ()
        hit.append(at)
        at += 1
    return tuple(hit)


def _is(tokens: Tokens, index: int, word: str) -> bool:
    return tokens.lower[index] == word or tokens.lemma[index].lower() == word or tokens.norm[index] == word
