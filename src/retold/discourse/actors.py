"""Layer 4: who is meant. Each noun, name and pronoun that stands for somebody, resolved to an actor class."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import get_args

from retold.discourse.codebook import Actor
from retold.discourse.protagonist import Protagonist
from retold.discourse.tokens import Tokens

ACTORS: tuple[str, ...] = get_args(Actor)


@cache
def lexicon() -> dict[str, Actor]:
    """Lemma -> actor, from `lexicons/actors.toml`."""
    data = tomllib.loads((files("retold.discourse") / "lexicons" / "actors.toml").read_text("utf-8"))
    return {word: actor for actor in ACTORS if actor in data for word in data[actor].split()}


def actors_of(tokens: Tokens, protagonist: Protagonist) -> dict[int, Actor]:
    """Token index -> actor, for the head of every mention."""
    known = lexicon()
    found: dict[int, Actor] = {}
    for index, pos in enumerate(tokens.pos):
        if index in protagonist.tokens:
            found[index] = "student"
        elif pos in {"NOUN", "PROPN"}:
            actor = known.get(tokens.lemma[index].lower())
            if actor:
                found[index] = actor
        elif tokens.lower[index] in {"we", "us", "our", "ours", "i", "me", "my", "mine", "myself", "ourselves"}:
            found[index] = "institution"
    return found
