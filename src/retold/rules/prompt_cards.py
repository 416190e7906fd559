"""Cards for conversations that are hard to begin: words to borrow, for whoever speaks and for whoever listens.

Everybody in a pair reads the same cards. Nothing is stored of who looked at which. They stand in
`wordings/prompt_cards.toml`.
"""

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, Wordings, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptCard:
    """One card: when it helps, how to begin, what the listener can do, and what to leave alone."""

    name: str
    title: str
    when: str
    beginnings: tuple[str, ...]
    listening: tuple[str, ...]
    leave: str


def read_cards(folder: Traversable = SHIPPED) -> tuple[PromptCard, ...]:
    """The cards of `prompt_cards.toml` in that folder, in its order. Raises WordingError."""
    said = read("prompt_cards", "card", folder=folder)
    return tuple(_card(said, name) for name in said.named("card"))


def _card(said: Wordings, name: str) -> PromptCard:
    """One card in its words."""
    text = said.texts("card", name, needs=("title", "when", "leave"), beside=("beginnings", "listening"))
    lists = said.listed("card", name, keys=("beginnings", "listening"))
    return PromptCard(
        name=name,
        title=text["title"],
        when=text["when"],
        beginnings=lists["beginnings"],
        listening=lists["listening"],
        leave=text["leave"],
    )


CARDS = read_cards()


def card(name: str) -> PromptCard | None:
    """The card of that name; None where there is none."""
    return next((found for found in CARDS if found.name == name), None)
