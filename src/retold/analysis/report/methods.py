"""Methods in the order of SRQR (reporting guideline): what the system knows is said, the rest is a visible blank.

Source of the items: B. C. O'Brien, I. B. Harris, T. J. Beckman, D. A. Reed and D. A. Cook, Standards for reporting
qualitative research, Academic Medicine 89 (2014), 1245-1251.
"""

import tomllib
from importlib.resources import files

from retold.analysis.phrases import count, joined, number, percent
from retold.analysis.report.blocks import Blank, Item, Items, Paragraph, Section
from retold.analysis.report.results import Results
from retold.analysis.tables import times

PAPER = "Curtis et al., BMJ Open 2021;11:e054890"
SRQR = "O'Brien et al., Acad Med 2014;89:1245–51"


def methods(results: Results, *, title: str, quotes: bool) -> Section:
    """The section, its items in order."""
    opening = Paragraph(
        f"In the order of the Standards for Reporting Qualitative Research ({SRQR}). What the software knows is "
        "filled in; what only people know is left as a blank."
    )
    return Section("methods", "Methods, item by item", (opening, Items(tuple(_items(results, title, quotes=quotes)))))


def _items(results: Results, title: str, *, quotes: bool) -> list[Item]:
    said = {"S1": (title,), **_known(results, quotes=quotes)}
    standard = tomllib.loads((files("retold.analysis.report") / "templates" / "srqr.toml").read_text("utf-8"))
    return [
        Item(
            item["number"],
            item["title"],
            said.get(item["number"], ()),
            Blank(item["blank"]) if "blank" in item else None,
        )
        for item in standard["item"]
    ]


def _known(results: Results, *, quotes: bool) -> dict[str, tuple[str, ...]]:
    """What the system knows, by item."""
    cohort = results.cohort
    pairs, texts = count(len(results.retellings), "pair"), count(2 * len(results.retellings), "text")
    primary = joined([cohort.measures[name].measure.wording.title for name in cohort.primary]) or "none"
    return {
        "S4": (QUESTION, f"Primary measures: {primary}. Expected direction on every measure: up."),
        "S5": (APPROACH,),
        "S8": (f"{pairs} of texts analysed.", *results.notes),
        "S10": (f"{texts}, two a writer: one before the scheme, one after it.",),
        "S11": (f"Read by: {joined(results.engines)}. No text left the machine it was read on.", *_warned(results)),
        "S12": (f"{pairs}, {texts}, {_size(results)}.", UNITS),
        "S13": (
            "Texts were read as given, line ends aside. Offsets are Unicode code points of the text.",
            f"Stretches of the stories are {'quoted in' if quotes else 'left out of'} this report.",
        ),
        "S14": (BALANCE, f"{STATISTICS} Confidence {percent(cohort.level)}. {_test(results)}"),
        "S15": (_checked(results), "Results under other choices, and without each pair, stand in their own section."),
        "S16": ("Results by measure, with those pairs that moved the other way or not at all.",),
        "S17": ("Every number opens to its findings, with their places in the texts, in tables/findings.csv.",),
        "S19": ("Change, not cause; no comparison group; findings are suggestions. See Limits.",),
    }


QUESTION = (
    "Is the story of an under-represented student told differently after a reverse mentoring scheme than before it?"
)
APPROACH = (
    f"Discourse analysis with a codebook whose constructs follow {PAPER}; its definitions are Retold's own. Codes are "
    "counted, and the counts are compared within writers."
)
UNITS = "Findings are stretches of a text, mostly clauses; agreement is computed on sentences."
BALANCE = (
    "Balance = (plus − minus) / (plus + minus) of the codes of two poles in one text; without such a code it is "
    "missing, never 0. Shift = second story less first."
)
STATISTICS = (
    "Share that moved up: Clopper–Pearson interval. Typical shift: Hodges–Lehmann estimate. Both intervals are exact."
)


def _test(results: Results) -> str:
    """How the p values were come by."""
    tests = [result.test for result in results.cohort.measures.values()]
    drawn = any(test.method == "monte-carlo" for test in tests)
    how = f"drawn patterns where more pairs moved, seed {results.cohort.seed}" if drawn else ""
    patterns = f"every sign pattern counted for up to 20 moved pairs{', ' + how if how else ''}"
    return f"p: two-sided sign-flip test, {patterns}; Holm's correction over the primary measures."


def _checked(results: Results) -> str:
    found = results.reliability
    if found is None:
        return "No human codings were given, so the engine's findings on these texts are unchecked."
    return f"{joined(found.coders)} coded {count(found.texts, 'text')}; agreement stands in its own section."


def _warned(results: Results) -> tuple[str, ...]:
    """What reading warned of, with the texts it warned of."""
    texts: dict[str, list[str]] = {}
    for one in results.retellings:
        for time, telling in times(one):
            for warning in telling.analysis.warnings:
                texts.setdefault(warning, []).append(f"{one.pair}, {'first' if time == 'before' else 'second'}")
    return tuple(f"Warning on reading {'; '.join(names)}: {warning}" for warning, names in texts.items())


def _size(results: Results) -> str:
    words = sorted(telling.analysis.words for one in results.retellings for _, telling in times(one))
    middle = len(words) // 2
    median = words[middle] if len(words) % 2 else (words[middle - 1] + words[middle]) / 2
    spread = f"{words[0]:,} to {words[-1]:,} words"
    return f"{sum(words):,} words; a text has {spread}, median {number(median, 0 if median % 1 == 0 else 1)}"
