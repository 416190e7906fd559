"""How what the cues say and what the encoder says add up (logistic regression), measured on the coded stories.

Each clause has, for each code, three numbers: the weights of its cues added up, and the encoder's log-odds for its
sentence and, on average, for its own words. For an ending there is a fourth: how all that was found before leans. Their
weighed sum is the log-odds of the code. `retold.training.weighing` fits the weights.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse import model
from retold.discourse.codebook import BY_NAME, CODE_NAMES, CodeName
from retold.discourse.learned.scores import Scores

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

COLUMNS = ("evidence", "sentence", "mean", "balance")
OF_ENCODER = slice(1, 3)


@dataclass(frozen=True, slots=True)
class Weighing:
    """One code's weights, in the order of `COLUMNS` with the intercept last.

    `usual` is what the encoder's two columns are, on average, in a clause without the code: what lies above it speaks
    for the code.
    """

    weights: "Floats"
    usual: "Floats"
    threshold: float

    @classmethod
    def of(cls, entry: Mapping[str, Sequence[float]]) -> "Weighing":
        """From one table of the file."""
        weights, usual, threshold = (
            np.array(entry[name], dtype=np.float64) for name in ("weights", "usual", "threshold")
        )
        return cls(weights, usual, float(threshold))


def poles_of(codes: Sequence[CodeName]) -> "Floats":
    """For each code the pole of an ending, 0 for what is none."""
    return np.array([BY_NAME[code].pole if BY_NAME[code].is_ending else 0 for code in codes], dtype=np.float64)


POLES = poles_of(CODE_NAMES)


def weighings() -> dict[str, Weighing]:
    """Every code's, by its name."""
    return _weighings(model.chosen_folder())


@cache
def _weighings(_: str) -> dict[str, Weighing]:
    data = tomllib.loads(model.model_file("weights.toml").read_text("utf-8"))
    return {code: Weighing.of(entry) for code, entry in data.items()}


def trained_codes() -> tuple[CodeName, ...]:
    """The codes that the model was trained on, in the order of its columns: a codebook may have others beside them."""
    return tuple(weighings())


def columns(evidence: "Floats", scores: Scores, balance: float = 0.0, poles: "Floats" = POLES) -> "Floats":
    """All numbers: clauses x codes x four. `evidence` is clauses x codes; `balance` runs from -1 to 1."""
    leaning = np.broadcast_to(balance * poles, evidence.shape)
    return np.stack([evidence, scores.sentence, scores.mean, leaning], axis=2).astype(np.float64)


def probability(table: "Floats", weights: "Floats") -> "Floats":
    """The logistic function of the weighed sum; `table` is rows x columns, `weights` has the intercept last."""
    found: Floats = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
    return found
