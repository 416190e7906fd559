"""The first page (plain-language summary): what was asked, what changed, how sure, what not to conclude."""

from retold.analysis.cohort import MeasureResult
from retold.analysis.figures import Figure
from retold.analysis.in_words import BY_CHANCE, REACH, chance_phrase, moved_sentence, out_of_reach
from retold.analysis.phrases import count, joined, number, signed, spelt
from retold.analysis.reliability import StudyReliability
from retold.analysis.report.blocks import Block, Bullets, Drawn, Paragraph, Section
from retold.analysis.report.results import Results
from retold.analysis.sensitivity import Sensitivity

SCALE = "Each balance runs from −1 (told all in the one way) to +1 (all in the other), so no shift is larger than 2."


def summary(results: Results, figures: dict[str, Figure], *, invented: bool) -> Section:
    """One page in plain words."""
    asked = Section("asked", "What was asked", (Paragraph(_asked(results), lead=True),))
    return Section(
        "summary",
        "In short",
        sections=(
            asked,
            Section("changed", "What changed", _changed(results, figures)),
            Section("sure", "How sure one may be", _sure(results)),
            Section("not", "What not to conclude", (Bullets(_not(results, invented=invented)),)),
        ),
    )


def primary_results(results: Results) -> list[MeasureResult]:
    """The results that were named as primary."""
    return [results.cohort.measures[name] for name in results.cohort.primary]


def _asked(results: Results) -> str:
    n = len(results.retellings)
    who = "One person told" if n == 1 else f"{n:,} people each told"
    return (
        f"{who} the story of an under-represented student twice, once before a reverse mentoring scheme and once after "
        "it. Is the second story told differently from the first?"
    )


def _changed(results: Results, figures: dict[str, Figure]) -> tuple[Block, ...]:
    primary = primary_results(results)
    blocks: list[Block] = []
    if primary:
        blocks.append(Bullets(tuple(f"{r.measure.wording.question} {moved_sentence(r)}" for r in primary)))
        blocks.append(Paragraph(_standing(len(primary), len(results.cohort.measures) - len(primary))))
    else:
        blocks.append(Paragraph("No measure was named as primary, so every result is exploratory."))
    if "directions" in figures:
        blocks.append(Drawn(figures["directions"]))
    return tuple(blocks)


def _standing(primary: int, others: int) -> str:
    which = "This measure was" if primary == 1 else f"These {spelt(primary)} measures were"
    said = f"{which} named as primary"
    if others:
        are = "is" if others == 1 else "are"
        said += f"; the other {spelt(others)} {are} exploratory: good for questions, not answers"
    return f"{said}. {SCALE}"


def _sure(results: Results) -> tuple[Block, ...]:
    primary = primary_results(results)
    if not primary:
        return (Paragraph("Nothing was fixed beforehand that could be tested."),)
    asked = f"{BY_CHANCE}, how often would a result at least this one-sided come up?"
    return (Paragraph(asked), Bullets(tuple(_one(result, results.sensitivity) for result in primary)))


def _one(result: MeasureResult, checked: Sensitivity) -> str:
    """By chance how often; what one pair, thin values and the coders make of it."""
    said = f"“{result.measure.wording.title}”: {chance_phrase(result)}."
    if result.n >= REACH:  # with fewer pairs the list of what not to conclude says it, once
        said += out_of_reach(result)
    if result.thin:
        said += f" {len(result.thin)} of {count(result.n, 'pair')} rest on thin values: one or two stretches of text."
    left_out = checked.leave_one_out.get(result.measure.name)
    if left_out:
        low, high = signed(left_out.low), signed(left_out.high)
        stays = f"is {low}" if low == high else f"stays between {low} and {high}"
        said += f" Whichever pair is left out, the typical shift {stays}."
    codes = [
        f"{signed(estimate)} from those of {variant.coder}"
        for variant in checked.variants
        if variant.coder
        and (coded := variant.results.get(result.measure.name))
        and (estimate := coded.shift.estimate) is not None
    ]
    return f"{said} From coders' codes in place of the engine's findings it is {joined(codes)}." if codes else said


NOT_CAUSE = (
    "That the scheme caused a change. This is change, not cause: there is no comparison group, and people, times and "
    "events change too."
)
NOT_MINDS = (
    "That somebody's mind or conduct changed. What is measured is how stories are told, for a group, never a person."
)
NOT_A_RESEARCHER = (
    "That the engine reads like a researcher. Its findings are suggestions, and how good they are against human "
    "researchers on real stories is unknown."
)


def _beside_coders(found: StudyReliability) -> str:
    """The engine's mean alpha with each coder beside the coders' own, as a sentence with a space before it."""
    alphas = [number(group.mean_alpha) for group in found.machine if group.mean_alpha is not None]
    if not alphas:
        return ""
    said = f" On these stories its mean alpha with {joined(found.coders)} is {joined(alphas)}"
    own = found.humans.mean_alpha if found.humans else None
    return f"{said}." if own is None else f"{said}; the coders' own is {number(own)}."


def _not(results: Results, *, invented: bool) -> tuple[str, ...]:
    n = len(results.retellings)
    engine = NOT_A_RESEARCHER
    if results.reliability is not None:
        engine += _beside_coders(results.reliability)
    said = [NOT_CAUSE, NOT_MINDS, engine]
    if n < REACH:
        said.append(f"Anything from a small p: with {count(n, 'pair')}, p < 0.05 is out of reach.")
    if invented:
        said.insert(0, "Anything about real people: these stories are invented, to show and to test the software.")
    return tuple(said)
