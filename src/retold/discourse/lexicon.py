"""Word classes (lexicons): `lexicons/<file>.toml`, each class one string of words, "_" for a space in a phrase."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((files("retold.discourse") / "lexicons" / f"{name}.toml").read_text("utf-8"))


@cache
def word_classes(file: str) -> dict[str, frozenset[str]]:
    """Every class of one file: name -> words."""
    return {
        name: frozenset(word.replace("_", " ") for word in value.split())
        for name, value in _file(file).items()
        if isinstance(value, str)
    }


def word_class(file: str, name: str) -> frozenset[str]:
    """One class of words. Raises KeyError where the file has none of this name."""
    return word_classes(file)[name]


def names_table(file: str) -> dict[str, str]:
    """The table `names` of a file: what stands for what."""
    return dict(_file(file)["names"])
