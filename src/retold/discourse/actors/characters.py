"""Everybody and every group a story mentions by name or noun (entities), with what is known of them."""

from dataclasses import dataclass, field
from typing import Literal

from retold.discourse.codebook import Actor
from retold.discourse.lexicon import word_class
from retold.discourse.naming.capitals import TITLES_FAMILY, TITLES_HE, TITLES_SHE, TITLES_STAFF
from retold.discourse.naming.names import Person
from retold.discourse.naming.nouns import KNOWN, STUDENT, arrival, noun_actor
from retold.discourse.naming.pronouns import CLASS_OF
from retold.discourse.reading.tokens import Tokens

Number = Literal["one", "many", "group"]

FEMININE, MASCULINE = word_class("actors", "feminine"), word_class("actors", "masculine")
GROUPS = word_class("actors", "groups")
INDEFINITE = word_class("actors", "indefinite")


@dataclass(slots=True, eq=False)
class Character:
    """One person or group. `pronoun` is a class of `pronouns.FORMS`, "" while unknown."""

    number: Number
    actor: Actor | None
    pronoun: str = ""
    lemma: str = ""
    person: Person | None = None
    human: bool = True
    tokens: list[int] = field(default_factory=list)
    weight: float = 0.0  # how much the story speaks of them: subjects most
    salience: float = 0.0  # while pronouns are resolved
    fresh: int = -1  # sentence in which salience was last brought up to date
    role: str = ""  # dependency label of the last mention
    last: int = -1  # token of the last mention


@dataclass(slots=True)
class Characters:
    """Members by the token at the head of each mention; pronouns are added when they are resolved."""

    members: list[Character]
    at: dict[int, Character]
    arrived: int
    kinds: list[str]  # class of pronoun of each token, "" of any other word
    predicates: list[tuple[int, int]] = field(default_factory=list)  # predicate noun, subject it is said of


CLOSE = 6  # tokens from a noun to what stands beside it
ROLE_WEIGHT = {
    "nsubj": 2.0,
    "nsubjpass": 1.8,
    "poss": 1.2,
    "dobj": 1.2,
    "dative": 1.2,
    "pobj": 0.8,
    "appos": 0.6,
    "ROOT": 1.0,
    "conj": 0.8,
}
ROLE_ELSE = 0.3
NOUNS = frozenset({"NOUN", "PROPN"})
BEING = frozenset({"be", "become", "remain"})
IMPERSONAL = frozenset({"it", "there", "this", "that", "here"})
FRESH = frozenset({"a", "an", "another", "some", "every", "each", "any", "no"})


def characters_of(tokens: Tokens, persons: list[Person], replaced: dict[int, str]) -> Characters:
    """Everybody named or described, pronouns apart. `replaced` has the class of a pronoun by where it starts."""
    kinds = [CLASS_OF.get(word, "") for word in tokens.lower]
    for index, start in enumerate(tokens.start) if replaced else ():
        kinds[index] = replaced.get(start, kinds[index])
    characters = Characters([], {}, arrival(tokens), kinds)
    named = {name.start: _named(person) for person in persons for name in person.names[:1]}
    for person in persons:
        named |= {name.start: named[person.names[0].start] for name in person.names}
    known: dict[str, Character] = {}
    for index, pos in enumerate(tokens.pos):
        member = named.get(tokens.start[index])
        if member is not None:
            member = None if tokens.lower[index] == "'s" else member
        elif pos in NOUNS and tokens.dep[index] != "compound":
            member = _described(tokens, index, characters, known)
        elif tokens.lower[index] in INDEFINITE and pos in {"PRON", "NOUN", "NUM"}:
            member = _somebody(tokens, index, characters.arrived, named)
        if member is not None:
            characters.at[index] = member
            member.tokens.append(index)
            member.weight += ROLE_WEIGHT.get(tokens.dep[index], ROLE_ELSE)
    characters.members = list({id(member): member for member in characters.at.values()}.values())
    return characters


def _somebody(tokens: Tokens, index: int, arrived: int, named: dict[int, Character]) -> Character | None:
    """Nobody in particular; in "one of our lecturers" a lecturer, in "one of our lecturers, Anne" she; no number."""
    for kid in tokens.children[index]:
        if tokens.dep[kid] == "appos" and tokens.start[kid] in named:
            return named[tokens.start[kid]]
    of = tokens.child(index, "prep")
    noun = tokens.child(of, "pobj") if of is not None and tokens.lower[of] == "of" else None
    actor = noun_actor(tokens, noun, arrived) if noun is not None else None
    if noun is None or actor is None:
        return None if tokens.pos[index] == "NUM" else Character("one", None, lemma=tokens.lower[index])
    return Character("one", actor, gender_of(tokens.lemma[noun].lower()), tokens.lemma[noun].lower())


def _said_of(tokens: Tokens, index: int) -> int | None:
    """The subject of which a predicate noun is said: "they were lovely people" brings nobody in."""
    label, above = tokens.dep[index], tokens.head[index]
    if tokens.lemma[index].lower() not in KNOWN:
        return None
    if label == "appos":
        alike = (tokens.tag[index] == "NNS") == (tokens.tag[above] in {"NNS", "NNPS"})
        return above if alike and index - above <= CLOSE and tokens.pos[above] in NOUNS else None
    subject = tokens.child(above, "nsubj") if label == "attr" and tokens.lemma[above] in BEING else None
    return None if subject is None or tokens.lower[subject] in IMPERSONAL else subject


def _named(person: Person) -> Character:
    pronoun = "he" if person.title in TITLES_HE else "she" if person.title in TITLES_SHE | {"sister", "matron"} else ""
    actor: Actor | None = "institution" if person.title in TITLES_STAFF else None
    if person.title in TITLES_FAMILY:
        actor = "family"
    return Character("one", actor, pronoun, person=person)


def _described(tokens: Tokens, index: int, characters: Characters, known: dict[str, Character]) -> Character | None:
    """Whoever a noun brings in, or has brought in before; a predicate noun is only noted."""
    subject = _said_of(tokens, index)
    if subject is not None:
        characters.predicates.append((index, subject))
        return None
    lemma = tokens.lemma[index].lower()
    actor = noun_actor(tokens, index, characters.arrived)
    plural = tokens.tag[index] in {"NNS", "NNPS"}
    if actor is None:
        return Character("many", None, "they", lemma, human=False) if plural else None
    article = next((tokens.lower[kid] for kid in tokens.children[index] if tokens.dep[kid] in {"det", "poss"}), "")
    key = f"{lemma}/{plural}/{actor}"
    if key not in known or article in FRESH:
        group = lemma in GROUPS and lemma not in STUDENT
        number: Number = "many" if plural else "group" if group else "one"
        known[key] = Character(number, actor, gender_of(lemma) if number == "one" else "they", lemma)
    return known[key]


def gender_of(lemma: str) -> str:
    """The class of pronoun that a noun asks for, "" where it may be any: "mother", "lad", "tutor"."""
    return "she" if lemma in FEMININE else "he" if lemma in MASCULINE else ""
