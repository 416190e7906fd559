import pytest

from retold.analysis.cohort import cohort
from retold.analysis.in_words import chance_sentence, moved_sentence, out_of_reach, share_sentence
from retold.errors import RetoldError
from retold.measures.balance import Value
from retold.measures.shift import shift


def value(number, units=5, *, thin=False):
    return Value(value=number, units=units if number is not None else 0, thin=thin, findings=())


def pair(before, after, *, measure="characterisation", thin=False):
    return {measure: shift(value(before), value(after, thin=thin))}


def pairs(*shifts, measure="characterisation"):
    return {f"p{n}": pair(0.0, moved, measure=measure) for n, moved in enumerate(shifts, 1)}


# What says nothing


def test_no_pair_has_no_measure():
    found = cohort({})
    assert (found.pairs, found.measures, found.primary) == ((), {}, ())


def test_a_missing_value_is_no_shift_and_is_named():
    found = cohort({"a": pair(None, 1.0), "b": pair(0.0, None)}).measures["characterisation"]
    assert (found.n, found.missing, found.share.value, found.shift.estimate, found.test.p, found.holm) == (
        0,
        ("a", "b"),
        None,
        None,
        None,
        None,
    )
    assert moved_sentence(found) == "No pair has a value at both times, so nothing can be said."
    assert (share_sentence(found), chance_sentence(found)) == ("", "Without a pair there is nothing to test.")


def test_an_unknown_primary_measure_is_refused():
    with pytest.raises(RetoldError, match="no measure 'warmth'"):
        cohort(pairs(0.5), primary=("warmth",))


# What is found


def test_pairs_are_named_by_which_way_they_moved():
    found = cohort(pairs(0.5, -0.25, 0.0, 1.0, 1 / 3 - 2 / 6)).measures["characterisation"]
    assert (found.expected, found.other, found.still, found.n) == (("p1", "p4"), ("p2",), ("p3", "p5"), 5)
    assert (found.share.count, found.share.n) == (2, 5)


def test_thin_pairs_are_named():
    found = cohort({"a": pair(0.0, 1.0, thin=True), "b": pair(0.0, 1.0)}).measures["characterisation"]
    assert found.thin == ("a",)


def test_holm_runs_over_the_primary_measures_only():
    moved = {
        f"p{n}": {**pair(0, 1), **pair(0, 1, measure="responsibility"), **pair(0, 1, measure="ending")}
        for n in range(6)
    }
    found = cohort(moved)
    assert found.primary == ("characterisation", "responsibility")
    assert [(r.measure.name, r.primary, r.test.p, r.holm) for r in found.measures.values()] == [
        ("characterisation", True, 0.03125, 0.0625),
        ("responsibility", True, 0.03125, 0.0625),
        ("ending", False, 0.03125, None),
    ]
    assert cohort(moved, primary=("ending",)).measures["ending"].holm == 0.03125


# What is said


@pytest.mark.parametrize(
    ("shifts", "said"),
    [
        ([0.5], "The one pair moved towards a capable student; the shift is +0.50, and one pair gives no interval."),
        ([-0.5], "The one pair moved towards a lacking student; the shift is −0.50, and one pair gives no interval."),
        ([0.0], "The one pair did not move; the shift is 0.00, and one pair gives no interval."),
        (
            [0.5, 1.0],
            (
                "Both pairs moved towards a capable student; the typical shift is +0.75 (50% interval +0.50 to +1.00, "
                "the widest that two pairs give)."
            ),
        ),
        (
            [0.5, 1.0, 1.0, 1.0, 1.0, 1.0],
            "All six pairs moved towards a capable student; the typical shift is +1.00 (95% interval +0.50 to +1.00).",
        ),
        (
            [1.0, 1.0, -1.0, 0.0, 1.0, 1.0],
            (
                "4 of 6 pairs moved towards a capable student, 1 the other way, 1 not at all; the typical shift is "
                "+0.50 "
                "(95% interval −1.00 to +1.00)."
            ),
        ),
        (
            [-1.0, -1.0, -1.0, 0.0, -1.0, -1.0],
            (
                "None of 6 pairs moved towards a capable student, 5 the other way, 1 not at all; the typical shift "
                "is −1.00 "
                "(95% interval −1.00 to 0.00)."
            ),
        ),
    ],
)
def test_the_sentence_of_a_result(shifts, said):
    assert moved_sentence(cohort(pairs(*shifts)).measures["characterisation"]) == said


def test_pairs_without_a_value_are_in_the_sentence():
    found = cohort({**pairs(1.0, -1.0), "lost": pair(None, 1.0)}).measures["characterisation"]
    assert moved_sentence(found).startswith(
        "1 of the 2 pairs with a value at both times moved towards a capable student, 1 the other way;"
    )


def test_under_six_moved_pairs_a_small_p_is_out_of_reach_and_it_is_said():
    five, six = (cohort(pairs(*[1.0] * n)).measures["characterisation"] for n in (5, 6))
    assert out_of_reach(five) == " With 5 pairs that moved, p < 0.05 is out of reach whatever happened: it takes 6."
    assert out_of_reach(six) == ""
    assert chance_sentence(six) == (
        "If each shift had been as likely to go up as down, a result at least this one-sided would come up about "
        "3 times "
        "in 100 studies like this (sign-flip p = 0.031; Holm-adjusted 0.031)."
    )


def test_a_drawn_p_says_how_far_to_trust_it():
    found = cohort(pairs(*[1.0] * 14, *[-1.0] * 8), seed=7).measures["characterisation"]
    assert found.test.method == "monte-carlo"
    said = chance_sentence(found)
    assert "This p comes from 100,000 drawn sign patterns, seed 7; its standard error is 0.001." in said


def test_no_sentence_praises():
    for shifts in ([1.0] * 20, [-1.0] * 20, [0.0] * 5):
        found = cohort(pairs(*shifts)).measures["characterisation"]
        said = " ".join((moved_sentence(found), chance_sentence(found), share_sentence(found))).casefold()
        assert [
            word for word in ("significant", "strong", "excellent", "good", "!", "*", "proves") if word in said
        ] == []
