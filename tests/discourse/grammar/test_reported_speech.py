import pytest

from discourse.seen import clause, seen, words

NARRATOR = [
    ("I believe the mother cleaned offices.", "clean"),
    ("I imagine there were no books.", "be"),
    ("She knew that the bus was late.", "be"),
    ("We realised that nobody had asked.", "ask"),
    ("It turned out that she was right.", "be"),
    ("She was ill, they left.", "leave"),
    ("The report shows that students leave.", "leave"),
]
REPORTED = [
    ("She told me that nobody asked.", "ask", "She", "told"),
    ("He felt that he had failed.", "fail", "He", "felt"),
    ("According to her tutor, she lacked confidence.", "lack", "her tutor", "according"),
    ("In his view she was lazy.", "be", "his", "view"),
    ("It was said that she was lazy.", "be", "", "said"),
    ("Her belief that she was a burden grew.", "be", "Her", "belief"),
    ("She was told by Anne that it was over.", "be", "Anne", "told"),
    ("He is said to be difficult.", "be", "", "said"),
    ("She was late, her tutor claimed.", "be", "her tutor", "claimed"),
    ("They said the students, who worked nights, were lazy.", "work", "They", "said"),
]
REJECTED = [
    ("We used to say that such students struggle.", "struggle", "used to"),
    ("We no longer think that they lack drive.", "lack", "no longer"),
    ("It is wrong to say that she was weak.", "be", "wrong"),
    ("It is a myth that such students lack ambition.", "lack", "myth"),
    ("We wrongly assumed she was lazy.", "be", "wrongly"),
    ("I assumed that she had no plan.", "have", "assumed"),
    ("People assumed she was weak.", "be", "assumed"),
]
LABELS = [
    ("She is seen as weak.", "see", "weak"),
    ("He was labelled lazy by his tutor.", "label", "lazy"),
    ("They called him a natural.", "call", "a natural"),
    ("She was dismissed as difficult.", "dismiss", "difficult"),
    ("She was regarded by many as a problem.", "regard", "a problem"),
    ("We treated her as a guest.", "treat", "a guest"),
]


@pytest.mark.parametrize(("text", "verb"), NARRATOR)
def test_what_the_narrator_stands_behind(text: str, verb: str):
    assert [c.attribution for c in seen(text).clauses if c.verb == verb][-1] == "narrator"


@pytest.mark.parametrize(("text", "verb", "source", "distance"), REPORTED)
def test_reported(text: str, verb: str, source: str, distance: str):
    found = [c for c in seen(text).clauses if c.verb == verb][-1]
    assert (found.attribution, words(text, found.source), found.distance) == ("reported", source, distance)


@pytest.mark.parametrize(("text", "verb", "distance"), REJECTED)
def test_rejected(text: str, verb: str, distance: str):
    found = [c for c in seen(text).clauses if c.verb == verb][-1]
    assert (found.attribution, found.distance) == ("rejected", distance)


@pytest.mark.parametrize(("text", "verb", "label"), LABELS)
def test_labels(text: str, verb: str, label: str):
    found = clause(text, verb)
    assert words(text, found.label).removeprefix("as ") == label
    assert "label" in {report.kind for report in seen(text).reported}


def test_words_of_a_speaker_are_quoted_and_theirs():
    text = '"I never asked," said the tutor.'
    found = clause(text, "ask")
    assert (found.attribution, found.holder, found.quotation) == ("quoted", "institution", 0)


def test_holder_is_whoever_thinks_it():
    assert clause("Amara came to us in May. She feared that she was not wanted.", "want").holder == "student"
