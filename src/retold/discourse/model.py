"""Which trained model the engine reads with (model selection): the one that ships, or a folder of `retold train`.

The folder is named once for a process, by the environment variable RETOLD_MODEL (`--model` sets it), so that worker
processes read with it too. What a folder does not hold is taken from what ships.
"""

import json
import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from retold import __version__
from retold.errors import ModelError

VARIABLE = "RETOLD_MODEL"
CARD = "model.json"
SHIPPED = "shipped"


def chosen_folder() -> str:
    """The folder to read with; nothing for the model that ships. What is cached of a model is cached by this."""
    return os.environ.get(VARIABLE, "")


def model_file(name: str) -> Traversable:
    """A file of the model: weights of cues (`cues.toml`), of both (`weights.toml`), examples, encoder and heads."""
    own = Path(chosen_folder()) / name
    if chosen_folder() and own.is_file():
        return own
    if name == "cues.toml":
        return files("retold.discourse.cues") / "weights.toml"
    return files("retold.discourse.learned") / "model" / name


def model_name() -> str:
    """What stands in every result: `shipped`, or the name in the folder's `model.json`.

    Raises ModelError where the folder holds no model, or one that was made for other cues than this version has.
    """
    if not chosen_folder():
        return SHIPPED
    try:
        card = json.loads((Path(chosen_folder()) / CARD).read_text("utf-8"))
        version, called = str(card["retold"]), str(card["name"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(
            f"{chosen_folder()} holds no model. Name a folder that `retold train` wrote (it has a {CARD})."
        ) from None
    if version != __version__:
        raise ModelError(
            f"{chosen_folder()} was trained with Retold {version}, and this is {__version__}. "
            "Train it again: `retold train`."
        )
    return called
