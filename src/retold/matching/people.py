"""Who takes part in a round of matching (participants), and what they said. A sealed field is never shown.

A sealed field is for matching only.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

Role = Literal["mentor", "mentee"]
ROLES: tuple[Role, ...] = get_args(Role)
Shareable = Literal["topics", "languages", "modes", "unit"]
SHAREABLE: tuple[Shareable, ...] = get_args(Shareable)
Strength = Literal["prefer", "require"]
HOURS_A_WEEK = 168


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A mentor's wish that the partner describes themselves so: preferred (it weighs) or required (it limits)."""

    attribute: str
    value: str
    strength: Strength = "prefer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One applicant in one role; somebody who applies as both stands here twice, under one id.

    `hours` are whole hours of a week, 0 for Monday from midnight to 167. `shares` are the answers that the partner may
    see if the partner shares theirs too. `groups` are whatever quotas speak of, such as tutor groups. `waited` marks
    who was left out before. Words are compared without regard to capitals.

    Sealed (kept out of every representation): `identity` as (attribute, value), several allowed; `wishes`; `not_with`,
    ids of people; `avoided_units`. Only a mentor has the last three.
    """

    id: str
    role: Role
    name: str = ""
    unit: str = ""
    site: str = ""
    capacity: int = 1
    topics: frozenset[str] = frozenset()
    hours: frozenset[int] = frozenset()
    modes: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    shares: frozenset[Shareable] = frozenset()
    waited: bool = False
    earlier_partners: frozenset[str] = field(default=frozenset(), repr=False)
    identity: frozenset[tuple[str, str]] = field(default=frozenset(), repr=False)
    wishes: frozenset[Wish] = field(default=frozenset(), repr=False)
    not_with: frozenset[str] = field(default=frozenset(), repr=False)
    avoided_units: frozenset[str] = field(default=frozenset(), repr=False)

    def complaint(self) -> str | None:  # noqa: PLR0911  one return a complaint reads best
        """What is wrong with this person's answers, as a sentence without any answer in it; None if nothing is."""
        if not self.id:
            return "Somebody has no id. Give everybody one."
        if self.role not in ROLES:
            return f"{self.id} is neither mentor nor mentee. Say which."
        if self.capacity not in {1, 2}:
            return f"{self.id} can take one or two partners. Set the capacity to 1 or 2."
        if not all(0 <= hour < HOURS_A_WEEK for hour in self.hours):
            return f"{self.id} is free in an hour that no week has. Give hours from 0 (Monday, midnight) to 167."
        if not self.shares <= set(SHAREABLE):
            return f"{self.id} shares an answer that cannot be shared. It may be: {', '.join(SHAREABLE)}."
        if self.role == "mentee" and (self.wishes or self.not_with or self.avoided_units):
            return f"{self.id} is a mentee: only a mentor may limit whom to be paired with. Record a conflict instead."
        return None
