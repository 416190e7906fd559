import pytest

from discourse.seen import seen, words

NONE = [
    "The students' work was late.",
    "It's hers, isn't it? They've been told.",
    "In the '90s rock 'n' roll was played.",
    "A 6' man and a 5\" nail.",
    'She said "no and nobody closed it.',
]
QUOTED = [
    ("\u201cI never asked,\u201d said the tutor.", [("\u201cI never asked,\u201d", True, "the tutor")]),
    ('He said, "I\'m not short of that."', [('"I\'m not short of that."', True, "He")]),
    (
        "'Thank you,' she said. 'You believed in me.'",
        [("'Thank you,'", True, "she"), ("'You believed in me.'", True, "she")],
    ),
    (
        '"Without you," he told her, "I would have left."',
        [('"Without you,"', True, "he"), ('"I would have left."', True, "he")],
    ),
    ("Examiner's comment: 'could be less intimidating'.", [("'could be less intimidating'", True, "Examiner's")]),
    ("The letter was kind. 'Such a shame,' they all thought.", [("'Such a shame,'", True, "they all")]),
    ("His tutor said he was 'disengaged'.", [("'disengaged'", False, "")]),
    ("The so-called 'hard to reach' students left.", [("'hard to reach'", False, "")]),
    (
        "\u2018The students\u2019 work is poor,\u2019 he said.",
        [("\u2018The students\u2019 work is poor,\u2019", True, "he")],
    ),
    ('"Is it fair?" Anne asked.', [('"Is it fair?"', True, "Anne")]),
    ('"Go home." That was all they wrote.', [('"Go home."', True, "")]),
    (
        "'This is the lady who made Mummy a teacher,' she told her little girl.",
        [("'This is the lady who made Mummy a teacher,'", True, "she")],
    ),
]


@pytest.mark.parametrize("text", NONE)
def test_apostrophes_and_strays_quote_nothing(text: str):
    assert seen(text).quotations == []


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_quotations(text: str, expected: list[tuple[str, bool, str]]):
    found = seen(text).quotations
    assert [(text[q.start : q.end], q.speech, words(text, q.source) if q.speech else "") for q in found] == expected


def test_turns_of_two_speakers():
    text = '"Did you ask?" Anne said.\n\n"I did," he said.\n\n"And?"\n\n"They said no."'
    assert [words(text, q.source) for q in seen(text).quotations] == ["Anne", "he", "Anne", "he"]


def test_no_quotation_runs_across_an_empty_line():
    text = 'He said "no.\n\nShe said "yes" and left.'
    assert [text[q.start : q.end] for q in seen(text).quotations] == ['"yes"']
