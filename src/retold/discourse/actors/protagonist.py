"""Who the story is about (its protagonist): found from where names and nouns stand, never from a list of names."""

from dataclasses import dataclass

from retold.discourse.actors.characters import Character, Characters
from retold.discourse.naming.nouns import ANYBODY, STUDENT, YOUNG
from retold.discourse.naming.pronouns import FIRST_SINGULAR
from retold.discourse.reading.tokens import Tokens

LEADING = frozenset({"nsubj", "nsubjpass", "ROOT", "poss"})
WINDOW = 25  # tokens in which a group may be what "they" means
FIRST_VOTES = 8.0
NAMED_ENOUGH = 4.0  # a named candidate of this score goes before any "lad" or "girl"
ENOUGH = 1.5
EARLY = 0.25  # share of the text in which a protagonist is brought in


@dataclass(frozen=True, slots=True, kw_only=True)
class Protagonist:
    """The student of the story: names as in the text, the pronoun class most used, the heads of all mentions."""

    names: tuple[str, ...]
    pronoun: str  # he, she, they, xe, ze, ey, fae; "" where none is used
    tokens: frozenset[int]


def protagonist_of(tokens: Tokens, characters: Characters) -> Character:
    """The character the story is about; one that was never named where only pronouns tell of them."""
    candidates = [member for member in characters.members if member.number == "one" and _may_be(member)]
    scores = {id(member): _score(tokens, member) for member in candidates}
    _follow_pronouns(tokens, characters, scores)
    named = [member for member in candidates if member.person is not None and scores[id(member)] >= NAMED_ENOUGH]
    best = max(named or candidates, key=lambda member: scores[id(member)], default=None)
    if best is None or scores[id(best)] < ENOUGH:
        best = Character("one", "student")
        characters.members.append(best)
    best.actor = "student"
    best.pronoun = _pronoun(tokens, characters, best)
    _join(characters, best)
    return best


def _may_be(member: Character) -> bool:
    if member.person is not None:
        return member.actor in {None, "student"} or (member.actor == "institution" and member.person.title != "")
    return member.lemma in STUDENT or member.lemma in YOUNG or member.lemma in ANYBODY


def _score(tokens: Tokens, member: Character) -> float:
    score = member.weight
    first = member.tokens[0] if member.tokens else 0
    if member.person is not None:
        score += 3.0
        if member.actor == "institution" or member.person.title:
            score *= 0.3
    elif member.lemma in ANYBODY:
        score *= 0.5
    if first < EARLY * len(tokens):
        score += 2.0 * (1 - first / max(1.0, EARLY * len(tokens)))
    return score


def _follow_pronouns(tokens: Tokens, characters: Characters, scores: dict[int, float]) -> None:
    """Let pronouns speak for whoever was last a subject, a little for the first, against one who acts on "him"."""
    first: int | None = None
    last: int | None = None
    for index in range(len(tokens)):
        member = characters.at.get(index)
        if member is not None and id(member) in scores:
            if _acts_on_a_pronoun(tokens, index):
                scores[id(member)] -= 1.0
            elif last is None or tokens.dep[index] in LEADING:
                last = id(member)
            first = first or id(member)
        elif characters.kinds[index] and last is not None and first is not None:
            scores[last] += 0.2
            scores[first] += 0.1


def _acts_on_a_pronoun(tokens: Tokens, index: int) -> bool:
    """True for "Hallworth took him in hand": whoever "him" is, it is not Hallworth."""
    if tokens.dep[index] != "nsubj":
        return False
    verb = tokens.head[index]
    inner = [
        kid
        for below in tokens.children[verb]
        if tokens.dep[below] in {"prep", "dative"}
        for kid in tokens.children[below]
    ]
    return any(
        tokens.lower[kid] in {"him", "her", "them"} and tokens.dep[kid] in {"dobj", "dative", "pobj"}
        for kid in (*tokens.children[verb], *inner)
    )


def _join(characters: Characters, best: Character) -> None:
    """Let "the student" and "this young woman" be the protagonist too, where nobody else could be meant."""
    for member in characters.members:
        if member is best or member.number != "one" or member.person is not None:
            continue
        fits = not best.pronoun or member.pronoun in {"", best.pronoun}
        if fits and member.actor != "family" and member.lemma in STUDENT | YOUNG:
            for token in member.tokens:
                characters.at[token] = best
                best.tokens.append(token)
            member.tokens.clear()
    best.tokens.sort()


def _pronoun(tokens: Tokens, characters: Characters, best: Character) -> str:
    """By agreement: the first three pronouns after the first mention weigh most, those beside a rival little."""
    if best.pronoun:
        return best.pronoun
    votes: dict[str, float] = {}
    rival: Character | None = None  # somebody else who was spoken of after the protagonist
    several = -WINDOW  # where last a group was spoken of
    for index in range(best.tokens[0] if best.tokens else 0, len(tokens)):
        member = characters.at.get(index)
        if member is best:
            rival = None
        elif member is not None and member.number == "one":
            rival = member if member.actor is not None or member.person is not None else rival
        elif member is not None:
            several = index
        kind = characters.kinds[index]
        if not kind:
            continue
        weight = 3.0 if sum(votes.values()) < FIRST_VOTES else 1.0
        if kind == "they":
            weight *= 0.3 if index - several < WINDOW else 0.8
        elif rival is not None and rival.pronoun in {kind, ""}:
            weight *= 0.3 if rival.pronoun == kind else 0.5
        votes[kind] = votes.get(kind, 0.0) + weight
    return max(votes, key=lambda kind: votes[kind], default="")


def told_by_the_student(tokens: Tokens, characters: Characters, best: Character) -> bool:
    """True where the student speaks as "I": "I'm Kerensa", or nobody is named and hardly anybody is "he" or "she"."""
    for token in best.tokens if best.person is not None else ():
        verb = tokens.head[token]
        if tokens.dep[token] in {"attr", "acomp"} and tokens.lemma[verb] == "be":
            subject = tokens.child(verb, "nsubj")
            return subject is not None and tokens.lower[subject] in {"i", "name"} and tokens.lower[token - 1] != '"'
    if best.person is not None or len(best.tokens) > 2:
        return False
    firsts = sum(word in FIRST_SINGULAR for word in tokens.lower)
    thirds = sum(kind not in {"", "they"} for kind in characters.kinds)
    return firsts >= 8 and thirds * 3 < firsts
