"""What the encoder is given: word pieces between two marks."""

import numpy as np

from retold.discourse.learned.encoder import CLOSES, OPENS, given, hidden
from retold.discourse.learned.wordpieces import pieces


def test_it_is_opened_and_closed():
    numbers = given(np.array([2000, 2001]))

    assert numbers.tolist() == [OPENS, 2000, 2001, CLOSES]
    assert numbers.dtype == np.int64


def test_a_man_is_given_as_a_woman():
    his, hers = "Her dad and two brothers met Mr Hale.", "Her mum and two sisters met Mrs Hale."

    assert given(pieces(his).numbers).tolist() == given(pieces(hers).numbers).tolist()


def test_each_word_piece_has_its_vector():
    vectors = hidden(pieces("She wrote to her tutor.").numbers)

    assert vectors.shape == (8, 384)
    assert np.isfinite(vectors).all()
