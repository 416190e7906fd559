"""Why a pair (explanations of a recommendation), in two tellings: the coordinator's and the pair's own.

Neither has a word that its reader may not see.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from retold.matching.limits import BARRED
from retold.matching.people import Person
from retold.matching.propose import Board, Pair, Proposal
from retold.matching.wishes import PARTS, Integers, Points, Reader

AS_A_WHOLE = "You were paired by looking at the round as a whole."
"""What a pair reads that has nothing in common to be told of."""
NOTHING_TO_SHOW = "Nothing in common that a coordinator may see."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEXT_BEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part of the score that the reader may see, with its points, in words."""

    part: str
    points: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Reasons for one reader; `points` is their sum, and nothing else."""

    points: int
    reasons: tuple[Reason, ...]
    otherwise: str

    def in_words(self) -> str:
        """All reasons, or the constant sentence where there are none."""
        return " ".join(reason.words for reason in self.reasons) or self.otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBest:
    """Another partner one of the two may have, with the points that a coordinator may see."""

    id: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A pair with both tellings, and whom else the mentor and the mentee could have, best first."""

    pair: Pair
    for_coordinator: Explanation
    for_pair: Explanation
    else_for_mentor: tuple[NextBest, ...]
    else_for_mentee: tuple[NextBest, ...]


def explained(board: Board, proposal: Proposal) -> tuple[Explained, ...]:
    """Every pair of a proposal, explained, in the proposal's order."""
    if not proposal.pairs:
        return ()
    rows = [board.row_of[pair.mentor] for pair in proposal.pairs]
    columns = [board.column_of[pair.mentee] for pair in proposal.pairs]
    told = zip(
        proposal.pairs,
        explanations(board, rows, columns, "coordinator"),
        explanations(board, rows, columns, "pair"),
        next_best(board.seen, board.may, board.mentees, rows, columns),
        next_best(board.seen.T, board.may.T, board.mentors, columns, rows),
        strict=True,
    )
    return tuple(
        Explained(
            pair=pair,
            for_coordinator=for_coordinator,
            for_pair=for_pair,
            else_for_mentor=else_for_mentor,
            else_for_mentee=else_for_mentee,
        )
        for pair, for_coordinator, for_pair, else_for_mentor, else_for_mentee in told
    )


def explanation(board: Board, mentor: str, mentee: str, reader: Reader) -> Explanation | str:
    """Why these two might be paired, whoever they are now paired with; for a barred pair the words for every bar.

    Raises:
        KeyError: an id that is not there.

    """
    row, column = board.place(mentor, mentee)
    return explanations(board, [row], [column], reader)[0] if board.may[row, column] else BARRED


def explanations(board: Board, rows: Sequence[int], columns: Sequence[int], reader: Reader) -> list[Explanation]:
    """The tellings of the pairs of these rows and columns for one reader."""
    points = visible(board.points, rows, columns, reader)
    return [
        telling(board.mentors[row], board.mentees[column], {part: at[index] for part, at in points.items()}, reader)
        for index, (row, column) in enumerate(zip(rows, columns, strict=True))
    ]


def visible(points: Points, rows: Sequence[int], columns: Sequence[int], reader: Reader) -> dict[str, list[int]]:
    """By part, the points at each place, 0 where the reader may not see them; parts never seen are not there at all."""
    return {
        part.name: points.of(part, reader, (rows, columns)).tolist() for part in PARTS if part.seen(reader) != "never"
    }


def telling(mentor: Person, mentee: Person, points: dict[str, int], reader: Reader) -> Explanation:
    """One pair told to one reader from the parts that count."""
    words = IN_WORDS[reader]
    reasons = tuple(
        Reason(part=part, points=worth, words=words(part, mentor, mentee)) for part, worth in points.items() if worth
    )
    return Explanation(
        points=sum(reason.points for reason in reasons),
        reasons=reasons,
        otherwise=NOTHING_TO_SHOW if reader == "coordinator" else AS_A_WHOLE,
    )


def to_coordinator(part: str, mentor: Person, mentee: Person) -> str:
    """A part in words for the coordinator."""
    if part == "topics":
        return f"Topics in common: {in_common(mentor.topics, mentee.topics)}."
    if part == "hours":
        hours = len(mentor.hours & mentee.hours)
        return f"{hours} {'hour' if hours == 1 else 'hours'} a week in common."
    if part == "unit":
        return "They work in different units."
    if part == "modes":
        return f"Both can meet: {in_common(mentor.modes, mentee.modes)}."
    if part == "languages":
        return f"Languages in common: {in_common(mentor.languages, mentee.languages)}."
    return "Ask first: a conflict to ask about is on record."


def to_pair(part: str, mentor: Person, mentee: Person) -> str:
    """A part in words for the two themselves."""
    if part == "topics":
        return f"You both chose: {in_common(mentor.topics, mentee.topics)}."
    if part == "hours":
        return f"You are both free: {', '.join(slots(mentor.hours & mentee.hours))}."
    if part == "unit":
        return "You work in different units."
    if part == "modes":
        return f"You can both meet: {in_common(mentor.modes, mentee.modes)}."
    return f"You both speak: {in_common(mentor.languages, mentee.languages)}."


IN_WORDS = {"coordinator": to_coordinator, "pair": to_pair}


def in_common(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """What both said, in one spelling: that of either of them, never anybody else's."""
    mine = {word.casefold(): word for word in sorted(ours, reverse=True)}
    other = {word.casefold(): word for word in sorted(theirs, reverse=True)}
    return ", ".join(min(mine[word], other[word]) for word in sorted(mine.keys() & other.keys()))


def slots(hours: frozenset[int]) -> Iterator[str]:
    """Hours of a week as stretches of a day: "Monday 9-11"."""
    # Hours in one unbroken stretch differ from their rank by the same number.
    for (day, _), stretch in groupby(enumerate(sorted(hours)), key=lambda pair: (pair[1] // 24, pair[1] - pair[0])):
        times = [hour % 24 for _, hour in stretch]
        yield f"{DAYS[day]} {times[0]}–{times[-1] + 1}"


def next_best(
    seen: Integers,
    may: NDArray[np.bool_],
    partners: Sequence[Person],
    rows: Sequence[int],
    columns: Sequence[int],
) -> list[tuple[NextBest, ...]]:
    """For the person of each row, the best partners that may be, other than the one of the column."""
    width = len(partners)
    # One number a partner: points first, then the drawn order, so that no two are equal.
    rank = np.where(may[rows], seen[rows].astype(np.int64) * width - np.arange(width), np.iinfo(np.int64).min)
    rank[np.arange(len(rows)), columns] = np.iinfo(np.int64).min
    most = min(NEXT_BEST, width)
    best = np.argpartition(rank, width - most, axis=1)[:, width - most :]
    order = np.argsort(np.take_along_axis(rank, best, axis=1), axis=1)[:, ::-1]
    best = np.take_along_axis(best, order, axis=1)
    return [
        tuple(
            NextBest(id=partners[place].id, points=int(seen[row, place]))
            for place in places.tolist()
            if place != own and may[row, place]
        )
        for row, own, places in zip(rows, columns, best, strict=True)
    ]
