"""Whom each mention means (entity linking), everybody put together, and who speaks as "I" and "we"."""

from dataclasses import dataclass

from retold.discourse.actors.antecedents import Resolver
from retold.discourse.actors.characters import Character, characters_of
from retold.discourse.actors.introductions import introduce
from retold.discourse.actors.protagonist import Protagonist, protagonist_of, told_by_the_student
from retold.discourse.codebook import Actor
from retold.discourse.findings import Mention
from retold.discourse.grammar.clauses import Clause
from retold.discourse.grammar.quotations import Quotation
from retold.discourse.lexicon import word_class
from retold.discourse.naming.names import Person
from retold.discourse.naming.nouns import noun_actor
from retold.discourse.naming.pronouns import FIRST, FIRST_SINGULAR
from retold.discourse.reading.tokens import Tokens

REFLECTING = (
    word_class("commitment", "think")
    | word_class("commitment", "neutral_belief")
    | {"like", "mean", "admit", "confess"}
)
RELATIVE = frozenset({"WP", "WDT", "WP$"})


@dataclass(frozen=True, slots=True)
class Mentions:
    """Token at the head of each mention -> actor; the mentions in text order; the protagonist."""

    actor_of: dict[int, Actor]
    mentions: list[Mention]
    protagonist: Protagonist


def mentions_of(
    tokens: Tokens,
    table: list[Clause],
    clause_of: list[int | None],
    quotations: list[Quotation],
    *,
    persons: list[Person],
    replaced: dict[int, str],
) -> Mentions:
    """Resolve everybody. `persons` are who is named; `replaced` has the class of a pronoun by where it starts."""
    characters = characters_of(tokens, persons, replaced)
    introduce(tokens, characters)
    best = protagonist_of(tokens, characters)
    Resolver(tokens, table, clause_of, characters, best).resolve()
    actor_of = {token: member.actor or "other" for token, member in characters.at.items() if _counts(member)}
    for noun, subject in characters.predicates:
        actor = actor_of.get(subject) or noun_actor(tokens, noun, characters.arrived)
        if actor is not None:
            actor_of[noun] = actor
    speakers = _speakers(tokens, table, clause_of, told_by_the_student(tokens, characters, best))
    actor_of |= speakers | _in_speech(tokens, quotations, actor_of | speakers)
    mentions = [
        Mention(start=tokens.start[at], end=tokens.end[at], actor=actor) for at, actor in sorted(actor_of.items())
    ]
    actor_of |= _relatives(tokens, table, clause_of, actor_of)
    return Mentions(
        actor_of, mentions, Protagonist(names=_names(best), pronoun=best.pronoun, tokens=frozenset(best.tokens))
    )


def _names(best: Character) -> tuple[str, ...]:
    if best.person is None:
        return ()
    return tuple(dict.fromkeys(" ".join(name.words) for name in best.person.names))


def _counts(member: Character) -> bool:
    return member.human and (member.actor is not None or member.person is not None or member.number == "one")


def _speakers(
    tokens: Tokens, table: list[Clause], clause_of: list[int | None], told_by_student: bool
) -> dict[int, Actor]:
    """Each "I" and "we": the institution, or the writer where "I" reflects; the student where the student tells it."""
    found: dict[int, Actor] = {}
    for index, word in enumerate(tokens.lower):
        if word in FIRST:
            number = clause_of[index]
            reflects = word in FIRST_SINGULAR and number is not None and _reflects(table[number], index)
            found[index] = "student" if told_by_student else "writer" if reflects else "institution"
    return found


def _reflects(clause: Clause, index: int) -> bool:
    """True for "I find such stories moving", "I think"."""
    own = clause.subject is not None and clause.subject.head == index
    return own and clause.tense == "present" and clause.verb in REFLECTING


def _in_speech(tokens: Tokens, quotations: list[Quotation], actor_of: dict[int, Actor]) -> dict[int, Actor]:
    """In speech "I" is whoever speaks, as far as that is known."""
    return {
        index: actor_of[quotation.source.head]
        for quotation in quotations
        if quotation.speech and quotation.source is not None and quotation.source.head in actor_of
        for index in range(quotation.first, quotation.last + 1)
        if tokens.lower[index] in FIRST
    }


def _relatives(
    tokens: Tokens, table: list[Clause], clause_of: list[int | None], actor_of: dict[int, Actor]
) -> dict[int, Actor]:
    """Each "who" and "which" is whoever stands before it; they are in slots, but no mentions."""
    found: dict[int, Actor] = {}
    for index, tag in enumerate(tokens.tag):
        number = clause_of[index]
        if tag not in RELATIVE or index in actor_of or number is None:
            continue
        head = table[number].head
        before = tokens.head[head]
        thing = tokens.lower[index] == "which" and tokens.pos[before] == "PROPN"
        if tokens.dep[head] == "relcl" and before in actor_of and not thing:
            found[index] = actor_of[before]
    return found
