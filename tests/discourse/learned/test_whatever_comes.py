"""The whole engine, cues and encoder, on whatever comes in: it reads or refuses, and every span is of the text."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.discourse.engine import Engine
from retold.discourse.findings import Reading
from retold.errors import TextError

STORY = (
    "Amara came to the interview in a borrowed jacket, and nobody had told her what to bring. The school lent her a "
    "laptop and took her under its wing. ‘She lacked confidence,’ said her tutor.\n\n"
    "In her second year she set up a reading group for the others who commuted. We had a rule that nobody could "
    "explain… She passed, and it cost her three years of nights. There is a long way to go."
)
MANNERS = {
    "large letters": str.upper,
    "small letters": str.lower,
    "no stops": lambda text: text.replace(".", "").replace(",", ""),
    "a word a line": lambda text: "\n".join(text.split()),
    "twice the space": lambda text: text.replace(" ", "  "),
    "nothing but signs": lambda text: "".join(sign for sign in text if not sign.isalpha()),
    "another alphabet": lambda text: text.translate(str.maketrans("aeiou", "аеіоυ")),
    "emoji for spaces": lambda text: text.replace(" ", "\U0001f600"),
    "one long word": lambda text: text + "x" * 5000,
}
slow = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def spans(reading: Reading, shift: int = 0):
    """Where everything stands that has a place, moved back by `shift`."""
    return [
        (type(part).__name__, part.start - shift, part.end - shift)
        for parts in (reading.sentences, reading.clauses, reading.mentions, reading.findings, reading.set_aside)
        for part in parts
    ]


def check(reading: Reading, text: str) -> None:
    for _, start, end in spans(reading):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for finding in reading.findings:
        assert 0 <= finding.confidence <= 1
        assert finding.reason
    assert len({finding.id for finding in reading.findings}) == len(reading.findings)


@slow
@given(st.text(max_size=200))
def test_any_signs_at_all(engine, text):
    with suppress(TextError):
        check(engine.analyse(text), text)


@slow
@given(st.lists(st.tuples(st.integers(0, len(STORY)), st.text(min_size=1, max_size=6)), min_size=1, max_size=8))
def test_any_signs_anywhere_in_a_story(engine, signs):
    text = STORY
    for at, inserted in signs:
        text = text[:at] + inserted + text[at:]
    with suppress(TextError):
        check(engine.analyse(text), text)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_story_written_in_an_odd_manner(engine, manner):
    text = MANNERS[manner](STORY)
    with suppress(TextError):
        check(engine.analyse(text), text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=" \n\t\r\u00a0\u2003\ufeff\u200b", min_size=1, max_size=12))
def test_what_is_empty_and_stands_before_moves_everything_by_its_length(engine, before):
    assert spans(engine.analyse(before + STORY), len(before)) == spans(engine.analyse(STORY))
