"""What spaCy's attribute ruler says of a word, remembered (memoised): the same answers in a tenth of the time.

The ruler asks each of its patterns of every token anew, which takes three tenths of the whole parse. What a pattern of
spaCy's English pipelines looks at is a word's small letters, its tag and its part in the sentence, and those of at most
one word more. So its answer is one and the same wherever these are, and need be worked out only once.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.vocab import Vocab

RULER, REMEMBERED = "attribute_ruler", "remembered_ruler"
LOOKED_AT = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
LONGEST = 2  # words of a pattern
MANY = 100_000  # runs of words that are remembered, some 40 MB of them

Word = tuple[int, int, int]  # small letters, tag and part in the sentence, as spaCy numbers them
Said = tuple[int, int, int]  # part of speech, form and lemma; 0 where the ruler says nothing


def remember(nlp: Language) -> None:
    """Put a ruler that remembers in the place of the pipeline's own, where its patterns allow that."""
    if nlp.has_pipe(RULER) and _looks_no_further(nlp.get_pipe(RULER)):
        nlp.add_pipe(REMEMBERED, after=RULER)
        nlp.remove_pipe(RULER)


def _looks_no_further(ruler: object) -> bool:
    """Whether the patterns ask of words only what is remembered, and of few words at once."""
    if not isinstance(ruler, AttributeRuler):
        return False
    return all(
        len(pattern) <= LONGEST and all(isinstance(word, Mapping) and word.keys() <= LOOKED_AT for word in pattern)
        for pattern in _patterns(ruler)
    )


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """All of them, each a list of what is asked of one word after the other."""
    rules: Any = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]


class RememberedRuler:
    """A step of a spaCy pipeline that annotates as the ruler does that it is made from."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Nothing is known yet."""
        self.ruler = ruler
        self.vocab: Vocab = ruler.vocab
        self.openers = Matcher(self.vocab)
        opened = [pattern[:1] for pattern in _patterns(ruler) if len(pattern) == LONGEST]
        if opened:
            self.openers.add("opens", opened)
        self.said: dict[tuple[Word, ...], tuple[Said, ...]] = {}
        self.opens: dict[Word, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, form and lemma of every token that the ruler has a word on."""
        table: Any = doc.to_array([LOWER, TAG, DEP])
        words: list[Word] = list(map(tuple, table.tolist()))
        said: list[Said] = []
        start = 0
        while start < len(words):
            end = start + 1
            while end < len(words) and self._opens(words[end - 1]):
                end += 1
            said += self._of(tuple(words[start:end]))
            start = end
        if words:
            _put(doc, [POS, MORPH, LEMMA], said)
        return doc

    def _opens(self, word: Word) -> bool:
        """Whether a pattern of more than one word may begin with this one."""
        if word not in self.opens:
            self.opens[word] = bool(self.openers(self._doc((word,)), allow_missing=True))
        return self.opens[word]

    def _of(self, words: tuple[Word, ...]) -> tuple[Said, ...]:
        """What the ruler says of a run of words, no pattern of which reaches out of it."""
        if words not in self.said:
            if len(self.said) >= MANY:
                self.said.clear()
                self.opens.clear()
            found: Any = self.ruler(self._doc(words)).to_array([POS, MORPH, LEMMA])
            self.said[words] = tuple(map(tuple, found.tolist()))
        return self.said[words]

    def _doc(self, words: tuple[Word, ...]) -> Doc:
        doc = Doc(self.vocab, words=[self.vocab.strings[lower] for lower, _, _ in words])
        _put(doc, [TAG, DEP], [word[1:] for word in words])
        return doc


def _put(doc: Doc, attributes: list[int | str], rows: Sequence[tuple[int, ...]]) -> None:
    """Write a row of values to each token."""
    values: Any = np.array(rows, dtype=np.uint64)
    doc.from_array(attributes, values)


@Language.factory(REMEMBERED, assigns=["token.pos", "token.morph", "token.lemma"])
def _made(nlp: Language, name: str) -> RememberedRuler:
    del name
    ruler = nlp.get_pipe(RULER)
    assert isinstance(ruler, AttributeRuler)
    return RememberedRuler(ruler)
