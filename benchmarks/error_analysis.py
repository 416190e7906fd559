"""Where the engine errs: how well it and the coders agree on sentences of one kind, beside all others.

    python benchmarks/error_analysis.py

The kinds are what the parse says of a sentence's clauses. F1 is over all (sentence, code) decisions of the kind, the
mean over both coders; the engine is held out as in `engine_quality.py`. A kind that costs the engine more than it costs
the coders is a place to work at. The coders did not mark irony: two kinds go by its usual marks, an official word held
up in quotation marks and words such as "naturally".
"""

import re
from collections.abc import Callable, Sequence
from statistics import fmean

from coded_corpus import CODERS, coded_texts, sets
from held_out import rate
from retold.discourse.document import document
from retold.discourse.grammar.clauses import Clause
from retold.measures.units import carried

Kind = Callable[[str, Sequence[Clause]], bool]
PRONOUNS = frozenset(["he", "she", "they", "him", "her", "them", "it", "i", "we", "you", "this", "that", "who"])
QUOTED = re.compile(
    r"(?<!\w)[\u2018'\u201c\"]\w[\w-]*(?: [\w-]+){0,2}[\u2019'\u201d\"](?!\w)"
)  # "closed it as \u201cEstates\u201d"
IRONIC = re.compile(
    r"\b(?:of course|naturally|apparently|no doubt|surely|luckily|bless|fancy|marvellous|splendid|charming|heroic"
    r"|gracious(?:ly)?|generous(?:ly)?|so-called|needless to say|obviously)\b",
    re.IGNORECASE,
)
KINDS: dict[str, Kind] = {
    "all": lambda _, __: True,
    "negated": lambda _, own: any(one.polarity == "negative" for one in own),
    "reported or quoted": lambda _, own: any(one.attribution in {"reported", "quoted"} for one in own),
    "told as not shared": lambda _, own: any(one.attribution == "rejected" for one in own),
    "passive, no agent": lambda _, own: any(one.voice == "passive-agentless" for one in own),
    "duty, wish, condition": lambda _, own: any(one.modality != "none" for one in own),
    "a word or two in quotation marks": lambda words, _: bool(QUOTED.search(words)),
    "a word that may be ironic": lambda words, _: bool(IRONIC.search(words)),
    "a subject left out": lambda _, own: any(one.subject is not None and one.subject.inherited for one in own),
    "no verb": lambda _, own: not any(one.verb for one in own),
    "under six words": lambda words, _: len(words.split()) < 6,
    "over thirty words": lambda words, _: len(words.split()) > 30,
    "a list in it": lambda words, _: words.count(",") >= 3,
    "no name in it": lambda words, _: not any(part[:1].isupper() for part in words.split()[1:]),
    "opens with a pronoun": lambda words, _: words.split()[:1] != [] and words.split()[0].lower() in PRONOUNS,
    "I or we": lambda words, _: any(
        part.strip(".,;:!?").lower() in {"i", "we", "our", "my", "us"} for part in words.split()
    ),
}


def main() -> None:
    texts = coded_texts(sets())
    rate(texts)
    rows: list[tuple[str, list[Clause], dict[str, frozenset[str]]]] = []
    for text in texts:
        clauses = document(text.text).clauses
        units = {rater: list(carried(text.sentences, text.spans[rater])) for rater in (*CODERS, "engine", "cues alone")}
        for number, (start, end) in enumerate(text.sentences):
            own = [clause for clause in clauses if start <= clause.start < end]
            rows.append((text.text[start:end], own, {rater: given[number] for rater, given in units.items()}))
    print(f"{'':34}{'sentences':>10}{'codes':>8}{'engine':>8}{'cues':>8}{'coders':>8}")
    for name, kind in KINDS.items():
        of_kind = [marks for words, own, marks in rows if kind(words, own)]
        codes = fmean(len(marks[coder]) for marks in of_kind for coder in CODERS)
        figures = [fmean(f1(of_kind, rater, coder) for coder in CODERS) for rater in ("engine", "cues alone")] + [
            f1(of_kind, *CODERS)
        ]
        print(f"{name:34}{len(of_kind):>10}{codes:>8.2f}" + "".join(f"{value:>8.2f}" for value in figures))


def f1(rows: Sequence[dict[str, frozenset[str]]], one: str, other: str) -> float:
    """Twice what both marked over all that either marked."""
    both = sum(len(marks[one] & marks[other]) for marks in rows)
    either = sum(len(marks[one]) + len(marks[other]) for marks in rows)
    return 2 * both / either if either else 0.0


if __name__ == "__main__":
    main()
