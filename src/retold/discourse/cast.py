"""The cast of a story: everybody and every group it mentions by name or noun, with what is known of them."""

from dataclasses import dataclass, field
from typing import Literal

from retold.discourse.actors import ANYBODY, KNOWN, STUDENT, WORKPLACES, YOUNG, arrival, noun_actor
from retold.discourse.capitals import TITLES_FAMILY, TITLES_HE, TITLES_SHE, TITLES_STAFF
from retold.discourse.codebook import Actor
from retold.discourse.lexicon import words
from retold.discourse.names import Person
from retold.discourse.pronouns import CLASS_OF
from retold.discourse.tokens import Tokens

Number = Literal["one", "many", "group"]

FEMININE, MASCULINE = words("actors", "feminine"), words("actors", "masculine")
GROUPS = words("actors", "groups")
INDEFINITE = words("actors", "indefinite")


@dataclass(slots=True, eq=False)
class Member:
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
class Cast:
    """Members by the token at the head of each mention; pronouns are added when they are resolved."""

    members: list[Member]
    at: dict[int, Member]
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


def cast_of(tokens: Tokens, persons: list[Person], new_pronouns: dict[int, str]) -> Cast:
    """Everybody named or described, pronouns apart."""
    arrived = arrival(tokens)
    kinds = [CLASS_OF.get(word, "") for word in tokens.lower]
    for index, start in enumerate(tokens.start) if new_pronouns else ():
        kinds[index] = new_pronouns.get(start, kinds[index])
    cast = Cast([], {}, arrived, kinds)
    named = {name.start: person for person in persons for name in person.names}
    by_person: dict[int, Member] = {}
    by_lemma: dict[str, Member] = {}
    for index, pos in enumerate(tokens.pos):
        person = named.get(tokens.start[index])
        if person is not None and tokens.lower[index] != "'s":
            member = by_person.get(id(person))
            if member is None:
                member = by_person[id(person)] = _named(person)
                cast.members.append(member)
        elif pos in {"NOUN", "PROPN"} and tokens.dep[index] != "compound":
            subject = _said_of(tokens, index)
            if subject is not None:
                cast.predicates.append((index, subject))
                continue
            described = _described(tokens, index, cast, by_lemma)
            if described is None:
                continue
            member = described
        elif tokens.lower[index] in INDEFINITE and pos in {"PRON", "NOUN", "NUM"}:
            member = _somebody(tokens, index, arrived)
            cast.members.append(member)
        else:
            continue
        cast.at[index] = member
        member.tokens.append(index)
        member.weight += ROLE_WEIGHT.get(tokens.dep[index], 0.3)
    return cast


def _somebody(tokens: Tokens, index: int, arrived: int) -> Member:
    """Nobody in particular, or in "one of our lecturers" a lecturer."""
    of = tokens.child(index, "prep")
    noun = tokens.child(of, "pobj") if of is not None and tokens.lower[of] == "of" else None
    actor = noun_actor(tokens, noun, arrived) if noun is not None else None
    if noun is None or actor is None:
        return Member("one", None, lemma=tokens.lower[index])
    return Member("one", actor, gender_of(tokens.lemma[noun].lower()), tokens.lemma[noun].lower())


def _said_of(tokens: Tokens, index: int) -> int | None:
    """The subject of which a predicate noun is said: "they were lovely people" brings nobody in."""
    if tokens.lemma[index].lower() not in KNOWN:
        return None
    above = tokens.head[index]
    if tokens.dep[index] == "appos" and index - above > CLOSE:
        return None
    if tokens.dep[index] == "appos" and (tokens.tag[index] == "NNS") != (tokens.tag[above] in {"NNS", "NNPS"}):
        return None
    if tokens.dep[index] == "appos" and tokens.pos[above] in {"NOUN", "PROPN"}:
        return above
    if tokens.dep[index] != "attr" or tokens.lemma[above] not in {"be", "become", "remain"}:
        return None
    subject = tokens.child(above, "nsubj")
    return None if subject is None or tokens.lower[subject] in {"it", "there", "this", "that", "here"} else subject


def _named(person: Person) -> Member:
    pronoun = "he" if person.title in TITLES_HE else "she" if person.title in TITLES_SHE | {"sister", "matron"} else ""
    actor: Actor | None = "institution" if person.title in TITLES_STAFF else None
    if person.title in TITLES_FAMILY:
        actor = "family"
    return Member("one", actor, pronoun, person=person)


def _described(tokens: Tokens, index: int, cast: Cast, by_lemma: dict[str, Member]) -> Member | None:
    lemma = tokens.lemma[index].lower()
    actor = noun_actor(tokens, index, cast.arrived)
    plural = tokens.tag[index] in {"NNS", "NNPS"}
    if actor is None:
        if not plural:
            return None
        member = Member("many", None, "they", lemma, human=False)
        cast.members.append(member)
        return member
    article = next((tokens.lower[kid] for kid in tokens.children[index] if tokens.dep[kid] in {"det", "poss"}), "")
    key = f"{lemma}/{plural}/{actor}"
    known = by_lemma.get(key)
    if known is not None and article not in {"a", "an", "another", "some", "every", "each", "any", "no"}:
        return known
    if plural:
        member = Member("many", actor, "they", lemma)
    elif lemma in GROUPS and lemma not in STUDENT:
        member = Member("group", actor, "they", lemma)
    else:
        member = Member("one", actor, gender_of(lemma), lemma)
    by_lemma[key] = member
    cast.members.append(member)
    return member


def gender_of(lemma: str) -> str:
    return "she" if lemma in FEMININE else "he" if lemma in MASCULINE else ""
