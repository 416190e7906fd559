"""A cohort's results in sentences (data-to-text generation): plain, with their numbers, without praise."""

from retold.analysis.cohort import MeasureResult
from retold.analysis.phrases import count, number, p_value, percent, signed, spelt

REACH = 6  # moved pairs that a two-sided sign-flip p under .05 takes: 2 / 2^6 = .031


def moved_sentence(result: MeasureResult) -> str:
    """How many pairs moved which way, and how far."""
    if not result.n:
        return "No pair has a value at both times, so nothing can be said."
    return f"{_moved(result)}; {typical(result)}."


def _moved(result: MeasureResult) -> str:
    wording = result.measure.wording
    n, up, down, still = result.n, len(result.expected), len(result.other), len(result.still)
    both = " with a value at both times" if result.missing else ""
    if n == 1:
        way = f"moved towards {wording.up}" if up else f"moved towards {wording.down}" if down else "did not move"
        return f"The one pair{both} {way}"
    if up == n:
        return f"{'Both' if n == 2 else f'All {spelt(n)}'} pairs{both} moved towards {wording.up}"
    of = f"the {count(n, 'pair')}{both}" if both else count(n, "pair")
    told = [f"{up or 'None'} of {of} moved towards {wording.up}", f"{down or 'none'} the other way"]
    if still:
        told.append(f"{still} not at all")
    return ", ".join(told)


def typical(result: MeasureResult) -> str:
    """The typical shift with its interval, as part of a sentence."""
    shift = result.shift
    assert shift.estimate is not None
    if shift.low is None or shift.high is None:
        return f"the shift is {signed(shift.estimate)}, and one pair gives no interval"
    level = percent(shift.level if shift.in_reach else shift.attained)
    widest = "" if shift.in_reach else f", the widest that {spelt(shift.n)} pairs give"
    return (
        f"the typical shift is {signed(shift.estimate)} "
        f"({level} interval {signed(shift.low)} to {signed(shift.high)}{widest})"
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
    return said + _drawn(result) + out_of_reach(result)


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


def _drawn(result: MeasureResult) -> str:
    """Where p comes from drawn patterns, how far to trust it."""
    test = result.test
    if test.error is None:
        return ""
    error = f"{test.error:.1g}" if test.error >= 0.0001 else "under 0.0001"
    return f" This p comes from {test.patterns:,} drawn sign patterns, seed {test.seed}; its standard error is {error}."


def _often(result: MeasureResult) -> str:
    test = result.test
    assert test.p is not None
    p = f"p {p_value(test.p)}"
    if result.holm is not None:
        p += f"; Holm-adjusted {p_value(result.holm).removeprefix('= ')}"
    often = "every time" if test.p == 1 else f"{_times(test.p)} in 100 studies like this"
    return f"{often} (sign-flip {p})"


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
    times = number(100 * p, 0)
    return "less than once" if p < 0.01 else f"about {'once' if times == '1' else f'{times} times'}"
