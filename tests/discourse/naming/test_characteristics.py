"""What is found cannot hang on which people, religion, disability or class a text names."""

import pytest

from discourse.seen import seen
from retold.discourse.document import copy_of
from retold.discourse.engine import Engine
from retold.discourse.naming.characteristics import characteristic_stand_ins

STORY = (
    "{name} was the only {people} student in her year, and the first {religion} woman on that ward. "
    "She is {disability}. She asked the {people} society for help and wrote to the dean. "
    "She felt like {article} {people} outsider. "
    "We should have asked what a {disability} student needs."
)
ONE = {"name": "Sana", "people": "Pakistani", "religion": "Muslim", "disability": "deaf"}


def replaced(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], new) for start, end, new in characteristic_stand_ins(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Welsh girl sat with two Nigerians.", [("A", "An"), ("Welsh", "Indian"), ("Nigerians", "Indians")]),
        ("Black British and South Asian students", [("Black British", "Indian"), ("South Asian", "Indian")]),
        ("black students, one mixed-race family", [("black", "Indian"), ("mixed-race", "Indian")]),
        ("Jews, Sikhs and a Catholic", [("Jews", "Muslims"), ("Sikhs", "Muslims"), ("Catholic", "Muslim")]),
        ("Dyslexic, and blind since birth", [("Dyslexic", "Deaf"), ("blind", "deaf")]),
        (
            "Working class kids and a middle-class school",
            [("Working class", "Working-class"), ("middle-class", "working-class")],
        ),
        ("a lesbian couple, two lesbians", [("lesbian", "gay"), ("lesbians", "gays")]),
        ("black British and Mixed-Race kids", [("black British", "Indian"), ("Mixed-Race", "Indian")]),
        ("She is black. black and Asian students", [("black", "Indian"), ("black", "Indian"), ("Asian", "Indian")]),
        ("non-Muslim staff", [("Muslim", "Muslim")]),
        ("Sri\nLankan, hard  of\u00a0hearing", [("Sri\nLankan", "Indian"), ("hard  of\u00a0hearing", "deaf")]),
        ("an Anglican, a Welsh boy", [("an", "a"), ("Anglican", "Muslim"), ("a", "an"), ("Welsh", "Indian")]),
        ("A Christian was there. She was told.", [("Christian", "Muslim")]),
    ],
)
def test_each_kind_stands_as_one_word(text: str, found: list[tuple[str, str]]):
    assert replaced(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "black coffee and a white coat",
        "the Black Country, White Sunday, a White Paper",
        "turned a blind eye, a blind\neye, fell on deaf ears, blind to it, deaf to us, by blind marking",
        "The card was disabled by the registry. He disabled her card.",
        "Black coffee kept her awake. White lies. Brown envelopes came.",
        "Polish the essay. Lower class sizes helped.",
        "Brown was told to wait. Christian's mum cried.",
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
        {"people": "Asian"},
        {"people": "Sri Lankan"},
        {"people": "Black British"},
        {"religion": "Catholic"},
        {"disability": "autistic"},
        {"people": "Roma", "religion": "Jewish", "disability": "blind"},
    ],
)
def test_another_word_of_the_kind_changes_no_finding(other: dict[str, str]):
    def findings(words: dict[str, str]) -> list[tuple[str, str, float]]:
        text = STORY.format(article="an" if words["people"][0] in "AEIOU" else "a", **words)
        said = Engine().analyse(text)
        number = {sentence.start: index for index, sentence in enumerate(said.sentences)}
        return [
            (one.code, one.cue, one.confidence, max(index for start, index in number.items() if start <= one.start))
            for one in said.findings
        ]

    found = findings(ONE)
    assert found
    assert findings(ONE | other) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "he was told to wait. his tutor helped him. then he left.",
            "she was told to wait. her tutor helped her. then she left.",
        ),
        ("a welsh student was late. deaf students are tired.", "an iraqi student was late. blind students are tired."),
        ("A WELSH STUDENT WAS LATE. DEAF STUDENTS ARE TIRED.", "AN IRAQI STUDENT WAS LATE. BLIND STUDENTS ARE TIRED."),
    ],
)
def test_so_it_is_in_a_text_without_capitals_and_in_one_of_them(one: str, other: str):
    assert copy_of(one).masked.text == copy_of(other).masked.text


def test_somebody_called_brown_stays_somebody():
    text = "Amara Brown came late. Brown asked the tutor. Dr Brown said no."
    assert copy_of(text).masked.text == "Sarah came late. Sarah asked the tutor. Dr Sarah said no."


@pytest.mark.parametrize("text", ["Black " * 50_000 + "X", "so" + "\n" * 50_000 + "-", "a\n " * 50_000, ". " * 50_000])
def test_a_copy_takes_no_longer_than_a_text_is_long(text: str):
    assert copy_of(text).masked.text  # a quarter of an hour, if it went over the text once for each word


def test_a_reason_quotes_the_word_that_the_text_has():
    said = Engine(mode="cues").analyse("There was no disabled toilet on the ward, so she asked for one.")
    assert "\u201cno disabled toilet\u201d" in " ".join(one.reason for one in said.findings)


def test_a_text_in_small_letters_is_cut_into_its_sentences():
    text = "she was told to wait. nobody asked her why, and i did not.\n\n\u201cit is fine,\u201d we said. so she left."
    assert [text[one.start : one.end] for one in seen(text).sentences] == [
        "she was told to wait.",
        "nobody asked her why, and i did not.",
        "\u201cit is fine,\u201d we said.",
        "so she left.",
    ]
