"""What an override costs the others (counterfactual): one pair forced, everything else matched anew around it."""

from dataclasses import dataclass

import numpy as np

from retold.matching.cohort import approvers
from retold.matching.limits import APPROVERS, Lock
from retold.matching.propose import Board, Pair, Proposal, barred_locks, proposed

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """The proposal with the pair forced, against the one before.

    `cost` is in points that a coordinator may see (below 0: the total rises). `moved` are the pairs of before that are
    no more. `left_out` are people who had a partner before and have none now; `brought_in` the reverse.
    """

    forced: Pair
    proposal: Proposal
    cost: int
    moved: tuple[Pair, ...]
    left_out: tuple[str, ...]
    brought_in: tuple[str, ...]

    def in_words(self) -> str:
        """One sentence for the coordinator."""
        moves = f"{counted(len(self.moved), 'pair')} {'moves' if len(self.moved) == 1 else 'move'}"
        change = f"costs {points(self.cost)}" if self.cost >= 0 else f"adds {points(-self.cost)}"
        parts = [f"It {change}", moves]
        if self.left_out:
            parts.append(f"left without a partner: {', '.join(self.left_out)}")
        if self.brought_in:
            parts.append(f"now with a partner: {', '.join(self.brought_in)}")
        return "; ".join(parts) + "."


def override(board: Board, before: Proposal, lock: Lock) -> Override:
    """The best proposal that has the pair of `lock` and every locked pair of `before`.

    Among equally good ones, the one that moves fewest pairs. The board is not laid out again, and the search for the
    worst pair starts where `before` ended.

    Raises:
        MatchingError: the pair is barred and not approved by two, or the two have no room for it.

    """
    kept_locks = [
        Lock(mentor=pair.mentor, mentee=pair.mentee, approved_by=pair.approved_by)
        for pair in before.pairs
        if pair.locked and (pair.mentor, pair.mentee) != (lock.mentor, lock.mentee)
    ]
    kept = np.zeros(board.may.shape, dtype=bool)
    for pair in before.pairs:
        kept[board.place(pair.mentor, pair.mentee)] = True
    after = proposed(board, [*kept_locks, lock], near=before.sealed.level, kept=kept)
    had, have = with_partner(before), with_partner(after)
    now = {(pair.mentor, pair.mentee) for pair in after.pairs}
    return Override(
        forced=next(pair for pair in after.pairs if (pair.mentor, pair.mentee) == (lock.mentor, lock.mentee)),
        proposal=after,
        cost=before.points - after.points,
        moved=tuple(pair for pair in before.pairs if (pair.mentor, pair.mentee) not in now),
        left_out=tuple(sorted(id_ for id_, _ in had - have)),
        brought_in=tuple(sorted(id_ for id_, _ in have - had)),
    )


def barred_anew(board: Board, before: Proposal) -> Proposal:
    """The best proposal on a board on which more is barred than on the one that `before` was made on.

    Locked pairs stay, but for those that are barred now and that no two people approved; among equally good proposals
    it is the one that moves fewest pairs.
    """
    locks = [
        Lock(mentor=pair.mentor, mentee=pair.mentee, approved_by=pair.approved_by)
        for pair in before.pairs
        if pair.locked
    ]
    barred = set(barred_locks(board, locks))
    stand = [lock for lock in locks if (lock.mentor, lock.mentee) not in barred or len(approvers(lock)) >= APPROVERS]
    kept = np.zeros(board.may.shape, dtype=bool)
    for pair in before.pairs:
        kept[board.place(pair.mentor, pair.mentee)] = True
    return proposed(board, stand, kept=kept)


def with_partner(proposal: Proposal) -> set[tuple[str, str]]:
    """Everybody who is in a pair, by id and role."""
    return {(pair.mentor, "mentor") for pair in proposal.pairs} | {(pair.mentee, "mentee") for pair in proposal.pairs}


def points(number: int) -> str:
    """A number of points."""
    return f"{number} {'point' if number == 1 else 'points'}"


def counted(number: int, noun: str) -> str:
    """A number in words, with its noun."""
    return f"{WORDS[number] if number < len(WORDS) else number} {noun}{'' if number == 1 else 's'}"
