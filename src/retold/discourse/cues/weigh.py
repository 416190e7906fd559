"""How much each cue weighs (logistic regression), measured on the coded stories, and what a clause adds up to.

A clause's evidence for a code is the sum of the weights of the cues that fired. Its confidence is the logistic function
of that sum, of the outlook (how far the rest of the text leans towards the codes of the second tellings, +1, or of the
first, -1) and of how far inside the story it stands, since stories open and close with scenes. The same words mean
different things in different stories: "I told her about the form" is a kindness in one and an evasion in another.
`retold.training.cues` writes the weights, counts and thresholds.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from retold.discourse import model
from retold.discourse.codebook import CODES, Code, CodeName

Leaning = tuple[frozenset[CodeName], frozenset[CodeName]]  # the codes of first tellings, and of second ones
CALM = 1.0  # so much is added to the evidence of both sides, so that a single finding does not make an outlook


@dataclass(frozen=True, slots=True)
class Weight:
    """One cue's: in how many clauses of the coded stories it fired, in how many coders had the code, what it weighs."""

    fired: int
    right: float
    weight: float

    @property
    def precision(self) -> float:
        """The share of clauses in which it was right, one success and one failure added (Laplace)."""
        return (self.right + 1) / (self.fired + 2)


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights of one code. `first` is the intercept before the outlook is known; the rest is for after it."""

    first: float
    intercept: float
    evidence: float
    outlook: float
    inside: float
    threshold: float
    cues: Mapping[str, Weight]

    def weight(self, cue: str) -> float:
        """The weight of a cue, 0 for one that was never weighed."""
        found = self.cues.get(cue)
        return found.weight if found else 0.0

    def alone(self, cues: Iterable[str]) -> float:
        """The probability of the code by the evidence alone, before anything is known of the rest of the text."""
        return _logistic(self.first + sum(map(self.weight, cues)))

    def confidence(self, cues: Iterable[str], outlook: float, place: float) -> float:
        """The probability of the code by the evidence, the outlook of the text (-1..1) and the place in it (0..1)."""
        evidence = self.evidence * sum(map(self.weight, cues))
        return _logistic(self.intercept + evidence + self.outlook * outlook + self.inside * inside(place))


UNWEIGHED = Scales(first=0.0, intercept=0.0, evidence=1.0, outlook=0.0, inside=0.0, threshold=0.5, cues={})


def scales() -> dict[CodeName, Scales]:
    """The weights of every code that was weighed."""
    return _scales(model.chosen_folder())


def scales_of(code: CodeName) -> Scales:
    """The weights of one code; of one that was never weighed nothing is known, and each cue carries, at 0.5."""
    return scales().get(code, UNWEIGHED)


@cache
def _scales(_: str) -> dict[CodeName, Scales]:
    data = tomllib.loads(model.model_file("cues.toml").read_text("utf-8"))
    return {
        code: Scales(
            **{name: value for name, value in entry.items() if name != "cues"},
            cues={name: Weight(*counts) for name, counts in entry["cues"].items()},
        )
        for code, entry in data.items()
    }


def leaning_of(codes: Iterable[Code]) -> Leaning:
    """The codes that tell which way a text leans, by their pole."""
    telling = [code for code in codes if code.outlook]
    return frozenset(code.name for code in telling if code.pole < 0), frozenset(
        code.name for code in telling if code.pole > 0
    )


LEANING = leaning_of(CODES)


def outlooks(
    alone: Mapping[tuple[int, CodeName], float], sentences: Sequence[int], leaning: Leaning = LEANING
) -> list[float]:
    """For each sentence, how the rest of the text leans, -1..1.

    `alone` maps (clause, code) to the probability by the evidence alone; `sentences` has the sentence of each clause.
    A sentence counts with the most probable of its clauses.
    """
    best: dict[tuple[int, str], float] = {}
    for (clause, code), probability in alone.items():
        key = sentences[clause], code
        best[key] = max(best.get(key, 0.0), probability)
    length = max(sentences, default=-1) + 1
    sides = [[0.0] * length, [0.0] * length]
    for (sentence, name), probability in best.items():
        for side, codes in zip(sides, leaning, strict=True):
            if name in codes:
                side[sentence] += probability
    first, second = (sum(side) for side in sides)
    return [_lean(first - own, second - other) for own, other in zip(*sides, strict=True)]


def inside(place: float) -> float:
    """How far inside the story a place (0..1) is: 0 at either end, 1 in the middle."""
    return 4 * place * (1 - place)


def balance_of(codes: Iterable[str], leaning: Leaning = LEANING) -> float:
    """How a text leans by its findings, -1..1."""
    first, second = 0, 0
    for code in codes:
        first += code in leaning[0]
        second += code in leaning[1]
    return _lean(first, second)


def _lean(first: float, second: float) -> float:
    return (second - first) / (second + first + CALM)


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
