"""Weights, outlook and place: plain numbers by hand."""

from math import exp

import pytest

from retold.discourse.cues.weigh import Scales, Weight, balance_of, inside, outlooks, scales

SCALES = Scales(
    first=-2.0,
    intercept=-1.0,
    evidence=0.5,
    outlook=2.0,
    inside=1.0,
    threshold=0.3,
    cues={"a": Weight(10, 6.0, 1.0), "b": Weight(0, 0.0, 3.0)},
)


def logistic(value):
    return 1 / (1 + exp(-value))


def test_no_cue_leaves_the_intercept():
    assert SCALES.alone([]) == pytest.approx(logistic(-2))
    assert SCALES.confidence([], 0.0, 0.0) == pytest.approx(logistic(-1))


def test_a_cue_that_was_never_weighed_weighs_nothing():
    assert SCALES.weight("c") == 0.0
    assert SCALES.alone(["c"]) == SCALES.alone([])


def test_weights_add_up_and_outlook_and_place_are_added():
    assert SCALES.alone(["a", "b"]) == pytest.approx(logistic(2))
    assert SCALES.confidence(["a", "b"], -0.5, 0.5) == pytest.approx(logistic(-1 + 0.5 * 4 + 2 * -0.5 + 1))


def test_precision_is_smoothed():
    assert SCALES.cues["a"].precision == pytest.approx(7 / 12)
    assert SCALES.cues["b"].precision == 0.5


def test_a_text_without_evidence_leans_nowhere():
    assert outlooks({}, [0, 0, 1]) == [0.0, 0.0]


def test_a_sentence_does_not_count_towards_its_own_outlook():
    alone = {(0, "student-deficit"): 0.5, (1, "student-agent"): 0.75, (2, "barrier-individual"): 0.9}
    assert outlooks(alone, [0, 1, 2]) == pytest.approx([0.75 / 1.75, -0.5 / 1.5, 0.25 / 2.25])


def test_a_sentence_counts_once_with_its_likeliest_clause():
    alone = {(0, "student-agent"): 0.2, (1, "student-agent"): 0.6}
    assert outlooks(alone, [0, 0, 1]) == pytest.approx([0.0, 0.6 / 1.6])


def test_balance_of_findings():
    assert balance_of([]) == 0.0
    assert balance_of(["student-agent", "student-experience"]) == 0.5
    assert balance_of(["student-agent", "institution-benevolent", "student-recipient"]) == -0.25


def test_inside_is_nought_at_both_ends_and_one_in_the_middle():
    assert [inside(place) for place in (0.0, 0.25, 0.5, 1.0)] == [0.0, 0.75, 1.0, 0.0]


def test_shipped_weights_are_never_below_nought_and_thresholds_are_probabilities():
    for scale in scales().values():
        assert all(weight.weight >= 0 for weight in scale.cues.values())
        assert all(0 <= weight.right <= weight.fired for weight in scale.cues.values())
        assert 0 <= scale.threshold < 1
