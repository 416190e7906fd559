"""Everybody in the text put together: who each mention stands for, and who speaks as "I" and "we"."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retold.discourse.actors import noun_actor
from retold.discourse.antecedents import Resolver
from retold.discourse.cast import Member, cast_of
from retold.discourse.clauses import Clause
from retold.discourse.codebook import Actor
from retold.discourse.findings import Mention
from retold.discourse.introductions import introduce
from retold.discourse.lexicon import words
from retold.discourse.pronouns import FIRST, FIRST_SINGULAR
from retold.discourse.protagonist import Protagonist, protagonist_of, told_by_the_student
from retold.discourse.quotations import Quotation
from retold.discourse.tokens import Tokens

if TYPE_CHECKING:
    from retold.discourse.document import Copy

REFLECTING = words("commitment", "think") | words("commitment", "neutral_belief") | {"like", "mean", "admit", "confess"}
RELATIVE = frozenset({"WP", "WDT", "WP$"})


@dataclass(frozen=True, slots=True)
class People:
    """Token at the head of each mention -> actor; the mentions in text order; the protagonist."""

    actor_of: dict[int, Actor]
    mentions: list[Mention]
    protagonist: Protagonist


def people_of(
    tokens: Tokens, table: list[Clause], clause_of: list[int | None], copy: "Copy", quotations: list[Quotation]
) -> People:
    """Resolve everybody."""
    cast = cast_of(tokens, copy.persons, copy.new_pronouns)
    introduce(tokens, cast)
    best = protagonist_of(tokens, cast)
    Resolver(tokens, table, clause_of, cast, best).resolve()
    actor_of = {token: member.actor or "other" for token, member in cast.at.items() if _counts(member)}
    for noun, subject in cast.predicates:
        actor = actor_of.get(subject)
        if actor is not None:
            actor_of[noun] = actor
        elif tokens.dep[noun] == "appos":
            alone = noun_actor(tokens, noun, cast.arrived)
            if alone is not None:
                actor_of[noun] = alone
    own: Actor = "student" if told_by_the_student(tokens, cast, best) else "institution"
    _add_first_person(tokens, table, clause_of, quotations, actor_of, own)
    mentions = [
        Mention(start=tokens.start[at], end=tokens.end[at], actor=actor) for at, actor in sorted(actor_of.items())
    ]
    for index, tag in enumerate(tokens.tag):
        if tag in RELATIVE and index not in actor_of:
            antecedent = _antecedent(tokens, clause_of, table, index)
            if antecedent is not None and tokens.lower[index] == "which" and tokens.pos[antecedent] == "PROPN":
                continue
            if antecedent in actor_of:
                actor_of[index] = actor_of[antecedent]
    protagonist = Protagonist(
        names=_names(best),
        pronoun=best.pronoun,
        tokens=frozenset(best.tokens),
    )
    return People(actor_of, mentions, protagonist)


def _names(best: Member) -> tuple[str, ...]:
    if best.person is None:
        return ()
    return tuple(dict.fromkeys(" ".join(name.words) for name in best.person.names))


def _counts(member: Member) -> bool:
    return member.human and (member.actor is not None or member.person is not None or member.number == "one")


def _antecedent(tokens: Tokens, clause_of: list[int | None], table: list[Clause], index: int) -> int | None:
    number = clause_of[index]
    if number is None or tokens.dep[table[number].head] != "relcl":
        return None
    return tokens.head[table[number].head]


def _add_first_person(
    tokens: Tokens,
    table: list[Clause],
    clause_of: list[int | None],
    quotations: list[Quotation],
    actor_of: dict[int, Actor],
    own: Actor,
) -> None:
    """ "I" and "we" are the institution, the writer where "I" reflects, and in speech whoever speaks."""
    spoken = {token: q for q in quotations if q.speech for token in range(q.first, q.last + 1)}
    for index, word in enumerate(tokens.lower):
        if word not in FIRST:
            continue
        quotation = spoken.get(index)
        if quotation is not None:
            speaker = actor_of.get(quotation.source.head) if quotation.source else None
            if speaker is not None:
                actor_of[index] = speaker
            continue
        actor_of[index] = own
        number = clause_of[index]
        if own == "institution" and word in FIRST_SINGULAR and number is not None:
            clause = table[number]
            if (
                clause.subject
                and clause.subject.head == index
                and clause.tense == "present"
                and clause.verb in REFLECTING
            ):
                actor_of[index] = "writer"
