import random

import pytest

from retold.errors import CodingError
from retold.measures.units import carried

TWO = [(0, 10), (10, 30)]


def test_no_sentences_carry_nothing():
    assert carried([], [("agent", 0, 5)]) == []


def test_a_sentence_without_a_span_carries_the_empty_set():
    assert carried(TWO, []) == [frozenset(), frozenset()]


def test_a_span_between_sentences_codes_neither():
    assert carried([(0, 10), (15, 30)], [("agent", 10, 15)]) == [frozenset(), frozenset()]


def test_a_span_after_the_last_sentence_codes_nothing():
    assert carried(TWO, [("agent", 40, 50)]) == [frozenset(), frozenset()]


def test_a_few_words_that_run_over_do_not_code_the_next_sentence():
    assert carried(TWO, [("agent", 2, 12)]) == [frozenset({"agent"}), frozenset()]


def test_exactly_three_tenths_of_the_shorter_is_enough():
    assert carried(TWO, [("agent", 3, 13)]) == [frozenset({"agent"}), frozenset({"agent"})]
    assert carried(TWO, [("agent", 7, 27)]) == [frozenset({"agent"}), frozenset({"agent"})]
    assert carried([(0, 1000)], [("agent", 0, 3)]) == [frozenset({"agent"})]


def test_a_short_sentence_inside_a_long_span_carries_it():
    assert carried([(0, 50), (50, 52), (53, 90)], [("agent", 20, 80)]) == [frozenset({"agent"})] * 3


def test_several_codes_and_several_spans_of_one():
    spans = [("agent", 0, 5), ("deficit", 2, 8), ("agent", 6, 9), ("recipient", 12, 25)]
    assert carried(TWO, spans) == [frozenset({"agent", "deficit"}), frozenset({"recipient"})]


@pytest.mark.parametrize("span", [("agent", 5, 5), ("agent", 6, 5), ("agent", -1, 5)])
def test_a_span_without_characters_is_refused(span):
    with pytest.raises(CodingError, match="A span of agent holds no character"):
        carried(TWO, [span])


@pytest.mark.parametrize("sentences", [[(0, 10), (9, 30)], [(10, 30), (0, 10)], [(5, 5)], [(-1, 4)], [(4, 2)]])
def test_sentences_must_stand_in_order(sentences):
    with pytest.raises(CodingError, match="is empty, overlaps another or is out of order"):
        carried(sentences, [])


def test_against_counting_characters():
    chance = random.Random(1)
    for _ in range(300):
        borders = sorted(chance.sample(range(100), 8))
        sentences = list(zip(borders[::2], borders[1::2], strict=True))
        spans = [(chance.choice("AB"), *sorted(chance.sample(range(110), 2))) for _ in range(6)]
        slow = [
            frozenset(
                code
                for code, start, end in spans
                if len(set(range(start, end)) & set(range(*sentence))) * 10
                >= 3 * min(end - start, sentence[1] - sentence[0])
            )
            for sentence in sentences
        ]
        assert carried(sentences, spans) == slow
