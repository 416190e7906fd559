import pytest

from retold.discourse.reading.intake import LIMIT, read_text
from retold.errors import BinaryTextError, EmptyTextError, NotEnglishError, TooLongError

FRENCH = "Elle est arrivée à l'université sans connaître personne et elle a travaillé toute la nuit."
GERMAN = "Eine Studentin kam ohne jede Hilfe an die Universität und arbeitete nachts, um ihre Wohnung zu bezahlen."
ENGLISH = (
    "She came to the university from a village where nobody had been to one, and she worked at night to pay for it."
)


@pytest.mark.parametrize(
    "text", ["", "   \n\t\r\n", "\u200b\ufeff", "\U0001f600 \U0001f389\U0001f389", "?!... --- 123 456", "\u202e"]
)
def test_no_words(text: str):
    with pytest.raises(EmptyTextError, match="holds no words"):
        read_text(text)


def test_no_text():
    with pytest.raises(BinaryTextError, match="not a text"):
        read_text("PK\x03\x04\x00\x00word")


@pytest.mark.parametrize("text", ["word " * (LIMIT + 1), "x" * 2_000_001])
def test_too_long(text: str):
    with pytest.raises(TooLongError, match="reads up to"):
        read_text(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "French"),
        (GERMAN, "German"),
        ("她来到大学的时候谁也不认识 " * 20, "Chinese"),
        ("Она приехала в университет и никого там не знала, работала по ночам. " * 3, "Russian"),
    ],
)
def test_another_language_is_named(text: str, language: str):
    with pytest.raises(NotEnglishError, match=f"This looks like {language}. Retold reads English texts only"):
        read_text(text)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH.replace(" ", "\u00a0"),
        "Mehwish.",
        "Name: Sanjay. Course: Radiography. Year 1 OK. Year 2 resit. Year 3 distinction. Job: Walsall. Parents: proud.",
        "'Bonjour', she said to him, and he said that they had never been taught any French at his school.",
    ],
)
def test_english_is_read_as_it_is(text: str):
    assert read_text(text, id="a").text == text


def test_every_story_of_the_corpus_is_english(corpus):
    import json

    for path in (corpus / "stories").glob("*.json"):
        for item in json.loads(path.read_text("utf-8")):
            assert read_text(item["text"]).words > 40


def test_ordinary_text_has_no_warnings():
    assert read_text(ENGLISH * 3).warnings == ()


def test_warnings():
    assert read_text("Word").warnings == ("This text is very short (1 word); its numbers rest on next to nothing.",)
    listed = "\n".join(f"- {ENGLISH}" for _ in range(5))
    assert read_text(listed).warnings == ("This text looks like a list, not a story; what is found in it may mislead.",)


def test_words_are_counted():
    assert read_text("It isn\u2019t well-known: Dr O'Brien said 3 things.").words == 7
