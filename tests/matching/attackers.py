"""Who looks at the base and guesses a veto: they know every point, and that one veto hit one of the best pairs.

The tests hold the bounds (`test_bases.py`); `benchmarks/guessing.py` prints the figures.
"""

import random
from dataclasses import replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from factories.cohorts import made_cohort
from retold.matching.base import LOT, base
from retold.matching.cohort import Settings
from retold.matching.propose import lay_out, propose


def nothing_drawn(mentor_id, mentee_id):
    """The lot of every pair is 0."""
    del mentor_id, mentee_id
    return 0


def drawn_from(chance):
    """A lot for each pair, the same as often as it is asked for."""
    kept = {}

    def lot(mentor_id, mentee_id):
        return kept.setdefault((mentor_id, mentee_id), chance.randint(0, LOT))

    return lot


def vetoed(cohort, *pairs):
    """The same people with these vetoes."""
    against = {}
    for one, other in pairs:
        against.setdefault(one, set()).add(other)
    people = (
        replace(one, not_with=frozenset(against.get(one.id, ()))) if one.role == "mentor" else one
        for one in cohort.people
    )
    return replace(cohort, people=tuple(people))


def without_wishes(cohort):
    return replace(cohort, people=tuple(replace(one, wishes=frozenset()) for one in cohort.people))


def base_of(cohort, *vetoes, lot=nothing_drawn, **settings):
    said = Settings(**settings)
    return base(lay_out(cohort, said), lay_out(vetoed(cohort, *vetoes), said), lot)


def pairs(proposal):
    return tuple((pair.mentor, pair.mentee) for pair in proposal.pairs)


def open_best(cohort, **settings):
    return pairs(propose(lay_out(cohort, Settings(**settings))))


def guesses(size, seed, objective):
    """Whether each of two attackers names the veto, by the smallest loss and by lots of their own; and what is paid."""
    chance = random.Random(f"{size} {seed}")
    cohort = without_wishes(made_cohort(size, seed, barred=0.0))
    board = lay_out(cohort, Settings(objective=objective))
    best = pairs(propose(board))
    veto = chance.choice(best)
    seen = base_of(cohort, veto, lot=drawn_from(chance), objective=objective)
    points = board.points.total.astype(float)
    suspects = [pair for pair in best if pair not in seen]
    paid = sum(points[board.place(*pair)] for pair in best) - sum(points[board.place(*pair)] for pair in seen)
    named = (by_loss(board, points, suspects), by_lots(board, points, suspects, seen, seed))
    return [guess == veto for guess in named] + [paid / size]


def by_loss(board, points, suspects):
    """The suspect without whom the rest could have been best: that it was they costs least to believe."""
    return min(suspects, key=lambda pair: best_without(board, points, pair)[0])


def by_lots(board, points, suspects, seen, seed):
    """The suspect for whom rounds drawn anew come out most like what was seen."""
    drawing = np.random.default_rng(seed)
    shown = np.zeros(points.shape, dtype=bool)
    for pair in seen:
        shown[board.place(*pair)] = True

    def likeness(pair):
        alike = 0.0
        for _ in range(25):
            _, rows, columns = best_without(board, points + drawing.integers(0, LOT + 1, points.shape), pair)
            alike += np.exp(shown[rows, columns].sum())
        return alike

    return max(suspects, key=likeness)


def best_without(board, points, pair):
    """The best total, with its rows and columns, where this pair may not be."""
    open_ = points.copy()
    open_[board.place(*pair)] = -1e6
    rows, columns = linear_sum_assignment(open_, maximize=True)
    return open_[rows, columns].sum(), rows, columns


def tried(size, rounds, objective, first=0):
    """How often each attacker names the veto, and what the lots cost a pair, over so many rounds."""
    return np.mean([guesses(size, seed, objective) for seed in range(first, first + rounds)], axis=0)


def named_without_lots(size, seed):
    """Whether whoever works each suspect out, where nothing is drawn, names the veto."""
    chance = random.Random(f"{size} {seed}")
    cohort = without_wishes(made_cohort(size, seed, barred=0.0))
    best = base_of(cohort)
    veto = chance.choice(best)
    seen = base_of(cohort, veto)
    suspects = [pair for pair in best if pair not in seen and base_of(cohort, pair) == seen]
    return chance.choice(suspects) == veto
