"""Duties that one person never has together (separation of duties), asked when a role is given and at every request.

A wellbeing contact has no other staff role. Whoever researches a round never coordinated it, never took part in it and
manages nobody who did; and the other way round. A role for the whole organisation reaches all of its rounds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from retold.rules.permission_names import Permission
from retold.rules.refusals import HiddenError
from retold.rules.words import PARTICIPANTS, STAFF, ConflictKind, Role

CONTACT_ALONE = "A wellbeing contact has no other staff role. One of the two has to end before the other begins."
RESEARCHER_APART = (
    "Whoever does research on a round never coordinated it, never took part in it, manages nobody who did, and was "
    "never paired with somebody who did. "
    "Somebody else has to take this role."
)
APART: dict[Role, tuple[Role, ...]] = {
    Role.RESEARCHER: (Role.COORDINATOR, *PARTICIPANTS),
    Role.COORDINATOR: (Role.RESEARCHER,),
    Role.MENTOR: (Role.RESEARCHER,),
    Role.MENTEE: (Role.RESEARCHER,),
}
"Role -> what nobody who has it in a round ever was, or is, in that round."
MANAGING = (ConflictKind.LINE, ConflictKind.SKIP_LEVEL, ConflictKind.FAMILY)
"As what somebody stands so close to a participant that they do no research on the round."


INVITED: dict[Role, Permission] = {
    Role.COORDINATOR: "organisation.invite_coordinator",
    Role.COMMITTEE: "organisation.invite",
    Role.MENTOR: "organisation.invite",
    Role.MENTEE: "organisation.invite",
}
"Role -> what whoever invites somebody to it must be allowed. Nobody is invited to a role of trust: it is asked for."


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A role that somebody has or had in one organisation: in one round, or (None) in all of them."""

    role: Role
    cohort_id: str | None
    in_force: bool


def to_invite(role: Role) -> Permission:
    """What whoever invites to this role must be allowed. Raises HiddenError for one to which nobody is invited."""
    if role not in INVITED:
        raise HiddenError
    return INVITED[role]


def why_not(wanted: Duty, duties: Iterable[Duty]) -> str:
    """Why nobody who has, or had, these duties is given the wanted one; "" where nothing stands against it."""
    for duty in duties:
        if duty.in_force and not go_together(wanted.role, duty.role):
            return CONTACT_ALONE
        if duty.role in APART.get(wanted.role, ()) and meet(wanted.cohort_id, duty.cohort_id):
            return RESEARCHER_APART
    return ""


def go_together(one: Role, other: Role) -> bool:
    """Whether somebody may have both of these at a time, whatever the round."""
    return one == other or Role.WELLBEING not in (one, other) or not {one, other} <= set(STAFF)


def meet(one: str | None, other: str | None) -> bool:
    """Whether two duties reach a round that is the same; None reaches every one."""
    return one is None or other is None or one == other


def closed_rounds(role: Role, duties: Iterable[Duty]) -> tuple[bool, frozenset[str]]:
    """(whether all are, which rounds are) closed to somebody in this role by what they are or were besides."""
    rounds = [duty.cohort_id for duty in duties if duty.role in APART.get(role, ())]
    return None in rounds, frozenset(one for one in rounds if one is not None)
