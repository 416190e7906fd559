"""Who may have done what a passive leaves unsaid (implicit agent): the nearest that the text speaks of.

Leaving out who acts is what van Leeuwen (2008) calls suppression. What is found here is a candidate for its class of
actor. It is never told as a fact: a reason that rests on it says so, and quotes it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from retold.discourse.grammar.clauses import Clause, Slot
from retold.discourse.lexicon import word_class

AT = frozenset({"at", "in", "on", "from", "within", "under", "through"})
BACK = 2  # sentences before, in which somebody may be meant
NEAR = 8  # clauses on either side, in which somebody may be meant
ABLE = frozenset({"institution", "writer", "family", "peers", "society", "other"})
NOBODY_KNOWN = word_class("actors", "indefinite") | {"who", "they"}


def name_candidates(table: list[Clause]) -> None:
    """Fill `unnamed` of every passive without an agent."""
    by_sentence: dict[int, list[Clause]] = defaultdict(list)
    for clause in table:
        by_sentence[clause.sentence].append(clause)
    for clause in table:
        if clause.voice == "passive-agentless":
            clause.unnamed = next(_candidates(clause, by_sentence), None)


def _candidates(clause: Clause, by_sentence: dict[int, list[Clause]]) -> Iterator[Slot]:
    """Where it is done; who stands before it in the sentence, and after; who in the sentences before; nearest first."""
    own = [slot for preposition, slot in clause.prepositions if preposition in AT]
    beside = by_sentence[clause.sentence]
    at = bisect_left(beside, clause.index, key=lambda other: other.index)
    ahead = _people(beside[max(0, at - NEAR) : at])
    behind = _people(beside[at + 1 : at + 1 + NEAR])
    earlier = (_people(by_sentence.get(clause.sentence - back, [])[-NEAR:]) for back in range(1, BACK + 1))
    taken = clause.subject.actor if clause.subject else None
    for slot in chain(own, reversed(ahead), behind, *(reversed(people) for people in earlier)):
        if not slot.inherited and slot.actor in ABLE and slot.actor != taken and slot.lemma not in NOBODY_KNOWN:
            yield slot


def _people(clauses: list[Clause]) -> list[Slot]:
    """Whoever acts in some clauses, is acted on or stands in a phrase, as the text has them."""
    found = [
        slot
        for clause in clauses
        for slot in (clause.agent, clause.subject, clause.object, clause.dative, *(s for _, s in clause.prepositions))
        if slot is not None
    ]
    return sorted(found, key=lambda slot: slot.head)
