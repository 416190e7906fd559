"""Who the story is about: found from syntax, never from a list of names."""

from collections import Counter
from dataclasses import dataclass

from retold.discourse.tokens import Tokens

HE, SHE, THEY = (
    frozenset("he him his himself".split()),
    frozenset("she her hers herself".split()),
    frozenset("they them their theirs themself themselves".split()),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protagonist:
    """The student of the story: names as in the text, the pronoun most used ("he", "she", "they", ...), mentions."""

    names: tuple[str, ...]
    pronoun: str
    tokens: frozenset[int]


def protagonist_of(tokens: Tokens) -> Protagonist:
    """Find the protagonist and every token that stands for them."""
    counts = Counter(
        "he" if word in HE else "she" if word in SHE else "they"
        for word in tokens.lower
        if word in HE or word in SHE or word in THEY
    )
    pronoun = counts.most_common(1)[0][0] if counts else ""
    forms = {"he": HE, "she": SHE, "they": THEY}.get(pronoun, frozenset())
    return Protagonist(
        names=(), pronoun=pronoun, tokens=frozenset(i for i, word in enumerate(tokens.lower) if word in forms)
    )
