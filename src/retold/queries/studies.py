"""Studies (protocols) as their researchers see them: what they ask, what was frozen, how many stories there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from retold.measures.shipped import SHIPPED
from retold.queries.coming_steps import Coming, coming_step
from retold.queries.task import Task
from retold.queries.visible import demand_some, one, visible
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.records.study.models import Deviation, Narrative, Prompt, Study, StudyCohort, Tombstone
from retold.rules import prompts
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Expected, NarrativeTime, Sight, StudyMode, StudyState

FEWEST = 8  # whole pairs below which no number of a group is shown (channels 59 and 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyLine:
    """A study in a list."""

    id: str
    title: str
    state: StudyState
    cohort: str
    first_asked_on: date
    second_asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortChoice:
    """A cohort a study can be set up for."""

    id: str
    name: str
    scheme: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationMade:
    """A change to a study after it opened: [what, before, after], in words."""

    made_on: date
    said: tuple[tuple[str, str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPage:
    """One study."""

    id: str
    title: str
    question: str
    mode: StudyMode
    state: StudyState
    sight: Sight
    pilot: bool
    cohorts: tuple[str, ...]
    prompt: str
    prompt_version: int
    prompt_used: bool
    words_from: int
    words_to: int
    expected: tuple[str, ...]
    first_asked_on: date
    second_asked_on: date
    withdrawable_until: date
    kept_until: date
    opened_on: date | None
    frozen_hash: str
    unblinded_on: date | None
    unblinded_why: str
    asked_by: str
    agreed_by: str
    deviations: tuple[DeviationMade, ...]
    stories: tuple[tuple[str, int], ...]
    withdrawn: int
    may_change: bool
    may_deviate: bool
    coming: Coming | None
    steps: frozenset[StepName]
    may_unblind: bool
    may_read_results: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unblinding:
    """An unblinding that waits for a second person."""

    id: str
    title: str
    state: StudyState
    asked_by: str
    reason: str


def studies_to_see(viewer: Viewer) -> tuple[StudyLine, ...]:
    """Every study the viewer may see, by title."""
    demand_some(viewer, "study.read")
    return tuple(
        StudyLine(
            id=row.pk,
            title=row.title,
            state=StudyState(row.state),
            cohort=row.cohort.name,
            first_asked_on=row.first_asked_on,
            second_asked_on=row.second_asked_on,
        )
        for row in visible(viewer, "study.read", Study).select_related("cohort")
    )


def cohorts_to_study(viewer: Viewer) -> tuple[CohortChoice, ...]:
    """The cohorts for which the viewer may set up a study."""
    demand_some(viewer, "cohort.set_up_study")
    rows = visible(viewer, "cohort.set_up_study", Cohort).select_related("scheme").order_by("name", "pk")
    return tuple(CohortChoice(id=row.pk, name=row.name, scheme=row.scheme.name) for row in rows)


def study_page(viewer: Viewer, pk: str, permission: Permission = "study.read") -> StudyPage:
    """One study, for a page that asks for this permission. Raises HiddenError."""
    found = one(viewer, permission, Study, pk, with_=("unblind_asked_by", "unblinded_by"))
    prompt = newest_prompt(found)
    state, sight = StudyState(found.state), Sight(found.sight)
    return StudyPage(
        id=found.pk,
        title=found.title,
        question=found.question,
        mode=StudyMode(found.mode),
        state=state,
        sight=sight,
        pilot=found.pilot,
        cohorts=tuple(
            visible(viewer, "study_cohort.read", StudyCohort).filter(study=found).values_list("cohort__name", flat=True)
        ),
        prompt=prompt.text,
        prompt_version=prompt.version,
        prompt_used=prompt.used,
        words_from=prompt.words_from,
        words_to=prompt.words_to,
        expected=tuple(expectation(measure, way) for measure, way in found.measures),
        first_asked_on=found.first_asked_on,
        second_asked_on=found.second_asked_on,
        withdrawable_until=found.withdrawable_until,
        kept_until=found.kept_until,
        opened_on=found.opened_on,
        frozen_hash=found.frozen_hash,
        unblinded_on=found.unblinded_on,
        unblinded_why=found.unblinded_why,
        asked_by=named(found.unblind_asked_by),
        agreed_by=named(found.unblinded_by),
        deviations=tuple(deviation(row) for row in visible(viewer, "deviation.read", Deviation).filter(study=found)),
        stories=counted(viewer, found),
        withdrawn=visible(viewer, "tombstone.read", Tombstone).filter(study=found).count(),
        may_change=may(viewer, "study.change", found),
        may_deviate=may(viewer, "study.deviate", found),
        coming=coming_step(found) if may(viewer, "study.close", found) else None,
        steps=open_steps(viewer, found),
        may_unblind=sight is Sight.BLIND and may(viewer, "study.unblind", found),
        may_read_results=may(viewer, "study.read_results", found),
    )


def named(person: Person | None) -> str:
    """What somebody is called; "" for nobody."""
    return (person.name or person.email) if person else ""


def unblinding_asked(viewer: Viewer, pk: str) -> Unblinding:
    """That a study be unblinded, for the second person. Raises HiddenError."""
    found = one(viewer, "study.agree_to_unblind", Study, pk, with_=("unblind_asked_by",))
    return Unblinding(
        id=found.pk,
        title=found.title,
        state=StudyState(found.state),
        asked_by=named(found.unblind_asked_by),
        reason=found.unblinded_why,
    )


def unblinding_in_words(study: Study) -> str:
    """When a study was unblinded, by whom and why: it stands with every result."""
    two = " and ".join(name for name in (named(study.unblind_asked_by), named(study.unblinded_by)) if name)
    return f"Unblinded on {study.unblinded_on:%d.%m.%Y}{f' by {two}' if two else ''}: {study.unblinded_why}"


def unblindings(viewer: Viewer, at: When) -> Iterator[Task]:
    """On the first page of whoever may agree to an unblinding."""
    del at
    for row in visible(viewer, "study.agree_to_unblind", Study).select_related("unblind_asked_by"):
        yield Task(
            words=f"{named(row.unblind_asked_by)} asks to unblind a study",
            detail=row.title,
            button="Look and decide",
            page="study-unblinding",
            about=row.pk,
        )


def counted(viewer: Viewer, study: Study) -> tuple[tuple[str, int], ...]:
    """(which story in words, how many are in the study), for a researcher."""
    rows = visible(viewer, "narrative.be_counted", Narrative).filter(study=study)
    counts: dict[str, int] = dict(rows.order_by().values_list("time").annotate(count=Count("pk")))
    return tuple((time.label, counts.get(time, 0)) for time in NarrativeTime)


def deviation(row: Deviation) -> DeviationMade:
    """A stored deviation as plain data."""
    return DeviationMade(
        made_on=row.made_on,
        said=tuple((what, before, after) for what, before, after in row.said),
        reason=row.reason,
    )


def expectation(measure: str, way: str) -> str:
    """What is expected of a primary measure, in words."""
    words = SHIPPED[measure].wording
    return f"{words.title}: towards {words.up if way == Expected.UP else words.down}"


def study_settings(viewer: Viewer, pk: str, permission: Permission) -> dict[str, Any]:
    """What the form of a study shows. Raises HiddenError."""
    return settings_of(one(viewer, permission, Study, pk))


def settings_of(found: Study) -> dict[str, Any]:
    """What a study fixes, by the fields of its form."""
    prompt = newest_prompt(found)
    names = ("title", "question", "mode", "pilot", "first_asked_on", "second_asked_on")
    return {
        **{name: getattr(found, name) for name in (*names, "withdrawable_until", "kept_until")},
        **{name: getattr(prompt, name) for name in ("text", "words_from", "words_to")},
        **{f"expects_{measure}": way for measure, way in found.measures},
        "cohorts": list(stored(StudyCohort).filter(study=found).values_list("cohort_id", flat=True)),
    }


def blank_study(viewer: Viewer, cohort_id: str) -> dict[str, Any]:
    """What the form of a new study for a cohort shows. Raises HiddenError."""
    cohort = one(viewer, "cohort.set_up_study", Cohort, cohort_id)
    return {
        "cohorts": [cohort.pk],
        "text": prompts.TEMPLATE,
        "words_from": prompts.WORDS_FROM,
        "words_to": prompts.WORDS_TO,
    }


def frozen_plan(viewer: Viewer, pk: str) -> str:
    """The frozen plan of a study, as it was hashed. Raises HiddenError before the study has opened."""
    found = one(viewer, "study.read", Study, pk)
    if not found.frozen:
        raise HiddenError
    return found.frozen


def newest_prompt(study: Study) -> Prompt:
    """The version of the prompt that is in force."""
    return stored(Prompt).filter(study=study).order_by("-version")[0]


def measures_to_choose() -> tuple[tuple[str, str, str, str], ...]:
    """(name, title, what up means, what down means) of every measure a study may name as primary."""
    return tuple((name, one.wording.title, one.wording.up, one.wording.down) for name, one in SHIPPED.items())
