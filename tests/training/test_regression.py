"""Logistic regression that is held in."""

import numpy as np
import pytest

from retold.training.regression import Ridge, cross_fitted, logistic

FREE = Ridge(1e-9, free=(0,))
DRAWN = np.random.default_rng(2021)


def test_a_single_column_gives_the_log_odds_ratio_of_the_table():
    inputs = np.array([[0.0]] * 40 + [[1.0]] * 40)
    truth = np.array([1.0] * 10 + [0.0] * 30 + [1.0] * 30 + [0.0] * 10)

    weights = logistic(inputs, truth, FREE)

    assert weights == pytest.approx([2 * np.log(3), -np.log(3)], abs=0.01)


def test_it_agrees_with_another_library():
    from sklearn.linear_model import LogisticRegression

    inputs = DRAWN.normal(size=(300, 3))
    truth = (inputs @ [1.0, -0.5, 0.2] + DRAWN.normal(size=300) > 0).astype(float)

    own = logistic(inputs, truth, Ridge(2.0, free=(0, 1, 2)))
    theirs = LogisticRegression(C=1 / 2.0, tol=1e-9, max_iter=1000).fit(inputs, truth)

    assert own[:-1] == pytest.approx(theirs.coef_[0], abs=0.01)
    assert own[-1] == pytest.approx(theirs.intercept_[0], abs=0.01)


def test_a_weight_stays_above_zero_unless_it_is_free():
    inputs = np.array([[0.0]] * 20 + [[1.0]] * 20)
    truth = np.array([1.0] * 20 + [0.0] * 20)

    assert logistic(inputs, truth, Ridge(0.1))[0] == 0.0
    assert logistic(inputs, truth, Ridge(0.1, free=(0,)))[0] < -2


def test_what_was_seen_rarely_stays_near_what_was_known():
    inputs = np.array([[1.0]] + [[0.0]] * 50)
    truth = np.array([0.0] + [0.0, 1.0] * 25)

    known = logistic(inputs, truth, Ridge(1000.0, usual=(1.5,)))
    unknown = logistic(inputs, truth, Ridge(0.01, usual=(1.5,)))

    assert known[0] == pytest.approx(1.5, abs=0.01)
    assert unknown[0] < 0.2


def test_no_row_is_judged_by_weights_that_saw_its_fold():
    inputs = DRAWN.normal(size=(60, 2))
    truth = DRAWN.integers(0, 2, 60).astype(float)
    fold = np.arange(60) % 3

    _, before = cross_fitted(inputs, truth, fold, FREE)
    changed = np.where(fold == 1, 1 - truth, truth)
    _, after = cross_fitted(inputs, changed, fold, FREE)

    assert np.array_equal(before[fold == 1], after[fold == 1])
    assert not np.array_equal(before[fold == 0], after[fold == 0])
