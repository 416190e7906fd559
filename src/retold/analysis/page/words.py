"""What measures, numbers and findings are called when people read them (labels), on the page and in the terminal."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from retold.analysis.retelling import Retelling
from retold.discourse.codebook import Actor
from retold.discourse.findings import EngineStamp
from retold.measures.balance import THIN, Value
from retold.measures.measure import Measure
from retold.measures.shift import Shift

MINUS = "−"  # U+2212, as wide as a plus
LONGEST_QUOTE = 180  # characters of a quotation before its middle is left out
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


ACTOR_WORDS: Mapping[Actor, str] = MappingProxyType(
    {
        "student": "the student",
        "institution": "the institution",
        "family": "the family",
        "peers": "other students",
        "society": "society",
        "writer": "the writer",
        "other": "somebody else",
    },
)
LIMITS = (
    "Two stories show change, not what caused it.",
    "Every mark is a suggestion by the engine, for people to judge; it can be wrong, and it cannot see irony.",
    "One pair shows nothing about anybody else, and nothing about a scheme.",
)
MEASURED_ON = (
    "The engine was measured on invented stories, written and coded by language models; how far it agrees with people "
    "is not known."
)
THIN_MEANS = f"Thin: the number rests on fewer than {NUMBERS[THIN]} passages. Read it with care."
MISSING_MEANS = "A measure without a single passage has no value. It is not zero."


def signed(value: float) -> str:
    """A number with its sign and two decimals: "+0.50", "−1.00", and "0.00" for what rounds to nothing."""
    shown = f"{abs(value):.2f}"
    return shown if shown == "0.00" else (MINUS if value < 0 else "+") + shown


def value_words(measure: Measure, value: Value) -> str:
    """A measure's value: a balance, a count per 100 words, the side of a verdict, or that there is none."""
    if value.value is None:
        return measure.wording.nothing
    if measure.counted:
        return f"{value.value:.2f}"
    if measure.decided and abs(value.value) == 1:
        return measure.wording.plus if value.value > 0 else measure.wording.minus
    return signed(value.value)


def units_words(measure: Measure, value: Value) -> str:
    """What a value rests on, "8 findings, thin"; nothing where there is no value."""
    if value.value is None:
        return ""
    return f"{measure.wording.number_of(value.units)}{', thin' if value.thin else ''}"


def shift_words(measure: Measure, moved: Shift) -> str:
    """Which way a measure moved, or why that cannot be said."""
    if moved.value is None:
        where = "both stories" if moved.before.value is None and moved.after.value is None else "one story"
        return "cannot be compared" if measure.decided else f"cannot be compared: nothing in {where}"
    if signed(moved.value) == "0.00":
        return "no change"
    end = measure.wording.plus if moved.value > 0 else measure.wording.minus
    if measure.counted:
        return f"{end} {measure.wording.many}"
    return f"to {end}" if measure.decided else f"towards {end}"


def summary(retelling: Retelling) -> str:
    """How the measures moved, in two sentences at most."""
    moves = [None if s.value is None else signed(s.value) for s in retelling.shifts.values()]
    missing = moves.count(None)
    same = moves.count("0.00")
    up = sum(1 for move in moves if move and move.startswith("+"))
    down = len(moves) - missing - same - up
    parts = [
        (up, "moved the way the second stories of the published study did"),
        (down, "moved the other way"),
        (same, "did not move"),
        (missing, "cannot be compared"),
    ]
    said = [(count, words) for count, words in parts if count]
    if len(said) == 1:
        sentence = f"All {_number(len(moves))} measures {said[0][1]}."
    else:
        sentence = f"Of {_number(len(moves))} measures, {_listed([f'{_number(n)} {words}' for n, words in said])}."
    thin = sum(1 for s in retelling.shifts.values() if s.thin)
    if thin:
        sentence += f" {_number(thin).capitalize()} of these rest{'s' if thin == 1 else ''} on very few passages."
    return sentence


def share_words(confidence: float) -> str:
    """A probability as people say it: "nearly all", "about 7 in 10", "hardly any"."""
    tenths = round(10 * confidence)
    return "nearly all" if confidence >= 0.95 else f"about {tenths} in 10" if tenths else "hardly any"


def confidence_words(confidence: float) -> str:
    """How far to trust a finding, in a sentence."""
    return f"{share_words(confidence).capitalize()} such suggestions agreed with coded stories."


def engine_words(stamp: EngineStamp) -> str:
    """Which engine spoke."""
    mode = {"cues": "cues only", "full": "cues and learned weights"}[stamp.mode]
    return f"Retold {stamp.version}, {stamp.pipeline}, {mode}{stamp.own_model}"


def date_words(day: date) -> str:
    """A date in British order, whatever the machine's locale: "24 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def quote(text: str, start: int, end: int) -> str:
    """The words of a span on one line; a long one without its middle."""
    words = " ".join(text[start:end].split())
    if len(words) <= LONGEST_QUOTE:
        return words
    head, tail = words[: LONGEST_QUOTE * 2 // 3], words[-LONGEST_QUOTE // 3 :]
    return f"{head.rsplit(' ', 1)[0]} … {tail.split(' ', 1)[-1]}"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _listed(said: list[str]) -> str:
    return f"{', '.join(said[:-1])} and {said[-1]}"
