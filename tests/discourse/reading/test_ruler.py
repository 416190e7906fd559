"""The ruler that remembers says what spaCy's own says, of every word."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from retold.discourse.reading.parse import MODULES, SHIPPED, pipeline
from retold.discourse.reading.ruler import REMEMBERED, RULER, remember

TEXTS = [
    "She ain't gonna wait, and he's got ta go. Let's ask them; there's nobody here. Y'all come on! C'm on, cannot you?",
    "Nobody told us what to bring, and so she set up a group herself. It has begun to, and there is a long way to go.",
    "THE SCHOOL SHOULD HAVE ASKED. Ain't that so? There were two, there are none; it's hers, and anyone's.",
    "   \n\n She  did.\tHe gets \u2028 what others got \U0001f600 ( ' ) don t dont d'ye 'em",
]
WORDS = sorted({word for text in TEXTS for word in text.split()} | {"to", "na", "gon", "is", "ai", "n't", "all", "y'"})


@pytest.fixture(scope="module")
def own():
    return spacy.load(MODULES[SHIPPED], exclude=["ner"])


def said(nlp, text):
    return [(word.text, word.pos_, str(word.morph), word.lemma_) for word in nlp(text)]


def test_it_stands_in_the_place_of_spacys():
    assert REMEMBERED in pipeline().pipe_names
    assert RULER not in pipeline().pipe_names


@pytest.mark.parametrize("text", ["", *TEXTS])
def test_it_says_the_same(own, text):
    assert said(pipeline(), text) == said(own, text)
    assert said(pipeline(), text) == said(own, text), "the second time, from memory"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_it_says_the_same_of_words_in_any_order(own, words):
    assert said(pipeline(), " ".join(words)) == said(own, " ".join(words))


def test_it_forgets_before_it_grows_without_end(own, monkeypatch):
    monkeypatch.setattr("retold.discourse.reading.ruler.MANY", 3)
    nlp = spacy.load(MODULES[SHIPPED], exclude=["ner"])
    remember(nlp)

    assert said(nlp, TEXTS[0]) == said(own, TEXTS[0])
    assert len(nlp.get_pipe(REMEMBERED).said) <= 3


@pytest.mark.parametrize(
    "pattern", [[{"ORTH": "Us"}], [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}], [{"LOWER": "a", "OP": "+"}]]
)
def test_a_ruler_that_looks_further_is_left_alone(pattern):
    nlp = spacy.blank("en")
    nlp.add_pipe(RULER).add([pattern], {"LEMMA": "we"})
    remember(nlp)

    assert nlp.pipe_names == [RULER]
