"""What every page has around it (template context): the same for everybody in one role, whatever there is to see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from retold.rules.words import Role


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the navigation: an address by name, and its words."""

    to: str
    words: str


TODAY = Way("today", "Today")
COHORTS = Way("cohorts", "Rounds")
ORGANISATION = Way("organisation", "Organisation")
STUDIES = Way("studies", "Studies")
STORIES = Way("stories", "Your stories")
MEMBERS = Way("members", "People and roles")
MEETINGS = Way("meetings", "Meetings")
OWN = Way("own", "Private")
CONCERNS = Way("letters", "Concerns")
IDEAS = Way("ideas", "Ideas")
SAID_AND_DONE = Way("said-and-done-rounds", "You said, we did")
RELEASED = Way("released-ideas", "Ideas")
ACTIONS = Way("actions", "Actions")

# Constant per role: an entry never appears because there is something behind it.
WAYS: Mapping[Role | None, tuple[Way, ...]] = {
    None: (TODAY,),
    Role.COORDINATOR: (TODAY, COHORTS, RELEASED, ACTIONS, MEMBERS, ORGANISATION),
    Role.MENTOR: (TODAY, MEETINGS, OWN, IDEAS, SAID_AND_DONE),
    Role.MENTEE: (TODAY, MEETINGS, OWN, IDEAS, SAID_AND_DONE, STORIES),
    Role.RESEARCHER: (TODAY, COHORTS, STUDIES),
    Role.WELLBEING: (TODAY, CONCERNS),
    Role.COMMITTEE: (TODAY, RELEASED, ACTIONS),
    Role.ADMINISTRATOR: (TODAY, ACTIONS, ORGANISATION, MEMBERS),
    Role.MACHINE: (),
}


IDLE = 30 * 60
"After how many seconds without a key or a pointer a page signs its reader out."
IDLE_IN_PRIVATE = 15 * 60
"The same for pages on which somebody writes what is theirs alone."
PRIVATE = "/own/"


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, seat and marks for the base template."""
    viewer = getattr(request, "viewer", None)
    seat = getattr(request, "seat", None)
    signed_in = bool(viewer and viewer.signed_in)
    return {
        "signed_in": signed_in,
        "seat": seat,
        "ways": WAYS[seat.role if seat else None] if signed_in else (),
        "idle": IDLE_IN_PRIVATE if request.path.startswith(PRIVATE) else IDLE,
        "demo": settings.RETOLD_DEMO,
    }
