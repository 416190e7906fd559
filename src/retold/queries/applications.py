"""Applications as their applicant, and as the coordinator, may see them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from retold.queries import relations
from retold.queries.calls import TAKES_PEOPLE, is_open
from retold.queries.coming_steps import Coming, coming_step
from retold.queries.time_zones import there
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.private.models import PairChoice, PrivateAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Pair
from retold.rules.dispatch import next_ending_day
from retold.rules.open_steps import open_steps
from retold.rules.privacy import may
from retold.rules.questions import Kind, Question, Reader, question, questions_for
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ApplicationState, PairWish, Role

Answer = str | list[str]
Answers = Mapping[str, Answer]
SEALED = ("access_needs",)
"Columns of an application that are sealed, whether anything was answered or not: they tell of somebody's health."
READ_BY_COORDINATOR = (Reader.COORDINATOR, Reader.MATCHING_AND_COORDINATOR, Reader.PAIR_AND_COORDINATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven:
    """One question with what was answered, in words."""

    question: Question
    words: tuple[str, ...]
    given: bool
    shared: bool = False
    for_matching: bool = False

    @property
    def readers(self) -> str:
        """Who reads it, as its switch stands."""
        return self.question.readers_now(on=self.shared or self.for_matching)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """One group of questions on the task list."""

    name: str
    answers: tuple[AnswerGiven, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyApplication:
    """An application as its applicant sees it: all of it."""

    id: str
    role: Role
    state: ApplicationState
    cohort: str
    cohort_id: str
    call_closes_on: date
    identity_kept_until: date
    private_gone: bool
    groups: tuple[TaskGroup, ...]
    weighable: tuple[AnswerGiven, ...]
    missing: tuple[Question, ...]
    next_question: str
    may_answer: bool
    may_be_sent: bool
    coordinators: tuple[relations.Reader, ...]
    stopping_on: date | None
    would_stop_on: date | None
    steps: frozenset[StepName]

    @property
    def complete(self) -> bool:
        """Whether everything that is needed is there."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class MyApplicationLine:
    """One of the viewer's own applications."""

    id: str
    role: Role
    state: ApplicationState
    cohort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneQuestion:
    """One question page of an application."""

    application_id: str
    role: Role
    question: Question
    value: Answer
    shared: bool
    for_matching: bool
    said: Mapping[str, object]
    number: int
    of: int
    previous: str
    following: str
    deleted_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationLine:
    """An application in the coordinator's list."""

    id: str
    name: str
    role: Role
    state: ApplicationState
    unit: str
    sent_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationForCoordinator:
    """An application as the coordinator reads it: only the answers that are for the coordinator."""

    id: str
    name: str
    role: Role
    state: ApplicationState
    cohort: str
    cohort_id: str
    sent_on: date | None
    answers: tuple[AnswerGiven, ...]
    coming: Coming | None
    steps: frozenset[StepName]


def own_application(viewer: Viewer, pk: str, at: When) -> MyApplication:
    """The viewer's own application, as far as it is kept on this day. Raises HiddenError."""
    found = own_record(viewer, pk)
    answers = answers_of(found)
    groups: dict[str, list[AnswerGiven]] = {}
    for given in answers:
        groups.setdefault(given.question.group, []).append(given)
    unanswered = [given.question.name for given in answers if not given.given]
    return MyApplication(
        id=found.pk,
        role=Role(found.role),
        state=ApplicationState(found.state),
        cohort=found.cohort.name,
        cohort_id=found.cohort_id,
        call_closes_on=found.cohort.call_closes_on,
        identity_kept_until=found.cohort.identity_kept_until,
        private_gone=there(found, at).day >= found.cohort.identity_kept_until,
        groups=tuple(TaskGroup(name=name, answers=tuple(given)) for name, given in groups.items()),
        weighable=tuple(given for given in answers if given.given and given.question.may_weigh),
        missing=missing(found),
        next_question=unanswered[0] if unanswered else "",
        may_answer=may(viewer, "application.answer", found),
        may_be_sent=may_be_sent(found, at),
        coordinators=relations.readers_of(found, there(found, at)),
        stopping_on=stopping_on(viewer, found),
        would_stop_on=next_ending_day(at.day) if has_had_a_partner(found) else None,
        steps=open_steps(viewer, found),
    )


def stopping_on(viewer: Viewer, found: Application) -> date | None:
    """The day on which its writer is out of the round, where they have asked to stop."""
    if found.state != ApplicationState.ACCEPTED:
        return None
    own = visible(viewer, "pair_choice.read", PairChoice).filter(owner_id=viewer.person_id, wish=PairWish.STOP)
    asked = own.filter(pair__cohort_id=found.cohort_id).order_by("-said_on").first()
    return next_ending_day(asked.said_on) if asked else None


def has_had_a_partner(found: Application) -> bool:
    """Whether its writer is, or was, in a pair of the round, on this side."""
    side = {f"{found.role}_id": found.person_id}
    return found.state == ApplicationState.ACCEPTED and stored(Pair).filter(cohort_id=found.cohort_id, **side).exists()


def own_applications(viewer: Viewer) -> tuple[MyApplicationLine, ...]:
    """Every application of the viewer's own, the newest round first."""
    rows = visible(viewer, "application.read", Application).filter(person_id=viewer.person_id).select_related("cohort")
    return tuple(
        MyApplicationLine(id=row.pk, role=Role(row.role), state=ApplicationState(row.state), cohort=row.cohort.name)
        for row in rows.order_by("-cohort__starts_on", "cohort__name", "role")
    )


def question_asked(viewer: Viewer, pk: str, name: str) -> OneQuestion:
    """One question of the viewer's own application, while it can still be answered. Raises HiddenError."""
    found = one(viewer, "application.answer", Application, pk, with_=("cohort",))
    role = Role(found.role)
    asked = question(role, name)
    if asked is None:
        raise HiddenError
    names = [each.name for each in questions_for(role)]
    place = names.index(name)
    sealed = private_rows(found).get(name)
    return OneQuestion(
        application_id=found.pk,
        role=role,
        question=asked,
        value=value_of(found, asked, sealed),
        shared=name in found.shared,
        for_matching=bool(sealed and sealed.for_matching),
        said=said_of(found, asked, sealed),
        number=place + 1,
        of=len(names),
        previous=names[place - 1] if place else "",
        following=names[place + 1] if place + 1 < len(names) else "",
        deleted_on=found.cohort.identity_kept_until if asked.private else None,
    )


def said_of(found: Application, asked: Question, sealed: PrivateAnswer | None) -> dict[str, object]:
    """What stands in the form of one question."""
    return {
        "answer": value_of(found, asked, sealed),
        "share": asked.name in found.shared,
        "for_matching": bool(sealed and sealed.for_matching),
    }


def applications_to_a_round(viewer: Viewer, cohort_id: str) -> tuple[ApplicationLine, ...]:
    """Every application that was sent to a cohort, by name, for its coordinator; more of those she may read."""
    demand_some(viewer, "application.accept")
    rows = visible(viewer, "application.read_name", Application).filter(cohort_id=cohort_id)
    return tuple(
        ApplicationLine(
            id=row.pk,
            name=row.name,
            role=Role(row.role),
            state=ApplicationState(row.state),
            unit=row.unit if may(viewer, "application.read", row) else "",
            sent_on=row.sent_on,
        )
        for row in rows.exclude(state=ApplicationState.DRAFT)
    )


def application_for_coordinator(viewer: Viewer, pk: str) -> ApplicationForCoordinator:
    """One application with the answers that are for the coordinator. Raises HiddenError."""
    found = one(viewer, "application.accept", Application, pk, with_=("cohort",))
    if not may(viewer, "application.read", found):
        raise HiddenError
    asked = (each for each in questions_for(Role(found.role)) if each.reader in READ_BY_COORDINATOR)
    return ApplicationForCoordinator(
        id=found.pk,
        name=found.name,
        role=Role(found.role),
        state=ApplicationState(found.state),
        cohort=found.cohort.name,
        cohort_id=found.cohort_id,
        sent_on=found.sent_on,
        answers=tuple(given_answer(found, each, None) for each in asked),
        coming=coming_step(found),
        steps=open_steps(viewer, found),
    )


def may_read(viewer: Viewer, pk: str) -> bool:
    """Whether this viewer may read more of an application than whose it is."""
    return visible(viewer, "application.read", Application).filter(pk=pk).exists()


def own_record(viewer: Viewer, pk: str) -> Application:
    """The viewer's own application as a record, for the queries of its pages. Raises HiddenError."""
    found = one(viewer, "application.read", Application, pk, with_=("cohort__organisation",))
    if found.person_id != viewer.person_id:
        raise HiddenError
    return found


def may_be_sent(application: Application, at: When) -> bool:
    """Whether an application would still be taken: the call is open, or the writer invited, and the round goes on."""
    cohort = application.cohort
    return is_open(cohort, at) or (application.invited and cohort.state in TAKES_PEOPLE)


def answers_of(application: Application) -> tuple[AnswerGiven, ...]:
    """Every question of an application with its answer, private ones opened: for its applicant alone."""
    sealed = private_rows(application)
    return tuple(
        given_answer(application, asked, sealed.get(asked.name)) for asked in questions_for(Role(application.role))
    )


def missing(application: Application) -> tuple[Question, ...]:
    """The questions that must be answered before it can be sent, and are not. None of them is private."""
    return tuple(
        asked
        for asked in questions_for(Role(application.role))
        if asked.needed and not getattr(application, asked.name)
    )


def private_rows(application: Application) -> dict[str, PrivateAnswer]:
    """The sealed answers of an application by question. Callers have made sure that the applicant asks."""
    return {row.question: row for row in stored(PrivateAnswer).filter(application=application)}


def own_vetoes(application: Application) -> list[tuple[Veto, str]]:
    """Whom the applicant rules out, each with the words opened, by those. Callers have made sure that they ask."""
    rows = list(stored(Veto).filter(owner_id=application.person_id, organisation_id=application.organisation_id))
    opened = zip(rows, vault.opened_together(rows, "named"), strict=True)
    return sorted(opened, key=lambda one: (one[1].casefold(), one[0].pk))


def given_answer(application: Application, asked: Question, sealed: PrivateAnswer | None) -> AnswerGiven:
    """One answer in words."""
    value = value_of(application, asked, sealed)
    labels = dict(asked.choices)
    parts = value if isinstance(value, list) else [value] if value else []
    return AnswerGiven(
        question=asked,
        words=tuple(labels.get(part, part) for part in parts),
        given=sealed is not None or bool(value) if asked.private else asked.name in application.answered,
        shared=asked.name in application.shared,
        for_matching=bool(sealed and sealed.for_matching),
    )


def value_of(application: Application, asked: Question, sealed: PrivateAnswer | None) -> Answer:
    """What is stored for a question, as a form shows it."""
    if asked.kind is Kind.NAMES:
        return [named for _, named in own_vetoes(application)]
    if asked.private:
        words = vault.opened(sealed, "text") if sealed else ""
        return list_of(words) if asked.listed else words
    if asked.name in SEALED:
        return vault.opened(application, asked.name)
    stored = getattr(application, asked.name)
    if asked.listed:
        return list(stored)
    return "" if stored is None else str(stored)


def list_of(words: str) -> list[str]:
    """A sealed answer that is a list, as `services.applications` seals it."""
    return [str(word) for word in json.loads(words)] if words else []
