import numpy as np
import pytest

from retold.measures.bootstrap import Bootstrap, Interval


def test_one_text_has_no_interval():
    assert Bootstrap().interval(1, lambda weights: weights[:, 0]) is None
    assert Bootstrap().interval(0, lambda weights: weights[:, 0]) is None


def test_no_resamples_no_interval():
    assert Bootstrap(resamples=0).interval(5, lambda weights: weights[:, 0]) is None


def test_no_resample_with_a_coefficient_no_interval():
    assert Bootstrap().interval(5, lambda weights: np.full(len(weights), np.nan)) is None


def test_each_resample_draws_as_many_texts_as_there_are():
    seen = []
    Bootstrap(resamples=50).interval(7, lambda weights: seen.append(weights) or weights[:, 0])
    assert seen[0].shape == (50, 7)
    assert set(seen[0].sum(axis=1)) == {7.0}


def test_undefined_resamples_are_left_out_and_counted():
    found = Bootstrap(resamples=40).interval(2, lambda weights: np.where(weights[:, 0] == 0, np.nan, 0.5))
    assert (found.low, found.high, found.resamples) == (0.5, 0.5, 40)
    assert 0 < found.undefined < 40


def test_percentiles_of_the_mean_of_texts():
    values = np.arange(100.0)
    found = Bootstrap(resamples=20_000, level=0.9).interval(100, lambda weights: weights @ values / 100)
    error = values.std() / 10
    assert found.low == pytest.approx(49.5 - 1.645 * error, abs=0.3)
    assert found.high == pytest.approx(49.5 + 1.645 * error, abs=0.3)
    assert (found.level, found.resamples, found.undefined, found.seed) == (0.9, 20_000, 0, 2021)


def test_the_seed_decides():
    def first(weights):
        return weights[:, 0] + weights[:, 1] / 7

    found = Bootstrap(resamples=99).interval(9, first)
    assert isinstance(found, Interval)
    assert Bootstrap(resamples=99).interval(9, first) == found
    assert Bootstrap(resamples=99, seed=7).interval(9, first).seed == 7
