"""When a study asks for which story (data collection windows)."""

from datetime import date
from typing import Protocol

from retold.rules.words import NarrativeTime, StoryState


class Days(Protocol):
    """What says from which day the stories are asked for: a study."""

    first_asked_on: date
    second_asked_on: date


def asked_for(study: Days, time: NarrativeTime, first: str | None, *, on: date) -> bool:
    """Whether a story of that time is asked for on a day; `first` is the state of the first story, if there is one.

    The first is asked for until the second is; the second only from those who handed in a first.
    """
    if time == NarrativeTime.FIRST:
        return study.first_asked_on <= on < study.second_asked_on
    return study.second_asked_on <= on and first == StoryState.SUBMITTED
