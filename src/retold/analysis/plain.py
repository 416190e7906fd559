"""A retelling, or one text, as plain lines for a terminal (plain-text output)."""

import re
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from textwrap import wrap

from retold.analysis.analysed import Analysis
from retold.analysis.page import words
from retold.analysis.retelling import Retelling, Telling
from retold.discourse.codebook import BY_NAME
from retold.measures.balance import Value
from retold.measures.measure import Measure, Measures
from retold.measures.shift import Shift
from retold.measures.shipped import SHIPPED

WIDEST = 80  # columns; longer lines are hard to read
NARROWEST = 20
NAME, CELL = 17, 19  # columns of a table's first cells
TABLE = 80  # columns below which each measure is told in lines instead
SHARE_MEANS = "After a reason stands whom it speaks of, and how many such suggestions agreed with coded stories."
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def retelling_text(
    retelling: Retelling, *, title: str | None = None, width: int | None = None, measures: Measures = SHIPPED
) -> str:
    """Both stories compared: how the measures moved, each story's findings with their reasons, what this cannot show.

    `width` is in columns, else the terminal's, 80 at most. What could steer a terminal shows as U+FFFD.
    """
    columns = _columns(width)
    return _joined(
        [
            *_wrapped(title or "One story, told twice", columns),
            "",
            *_wrapped(words.summary(retelling), columns),
            "",
            *_shift_table(retelling, measures, columns),
            "",
            *_telling("First story", retelling.before, measures, columns),
            "",
            *_telling("Second story", retelling.after, measures, columns),
            "",
            *_limits([retelling.before.analysis, retelling.after.analysis], words.LIMITS, columns),
        ],
    )


def analysis_text(analysis: Analysis, text: str, *, width: int | None = None, measures: Measures = SHIPPED) -> str:
    """One text: its measures, its findings with their reasons, what was not counted.

    `width` is in columns, else the terminal's, 80 at most. What could steer a terminal shows as U+FFFD.
    """
    columns = _columns(width)
    return _joined(
        [
            *_telling(analysis.id or "One text", Telling(text=text, analysis=analysis), measures, columns),
            "",
            *_value_table(analysis, measures, columns),
            "",
            *_limits([analysis], words.LIMITS[1:2], columns),
        ],
    )


def _columns(width: int | None) -> int:
    return max(NARROWEST, min(WIDEST, width or get_terminal_size((WIDEST, 24)).columns))


def _joined(lines: Iterable[str]) -> str:
    return UNPRINTABLE.sub("\ufffd", "\n".join(line.rstrip() for line in lines).replace(words.MINUS, "-"))


def _wrapped(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    return wrap(" ".join(text.split()), columns, initial_indent=first, subsequent_indent=rest)


def _shift_table(retelling: Retelling, measures: Measures, columns: int) -> Iterator[str]:
    shifts = [(measures[name], moved) for name, moved in retelling.shifts.items()]
    rows = [(measure, moved, _cell(measure, moved.before), _cell(measure, moved.after)) for measure, moved in shifts]
    if columns >= TABLE:
        yield f"{'':{NAME}}{'First story':{CELL}}{'Second story':{CELL}}Change"
        for measure, moved, before, after in rows:
            yield f"{measure.wording.title:{NAME}}{before:{CELL}}{after:{CELL}}{_change(measure, moved)}"
    else:
        for measure, moved, before, after in rows:
            yield measure.wording.title
            yield from _wrapped(
                f"First story {before}, second {after}. Change: {_change(measure, moved)}.", columns, "  ", "  "
            )
    yield ""
    yield from _wrapped(f"In brackets, how many passages a number rests on. {words.THIN_MEANS}", columns)


def _value_table(analysis: Analysis, measures: Measures, columns: int) -> Iterator[str]:
    yield "Measures"
    for name, value in analysis.measures.items():
        measure, told = measures[name], measures[name].wording
        if columns >= TABLE:
            yield from _wrapped(
                told.question, columns, f"{told.title:{NAME}}{_cell(measure, value):{CELL}}", " " * (NAME + CELL)
            )
        else:
            yield from _wrapped(f"{told.title}: {_cell(measure, value)}. {told.question}", columns, "", "  ")
    yield ""
    yield from _wrapped(f"In brackets, how many passages a number rests on. {words.THIN_MEANS}", columns)


def _cell(measure: Measure, value: Value) -> str:
    """A value with what it rests on, "-0.50 (4)", "+1.00 (2, thin)", "nothing to measure"."""
    shown = words.value_words(measure, value)
    if value.value is None:
        return shown
    return f"{shown} ({value.units}{', thin' if value.thin else ''})"


def _change(measure: Measure, moved: Shift) -> str:
    direction = words.shift_words(measure, moved).split(":")[0]
    if moved.value is None or measure.decided:
        return direction
    return f"{words.signed(moved.value)} {direction}"


def _telling(heading: str, telling: Telling, measures: Measures, columns: int) -> Iterator[str]:
    text, analysis = telling.text, telling.analysis
    count = len(analysis.findings)
    title = _wrapped(f"{heading}: {analysis.words} words, {count or 'no'} finding{'' if count == 1 else 's'}", columns)
    yield from title
    yield "-" * max(map(len, title))
    for warning in analysis.warnings:
        yield from _wrapped(f"Read with care. {warning}", columns)
    for measure in measures.values():
        if measure.decided:
            yield from _verdict(telling, measure, columns)
    for finding in sorted(analysis.findings, key=lambda finding: (finding.start, -finding.end)):
        code = BY_NAME[finding.code]
        yield ""
        yield from _quoted(code.letter, words.quote(text, finding.start, finding.end), columns)
        yield from _wrapped(
            f"{code.title}. {finding.reason} "
            f"(Of {words.ACTOR_WORDS[finding.actor]}; {words.share_words(finding.confidence)}.)",
            columns,
            "     ",
            "     ",
        )
    if analysis.set_aside:
        yield ""
        yield from _wrapped("Looks like a code, and was not counted", columns)
    for aside in sorted(analysis.set_aside, key=lambda aside: (aside.start, -aside.end)):
        code = BY_NAME[aside.code]
        yield ""
        yield from _quoted(f"({code.letter})", words.quote(text, aside.start, aside.end), columns)
        yield from _wrapped(f"Looks like {code.title}. {aside.reason}", columns, "     ", "     ")
    labels = list(dict.fromkeys(thing.label for thing in analysis.story.circumstances))
    if labels:
        yield ""
        yield from _wrapped(f"Concrete circumstances: {', '.join(labels)}.", columns)


def _verdict(telling: Telling, measure: Measure, columns: int) -> list[str]:
    decided = [finding for finding in telling.analysis.findings if finding.code in measure.codes]
    if not decided:
        return [f"{measure.wording.nothing.capitalize()}."]
    said = [f"{BY_NAME[f.code].title}, “{words.quote(telling.text, f.start, f.end)}”." for f in decided]
    return _wrapped(" ".join(said), columns)


def _quoted(letter: str, quote: str, columns: int) -> list[str]:
    return _wrapped(f"“{quote}”", columns, f"{letter:>3}  ", "     ")


def _limits(analyses: list[Analysis], limits: tuple[str, ...], columns: int) -> Iterator[str]:
    yield from _wrapped(f"{' '.join(limits)} {SHARE_MEANS} {words.MEASURED_ON}", columns)
    engines = dict.fromkeys(words.engine_words(analysis.engine) for analysis in analyses)
    yield from _wrapped(f"Found by {'; and by '.join(engines)}.", columns)
