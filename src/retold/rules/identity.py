"""What somebody may say about who they are (protected characteristics).

A mentee describes themselves, and a mentor says what they wish of a partner: in the same words.

A mentor's wish counts for mentees who describe themselves so and let it be used. Both are stored sealed as lists of
words: a description as "gender=woman", a wish as "prefer gender=woman" or "require gender=woman". What is read in their
place stands in `wordings/identity.toml`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Literal

from retold.rules.wording import SHIPPED, read

Strength = Literal["prefer", "require"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One side of who somebody is: its stored name, its label, and what one may be, each with its label."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]

    def descriptions(self) -> tuple[tuple[str, str], ...]:
        """What a mentee may say of themselves, as (stored, read)."""
        return tuple((f"{self.name}={value}", label) for value, label in self.values)

    def wishes(self, strength: Strength) -> tuple[tuple[str, str], ...]:
        """What a mentor may wish with that strength, as (stored, read)."""
        return tuple((f"{strength} {stored}", label) for stored, label in self.descriptions())


VALUES = {
    "gender": ("woman", "man", "non-binary"),
    "ethnicity": ("asian", "black", "mixed", "white", "another"),
    "faith": ("buddhist", "christian", "hindu", "jewish", "muslim", "sikh", "another", "none"),
    "disability": ("yes",),
    "lgbtq": ("yes",),
    "background": ("first-in-family", "migrant"),
    "caring": ("yes",),
}
"""What is stored: each attribute with what one may be."""


@dataclass(frozen=True, slots=True)
class Identity:
    """All that can be said and wished: the attributes, and how much a wish matters."""

    attributes: tuple[Attribute, ...]
    strengths: tuple[tuple[Strength, str], ...]

    @property
    def descriptions(self) -> tuple[tuple[str, str], ...]:
        """Everything that a mentee may say of themselves, as (stored, read)."""
        return tuple(each for attribute in self.attributes for each in attribute.descriptions())

    @property
    def wishes(self) -> tuple[tuple[str, str], ...]:
        """Everything that a mentor may wish, as (stored, read): the read one says how much it matters."""
        return tuple(
            (stored, f"{label}: {words[0].lower()}{words[1:]}")
            for attribute in self.attributes
            for strength, words in self.strengths
            for stored, label in attribute.wishes(strength)
        )


def read_identity(folder: Traversable = SHIPPED) -> Identity:
    """What can be said and wished, in the words of `identity.toml` in that folder. Raises WordingError."""
    said = read("identity", "attribute", "strength", *VALUES, folder=folder)
    labels = said.texts("attribute", needs=VALUES)
    strengths = said.texts("strength", needs=("prefer", "require"))
    return Identity(
        tuple(Attribute(name, labels[name], said.labels(name, names=values)) for name, values in VALUES.items()),
        (("prefer", strengths["prefer"]), ("require", strengths["require"])),
    )


IDENTITY = read_identity()
ATTRIBUTES, STRENGTHS = IDENTITY.attributes, IDENTITY.strengths


def described(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each stored description as (attribute, value)."""
    for said in words:
        attribute, _, value = said.partition("=")
        yield attribute, value


def wished(words: Iterable[str]) -> Iterator[tuple[Strength, str, str]]:
    """Each stored wish as (strength, attribute, value)."""
    for said in words:
        strength, _, what = said.partition(" ")
        attribute, _, value = what.partition("=")
        yield "require" if strength == "require" else "prefer", attribute, value
