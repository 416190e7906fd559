"""What is found when the cues and the encoder are heard together (late fusion)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse.codebook import CODE_NAMES
from retold.discourse.cues.evidence import Evidence
from retold.discourse.cues.weigh import scales_of
from retold.discourse.document import Document
from retold.discourse.learned.scores import Scores
from retold.discourse.learned.weighing import OF_ENCODER, columns, poles_of, probability, trained_codes, weighings

if TYPE_CHECKING:
    import numpy.typing as npt

    from retold.discourse.learned.weighing import Floats

OPEN = [number for number, code in enumerate(CODE_NAMES) if not code.startswith("ending")]
ENDINGS = [number for number, code in enumerate(CODE_NAMES) if code.startswith("ending")]


@dataclass(frozen=True, slots=True)
class Judgements:
    """Clauses x trained codes. `confidence` is a probability; `carried` is whether it is high enough to count.

    `by_encoder` is whether what the encoder says weighs more in it than what the cues say.
    """

    confidence: "Floats"
    carried: "npt.NDArray[np.bool_]"
    by_encoder: "npt.NDArray[np.bool_]"


def judged(document: Document, evidence: Sequence[Evidence], scores: Scores, balance: float = 0.0) -> Judgements:
    """Every clause and every code that the model was trained on.

    The endings' need the `balance` of what was found before (-1..1).
    """
    heard = _heard(document, evidence)
    table = columns(heard, scores, balance, poles_of(trained_codes()))
    confidence = np.zeros(heard.shape)
    carried, by_encoder = np.zeros(heard.shape, dtype=bool), np.zeros(heard.shape, dtype=bool)
    for code, name in enumerate(trained_codes()):
        weighing = weighings()[name]
        confidence[:, code] = probability(table[:, code], weighing.weights)
        carried[:, code] = confidence[:, code] >= weighing.threshold
        of_encoder = (table[:, code, OF_ENCODER] - weighing.usual) @ weighing.weights[OF_ENCODER]
        by_encoder[:, code] = of_encoder > heard[:, code] * weighing.weights[0]
    return Judgements(confidence, carried, by_encoder)


def _heard(document: Document, evidence: Sequence[Evidence]) -> "Floats":
    """The weights of the cues that count, added up: clauses x codes."""
    column = {name: number for number, name in enumerate(trained_codes())}
    weights = np.zeros((len(document.clauses), len(column)))
    for item in evidence:
        if not item.aside and item.cue.code in column:
            weights[item.clause, column[item.cue.code]] += scales_of(item.cue.code).weight(item.cue.name)
    return weights
