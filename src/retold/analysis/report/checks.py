"""Whether other choices change the result, and how far coders agree with each other and with the engine."""

from retold.analysis.agreement import Agreement, Together, said
from retold.analysis.phrases import count, joined, number, percent
from retold.analysis.report.blocks import Block, Bullets, Paragraph, Section, Tabled
from retold.analysis.report.results import Results
from retold.analysis.sensitivity import LEFT_OUT_UP_TO, SameSign
from retold.analysis.sensitivity_tables import leave_one_out_table, sensitivity_table
from retold.analysis.tables import MEASURE, Cell, Column, Table, shown
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
        blocks.append(Tabled(_same_signs(found.same_sign)))
    return Section("sensitivity", "Do other choices change the result", tuple(blocks))


def _left_out(results: Results) -> str:
    told = [
        f"{variant.name}: {count(len(variant.left_out), 'pair')} left out altogether."
        for variant in results.sensitivity.variants
        if variant.left_out
    ]
    return " ".join(told)


def _same_signs(found: tuple[SameSign, ...]) -> Table:
    columns = (
        Column("coder", "Coder", "Whose codes stand beside the engine's findings."),
        MEASURE,
        Column("n", "Pairs", "Pairs with a shift from both.", "count"),
        Column("same", "Same direction", "Pairs that move the same way (up, down, not) by both.", "count"),
    )
    return Table(
        name="same-direction",
        caption="On how many pairs a coder's codes and the engine's findings move the same way",
        columns=columns,
        rows=tuple((one.coder, one.measure, one.n, one.same) for one in found),
    )


def coders_and_engine(found: Agreement) -> Section:
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


def _means(found: Agreement) -> list[str]:
    """The mean alpha of every group, beside each other."""
    told = []
    for group in _groups(found):
        who = joined(group.coders)
        mean, pooled = group.mean_alpha, group.pooled.alpha
        if mean is not None:
            defined = sum(not isinstance(one.alpha, Undefined) for one in group.codes.values())
            whole = shown(said(pooled), "value")
            alpha = f"mean alpha over {count(defined, 'code')} {number(mean)}, pooled over all decisions {whole}"
            told.append(f"{who[0].upper()}{who[1:]}: {alpha}.")
    return told


def _groups(found: Agreement) -> list[Together]:
    return ([found.humans] if found.humans else []) + list(found.machine)


def _between_coders(humans: Together) -> Table:
    """A row a code: how common it is, and how far the coders agree on it."""
    columns = (
        Column("code", "Code", "The codebook's entry."),
        Column("prevalence", "Given to", "Share of judgements that gave the code.", "share"),
        Column("agreement", "Same judgement", "Share of sentences judged the same.", "share"),
        Column("ac1", "AC1", "Gwet's AC1.", "value"),
        Column("alpha", "Alpha", "Krippendorff's alpha.", "value"),
        Column("interval", "Interval", "Bootstrap interval over texts."),
    )
    rows = tuple(
        (BY_NAME[code].title, one.prevalence, one.agreement, said(one.ac1), said(one.alpha), _interval(one.interval))
        for code, one in humans.codes.items()
    )
    caption = f"Coders with each other ({joined(humans.coders)}), sentence by sentence"
    return Table(name="agreement-coders", caption=caption, columns=columns, rows=rows)


def _engine_beside(found: Agreement) -> Table:
    """A row a code: alpha of the engine with each coder, beside the coders' own."""
    groups = _groups(found)
    columns = (
        Column("code", "Code", "The codebook's entry."),
        *(Column("alpha", joined(group.coders), "Krippendorff's alpha with its interval.") for group in groups),
    )
    rows = tuple((BY_NAME[code].title, *(_with_interval(group.codes[code]) for group in groups)) for code in CODE_NAMES)
    caption = "The engine with each coder, beside the coders with each other: alpha (interval)"
    return Table(name="agreement-engine", caption=caption, columns=columns, rows=rows)


def _constructs(found: Agreement) -> Table:
    groups = _groups(found)
    columns = [Column("construct", "Construct", "A group of codes that answer one question.")]
    for group in groups:
        who = joined(group.coders)
        columns += [
            Column("alpha", f"{who}: alpha", "By MASI.", "value"),
            Column("same", "same set", "Of sentences.", "share"),
        ]
    rows = []
    for name in groups[0].constructs:
        row: list[Cell] = [name.capitalize()]
        for group in groups:
            one = group.constructs[name]
            row += [said(one.alpha), one.agreement]
        rows.append(tuple(row))
    caption = "Agreement on which of a construct's codes a sentence carries"
    return Table(name="agreement-constructs", caption=caption, columns=tuple(columns), rows=tuple(rows))


def _interval(interval: Interval | None) -> str | None:
    return None if interval is None else f"{number(interval.low)} to {number(interval.high)}"


def _with_interval(one: Reliability) -> str:
    interval = _interval(one.interval)
    alpha = shown(said(one.alpha), "value")
    return alpha if interval is None or isinstance(one.alpha, Undefined) else f"{alpha} ({interval})"


def _interval_note(found: Agreement) -> str:
    how = found.bootstrap
    return (
        f"{percent(how.level)} intervals from {how.resamples:,} bootstrap resamples of texts, seed {how.seed}. "
        "2 × 2 tables, unitised alpha of free spans and everything else stand in tables/reliability.csv."
    )
