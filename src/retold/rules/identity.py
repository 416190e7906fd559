"""What a mentee may say about who they are, and what a mentor may wish of a partner: the same words in both.

A mentor's wish counts for mentees who describe themselves so and let it be used. Both are stored sealed as lists of
words: a description as "gender=woman", a wish as "prefer gender=woman" or "require gender=woman".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

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


ATTRIBUTES = (
    Attribute("gender", "Gender", (("woman", "Woman"), ("man", "Man"), ("non-binary", "Non-binary"))),
    Attribute(
        "ethnicity",
        "Ethnicity",
        (
            ("asian", "Asian or Asian British"),
            ("black", "Black, Black British, Caribbean or African"),
            ("mixed", "Mixed or multiple ethnic groups"),
            ("white", "White"),
            ("another", "Another ethnic group"),
        ),
    ),
    Attribute(
        "faith",
        "Faith",
        (
            ("buddhist", "Buddhist"),
            ("christian", "Christian"),
            ("hindu", "Hindu"),
            ("jewish", "Jewish"),
            ("muslim", "Muslim"),
            ("sikh", "Sikh"),
            ("another", "Another faith"),
            ("none", "No faith"),
        ),
    ),
    Attribute("disability", "Disability", (("yes", "Disabled, Deaf or neurodivergent"),)),
    Attribute("lgbtq", "Sexuality and being trans", (("yes", "LGBTQ+"),)),
    Attribute(
        "background",
        "Background",
        (("first-in-family", "First in the family at university"), ("migrant", "Came here from another country")),
    ),
    Attribute("caring", "Caring", (("yes", "Parent or carer"),)),
)
STRENGTHS: tuple[tuple[Strength, str], ...] = (("prefer", "It would be good"), ("require", "It has to be so"))
DESCRIPTIONS = tuple(each for attribute in ATTRIBUTES for each in attribute.descriptions())
WISHES = tuple(
    (stored, f"{label}: {words[0].lower()}{words[1:]}")
    for attribute in ATTRIBUTES
    for strength, words in STRENGTHS
    for stored, label in attribute.wishes(strength)
)


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
