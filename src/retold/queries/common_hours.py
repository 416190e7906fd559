"""When both of a pair usually can (availability): the next of the times that suit both, and none that suits one."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from retold.queries.match_inputs import hours
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import Application, Pair
from retold.rules.questions import SLOTS
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role

A_WEEK = 7
HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonHours:
    """The next day on which both usually can, and from when to when (`until` may be midnight)."""

    day: date
    begins: time
    ends: time


def common_hours(viewer: Viewer, pair_id: str, at: When) -> tuple[CommonHours, ...]:
    """The times of the coming week, from tomorrow on, that suit both of the viewer's own pair. Raises HiddenError."""
    pair = one(viewer, "pair.plan_meeting", Pair, pair_id)
    sides = {Role.MENTOR.value: pair.mentor_id, Role.MENTEE.value: pair.mentee_id}
    rows = stored(Application).filter(cohort_id=pair.cohort_id, person_id__in=sides.values())
    said = {row.role: set(row.availability) for row in rows if sides.get(row.role) == row.person_id}
    both = said.get(Role.MENTOR.value, set()) & said.get(Role.MENTEE.value, set())
    found = (next_of(slot, at) for slot in SLOTS if slot in both)
    return tuple(sorted(found, key=lambda one: (one.day, one.begins)))


def next_of(slot: str, at: When) -> CommonHours:
    """A slot such as "tue-pm" the next time it comes, tomorrow at the earliest."""
    inside = sorted(hours(slot))
    weekday = inside[0] // HOURS_A_DAY
    ahead = (weekday - at.day.weekday() - 1) % A_WEEK + 1
    return CommonHours(
        day=at.day + timedelta(days=ahead),
        begins=time(inside[0] % HOURS_A_DAY),
        ends=time((inside[-1] + 1) % HOURS_A_DAY),
    )
