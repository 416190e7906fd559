"""Who may have done what a passive tells without saying by whom: the nearest that the text speaks of.

Leaving out who acts is what van Leeuwen (2008) calls suppression. What is found here is a candidate for its class of
actor. It is never told as a fact: a reason that rests on it says so, and quotes it.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from retold.discourse.clauses import Clause, Slot
from retold.discourse.lexicon import words

AT = frozenset({"at", "in", "on", "from", "within", "under", "through"})
BACK = 2  # sentences before, in which somebody may be meant
ABLE = frozenset({"institution", "writer", "family", "peers", "society", "other"})
NOBODY_KNOWN = words("actors", "indefinite") | {"who", "they"}


def name_candidates(table: list[Clause]) -> None:
    """Fill `unnamed` of every passive without an agent."""
    by_sentence: dict[int, list[Clause]] = defaultdict(list)
    for clause in table:
        by_sentence[clause.sentence].append(clause)
    for clause in table:
        if clause.voice == "passive-agentless":
            clause.unnamed = next(_candidates(clause, by_sentence), None)


def _candidates(clause: Clause, by_sentence: dict[int, list[Clause]]) -> Iterator[Slot]:
    """The nearest first: where it is done, who stands beside it in the sentence, who in the sentences before."""
    own = [slot for preposition, slot in clause.prepositions if preposition in AT]
    beside = by_sentence[clause.sentence]
    ahead = [other for other in reversed(beside) if other.index < clause.index]
    behind = [other for other in beside if other.index > clause.index]
    earlier = (other for back in range(1, BACK + 1) for other in reversed(by_sentence.get(clause.sentence - back, [])))
    taken = clause.subject.actor if clause.subject else None
    for slot in chain(own, *map(_people, ahead), *map(_people, behind), chain.from_iterable(map(_people, earlier))):
        if not slot.inherited and slot.actor in ABLE and slot.actor != taken and slot.lemma not in NOBODY_KNOWN:
            yield slot


def _people(clause: Clause) -> list[Slot]:
    """Whoever acts in a clause, is acted on or stands in a phrase of it."""
    named = [slot for slot in (clause.agent, clause.subject, clause.object, clause.dative) if slot is not None]
    return named + [slot for _, slot in clause.prepositions]
