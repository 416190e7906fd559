"""Names are found from where they stand, and the parse is the same for every one."""

import re

import pytest

from discourse.seen import seen
from retold.discourse.document import document
from retold.discourse.naming.names import persons_of

NOBODY = [
    "The masks came late. Masks were worn by all.",
    "She left London in April and went to Leeds University on a Monday.",
    "UCAS and the GMC wrote to the Faculty of Medicine.",
    "Luckily the ward was quiet. English is his first language.",
    "I think that We and They are words.",
    "Porters lifted the chair. Patients liked him.",
    "student low confidence no support",
]
NAMED = [
    ("His mother has MS. Catarina does the shopping.", [("catarina", "")]),
    ("Tariq came from a part of the city where few go to university.", [("tariq", "")]),
    ("I'll call her Vanesa. She wanted medicine.", [("vanesa", "")]),
    ("I asked Farrukh why he had been late.", [("farrukh", "")]),
    ("Dr Holroyd sat him down. Holroyd smiled.", [("holroyd", "dr")]),
    ("Mrs. Chaudhry-Lyle rang.", [("chaudhry-lyle", "mrs")]),
    ("Andre Joseph. Lewisham. He plays chess. Andre won.", [("andre joseph", "")]),
    ("Oluwaseun came late. Olu left.", [("oluwaseun", "")]),
    ("Hope was tired. They told Hope to rest.", [("hope", "")]),
    ("Emma Woodhouse left. Emma saw Mr. Woodhouse.", [("emma woodhouse", ""), ("woodhouse", "mr")]),
    ("John Harris left. Mr. Harris saw Mrs Harris.", [("john harris", "mr"), ("harris", "mrs")]),
    ("River stood behind her. They do three days.", [("river", "")]),
    ("Last April was cold. April had left by then.", [("april", "")]),
    ("Ludwig van Beethoven was deaf. Beethoven wrote on.", [("ludwig beethoven", "")]),
]
SWAPPED = [
    "Amara", "Yusuf", "Arash", "Siobhán", "Aoife", "Björk", "Emily", "Nguyễn", "Oluwaseun", "Adaeze",
    "Chukwuemeka", "Ngozi", "Thandeka", "Nomvula", "Tendai", "Fatoumata", "Aïssata", "Kwame", "Kwabena",
    "Efua", "Wanjiru", "Wairimu", "Tesfaye", "Yohannes", "Hodan", "Abdirahman", "Zahra", "Layla", "Fatemeh",
    "Ahmed", "Mohammed-Amin", "D'Angelo", "N'Golo", "O'Neill", "Al-Rashid", "Priya", "Jaswinder", "Harpreet",
    "Sukhi", "Lakshmi", "Thảo", "Linh", "Quỳnh", "Xiu-Ying", "Xiaoming", "Ji-woo", "Haruto", "Björn", "Zsófi",
    "Łukasz", "Çağla", "Žofia", "Iñaki", "Graça", "João", "Rūta", "Ilir", "Gwenllian", "Caoimhe", "Danior",
    "Hope", "Grace", "Comfort", "Precious", "Mercy", "Blessing", "River", "April", "王伟", "محمد", "अमीना",
    "Анна", "Ελένη", "Ng", "Li", "Bo",
]  # fmt: skip
STORY = """NAME came from a part of the city where few people go to university. NAME's mother cleaned offices.
Nobody had asked NAME what she wanted.

When NAME wrote to the dean, Dr Holroyd said that she lacked confidence. The board ignored NAME. "I am tired," NAME
said. NAME was told to wait by her tutor, Anne, and so NAME organised a petition. We had failed NAME. She passed.
Thanks to NAME we changed."""
FULL = STORY.replace("NAME", "NAME SURNAME", 1)
SURNAMES = [
    "Okafor",
    "van der Berg",
    "de la Cruz",
    "O'Brien",
    "Nguyễn Thị",
    "Smith-Jones",
    "al-Masri",
    "Ní Bhriain",
    "Björnsdóttir",
]


@pytest.mark.parametrize("text", NOBODY)
def test_capitals_that_name_nobody(text: str):
    assert persons_of(text) == []


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_names(text: str, expected: list[tuple[str, str]]):
    assert [(" ".join(person.longest.words), person.title) for person in persons_of(text)] == expected


def facts(text: str) -> list[tuple[object, ...]]:
    """The clause table without words of the text and offsets."""
    return [
        (
            c.verb, c.voice, c.polarity, c.negation, c.modality, c.certainty, c.tense, c.attribution, c.holder, c.link,
            c.parent, tuple(s.actor for s in c.slots()), tuple(s.head for s in c.slots()),
        )
        for c in document(text).clauses
    ]  # fmt: skip


def test_the_story_is_read_as_meant():
    found = seen(STORY.replace("NAME", "Tariq"))
    assert found.protagonist.names == ("tariq",)
    assert found.protagonist.pronoun == "she"
    assert [c.holder for c in found.clauses if c.verb == "lack"] == ["institution"]


@pytest.mark.parametrize("name", SWAPPED)
def test_any_name_gives_the_same_clauses(name: str):
    assert facts(STORY.replace("NAME", name)) == facts(STORY.replace("NAME", "Tariq"))


@pytest.mark.parametrize("surname", SURNAMES)
def test_any_surname_gives_the_same_clauses(surname: str):
    text = FULL.replace("SURNAME", surname).replace("NAME", "Tariq")
    assert facts(text) == facts(STORY.replace("NAME", "Tariq"))


@pytest.mark.parametrize("name", ["Chukwuemeka", "Bo", "Nguyễn", "محمد"])
def test_mentions_cover_the_name_as_given(name: str):
    text = STORY.replace("NAME", name)
    student = {(m.start, m.end) for m in seen(text).mentions if m.actor == "student"}
    assert {(found.start(), found.end()) for found in re.finditer(name, text)} <= student


@pytest.mark.parametrize("other", ["Wojciech", "Oyelaran", "Nguyễn", "Bo"])
def test_other_peoples_names_do_not_change_the_parse(other: str):
    text = STORY.replace("NAME", "Tariq")
    assert facts(text.replace("Holroyd", other).replace("Anne", "Sian")) == facts(text)


@pytest.mark.parametrize("story", range(8))
def test_stories_of_the_corpus_under_other_names(story: int, corpus):
    import json

    texts = [item["text"] for item in json.loads((corpus / "stories" / "t1.json").read_text("utf-8"))]
    text = texts[story]
    names = seen(text).protagonist.names
    if len(names) != 1 or " " in names[0]:
        pytest.skip("the story gives no single name")
    given = next(found.group() for found in re.finditer(r"\w[\w'-]*", text) if found.group().lower() == names[-1])
    for name in ("Siobhán", "Nguyễn", "Oluwaseun", "Precious"):
        assert facts(re.sub(rf"\b{given}\b", name, text)) == facts(text), name
