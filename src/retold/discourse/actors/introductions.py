"""Who a named person is (entity typing), from how the text brings them in: "her tutor, Anne", "a boy named Sam"."""

from retold.discourse.actors.characters import GROUPS, Character, Characters, gender_of
from retold.discourse.naming.nouns import ANYBODY, STUDENT, WORKPLACES, YOUNG, noun_actor
from retold.discourse.reading.tokens import Tokens

DEFINITE = frozenset({"the", "our", "my", "his", "her", "their"})
FIRST_MENTIONS = 3
NEAR = 8  # tokens in which "who ..." follows a name


def introduce(tokens: Tokens, characters: Characters) -> None:
    """Give every named member the actor and the gender of the noun that introduces them."""
    for member in characters.members:
        if member.person is not None:
            for index in member.tokens[:FIRST_MENTIONS]:
                _learn(tokens, characters, member, index)


def _learn(tokens: Tokens, characters: Characters, member: Character, index: int) -> None:
    noun = _introducing(tokens, characters, index)
    if noun is not None and tokens.dep[noun] == "appos" and tokens.lemma[noun].lower() in ANYBODY | YOUNG:
        member.pronoun = member.pronoun or gender_of(tokens.lemma[noun].lower())
        noun = tokens.head[noun]  # "her mentor, a woman called Denise"
    if noun is not None:
        lemma = tokens.lemma[noun].lower()
        actor = noun_actor(tokens, noun, characters.arrived)
        if lemma in STUDENT | YOUNG | ANYBODY:
            member.pronoun = member.pronoun or gender_of(lemma)
            _join(characters, member, noun)
        elif actor is not None and (actor != "family" or _owned(tokens, noun)):
            member.actor = member.actor or actor
            member.pronoun = member.pronoun or gender_of(lemma)
            member.lemma = member.lemma or lemma
    if member.actor is None and _works_here(tokens, index, noun):
        member.actor = "institution"


def _join(characters: Characters, member: Character, noun: int) -> None:
    """In "a lad called Sam" and "my young man is called Sam" the noun is Sam too."""
    other = characters.at.get(noun)
    if other is not None and other is not member and other.person is None:
        other.tokens.remove(noun)
        member.tokens = sorted([*member.tokens, noun])
        characters.at[noun] = member


def _introducing(tokens: Tokens, characters: Characters, index: int) -> int | None:
    """The noun beside a name, or said of it."""
    above, label = tokens.head[index], tokens.dep[index]
    if label == "appos" and above != index:
        several = tokens.lemma[above] in GROUPS or tokens.tag[above] == "NNS"
        return None if several and tokens.lower[above] != "one" else _of_one(tokens, above)
    for kid in tokens.children[index]:
        named = kid in characters.at and characters.at[kid].person is not None
        if tokens.dep[kid] == "appos" and not named:
            return _of_one(tokens, kid)
        if tokens.dep[kid] in {"compound", "nmod"} and kid < index and noun_actor(tokens, kid, characters.arrived):
            return kid
    return _said_of_name(tokens, above, label)


def _said_of_name(tokens: Tokens, verb: int, label: str) -> int | None:
    """The noun in "Anne was her tutor", "her tutor was Anne", "a tutor called Anne"."""
    if tokens.lemma[verb] == "be" and label == "nsubj":
        noun = tokens.child(verb, "attr")
        plain = noun is not None and not any(tokens.dep[kid] == "amod" for kid in tokens.children[noun])
        return noun if noun is not None and plain and _definite(tokens, noun) else None  # no "second mum"
    if tokens.lemma[verb] == "be" and label == "attr":
        return tokens.child(verb, "nsubj")
    if label != "oprd" or tokens.lemma[verb] not in {"call", "name"}:
        return None
    return tokens.head[verb] if tokens.dep[verb] == "acl" else tokens.child(verb, "nsubjpass")


def _of_one(tokens: Tokens, noun: int) -> int:
    """In "one of our surgeons" the surgeons."""
    of = tokens.child(noun, "prep") if tokens.lower[noun] == "one" else None
    inner = tokens.child(of, "pobj") if of is not None else None
    return noun if inner is None else inner


def _owned(tokens: Tokens, noun: int) -> bool:
    return any(tokens.dep[kid] == "poss" for kid in tokens.children[noun])


def _definite(tokens: Tokens, noun: int) -> bool:
    return any(tokens.lower[kid] in DEFINITE for kid in tokens.children[noun])


def _works_here(tokens: Tokens, index: int, noun: int | None) -> bool:
    """True for "our stockman Alan", "Moira in Accommodation", "Karen, who manages our studentships"."""
    beside = tokens.children[index] + (tokens.children[noun] if noun is not None else [])
    if any(tokens.lower[kid] == "our" for kid in beside):
        return True
    for kid in tokens.children[index]:
        below = tokens.lower[tokens.left[kid] : tokens.right[kid] + 1]
        if tokens.dep[kid] == "prep" and tokens.lower[kid] in {"in", "from", "on", "at"}:
            return not WORKPLACES.isdisjoint(below)
        if tokens.dep[kid] == "relcl" and kid < index + NEAR:
            return "our" in below
    return False
