"""The encoder (sentence transformer): small, fine-tuned on the coded stories, on a CPU, and asks for nothing."""

from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse import model
from retold.discourse.learned.wordpieces import vocabulary

if TYPE_CHECKING:
    import numpy.typing as npt
    from onnxruntime import InferenceSession

OPENS, CLOSES = 101, 102  # the word pieces [CLS] and [SEP] of the encoder's vocabulary
# Words for a man that the encoder is given as the word for a woman, so that it cannot tell a father from a mother. In
# the copy that is parsed they stand as they are: who is meant by "he" hangs on them.
AS_OF_A_WOMAN = {
    "man": "woman", "men": "women", "male": "female", "gentleman": "lady", "boy": "girl", "boys": "girls",
    "lad": "girl", "lads": "girls", "lass": "girl", "guy": "girl", "guys": "girls", "father": "mother",
    "fathers": "mothers", "dad": "mum", "daddy": "mummy", "son": "daughter", "sons": "daughters", "brother": "sister",
    "brothers": "sisters", "husband": "wife", "husbands": "wives", "uncle": "aunt", "nephew": "niece",
    "grandfather": "grandmother", "grandson": "granddaughter", "grandpa": "grandma", "boyfriend": "girlfriend",
    "stepfather": "stepmother", "mr": "mrs", "mister": "mrs",
}  # fmt: skip


def hidden_states(numbers: "npt.NDArray[np.int64]") -> "npt.NDArray[np.float32]":
    """One vector for each word piece of a window (at most 510), and one each for what opens and closes it."""
    (found,) = _session(model.chosen_folder()).run(None, {"numbers": encoder_inputs(numbers)[None]})
    vectors: npt.NDArray[np.float32] = found[0]
    return vectors


def encoder_inputs(numbers: "npt.NDArray[np.int64]") -> "npt.NDArray[np.int64]":
    """What the encoder is given for these word pieces: they, men's words as women's, opened and closed."""
    return np.concatenate([[OPENS], _alike()[numbers], [CLOSES]]).astype(np.int64)


@cache
def _alike() -> "npt.NDArray[np.int64]":
    """For every word piece the one that is given in its place. A word of several pieces stays as it is."""
    known = vocabulary()
    table = np.arange(len(known))
    for one, other in AS_OF_A_WOMAN.items():
        if one in known and other in known:
            table[known[one]] = known[other]
    return table


@cache
def _session(_: str) -> "InferenceSession":
    """Loaded once a process. Threads that wait for work sleep, so that others on the machine can go on."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  heavy

    options = SessionOptions()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    with as_file(model.model_file("encoder.onnx")) as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
