"""What a person is (protected characteristics): each kind stands as one word in the copy.

So a text about a Welsh student is parsed, and told of to the encoder, as one about a Somali student is: what is found
cannot hang on which it is. The words are a closed list; any other stays as it is.
"""

import re
from functools import cache

from retold.discourse.lexicon import word_class
from retold.discourse.naming.capitals import ROLES, opens_sentence
from retold.discourse.reading.mask import Edit, cased_like

STAND_IN = {
    "ethnicity": "Indian",
    "religion": "Muslim",
    "disability": "deaf",
    "class": "working-class",
    "orientation": "gay",
}
SMALL = ("disability", "class", "orientation")  # that are written without a capital
# "a blind eye", "deaf ears", "blind marking" say nothing of a person; "disabled her card" is something done
FIGURATIVE = "ears? eyes? spots? dates? alleys? faith trust panic luck drunk to mark marks marked marking review"
DONE_TO = "by the a an her his their my our its it them"
BEING = "is are was were be been being"
ARTICLE = re.compile(r"(?<!\w)([Aa])(n?)(?=\s+$)")
DETERMINED = re.compile(
    r"(?<!\w)(?:the|an?|this|that|every|each|one|another|other|first|only|no|as|is|was)\s+$", re.IGNORECASE
)
ROLE = "|".join(sorted(ROLES - {"one"}, key=len, reverse=True))
VOWELS = "AEIOUaeiou"
NAME_LIKE = frozenset({"black", "white", "brown", "christian", "gay"})
NAMED = re.compile(r"['\u2019]s(?!\w)|\s+(?:was|is|has|had|did|said|says|told|asked|came|went|\w+ed)\b")
VERB_LIKE = re.compile(r"\s+(?:the|an?|her|his|their|my|our|your|it|up)\b")


def characteristic_stand_ins(text: str, *, small: bool = False) -> list[Edit]:
    """Each word that is replaced, by the edit that does it, with its article; "Black British" is one word.

    With `small`, capitals are not asked for: the text has next to none of its own.
    """
    edits: list[Edit] = []
    for found in _pattern(small).finditer(text):
        kind, word = found.lastgroup or "", found.group()
        if _is_name(text, found) or _is_verb_or_thing(text, found, kind):
            continue
        new = STAND_IN[kind]
        article = ARTICLE.search(text, max(0, found.start() - 8), found.start())
        ending = "n" if new[0] in VOWELS else ""
        if article is not None and article[2] != ending:
            edits.append((article.start(), article.end(), article[1] + ending))
        edits.append((found.start(), found.end(), cased_like(new, word) + _plural(word)))
    return edits


def _is_name(text: str, found: re.Match[str]) -> bool:
    """True for "Brown asked", "Christian's mum": a capital that does what names do."""
    word = found.group()
    return (
        word.lower() in NAME_LIKE
        and word[0].isupper()
        and NAMED.match(text, found.end()) is not None
        and DETERMINED.search(text, max(0, found.start() - 12), found.start()) is None
    )


def _is_verb_or_thing(text: str, found: re.Match[str], kind: str) -> bool:
    """True for "Polish the essay", and for "Black coffee" where it opens a sentence, which gives anything a capital."""
    word = found.group().lower()
    if kind != "ethnicity" or not opens_sentence(text, found.start()):
        return False
    if word == "polish":
        return VERB_LIKE.match(text, found.end()) is not None
    return word in word_class("characteristics", "colour") and _of_a_person().match(text, found.end()) is None


def _plural(word: str) -> str:
    """The plural's ending, where the word has it: "Sikhs", not "middle class"."""
    return "s" if word.endswith("s") and not word.endswith("ss") else ""


def _any(name: str, *, capital: bool = False) -> str:
    """Every word of a class, longer ones first, so that none hides another; any space or hyphen stands for another."""
    ordered = sorted(word_class("characteristics", name), key=lambda word: (-len(word), word))
    return "|".join(_written(word, capital=capital) for word in ordered)


def _written(word: str, *, capital: bool) -> str:
    """One word, its first letter large (or either), those of its further parts either."""
    first, rest = word[0], re.sub(r"(?<=[ -])\w", lambda part: f"[{part[0].upper()}{part[0]}]", word[1:])
    rest = rest.replace(" ", r"\s+").replace("-", "[-\u2010\u2011]")
    return (first.upper() if capital else f"[{first.upper()}{first}]") + rest


@cache
def _of_a_person() -> re.Pattern[str]:
    """What may follow a colour that is said of somebody."""
    return re.compile(rf"\s+(?:{ROLE}|and|or|{BEING.replace(' ', '|')})s?\b")


@cache
def _pattern(small: bool) -> re.Pattern[str]:
    people, colour = _any("ethnicity", capital=True), _any("colour", capital=True)
    either = _any("colour")
    before = rf"(?:(?:{either}|{people})[\s-]+){{0,3}}"  # "Black British", "white Irish"
    of_person = rf"(?:{either})(?=\s+(?:{ROLE})s?\b|\s+(?:and|or)\s+(?:{either}|{people})\b)"
    said_of = rf"(?:(?<=\bis\s)|(?<=\bare\s)|(?<=\bwas\s)|(?<=\bwere\s))(?:{either})(?=[.,;!?])"
    kinds = word_class("characteristics", "colour").union(*(word_class("characteristics", name) for name in SMALL))
    first = "a-zA-Z" if small else "A-Z" + "".join(sorted({word[0] for word in kinds}))
    figurative = FIGURATIVE.replace(" ", "|")
    return re.compile(
        rf"\b(?=[{first}])(?:(?<!-)|(?<=\b[Nn]on-))(?:"
        rf"(?P<ethnicity>{before}(?:{people})s?|(?:{colour})s?(?!\s+[A-Z])|{of_person}|{said_of})"
        rf"|(?P<religion>(?:{_any('religion', capital=True)})s?)"
        rf"|(?P<disability>(?:{_any('disability')})s?(?![\s-]+(?:{figurative}|{DONE_TO.replace(' ', '|')})\b))"
        rf"|(?P<class>{_any('class')})"
        rf"|(?P<orientation>(?:{_any('orientation')})s?)"
        r")(?!\w)",
        re.IGNORECASE if small else 0,
    )
