"""Whether other choices change the result (sensitivity), and how far coders and engine agree (reliability)."""

from collections.abc import Callable

from retold.analysis.phrases import count, joined, number, percent
from retold.analysis.reliability import GroupReliability, StudyReliability
from retold.analysis.reliability_table import coefficient_cell
from retold.analysis.report.blocks import Block, Bullets, Paragraph, Section, Tabled
from retold.analysis.report.results import Results
from retold.analysis.sensitivity import LEFT_OUT_UP_TO
from retold.analysis.sensitivity_tables import leave_one_out_table, same_sign_table, sensitivity_table
from retold.analysis.table import Cell, Column, Columns, Table, cell_in_words, table_of
from retold.discourse.codebook import BY_NAME, CODE_NAMES
from retold.measures.bootstrap import Interval
from retold.measures.reliability import Reliability
from retold.measures.undefined import Undefined


def other_choices(results: Results) -> Section:
    """Sensitivity: without thin values, without list-like texts, without each pair, from each coder's codes."""
    found = results.sensitivity
    blocks: list[Block] = [
        Paragraph("The same numbers again under other choices that one could have made.", lead=True),
        Tabled(sensitivity_table(found), _left_out(results)),
    ]
    if found.leave_one_out:
        blocks.append(Tabled(leave_one_out_table(found)))
    elif len(results.retellings) > LEFT_OUT_UP_TO:
        blocks.append(
            Paragraph(f"Leaving out each pair in turn is not computed above {count(LEFT_OUT_UP_TO, 'pair')}.")
        )
    if found.same_sign:
        blocks.append(Tabled(same_sign_table(found)))
    return Section("sensitivity", "Do other choices change the result", tuple(blocks))


def _left_out(results: Results) -> str:
    told = [
        f"{variant.name}: {count(len(variant.left_out), 'pair')} left out altogether."
        for variant in results.sensitivity.variants
        if variant.left_out
    ]
    return " ".join(told)


def coders_and_engine(found: StudyReliability) -> Section:
    """Reliability: coders with each other, and the engine with each coder, per code and per construct."""
    lead = (
        f"{count(len(found.coders), 'coder')} marked {count(found.texts, 'text')}; what is compared is which of "
        f"{count(found.units, 'sentence')} carries which code. A coefficient is given without a verdict: a study "
        "sets its own threshold."
    )
    blocks: list[Block] = [Paragraph(lead[0].upper() + lead[1:], lead=True)]
    means = _means(found)
    if means:
        blocks.append(Bullets(tuple(means)))
    if found.humans:
        blocks.append(Tabled(_between_coders(found.humans), _interval_note(found)))
    if found.machine:
        blocks.append(Tabled(_engine_beside(found), _interval_note(found)))
    blocks.append(Tabled(_constructs(found), "Alpha by MASI distance between sets of codes; no code is a value too."))
    return Section("reliability", "How far coders and engine agree", tuple(blocks))


def _means(found: StudyReliability) -> list[str]:
    """The mean alpha of every group, beside each other."""
    told = []
    for group in _groups(found):
        who = joined(group.coders)
        mean, pooled = group.mean_alpha, group.pooled.alpha
        if mean is not None:
            defined = sum(not isinstance(one.alpha, Undefined) for one in group.codes.values())
            whole = cell_in_words(coefficient_cell(pooled), "value")
            alpha = f"mean alpha over {count(defined, 'code')} {number(mean)}, pooled over all decisions {whole}"
            told.append(f"{who[0].upper()}{who[1:]}: {alpha}.")
    return told


def _groups(found: StudyReliability) -> list[GroupReliability]:
    return ([found.humans] if found.humans else []) + list(found.machine)


def _between_coders(humans: GroupReliability) -> Table:
    """A row a code: how common it is, and how far the coders agree on it."""
    caption = f"Coders with each other ({joined(humans.coders)}), sentence by sentence"
    return table_of(humans.codes.values(), BETWEEN, name="agreement-coders", caption=caption)


BETWEEN: Columns[Reliability] = (
    (Column("code", "Code", "The codebook's entry."), lambda one: BY_NAME[one.name].title),
    (Column("prevalence", "Given to", "Share of judgements that gave the code.", "share"), lambda one: one.prevalence),
    (
        Column("agreement", "Same judgement", "Share of sentences judged the same.", "share"),
        lambda one: one.agreement,
    ),
    (Column("ac1", "AC1", "Gwet's AC1.", "value"), lambda one: coefficient_cell(one.ac1)),
    (Column("alpha", "Alpha", "Krippendorff's alpha.", "value"), lambda one: coefficient_cell(one.alpha)),
    (Column("interval", "Interval", "Bootstrap interval over texts."), lambda one: _interval(one.interval)),
)


def _engine_beside(found: StudyReliability) -> Table:
    """A row a code: alpha of the engine with each coder, beside the coders' own."""
    title: Columns[str] = ((Column("code", "Code", "The codebook's entry."), lambda code: BY_NAME[code].title),)
    columns = (*title, *map(_alpha_of_codes, _groups(found)))
    caption = "The engine with each coder, beside the coders with each other: alpha (interval)"
    return table_of(CODE_NAMES, columns, name="agreement-engine", caption=caption)


def _alpha_of_codes(group: GroupReliability) -> tuple[Column, Callable[[str], Cell]]:
    column = Column("alpha", joined(group.coders), "Krippendorff's alpha with its interval.")
    return column, lambda code: _with_interval(group.codes[code])


def _constructs(found: StudyReliability) -> Table:
    """A row a construct: alpha of each group of coders, and how often they gave the same set of codes."""
    groups = _groups(found)
    columns: Columns[str] = (
        (Column("construct", "Construct", "A group of codes that answer one question."), str.capitalize),
        *(column for group in groups for column in _sets_of_codes(group)),
    )
    caption = "Agreement on which of a construct's codes a sentence carries"
    return table_of(groups[0].constructs, columns, name="agreement-constructs", caption=caption)


def _sets_of_codes(group: GroupReliability) -> Columns[str]:
    alpha = Column("alpha", f"{joined(group.coders)}: alpha", "By MASI.", "value")
    return (
        (alpha, lambda name: coefficient_cell(group.constructs[name].alpha)),
        (Column("same", "same set", "Of sentences.", "share"), lambda name: group.constructs[name].agreement),
    )


def _interval(interval: Interval | None) -> str | None:
    return None if interval is None else f"{number(interval.low)} to {number(interval.high)}"


def _with_interval(one: Reliability) -> str:
    interval = _interval(one.interval)
    alpha = cell_in_words(coefficient_cell(one.alpha), "value")
    return alpha if interval is None or isinstance(one.alpha, Undefined) else f"{alpha} ({interval})"


def _interval_note(found: StudyReliability) -> str:
    how = found.bootstrap
    return (
        f"{percent(how.level)} intervals from {how.resamples:,} bootstrap resamples of texts, seed {how.seed}. "
        "2 × 2 tables, unitised alpha of free spans and everything else stand in tables/reliability.csv."
    )
