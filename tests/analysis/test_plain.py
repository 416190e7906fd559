import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.retellings import aside, circumstance, coded, pair_of, telling
from retold.analysis.plain import analysis_text, retelling_text

TEXT = "He did not know. She rang them. He was not weak."
BEFORE = telling(TEXT, [("student-deficit", 0, 15)], set_aside=[aside("student-deficit", 32, 47)])
AFTER = telling(
    TEXT,
    [("student-agent", 17, 30), ("ending-pragmatic", 32, 47)],
    circumstances=[circumstance(17, 30, "telephone"), circumstance(21, 25, "telephone")],
    ending="pragmatic",
    warnings=["It reads like a list."],
)


# Nothing found


def test_two_texts_without_findings():
    assert (
        retelling_text(pair_of(telling("It rained."), telling("It shone.")), width=80)
        == """\
One story, told twice

Of six measures, one did not move and five cannot be compared.

                 First story        Second story       Change
Characterisation nothing to measure nothing to measure cannot be compared
Activation       nothing to measure nothing to measure cannot be compared
Responsibility   nothing to measure nothing to measure cannot be compared
Barriers         nothing to measure nothing to measure cannot be compared
Ending           no ending found    no ending found    cannot be compared
Depth            0.00 (0)           0.00 (0)           0.00 no change

In brackets, how many passages a number rests on. Thin: the number rests on
fewer than three passages. Read it with care.

First story: 2 words, no findings
---------------------------------
No ending found.

Second story: 2 words, no findings
----------------------------------
No ending found.

Two stories show change, not what caused it. Every mark is a suggestion by the
engine, for people to judge; it can be wrong, and it cannot see irony. One pair
shows nothing about anybody else, and nothing about a scheme. After a reason
stands whom it speaks of, and how many such suggestions agreed with coded
stories. The engine was measured on invented stories, written and coded by
language models; how far it agrees with people is not known.
Found by Retold 0.1.0, en_core_web_sm 3.8.0, cues only."""
    )


# One text


def test_one_text_with_its_measures():
    assert (
        analysis_text(AFTER.analysis, TEXT, width=80)
        == """\
a-text: 11 words, 2 findings
----------------------------
Read with care. It reads like a list.
Ending: pragmatic, “He was not weak”.

  A  “She rang them”
     Student: agent. The words speak of the student. (Of the student; nearly
     all.)

  P  “He was not weak”
     Ending: pragmatic. The words speak of the student. (Of the student; about 6
     in 10.)

Concrete circumstances: telephone.

Measures
Characterisation +1.00 (1, thin)    Is the student told as lacking, or as
                                    somebody who acts and knows?
Activation       +1.00 (1, thin)    Are things done for the student, or does the
                                    student act, think and feel?
Responsibility   nothing to measure Is the institution told as a kind helper, or
                                    as answerable for what happens?
Barriers         nothing to measure Are obstacles placed in the student, or in
                                    rules, money and culture around them?
Ending           pragmatic (1)      Does the story end with all solved, or with
                                    a price named and work still to do?
Depth            9.09 (1, thin)     How many concrete circumstances of the
                                    student's life does the story name?

In brackets, how many passages a number rests on. Thin: the number rests on
fewer than three passages. Read it with care.

Every mark is a suggestion by the engine, for people to judge; it can be wrong,
and it cannot see irony. After a reason stands whom it speaks of, and how many
such suggestions agreed with coded stories. The engine was measured on invented
stories, written and coded by language models; how far it agrees with people is
not known.
Found by Retold 0.1.0, en_core_web_sm 3.8.0, cues only."""
    )


# Two texts


def test_what_was_not_counted_is_said():
    said = retelling_text(pair_of(BEFORE, AFTER), width=80)
    assert (
        """\

Looks like a code, and was not counted

(D)  “He was not weak”
     Looks like Student: deficit. “not” turns it round.
"""
        in said
    )


def test_a_narrow_terminal_gets_lines_for_a_table():
    said = retelling_text(pair_of(BEFORE, AFTER), title="Pair 7", width=40).splitlines()
    assert said[0] == "Pair 7"
    at = said.index("Characterisation")
    assert said[at : at + 4] == [
        "Characterisation",
        "  First story -1.00 (1, thin), second",
        "  +1.00 (1, thin). Change: +2.00 towards",
        "  agent.",
    ]


@pytest.mark.parametrize("width", [20, 31, 40, 71, 72, 80])
def test_no_line_is_wider_than_asked(width):
    lines = retelling_text(coded(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    lines = analysis_text(coded().after.analysis, coded().after.text, width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_the_terminal_decides_up_to_eighty(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, retelling_text(coded()).splitlines())) <= 40
    monkeypatch.setenv("COLUMNS", "300")
    assert retelling_text(coded()) == retelling_text(coded(), width=80)


def test_a_text_cannot_steer_the_terminal():
    text = "\x1b[2Jgone \x07\u202eback\u2069 \ud800"
    hostile = telling(text, [("student-agent", 0, len(text))], reason="\x1b]0;title\x07", warnings=["\x9b1m"])
    said = retelling_text(pair_of(hostile, hostile), title="\x1b[1m", width=80)
    assert {c for c in said if ord(c) < 32 or 0x7F <= ord(c) < 0xA0} == {"\n"}
    assert "“\ufffd[2Jgone \ufffd\ufffdback\ufffd \ufffd”" in said
    said.encode()


@given(st.text(min_size=1), st.integers(20, 90))
def test_any_text_can_be_told(text, width):
    told = telling(text, [("student-agent", 0, len(text))])
    said = retelling_text(pair_of(told, told), width=width)
    assert max(map(len, said.split("\n"))) <= min(width, 80)
    assert said.split("\n")[0] == ("One story, told twice" if width >= 21 else "One story, told")
