"""The coded examples that a clause lies nearest to (nearest neighbours): what a learned finding names."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse import model

if TYPE_CHECKING:
    import numpy.typing as npt

NAMED = 2  # so many examples are named


@dataclass(frozen=True, slots=True)
class Examples:
    """Clauses of the coded stories to which both coders gave one code: their words, and where they lie."""

    words: tuple[str, ...]
    places: "npt.NDArray[np.float32]"


def nearest(code: str, vector: "npt.NDArray[np.float32]", words: str) -> list[str]:
    """The words of the coded examples nearest to a clause, the nearest first, without the clause itself."""
    known = _examples(model.chosen_folder())[code]
    place = _placed(vector[None])[0]
    order = np.argsort(-(known.places @ place), kind="stable")
    return [known.words[row] for row in order[: NAMED + 1].tolist() if known.words[row] != words][:NAMED]


def _placed(vectors: "npt.NDArray[np.float32]") -> "npt.NDArray[np.float32]":
    """Led into the few dimensions in which examples are kept, at length 1."""
    middle, basis = _map(model.chosen_folder())
    placed = (vectors - middle) @ basis
    length = np.linalg.norm(placed, axis=1, keepdims=True)
    found: npt.NDArray[np.float32] = placed / np.maximum(length, 1e-6)
    return found


@cache
def _map(_: str) -> tuple["npt.NDArray[np.float32]", "npt.NDArray[np.float32]"]:
    with as_file(model.model_file("examples.npz")) as path, np.load(path) as kept:
        return kept["middle"].astype(np.float32), kept["basis"].astype(np.float32)


@cache
def _examples(_: str) -> dict[str, Examples]:
    words = json.loads(model.model_file("examples.json").read_text("utf-8"))
    with as_file(model.model_file("examples.npz")) as path, np.load(path) as kept:
        return {
            code: Examples(tuple(listed), kept[code].astype(np.float32) / np.float32(127))
            for code, listed in words.items()
        }
