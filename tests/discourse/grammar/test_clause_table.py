import pytest

from discourse.seen import clause, seen, word, words

# A bar stands where a clause ends and the next begins.
PARTS = [
    "She left.",
    "No father.",
    "The exhausted student slept.",
    "She could not have been told.",
    "She got up early|and went to work,|but nobody had asked her.",
    "After failing the paper|she had packed her bags.",
    "The tutor,|who had never met her,|said|that she was weak.",
    "She insisted|on being heard,|and being asked first.",
    "In order to pay the rent,|she worked nights.",
    "Instead of asking her,|they decided|that she should go home|and rest.",
    "He said|he would come|if he could.",
    "The man|she met yesterday|wants|to help.",
    "“I don't know,”|he said.",
]


@pytest.mark.parametrize("barred", PARTS)
def test_every_word_belongs_to_one_clause(barred: str):
    text = barred.replace("|", " ")
    found = seen(text)
    words = [text[start:end] for start, end in zip(found.tokens.start, found.tokens.end, strict=True)]
    starts = [found.tokens.start[n] for n in range(1, len(words)) if found.clause_of[n] != found.clause_of[n - 1]]
    assert [at for at, sign in enumerate(barred) if sign == "|"] == [start - 1 for start in starts]


def test_span_leaves_out_the_conjunction_and_the_marks():
    text = "She got up, and she left, quickly."
    left = clause(text, "leave")
    assert text[left.start : left.end] == "she left, quickly"


SUBJECTS = [
    ("She got up and left.", "leave", "She", True),
    ("She wanted to leave.", "leave", "She", True),
    ("They asked her to leave.", "leave", "her", True),
    ("We taught him how to revise.", "revise", "him", True),
    ("The school helped her organise a petition.", "organise", "her", False),
    ("After failing the paper she left.", "fail", "she", True),
    ("The boy living next door left.", "live", "boy", True),
    ("She had no idea how to apply.", "apply", "She", True),
    ("She asked the office how to apply.", "apply", "She", True),
    ("We gave him a chance to speak.", "speak", "him", True),
    ("The school's failure to ask cost her a year.", "cost", "failure", False),
    ("She wanted to stay but went home.", "go", "She", True),
    ("The tutor who failed him left.", "fail", "who", False),
]
OBJECTS = [
    ("The school helped her organise a petition.", "help", "her"),
    ("They let him go.", "let", "him"),
    ("She asked the tutor.", "ask", "tutor"),
    ("The tutor he met left.", "meet", "tutor"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "inherited"), SUBJECTS)
def test_subjects(text: str, verb: str, subject: str, *, inherited: bool):
    found = clause(text, verb).subject
    assert (word(text, found), found is not None and found.inherited) == (subject, inherited)


@pytest.mark.parametrize(("text", "verb", "expected"), OBJECTS)
def test_objects(text: str, verb: str, expected: str):
    assert word(text, clause(text, verb).object) == expected


def test_slots():
    text = "Anne gave her the notes in May."
    found = clause(text, "give")
    assert (words(text, found.dative), words(text, found.object)) == ("her", "the notes")
    assert [(preposition, words(text, slot)) for preposition, slot in found.prepositions] == [("in", "May")]


def test_complement_and_particle():
    assert words("She was a good student.", clause("She was a good student.", "be").complement) == "a good student"
    assert clause("She gave up.", "give").particle == "up"


LINKS = [
    ("She left.", "leave", "", None),
    ("She knew that he left.", "leave", "content", "know"),
    ("She left because he lied.", "lie", "reason", "leave"),
    ("She stayed although he lied.", "lie", "concession", "stay"),
    ("She left when he lied.", "lie", "time", "leave"),
    ("She went out to phone him.", "phone", "purpose", "go"),
    ("The man who lied was dismissed.", "lie", "relative", "dismiss"),
    ("She stayed and he left.", "leave", "coordinate", "stay"),
    ("She left before finishing.", "finish", "time", "leave"),
    ("She spoke as if he had lied.", "lie", "comparison", "speak"),
]


@pytest.mark.parametrize(("text", "verb", "link", "parent"), LINKS)
def test_links(text: str, verb: str, link: str, parent: str | None):
    found = clause(text, verb)
    above = None if found.parent is None else seen(text).clauses[found.parent].verb
    assert (found.link, above) == (link, parent)


TENSES = [
    ("She works.", "past", False),
    ("She worked.", "past", True),
    ("She was working.", "past", True),
    ("She had worked.", "past", True),
    ("She should have worked.", "past", True),
    ("She will work.", "future", True),
    ("She is working.", "present", True),
    ("She must work.", "present", True),
]


@pytest.mark.parametrize(("text", "tense", "holds"), TENSES)
def test_tense(text: str, tense: str, *, holds: bool):
    assert (clause(text, "work").tense == tense) is holds


def test_place_runs_from_start_to_end():
    places = [each.place for each in seen("She came. She stayed. She left.").clauses]
    assert places == sorted(places)
    assert places[0] < 0.2
    assert places[-1] > 0.8
