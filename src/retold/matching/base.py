"""The base: the one set of pairs that private facts may move (a perturbed assignment), worked out once a publication.

Whatever is worked out later comes from these pairs and from open facts alone. So that they are no oracle, open facts
alone settle who has how many partners, and every pair has a secret lot beside its points; where few pairs are openly
possible, private facts do not steer at all. What still can be guessed stands in the explanation of inferences.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from retold.matching.assign import Doubles, Whole, assign, stacked
from retold.matching.cohort import Settings
from retold.matching.propose import Board, solved

FEWEST_PARTNERS = 3
"Private facts do not steer for whoever has fewer openly possible partners than this."
MOST_BARRED = 3
"Nor for anybody, where open bars exclude one in this many of all pairs, or more."
LOT = 20
"The largest lot of a pair, in points; the smallest is 0."

Pairs = tuple[tuple[str, str], ...]
Lot = Callable[[str, str], int]


def base(openly: Board, privately: Board, lot: Lot) -> Pairs:
    """The pairs, as (mentor, mentee) ids in their order. `lot` gives the secret lot of two ids, from 0 to `LOT`.

    The two boards are of the same people, without quotas: one with open facts alone, one with private facts too. The
    first settles whose seats are filled. Then the same seats are filled again with fewest private bars, then by the aim
    of the run with lots beside the points.

    Raises:
        MatchingError: the people cannot be matched, for a reason that open facts have.

    """
    settled = solved(openly, (), near=None, kept=None)
    rows, columns = np.sort(settled.rows), np.sort(settled.columns)
    steered = where_private_facts_steer(openly.may)
    barred = openly.may & ~privately.may & steered
    scores = np.where(steered, privately.points.total, openly.points.total) + lots(openly, lot)
    places = refilled(openly.may, barred, scores, rows, columns, openly.settings)
    assert len(places) == rows.size, "what open facts settled fills these seats"
    return tuple(sorted((openly.mentors[row].id, openly.mentees[column].id) for row, column in places))


def where_private_facts_steer(may: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pairs for which private facts may decide, by what is openly possible: mentors down, mentees across.

    Who bars openly all but a few pairs would else read from the rest what is private.
    """
    if np.count_nonzero(~may) * MOST_BARRED >= may.size:
        return np.zeros_like(may)
    steered: NDArray[np.bool_] = (may.sum(axis=1) >= FEWEST_PARTNERS)[:, None] & (may.sum(axis=0) >= FEWEST_PARTNERS)
    return steered


def lots(board: Board, lot: Lot) -> Whole:
    """The lot of every pair on a board."""
    drawn = [[lot(mentor.id, mentee.id) for mentee in board.mentees] for mentor in board.mentors]
    return np.array(drawn, dtype=np.int64).reshape(board.may.shape)


def refilled(  # noqa: PLR0917  a table each of what may be, what is barred and the scores; then the seats on two sides
    may: NDArray[np.bool_],
    barred: NDArray[np.bool_],
    scores: Whole,
    rows: NDArray[np.intp],
    columns: NDArray[np.intp],
    settings: Settings,
) -> list[tuple[int, int]]:
    """The best pairs of these seats, as places on the board.

    Two seats of one mentor are alike. Where both would go to one mentee, who has two seats as well, one is kept from
    that mentee, and the other from the next of whom that is so: nothing is lost by it. No pair that open facts settled
    is kept out, since of its two one has a single seat (see `seats`).
    """
    cross = np.ix_(rows, columns)
    open_seats, kept_out = may[cross], 0
    while True:
        gains: Doubles = stacked(open_seats.astype(np.float64), open_seats & ~barred[cross])
        found = assign(scores[cross], gains, objective=settings.objective, weak_below=settings.weak_below)
        places = list(zip(rows[found.rows].tolist(), columns[found.columns].tolist(), strict=True))
        twice = {place for place in places if places.count(place) > 1}
        if not twice:
            return places
        for row, column in twice:
            seat = np.flatnonzero(rows == row)[kept_out % 2]
            open_seats[seat, columns == column] = False
            kept_out += 1
