"""Studies for tests of the report: the corpus's first coder stands in for the engine, with sentences and warnings."""

import re
from dataclasses import replace
from functools import cache

from factories.retellings import CORPUS, coded
from retold.analysis.cohort import cohort
from retold.analysis.figures import study_figures
from retold.analysis.retelling import Telling, retelling
from retold.discourse.findings import Span
from retold.exchange.studies import read_study

SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
PAIRS = tuple(f"t1-{n:02d}" for n in range(1, 16))


def told(pair, *, warnings=()):
    """A pair of the corpus, cut into rough sentences; the warnings are of its first story."""
    one = coded(pair)
    return retelling(pair, _cut(one.before, warnings), _cut(one.after, ()))


def study(n=15):
    """The first pairs of a set of the corpus."""
    return [told(pair) for pair in PAIRS[:n]]


@cache
def figures_of(n=15):
    """The figures of `study(n)`, drawn once in a run of tests: drawing takes seconds."""
    pairs = study(n)
    return study_figures(pairs, cohort({one.pair: one.shifts for one in pairs}))


def codings(pairs=PAIRS, coders=("coder-a", "coder-b")):
    """What the corpus's coders marked in these pairs."""
    every = read_study(CORPUS).codings
    return [one for one in every if one.narrative.pair in pairs and one.coder in coders]


def _cut(telling, warnings):
    spans = [
        Span(start=found.start(), end=found.end()) for found in SENTENCE.finditer(telling.text) if found[0].strip()
    ]
    return Telling(
        text=telling.text, analysis=replace(telling.analysis, sentences=tuple(spans), warnings=tuple(warnings))
    )
