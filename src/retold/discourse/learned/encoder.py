"""The encoder: a small transformer, fine-tuned on the coded stories, that runs on a CPU and asks for nothing."""

from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING

import numpy as np

from retold.discourse import model

if TYPE_CHECKING:
    import numpy.typing as npt
    from onnxruntime import InferenceSession

OPENS, CLOSES = 101, 102  # the word pieces [CLS] and [SEP] of the encoder's vocabulary


def hidden(numbers: "npt.NDArray[np.int64]") -> "npt.NDArray[np.float32]":
    """One vector for each word piece of a window (at most 510), and one each for what opens and closes it."""
    (found,) = _session(model.chosen()).run(None, {"numbers": given(numbers)[None]})
    vectors: npt.NDArray[np.float32] = found[0]
    return vectors


def given(numbers: "npt.NDArray[np.int64]") -> "npt.NDArray[np.int64]":
    """What the encoder is given for these word pieces: they, opened and closed."""
    return np.concatenate([[OPENS], numbers, [CLOSES]]).astype(np.int64)


@cache
def _session(_: str) -> "InferenceSession":
    """Loaded once a process. Threads that wait for work sleep, so that others on the machine can go on."""
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    with as_file(model.file("encoder.onnx")) as path:
        return InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
