"""A cohort's results in sentences: plain, with their numbers, without praise."""

from retold.analysis.cohort import MeasureResult
from retold.analysis.phrases import MEASURES_IN_WORDS, count, number, p_value, percent, signed

REACH = 6  # moved pairs that a two-sided sign-flip p under .05 takes: 2 / 2^6 = .031


def scale(result: MeasureResult) -> str:
    """What the measure's numbers run between, as part of a sentence."""
    asked = MEASURES_IN_WORDS[result.measure]
    if result.measure == "depth":
        return f"counted in {asked.unit}"
    return f"on a scale from −1 ({asked.low}) to +1 ({asked.high})"


def moved_sentence(result: MeasureResult) -> str:
    """How many pairs moved which way, and how far."""
    asked = MEASURES_IN_WORDS[result.measure]
    n, up, down, still = result.n, len(result.expected), len(result.other), len(result.still)
    if not n:
        return "No pair has a value at both times, so nothing can be said."
    told = f"{up} of {count(n, 'pair')} moved towards {asked.up}, {down} the other way, {still} not at all"
    return f"{told}; {typical(result)}."


def typical(result: MeasureResult) -> str:
    """The typical shift with its interval, as part of a sentence."""
    shift = result.shift
    assert shift.estimate is not None
    if shift.low is None or shift.high is None:
        return f"the shift is {signed(shift.estimate)}, and one pair gives no interval"
    level = percent(shift.level) if shift.in_reach else f"only {percent(shift.attained)}"
    return (
        f"the typical shift is {signed(shift.estimate)} ({level} interval {signed(shift.low)} to {signed(shift.high)})"
    )


def chance_sentence(result: MeasureResult) -> str:
    """What the sign-flip test says, in words and as p; that a small p is out of reach, where it is."""
    test = result.test
    if test.p is None:
        return "Without a pair there is nothing to test."
    moved = test.n - test.still
    if not moved:
        return "No pair moved, so there is nothing to test."
    said = f"{BY_CHANCE}, a result at least this one-sided would come up {_often(result)}."
    return said + out_of_reach(result)


BY_CHANCE = "If each shift had been as likely to go up as down"


def chance_phrase(result: MeasureResult) -> str:
    """The same as a phrase, for where the question has been put already."""
    if result.test.p is None:
        return "nothing to test"
    return _often(result)


def out_of_reach(result: MeasureResult) -> str:
    """That a p under .05 is out of reach, as a sentence with a space before it; empty where it is in reach."""
    test = result.test
    if test.p is None or test.in_reach:
        return ""
    moved = count(test.n - test.still, "pair")
    return f" With {moved} that moved, p < 0.05 is out of reach whatever happened: it takes {REACH}."


def _often(result: MeasureResult) -> str:
    test = result.test
    assert test.p is not None
    p = f"p {p_value(test.p)}"
    if test.error is not None:
        p += f" ± {number(test.error, 4)} from {test.patterns:,} drawn patterns, seed {test.seed}"
    if result.holm is not None:
        p += f"; Holm-adjusted {p_value(result.holm).removeprefix('= ')}"
    often = "less than once" if test.p < 0.01 else f"about {_times(test.p)}"
    return f"{often} in 100 studies like this (sign-flip {p})"


def share_sentence(result: MeasureResult) -> str:
    """The share that moved up with its exact interval."""
    share = result.share
    if share.value is None or share.low is None or share.high is None:
        return ""
    return (
        f"The share of pairs that moved up is {percent(share.value)} "
        f"({percent(share.level)} interval {percent(share.low)} to {percent(share.high)})."
    )


def _times(p: float) -> str:
    times = round(100 * p)
    return "once" if times == 1 else f"{times} times"
