"""The word classes that cues ask for (lexicons): read from `lexicons/cue_*.toml`, once, at first use.

A class is named by its file and its table: `verb.help`, `noun.rule`, `adjective.timid`, `phrase.care`. British spelling
in the files; the American one is added here.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FURTHER = "_"  # where phrases stand whose second word is any word, or that have none
FILES = {"verb": "cue_verbs", "noun": "cue_nouns", "adjective": "cue_adjectives", "phrase": "cue_phrases"}
AMERICAN = (
    (re.compile(r"(?<=[a-z]{3})is(e|es|ed|ing|ation)\b"), r"iz\1"),
    (re.compile(r"ys(e|ed|ing)\b"), r"yz\1"),
    (re.compile(r"\b(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum|splend|vig)our"), r"\1or"),
    (re.compile(r"\b(enrol|fulfil|instal|skil)(?=\b|ful\b|ment\b)"), r"\1l"),
    (re.compile(r"\b(licenc|defenc|offenc|pretenc)e"), lambda found: found.group(1)[:-1] + "se"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"\bcentre"), "center"),
    (re.compile(r"judgement"), "judgment"),
    (re.compile(r"\bpractise"), "practice"),
    (re.compile(r"(marvel|counsel|travel|label|cancel|model|signal)l(ed|ing|or|er|ous)\b"), r"\1\2"),
    (re.compile(r"\bgrey"), "gray"),
    (re.compile(r"\bmum"), "mom"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words; "_" stands for any one word, "*" for none to two."""

    words: tuple[str, ...]
    name: str  # of its class


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word -> names of its classes, by kind; phrases by their first word and their second."""

    verb: dict[str, tuple[str, ...]]
    noun: dict[str, tuple[str, ...]]
    adjective: dict[str, tuple[str, ...]]
    phrases: dict[str, dict[str, tuple[Phrase, ...]]]
    names: frozenset[str]


def words(text: str) -> frozenset[str]:
    """A small class of words, written beside what asks for it."""
    return frozenset(text.split())


@cache
def lexicon() -> Lexicon:
    """Everything the files hold."""
    tables: dict[str, dict[str, dict[str, None]]] = {kind: {} for kind in FILES}
    names = set()
    for kind, stem in FILES.items():
        for table, entry in _read(stem).items():
            name = f"{kind}.{table}"
            names.add(name)
            for word in _listed(entry["words"]):
                for spelling in spellings(word):
                    tables[kind].setdefault(spelling, {})[name] = None
    words = {kind: {word: tuple(classes) for word, classes in table.items()} for kind, table in tables.items()}
    return Lexicon(words["verb"], words["noun"], words["adjective"], by_opening(words["phrase"]), frozenset(names))


def spellings(word: str) -> tuple[str, ...]:
    """A word in lower case, as written and, where it differs, in American spelling."""
    written = word.lower()
    american = written
    for pattern, replacement in AMERICAN:
        american = pattern.sub(replacement, american)
    return (written,) if american == written else (written, american)


def _read(stem: str) -> dict[str, dict[str, str]]:
    path = files("retold.discourse") / "lexicons" / f"{stem}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _listed(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",") if word.strip()]


def by_opening(phrases: dict[str, tuple[str, ...]]) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """Phrases with the names of their classes, by first word and second.

    Raises ValueError for a phrase that begins with a gap or ends with one of any length.
    """
    found: dict[str, dict[str, list[Phrase]]] = {}
    for text, names in phrases.items():
        run = tuple(text.split())
        if run[0] in {"_", "*"} or run[-1] == "*":
            raise ValueError(f"the phrase “{text}” begins or ends with a gap")
        second = run[1] if len(run) > 1 and run[1] != "*" else FURTHER
        for name in names:
            found.setdefault(run[0], {}).setdefault(second, []).append(Phrase(run, name))
    return {first: {second: tuple(listed) for second, listed in of.items()} for first, of in found.items()}
