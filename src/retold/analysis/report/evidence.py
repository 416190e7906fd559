"""The words behind the numbers (illustrative quotations): which stretches are shown, by a rule that is printed.

The rule picks, for each measure, the pair nearest to the typical shift and the pair that moved furthest the other way
(or, where none did, one that did not move); of each story up to three findings, those with the highest confidence, in
the order of the text. Nobody chooses, so nobody chooses the nicest.
"""

from collections.abc import Mapping

from retold.analysis.cohort import MeasureResult
from retold.analysis.report.blocks import Quote, Quotes
from retold.analysis.retelling import Retelling, Telling
from retold.discourse.codebook import BY_NAME
from retold.discourse.findings import Finding
from retold.measures.measure import Measure

A_STORY = 3  # findings shown of each story
WORDS = 30  # of a longer stretch, the first and the last words are shown
RULE = (
    "Stretches are picked by rule: the pair nearest to the typical shift, and the pair that moved furthest the other "
    "way or, where none did, one that did not move; of each story the three findings with the highest confidence."
)


def evidence(result: MeasureResult, retellings: Mapping[str, Retelling]) -> list[Quotes]:
    """The quotes of one measure; none for what nobody codes, and without a pair."""
    if not result.measure.coded or not result.n:
        return []
    chosen = [("nearest to the typical shift", _typical(result, retellings))]
    if result.other:
        furthest = min(result.other, key=lambda pair: (_shift(result, retellings[pair]), pair))
        chosen.append(("moved furthest the other way", furthest))
    elif result.still:
        chosen.append(("did not move", min(result.still)))
    shown = []
    for why, pair in {pair: (why, pair) for why, pair in reversed(chosen)}.values():
        quotes = _quotes(result.measure, retellings[pair])
        if quotes:
            shown.append(Quotes(f"Pair {pair}, {why}", quotes))
    return list(reversed(shown))


def _typical(result: MeasureResult, retellings: Mapping[str, Retelling]) -> str:
    """The pair nearest to the typical shift, a thin one only where there is no other."""
    centre = result.shift.estimate
    assert centre is not None
    every = result.expected + result.still + result.other
    firm = [pair for pair in every if pair not in result.thin] or list(every)
    return min(firm, key=lambda pair: (abs(_shift(result, retellings[pair]) - centre), pair))


def _shift(result: MeasureResult, one: Retelling) -> float:
    value = one.shifts[result.measure.name].value
    assert value is not None
    return value


def _quotes(measure: Measure, one: Retelling) -> tuple[Quote, ...]:
    return tuple(
        _quote(one.pair, time, finding, telling)
        for time, telling in (("first", one.before), ("second", one.after))
        for finding in _clearest(measure, telling)
    )


def _clearest(measure: Measure, telling: Telling) -> list[Finding]:
    speak = [finding for finding in telling.analysis.findings if finding.code in measure.codes]
    clearest = sorted(speak, key=lambda finding: (-finding.confidence, finding.start, finding.id))[:A_STORY]
    return sorted(clearest, key=lambda finding: (finding.start, finding.end))


def _quote(pair: str, time: str, finding: Finding, telling: Telling) -> Quote:
    code = BY_NAME[finding.code]
    return Quote(
        pair=pair,
        time=time,
        letter=code.letter,
        code=code.title,
        construct=code.construct,
        pole=code.pole,
        words=_short(telling.text[finding.start : finding.end]),
    )


def _short(words: str) -> str:
    """The stretch on one line; a long one without its middle."""
    every = words.split()
    if len(every) <= WORDS:
        return " ".join(every)
    return f"{' '.join(every[: WORDS // 2])} … {' '.join(every[-WORDS // 2 :])}"
