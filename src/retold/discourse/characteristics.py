"""What a person is: ethnicity, religion, disability, class, orientation. Each kind stands as one word in the copy.

So a text about a Welsh student is parsed, and told of to the encoder, as one about a Somali student is: what is found
cannot hang on which it is. The words are a closed list; any other stays as it is.
"""

import re

from retold.discourse.capitals import ROLES
from retold.discourse.lexicon import words
from retold.discourse.mask import Edit

STAND_IN = {
    "ethnicity": "Indian",
    "religion": "Muslim",
    "disability": "deaf",
    "class": "working-class",
    "orientation": "gay",
}
FIGURATIVE = "ear ears eye eyes spot spots date dates alley faith trust panic luck to mark marks marked marking review"


def stand_ins(text: str) -> list[Edit]:
    """Each word that is replaced, by the edit that does it; "Black British" is one, a plural stays one."""
    return [
        (found.start(), found.end(), _like(STAND_IN[found.lastgroup or ""], found.group()))
        for found in PATTERN.finditer(text)
    ]


def _like(new: str, given: str) -> str:
    """With a large letter first where the word has one, and the plural's ending."""
    ending = "s" if given.endswith("s") and not given.endswith("ss") else ""
    return (new[0].upper() if given[0].isupper() else new[0]) + new[1:] + ending


def _any(name: str, *, capital: bool = False) -> str:
    """Every word of a class, longer ones first, so that none hides another."""
    ordered = sorted(words("characteristics", name), key=lambda word: (-len(word), word))
    return "|".join(_titled(word) if capital else f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in ordered)


def _titled(word: str) -> str:
    return " ".join(part.capitalize() for part in word.split())


def _pattern() -> re.Pattern[str]:
    people, roles = _any("ethnicity", capital=True), "|".join(sorted(ROLES - {"one"}, key=len, reverse=True))
    colour = f"(?:{_any('colour', capital=True)})(?! [A-Z])"
    first = "".join(sorted({word[0] for name in (*STAND_IN, "colour") for word in words("characteristics", name)}))
    small = rf"(?:{'|'.join(sorted(words('characteristics', 'colour')))})(?= (?:{roles})s?\b)"
    return re.compile(
        r"\b(?<!-)"
        rf"(?=[A-Z{first}])(?:"
        rf"(?P<ethnicity>(?:(?:{_any('colour', capital=True)}|{people})[ -])*(?:{people}|{colour})s?|{small})"
        rf"|(?P<religion>(?:{_any('religion', capital=True)})s?)"
        rf"|(?P<disability>(?:{_any('disability')})(?![ -](?:{FIGURATIVE.replace(' ', '|')})\b))"
        rf"|(?P<class>{_any('class')})"
        rf"|(?P<orientation>{_any('orientation')})"
        r")(?!\w)"
    )


PATTERN = _pattern()
