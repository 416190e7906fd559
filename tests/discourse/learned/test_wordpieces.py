from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.discourse.learned.wordpieces import UNKNOWN, pieces


def cut(text):
    found = pieces(text)
    return [text[a:b] for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200d", "\u0301"])
def test_nothing_to_read_gives_no_piece(text):
    assert pieces(text).numbers.tolist() == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # as bert-base-uncased cuts them: the numbers are its vocabulary's
        ("hello world", [7592, 2088]),
        ("Hello, World!", [7592, 1010, 2088, 999]),
        ("unaffable", [14477, 20961, 3468]),
        ("Siobhán", [9033, 16429, 4819]),
        ("don't", [2123, 1005, 1056]),
    ],
)
def test_a_text_is_cut_as_the_vocabulary_was_made(text, numbers):
    assert pieces(text).numbers.tolist() == numbers


def test_every_piece_knows_where_it_stands():
    assert cut("Amara  said: “No.”") == ["Amara", "said", ":", "“", "No", ".", "”"]


def test_marks_that_are_taken_off_stay_with_their_letter():
    assert cut("Zoe\u0308 left") == ["Zoe", "left"]


def test_what_the_vocabulary_cannot_spell_is_one_unknown_piece():
    assert pieces("🙂").numbers.tolist() == [UNKNOWN]
    assert pieces("a" * 101).numbers.tolist() == [UNKNOWN]


@given(st.text(max_size=60))
def test_pieces_stand_in_order_and_inside_the_text(text):
    found = pieces(text)
    places = list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[0] <= other[0] for one, other in pairwise(places))


@given(st.text(max_size=40))
def test_a_line_before_moves_every_piece_by_its_length(text):
    alone, behind = pieces(text), pieces(f"so\n{text}")

    assert behind.numbers.tolist()[1:] == alone.numbers.tolist()
    assert (behind.starts[1:] - 3).tolist() == alone.starts.tolist()
