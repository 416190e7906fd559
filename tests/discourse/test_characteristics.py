"""What is found cannot hang on which people, religion, disability or class a text names."""

import pytest

from discourse.seen import seen
from retold.discourse.characteristics import stand_ins
from retold.discourse.engine import Engine

STORY = (
    "{name} was the only {people} student in her year, and the first {religion} woman on that ward. "
    "She is {disability}. She asked the {people} society for help and wrote to the dean. "
    "We should have asked what a {disability} student needs."
)
ONE = {"name": "Sana", "people": "Pakistani", "religion": "Muslim", "disability": "deaf"}


def replaced(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], new) for start, end, new in stand_ins(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Welsh girl sat with two Nigerians.", [("Welsh", "Indian"), ("Nigerians", "Indians")]),
        ("Black British and South Asian students", [("Black British", "Indian"), ("South Asian", "Indian")]),
        ("a black student, a mixed-race family", [("black", "Indian"), ("mixed-race", "Indian")]),
        ("Jews, Sikhs and a Catholic", [("Jews", "Muslims"), ("Sikhs", "Muslims"), ("Catholic", "Muslim")]),
        ("Dyslexic, and blind since birth", [("Dyslexic", "Deaf"), ("blind", "deaf")]),
        (
            "Working class kids and a middle-class school",
            [("Working class", "Working-class"), ("middle-class", "working-class")],
        ),
        ("a lesbian couple", [("lesbian", "gay")]),
    ],
)
def test_each_kind_stands_as_one_word(text: str, found: list[tuple[str, str]]):
    assert replaced(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "black coffee and a white coat",
        "the Black Country, White Sunday, a White Paper",
        "turned a blind eye, fell on deaf ears, blind to it, deaf to us, by blind marking",
        "colour-blind, non-English, a Blackpool hotel",
        "She spoke English.",
    ],
)
def test_what_says_nothing_of_a_person_stays(text: str):
    assert replaced(text) == []


@pytest.mark.parametrize(
    "other",
    [
        {"people": "Black"},
        {"people": "Welsh"},
        {"people": "Black British"},
        {"religion": "Catholic"},
        {"disability": "autistic"},
        {"people": "Roma", "religion": "Jewish", "disability": "blind"},
    ],
)
def test_another_word_of_the_kind_changes_no_finding(other: dict[str, str]):
    def findings(words: dict[str, str]) -> list[tuple[str, str, float]]:
        text = STORY.format(**words)
        said = Engine().analyse(text)
        number = {sentence.start: index for index, sentence in enumerate(said.sentences)}
        return [
            (one.code, one.cue, one.confidence, max(index for start, index in number.items() if start <= one.start))
            for one in said.findings
        ]

    found = findings(ONE)
    assert found
    assert findings(ONE | other) == found


def test_a_reason_quotes_the_word_that_the_text_has():
    said = Engine(mode="cues").analyse("There was no disabled toilet on the ward, so she asked for one.")
    assert "\u201cno disabled\u201d" in " ".join(one.reason for one in said.findings)


def test_a_text_in_small_letters_is_cut_into_its_sentences():
    text = "she was told to wait. nobody asked her why, and i did not.\n\n\u201cit is fine,\u201d we said. so she left."
    assert [text[one.start : one.end] for one in seen(text).sentences] == [
        "she was told to wait.",
        "nobody asked her why, and i did not.",
        "\u201cit is fine,\u201d we said.",
        "so she left.",
    ]
