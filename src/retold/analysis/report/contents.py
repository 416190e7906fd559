"""What a report says (document assembly), as plain data; web page, PDF and Word say the same."""

from collections.abc import Sequence
from datetime import date

from retold.analysis.figures import Figure
from retold.analysis.in_words import REACH
from retold.analysis.phrases import count, joined
from retold.analysis.report.blocks import Bullets, Contents, Facts, Paragraph, Section, day
from retold.analysis.report.by_measure import by_measure, pair_by_pair
from retold.analysis.report.checks import coders_and_engine, other_choices
from retold.analysis.report.methods import PAPER, SRQR, methods
from retold.analysis.report.results import Results
from retold.analysis.report.summary import summary

TITLE = "What changed between two tellings"
UNKNOWN_QUALITY = (
    "The engine was made and measured on invented stories coded by language models. How it compares with human "
    "researchers on real stories is unknown."
)
JUMPS = (
    "A balance from few stretches jumps: one sentence more can turn it round. Thin values are marked, and the results "
    "without them stand under other choices."
)
SYMMETRY = (
    "The Hodges–Lehmann interval takes shifts to lie symmetrically about their centre; balances at the ends of their "
    "scale may not."
)
SOURCES = (
    "Clopper and Pearson, Biometrika 1934;26:404–13. Hodges and Lehmann, Ann Math Stat 1963;34:598–611. Fisher, The "
    "Design of Experiments, 1935. Holm, Scand J Stat 1979;6:65–70."
)
OF_AGREEMENT = (
    "Krippendorff, Content Analysis, 2nd ed., 2004. Gwet, Br J Math Stat Psychol 2008;61:29–48. Passonneau, LREC 2006 "
    "(MASI)."
)


def contents(
    results: Results,
    figures: dict[str, Figure],
    *,
    title: str | None = None,
    dated: date | None = None,
    quotes: bool = False,
    invented: bool = False,
    files: Sequence[str] = (),
) -> Contents:
    """The whole report. `files` are the names of the tables that go with it."""
    said = title or TITLE
    sections = [
        summary(results, figures, invented=invented),
        by_measure(results, figures, quotes=quotes),
        pair_by_pair(results),
        other_choices(results),
        *([coders_and_engine(results.reliability)] if results.reliability else []),
        methods(results, title=said, quotes=quotes),
        _limits(results),
        _citing(results, dated, files),
    ]
    return Contents(
        title=said,
        subtitle=_subtitle(results, dated),
        dated=dated,
        invented=invented,
        sections=tuple(sections),
    )


def _subtitle(results: Results, dated: date | None) -> str:
    told = [count(len(results.retellings), "pair") + " of stories", *results.engines]
    return " · ".join([*told, *([day(dated)] if dated else [])])


LIMITS = (
    "Change, not cause. The same people wrote twice; nobody wrote twice without a scheme in between.",
    "Findings are suggestions. The engine marks what words say and cannot see irony; people decide what they mean.",
    UNKNOWN_QUALITY,
    JUMPS,
    SYMMETRY,
    "A group's result says nothing of any one writer.",
)


def _limits(results: Results) -> Section:
    said = list(LIMITS)
    n = len(results.retellings)
    if n < REACH:
        said.insert(1, f"{count(n, 'pair')}: too few for p < 0.05 whatever happened, and for intervals that say much.")
    notes = [Paragraph("Left out or remarked on when the files were read:"), Bullets(results.notes)]
    return Section("limits", "Limits", (Bullets(tuple(said)), *(notes if results.notes else ())))


def _citing(results: Results, dated: date | None, files: Sequence[str]) -> Section:
    engines = joined(results.engines)
    rows = [
        ("Software", f"The Retold authors. {engines}{f', run on {day(dated)}' if dated else ''}. Apache-2.0."),
        ("Codebook", f"Retold's own definitions, for the constructs of {PAPER}."),
        ("Reporting standard", f"SRQR: {SRQR}."),
        ("Statistics", SOURCES),
    ]
    if results.reliability:
        rows.append(("Agreement", OF_AGREEMENT))
    if files:
        rows.append(("Tables beside this report", ", ".join(f"tables/{name}.csv" for name in files)))
    return Section("citing", "How to cite, and where everything stands", (Facts(tuple(rows)),))
