"""All that a round of matching starts from (problem instance), how to go about it, and whether it makes sense."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from retold.errors import MatchingError
from retold.matching.assign import OBJECTIVES, Objective
from retold.matching.limits import APPROVERS, BARRED, Conflict, Lock
from retold.matching.people import Person
from retold.matching.quotas import Quota
from retold.matching.wishes import MOST_POINTS, STANDARD, Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Who is to be paired, and what limits it. The order of anything here changes nothing.

    A conflict counts where it is active on any day from `first_day` to `last_day`; without these, whatever its dates.
    `base` are pairs, as (mentor, mentee), of which as many as can be are kept before any points are looked at.
    """

    people: tuple[Person, ...]
    conflicts: tuple[Conflict, ...] = ()
    locks: tuple[Lock, ...] = ()
    quotas: tuple[Quota, ...] = ()
    base: tuple[tuple[str, str], ...] = ()
    first_day: date | None = None
    last_day: date | None = None

    def active_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that count in this round."""
        return tuple(c for c in self.conflicts if c.active(self.first_day, self.last_day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to match. `weak_below`: a pair with fewer points is weak. `seed` decides between equally good proposals."""

    objective: Objective = "worst-pair"
    weights: Weights = STANDARD
    weak_below: int = 40
    seed: int = 0


def check(cohort: Cohort, settings: Settings) -> None:
    """Whether the cohort and the settings make sense.

    Raises:
        MatchingError: they do not. The sentence names people by id and holds none of their answers.

    """
    if settings.objective not in OBJECTIVES:
        raise MatchingError(f"There is no such objective. Choose one of: {', '.join(OBJECTIVES)}.")
    for name, weight in settings.weights.named():
        if weight.most < 1 or abs(weight.each) * weight.most > MOST_POINTS:
            raise MatchingError(
                f"The weight of {name} is no small number. Let it come to {MOST_POINTS} points at most."
            )
    for person in cohort.people:
        if complaint := person.complaint():
            raise MatchingError(complaint)
    twice = [key for key, times in Counter((p.id, p.role) for p in cohort.people).items() if times > 1]
    if twice:
        raise MatchingError(f"{min(twice)[0]} stands here twice as a {min(twice)[1]}. Keep one of them.")
    if cohort.first_day and cohort.last_day and cohort.last_day < cohort.first_day:
        raise MatchingError("The round ends before it starts. Change one of the days.")
    for quota in cohort.quotas:
        if complaint := quota.complaint():
            raise MatchingError(complaint)


def check_locks(locks: Iterable[Lock], people: Iterable[Person], barred: Iterable[tuple[str, str]]) -> None:
    """Whether the locked pairs can stand. `barred` lists those of the locked pairs, by ids, that are barred.

    Raises:
        MatchingError: they cannot.

    """
    locks, barred = tuple(locks), set(barred)
    room = {(person.id, person.role): person.capacity for person in people}
    seen: set[tuple[str, str]] = set()
    for lock in locks:
        pair = (lock.mentor, lock.mentee)
        if (lock.mentor, "mentor") not in room:
            raise MatchingError(f"There is no mentor {lock.mentor}. Check the locked pairs.")
        if (lock.mentee, "mentee") not in room:
            raise MatchingError(f"There is no mentee {lock.mentee}. Check the locked pairs.")
        if pair in seen:
            raise MatchingError(f"{lock.mentor} and {lock.mentee} are locked twice. Keep one of them.")
        if pair in barred and len(approvers(lock)) < APPROVERS:
            raise MatchingError(
                f"{lock.mentor} and {lock.mentee}: {BARRED} Two named approvers can allow it.",
            )
        seen.add(pair)
        for key in ((lock.mentor, "mentor"), (lock.mentee, "mentee")):
            room[key] -= 1
            if room[key] < 0:
                raise MatchingError(f"{key[0]} is locked into more pairs than they can take. Unlock one.")


def approvers(lock: Lock) -> frozenset[str]:
    """The different people who approved a locked pair."""
    return frozenset(name.strip().casefold() for name in lock.approved_by) - {""}
