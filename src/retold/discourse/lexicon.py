"""Word classes are data: `lexicons/<file>.toml`, each class one string of words, "_" for a space inside a phrase."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def classes(file: str) -> dict[str, frozenset[str]]:
    """Every class of one file: name -> words."""
    data = tomllib.loads((files("retold.discourse") / "lexicons" / f"{file}.toml").read_text("utf-8"))
    return {name: frozenset(word.replace("_", " ") for word in words.split()) for name, words in data.items()}


def words(file: str, name: str) -> frozenset[str]:
    """One class of words. Raises KeyError where the file has none of this name."""
    return classes(file)[name]
