"""Published values: Gwet's own data and results, in the overview of his package irrCAC and his Handbook (2014)."""

import numpy as np
import pytest

from retold.measures.ac1 import TwoByTwo, ac1, share_of_agreement, two_by_two
from retold.measures.alpha import tally
from retold.measures.undefined import Undefined


def counts(square):
    """Counts (units, values) of two coders from their square table of values."""
    rows = []
    for first, row in enumerate(square):
        for second, often in enumerate(row):
            unit = np.zeros(len(square))
            unit[first] += 1
            unit[second] += 1
            rows += [unit] * often
    return np.array(rows)


def test_nothing_judged_twice():
    assert share_of_agreement(np.array([[1.0, 0.0], [0.0, 0.0]])) is None
    assert ac1(np.array([[1.0, 0.0], [0.0, 0.0]])) is Undefined.NO_PAIRS
    assert ac1(np.zeros((0, 2))) is Undefined.NO_PAIRS


def test_one_value_throughout_has_no_ac1_though_all_agree():
    always = np.array([[2.0, 0.0], [2.0, 0.0]])
    assert share_of_agreement(always) == 1.0
    assert ac1(always) is Undefined.NO_VARIATION
    assert ac1(np.array([[2.0]])) is Undefined.NO_VARIATION


def test_gwets_two_abstractors():
    found = counts([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
    assert share_of_agreement(found) == pytest.approx(0.89)
    assert round(ac1(found), 7) == 0.8493305


def test_gwets_four_raters_with_missing_judgements(four_coders):
    found, _ = tally(four_coders)
    assert round(share_of_agreement(found), 7) == 0.8181818
    assert round(ac1(found), 5) == 0.77544


def test_the_paradox_that_ac1_is_for():
    # Gwet (2008): 118 yes-yes, 5 yes-no, 2 no-yes, 0 no-no
    assert round(ac1(counts([[118, 5], [2, 0]])), 4) == 0.9408


def test_no_coders_and_one_coder_make_no_table():
    nothing = TwoByTwo(both=0, first=0, second=0, neither=0)
    assert two_by_two(np.zeros((0, 3), dtype=np.int8)) == nothing
    assert two_by_two(np.zeros((1, 3), dtype=np.int8)) == nothing


def test_a_table_leaves_out_what_one_did_not_judge():
    marks = np.array([[1, 1, 0, 0, -1, 1, -1], [1, 0, 1, 0, 1, -1, -1]], dtype=np.int8)
    assert two_by_two(marks) == TwoByTwo(both=1, first=1, second=1, neither=1)


def test_three_coders_are_three_tables_in_one():
    marks = np.array([[1, 0], [1, 0], [0, 0]], dtype=np.int8)
    assert two_by_two(marks) == TwoByTwo(both=1, first=2, second=0, neither=3)
