"""Who each mention stands for. `who` takes the mention's own words; pronouns and names are in it as they stand."""

import pytest

from discourse.seen import mentions, seen, who

NOBODY = [
    ("She worked as a nurse for Amara's aunt.", "nurse"),
    ("She wanted to become a doctor.", "doctor"),
    ("She sat on an empty chair in my office.", "chair"),
    ("She sat on an empty chair in my office.", "office"),
    ("The policy had a system of marks.", "marks"),
    ("He was interested in the state of the world.", "world"),
]
NOUNS = [
    ("Her tutor helped.", "tutor", "institution"),
    ("Her mother helped.", "mother", "family"),
    ("Her friends helped.", "friends", "peers"),
    ("Other students laughed.", "students", "peers"),
    ("Students should ask.", "Students", "student"),
    ("We failed such students.", "students", "student"),
    ("The placement office wrote.", "office", "institution"),
    ("The medical school wrote.", "school", "institution"),
    ("Our school wrote.", "school", "institution"),
    ("His school expected little of him.", "school", "society"),
    ("Her secondary school closed.", "school", "society"),
    ("A teacher told her to apply.", "teacher", "society"),
    ("People laughed.", "People", "society"),
    ("His people had a shop.", "people", "family"),
    ("Our finance people wrote.", "people", "institution"),
    ("The hospital wrote to us.", "hospital", "institution"),
    ("The lecturers gave her extra.", "lecturers", "institution"),
    ("The theatre sister found her a hood.", "sister", "institution"),
    ("Her younger sister waited.", "sister", "family"),
    ("A patient liked her.", "patient", "other"),
    ("The government cut it.", "government", "society"),
    ("Her flatmates cooked.", "flatmates", "peers"),
]
NAMES = [
    ("Dr Fenn met Amara. Amara smiled. Amara had come by bus.", "Fenn", "institution"),
    ("Sister Doyle met Amara. Amara smiled. Amara had come by bus.", "Doyle", "institution"),
    ("Amara left. Our lecturer Anne saw Amara. Amara was tired.", "Anne", "institution"),
    ("Amara left. Her tutor, Anne, saw Amara. Amara was tired.", "Anne", "institution"),
    ("Amara left. Anne, her personal tutor, saw Amara. Amara was tired.", "Anne", "institution"),
    ("Amara left. Her friend Bob saw Amara. Amara was tired.", "Bob", "peers"),
    ("Amara left. Her aunt Grace saw Amara. Amara was tired.", "Grace", "family"),
    ("Amara left. Karen, who manages our studentships, saw Amara. Amara was tired.", "Karen", "institution"),
    ("Amara left. Moira in Accommodation saw Amara. Moira smiled. Amara was tired.", "Moira", "institution"),
    ("Amara left. Mr Garland, one of our surgeons, saw Amara. Amara was tired.", "Garland", "institution"),
]


@pytest.mark.parametrize(("text", "noun"), NOBODY)
def test_nobody(text: str, noun: str):
    assert noun not in [found for found, _ in mentions(text)]


@pytest.mark.parametrize(("text", "noun", "actor"), NOUNS)
def test_nouns(text: str, noun: str, actor: str):
    assert who(text, noun) == actor


@pytest.mark.parametrize(("text", "name", "actor"), NAMES)
def test_named_people(text: str, name: str, actor: str):
    assert who(text, name) == actor
    assert who(text, "Amara") == "student"


def test_schools_before_and_after_the_university_begins():
    text = "She grew up in Leeds. The school was poor. She came to the university at nineteen. The school wrote to her."
    assert [who(text, "school", 0), who(text, "school", 1)] == ["society", "institution"]


def test_we_and_i_are_staff_and_i_reflecting_is_the_writer():
    text = "We lowered the offer. I gave him an hour in my office. I find such stories moving. I think he left."
    assert [actor for found, actor in mentions(text) if found in {"We", "I", "my"}] == [
        "institution",
        "institution",
        "institution",
        "writer",
        "writer",
    ]


def test_i_in_speech_is_whoever_speaks():
    text = "Amara came late. \u201cI had no bus,\u201d Amara said. \u201cI never asked,\u201d said the tutor. "
    text += "\u201cWe were wrong.\u201d"
    assert [actor for found, actor in mentions(text) if found in {"I", "We"}] == [
        "student",
        "institution",
        "institution",
    ]


def test_a_student_who_tells_it_is_i():
    text = "I'm Kerensa. I picked the course with the shortest walk. I asked my tutor. I had a plan."
    assert {actor for found, actor in mentions(text) if found == "I"} == {"student"}


def test_slots_carry_their_actors_and_relatives_those_of_their_antecedents():
    text = "Amara left. The tutor who had failed Amara wrote to her mother. Amara was tired."
    found = {clause.verb: clause for clause in seen(text).clauses}
    assert found["fail"].subject.actor == "institution"
    assert found["write"].prepositions[0][1].actor == "family"
