"""Before something ends (confirmation): whether this viewer may end it now, and the words in which they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from retold.queries.coming_steps import coming_step
from retold.queries.names import names_in
from retold.queries.visible import one
from retold.records.committee.models import Idea
from retold.records.people.models import Appointment, Invitation
from retold.records.record import HouseRecord
from retold.records.scheme.models import Agreement, Application, Cohort, MatchRun, Meeting, Proposal
from retold.records.study.models import Study
from retold.rules.lifecycles import lifecycle
from retold.rules.open_steps import open_steps
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.what_ends import ASKING, ENDINGS, Undo
from retold.rules.when import When

MODELS: Mapping[str, type[HouseRecord]] = {
    model.noun: model
    for model in (Agreement, Application, Appointment, Cohort, Idea, Invitation, MatchRun, Meeting, Proposal, Study)
}

NAMED_BY = ("name", "title", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOnce:
    """The page that asks: `on` is the day in whose morning it is done, None where it is done at once.

    `about` is what it is about, as the page before named it.
    """

    about: str
    title: str
    button: str
    told: tuple[str, ...]
    undo: str
    on: date | None


def asked_once(name: str, at: When, *, about: str = "") -> AskedOnce:
    """The words for one step by its whole name ("study.close"). Callers have asked whether the viewer may take it."""
    said = ASKING[name]
    in_the_morning = ENDINGS[name].undo is Undo.MORNING
    return AskedOnce(
        about=about,
        title=said.title,
        button=said.button,
        told=said.told,
        undo=said.undo,
        on=at.day + timedelta(days=1) if in_the_morning else None,
    )


def demand_step(viewer: Viewer, name: str, pk: str, *, led_by: str = "pk") -> tuple[str, str]:
    """(what a record is called, an id in one of its columns), if the viewer may take this step with it now.

    Raises HiddenError.
    """
    noun, _, step = name.partition(".")
    found = one(viewer, lifecycle(noun).step(step).permission, MODELS[noun], pk)
    if step not in open_steps(viewer, found) or coming_step(found) is not None:
        raise HiddenError
    return called(found), str(getattr(found, led_by))


def called(record: Any) -> str:
    """What the page before names a record by; "" where it names it by nothing."""
    if isinstance(record, Proposal):
        names = names_in([record])
        return " and ".join(names[record.cohort_id, person] for person in (record.mentor_id, record.mentee_id))
    if isinstance(record, MatchRun):
        return str(record.cohort.name)
    return next((str(getattr(record, name)) for name in NAMED_BY if hasattr(record, name)), "")
