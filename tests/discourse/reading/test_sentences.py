import pytest

from discourse.seen import seen

CASES = [
    ("One sentence, with commas; and a semicolon: all one.", ["One sentence, with commas; and a semicolon: all one."]),
    ("No father. Mother worked.", ["No father.", "Mother worked."]),
    ("Dr. Smith left. Mr. Jones came at 5.35 p.m. today.", ["Dr. Smith left.", "Mr. Jones came at 5.35 p.m. today."]),
    ("\u201cReally?\u201d she said. He left.", ["\u201cReally?\u201d she said.", "He left."]),
    (
        "He wrote, \u2018Thank you.\u2019 \u2018And now?\u2019 Nobody knew.",
        ["He wrote, \u2018Thank you.\u2019", "\u2018And now?\u2019", "Nobody knew."],
    ),
    ("She would not let it go. 'Thank you,' she said.", ["She would not let it go.", "'Thank you,' she said."]),
    ("Why? Nobody asked! So it went\u2026 on.", ["Why?", "Nobody asked!", "So it went\u2026 on."]),
    ("A heading\n\nShe left home", ["A heading", "She left home"]),
    ("- low confidence\n- no support\n- Graduated, 2:1.", ["- low confidence", "- no support", "- Graduated, 2:1."]),
    ("She left home at\nseven every day.", ["She left home at\nseven every day."]),
    ("She was late.\r\n\r\nHe was not.\r\n", ["She was late.", "He was not."]),
    ("One (two. Three) four.", ["One (two.", "Three) four."]),
    ('She wrote "regret". He read it.', ['She wrote "regret".', "He read it."]),
    ("\t She came.  \t He left. ", ["She came.", "He left."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_follow_the_punctuation(text: str, expected: list[str]):
    assert [text[each.start : each.end] for each in seen(text).sentences] == expected


def test_one_endless_sentence_is_cut_by_the_parser():
    text = (
        "i came in 2019 it was hard she said nobody told her where to go then the tutor left and we had no idea " * 12
    )
    assert len(seen(text).sentences) > 5


def test_no_sentence_runs_across_an_empty_line():
    text = "she came late and nobody asked\n\nwhy was she tired\n \nnobody knew"
    assert [text[each.start : each.end] for each in seen(text).sentences] == [
        "she came late and nobody asked",
        "why was she tired",
        "nobody knew",
    ]
