"""Whatever comes in, spans are of the text as given, and reading never breaks."""

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse.seen import seen
from retold.discourse.document import Document, document
from retold.errors import TextError

STORY = (
    "Tariq came from a part of the city where few people go to university. His tutor, Dr Holroyd, said "
    "\u2018he was weak\u2019. If we had asked him, he wouldn't have left.\n\n"
    "He was told to wait \u2014 and so he organised a petition\u2026 Nobody answered."
)
ODD = [
    "\u200b",
    "\u202e",
    "\u0301",
    "\U0001f600",
    "\r\n",
    "\t",
    "\u2028",
    "\u00a0\u00a0",
    "\ufeff",
    "\x85",
    "\x1c",
    "e\u0301\u0301",
    "\u0130",
    "\ufb01",
    "'",
    '"',
    "\u201c",
    "\u2019",
    "(",
    "-",
]


def check(found: Document) -> None:
    """Every span lies in the text and is in order; every index points somewhere."""
    length, count = len(found.text), len(found.tokens)
    for span in [*found.sentences, *found.mentions, *found.clauses, *found.quotations, *found.reported]:
        assert 0 <= span.start < span.end <= length
    for clause in found.clauses:
        assert clause.head in clause.tokens
        assert clause.parent is None or 0 <= clause.parent < len(found.clauses)
        assert 0 <= clause.place <= 1
        for slot in clause.slots():
            assert 0 <= slot.start < slot.end <= length
            assert 0 <= slot.head < count
    assert [s.start for s in found.sentences] == sorted(s.start for s in found.sentences)
    assert found.tokens.start == sorted(found.tokens.start)


def shape(found: Document, shift: int = 0) -> list[object]:
    return [
        [(s.start - shift, s.end - shift) for s in found.sentences],
        [
            (c.start - shift, c.end - shift, c.verb, c.voice, c.polarity, c.modality, c.attribution, c.tense)
            for c in found.clauses
        ],
        [(m.start - shift, m.end - shift, m.actor) for m in found.mentions],
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_unicode_is_read_or_refused(text: str):
    with suppress(TextError):
        check(document(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from(ODD)), max_size=8))
def test_odd_signs_anywhere_in_a_story(signs: list[tuple[int, str]]):
    text = STORY
    for at, sign in signs:
        text = text[:at] + sign + text[at:]
    check(document(text))


@pytest.mark.parametrize("before", ["\n", "\n\n", "  ", "\r\n\r\n", "\t", "\ufeff"])
def test_what_stands_before_shifts_everything(before: str):
    assert shape(document(before + STORY), len(before)) == shape(seen(STORY))


@pytest.mark.parametrize("after", ["\n", "\n\n\n", "  ", "\r\n", "\u200b"])
def test_what_stands_after_changes_nothing(after: str):
    assert shape(document(STORY + after)) == shape(seen(STORY))


@pytest.mark.parametrize(
    ("plain", "odd"),
    [
        ("\u2018he was weak\u2019", "'he was weak'"),
        ("\u2014", "\u2013"),
        ("wouldn't", "wouldn\u2019t"),
        ("few people", "few\u00a0people"),
        ("few people", "few\tpeople"),
    ],
)
def test_signs_of_one_meaning_are_read_alike(plain: str, odd: str):
    assert shape(document(STORY.replace(plain, odd))) == shape(seen(STORY))


@pytest.mark.parametrize("odd", ["\u200b", "\u00ad", "\u202a", "\u2060"])
def test_invisible_signs_change_no_reading(odd: str):
    text = STORY.replace("petition", f"peti{odd}tion").replace("tutor", f"{odd}tutor")
    assert [c[2:] for c in shape(document(text))[1]] == [c[2:] for c in shape(seen(STORY))[1]]


SHE = (
    "Amara wrote to her tutor herself. 'She lacked confidence,' he told us, and we believed him. "
    "If she'd been asked, she would have said so."
)
HE = (
    "Amara wrote to his tutor himself. 'He lacked confidence,' she told us, and we believed her. "
    "If he'd been asked, he would have said so."
)


def test_he_and_she_are_read_alike():
    of_her, of_him = document(SHE), document(HE)

    assert [c[2:] for c in shape(of_her)[1]] == [c[2:] for c in shape(of_him)[1]]
    assert [m.actor for m in of_her.mentions] == [m.actor for m in of_him.mentions]
    assert [SHE[m.start : m.end] for m in of_her.mentions][:2] == ["Amara", "her"]
    assert [HE[m.start : m.end] for m in of_him.mentions][:2] == ["Amara", "his"]


def test_higher_education_is_no_he():
    assert "HE" in document("He knew little of HE before he came.").masked.text.split()


def test_lines_may_end_in_any_manner():
    plain = "She was late.\n\nNobody asked her why.\nShe left."
    for end in ("\r\n", "\r"):
        assert [c[2:] for c in shape(document(plain.replace("\n", end)))[1]] == [c[2:] for c in shape(seen(plain))[1]]


def test_composed_and_decomposed_letters_are_one_name():
    composed, decomposed = "Zsófi came late. We told Zsófi.", "Zso\u0301fi came late. We told Zso\u0301fi."
    names = [decomposed[m.start : m.end] for m in seen(decomposed).mentions if m.actor == "student"]
    assert names == ["Zso\u0301fi", "Zso\u0301fi"]
    assert [c[2:] for c in shape(seen(composed))[1]] == [c[2:] for c in shape(seen(decomposed))[1]]


@pytest.mark.parametrize(
    "text",
    [STORY.upper(), STORY.lower(), re.sub(r"[.,\n]", "", STORY), STORY.replace(" ", "  "), "\n".join(STORY.split())],
)
def test_other_manners_of_writing(text: str):
    check(document(text))


def test_ten_thousand_words_in_one_breath():
    text = "she came late and nobody asked her why " * 1250
    check(document(text))


def test_a_long_text_is_cut_for_the_parser_and_put_together_again():
    text = "\n\n".join([STORY] * 120)
    found = document(text)
    check(found)
    assert len(found.sentences) == 120 * len(seen(STORY).sentences)
    assert found.sentences[-1].end == len(text)


def test_a_text_in_capitals_is_read_like_any_other():
    text = "She was given every support. Nobody asked her why."
    found = [(c.verb, c.voice, c.polarity) for c in seen(text.upper()).clauses]
    assert found == [(c.verb, c.voice, c.polarity) for c in seen(text).clauses]
    assert shape(seen(text.upper()))[0] == shape(seen(text))[0]
