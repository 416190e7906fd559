"""What the encoder is given: word pieces between two marks."""

import numpy as np

from retold.discourse.learned.encoder import CLOSES, OPENS, encoder_inputs, hidden_states
from retold.discourse.learned.wordpieces import pieces


def test_it_is_opened_and_closed():
    numbers = encoder_inputs(np.array([2000, 2001]))

    assert numbers.tolist() == [OPENS, 2000, 2001, CLOSES]
    assert numbers.dtype == np.int64


def test_a_man_is_given_as_a_woman():
    his, hers = "Her dad and two brothers met Mr Hale.", "Her mum and two sisters met Mrs Hale."

    assert encoder_inputs(pieces(his).numbers).tolist() == encoder_inputs(pieces(hers).numbers).tolist()


def test_each_word_piece_has_its_vector():
    vectors = hidden_states(pieces("She wrote to her tutor.").numbers)

    assert vectors.shape == (8, 384)
    assert np.isfinite(vectors).all()
