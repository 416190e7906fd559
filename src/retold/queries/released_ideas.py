"""Ideas as the committee and the coordinator see them: the idea, and never the pair.

Whatever a pair still has in hand is not here, and a reply on its way looks like a question without one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from retold.queries.visible import demand_some, one, visible
from retold.records.committee.models import Action, Idea
from retold.records.record import stored
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.words import ActionState, Attribution, Audience, Decision, IdeaState

UNANSWERED = (IdeaState.RELEASED, IdeaState.ASKED, IdeaState.REPLIED)
SEEN_AS = {IdeaState.REPLIED: IdeaState.ASKED}
YES = (Decision.ACCEPT, Decision.PART)
# What the filter of the list may say, what it reads like, and what it asks for.
FILTERS: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "waiting": ("Waiting for an answer", {"state": IdeaState.RELEASED}),
    "asked": ("Asked for more", {"state__in": (IdeaState.ASKED, IdeaState.REPLIED)}),
    "accept": ("Accepted", {"state": IdeaState.ANSWERED, "decision": Decision.ACCEPT}),
    "part": ("Accepted in part", {"state": IdeaState.ANSWERED, "decision": Decision.PART}),
    "refuse": ("Not accepted", {"state": IdeaState.ANSWERED, "decision": Decision.REFUSE}),
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "came": ("-released_on", "place", "pk"),
    "title": ("title", "pk"),
    "state": ("state", "title", "pk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedLine:
    """An idea in the committee's list."""

    id: str
    title: str
    affects: str
    state: IdeaState
    decision: Decision | None
    released_on: date
    actions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLink:
    """An action that follows from an idea."""

    id: str
    title: str
    state: ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedPage:
    """One idea for the committee. `names` are of those who chose to be named, and mostly nobody."""

    id: str
    title: str
    happens_now: str
    affects: str
    change: str
    evidence: str
    state: IdeaState
    audience: Audience
    names: tuple[str, ...]
    released_on: date
    question: str
    reply: str
    decision: Decision | None
    reason: str
    answered_on: date | None
    actions: tuple[ActionLink, ...]
    may_plan: bool
    steps: frozenset[StepName]


def ideas_that_left(
    viewer: Viewer, *, only: str = "", batch: str = "", order: str = "came"
) -> tuple[ReleasedLine, ...]:
    """The ideas that have left their pairs; a filter or order that does not exist is none."""
    demand_some(viewer, "idea.read_released")
    rows = visible(viewer, "idea.read_released", Idea)
    if only in FILTERS:
        rows = rows.filter(**FILTERS[only][1])
    days = {day.isoformat(): day for day in batch_days(viewer)}
    if batch in days:
        rows = rows.filter(released_on=days[batch])
    found = list(rows.order_by(*ORDERS.get(order, ORDERS["came"])))
    counted = how_many_actions([row.pk for row in found])
    return tuple(
        ReleasedLine(
            id=row.pk,
            title=row.title,
            affects=row.affects,
            state=seen_state(row),
            decision=decided(row),
            released_on=day_of(row),
            actions=counted.get(row.pk, 0),
        )
        for row in found
    )


def batch_days(viewer: Viewer) -> tuple[date, ...]:
    """The days on which batches came, newest first."""
    rows = visible(viewer, "idea.read_released", Idea).order_by("-released_on").values_list("released_on", flat=True)
    return tuple(dict.fromkeys(day for day in rows if day is not None))


def released_idea(viewer: Viewer, pk: str, permission: Permission = "idea.read_released") -> ReleasedPage:
    """One idea, for whoever may do this with it. Raises HiddenError."""
    row = one(viewer, permission, Idea, pk, with_=("pair__mentor", "pair__mentee"))
    state = seen_state(row)
    decision = decided(row)
    return ReleasedPage(
        id=row.pk,
        title=row.title,
        happens_now=row.happens_now,
        affects=row.affects,
        change=row.change,
        evidence=row.evidence,
        state=state,
        audience=Audience(row.audience),
        names=names_beside(row),
        released_on=day_of(row),
        question=row.question,
        reply="" if row.state == IdeaState.REPLIED or state is IdeaState.ASKED else row.reply,
        decision=decision,
        reason=row.reason,
        answered_on=row.answered_on,
        actions=actions_of(row),
        may_plan=may(viewer, "idea.answer", row) and decision in YES,
        steps=open_steps(viewer, row),
    )


def names_beside(row: Idea) -> tuple[str, ...]:
    """Whoever chose to stand beside the idea with their name, while it is known whose it was."""
    if row.pair is None:
        return ()
    chosen = ((row.mentor_attribution, row.pair.mentor), (row.mentee_attribution, row.pair.mentee))
    return tuple(person.name or person.email for choice, person in chosen if choice == Attribution.NAMED)


def actions_of(row: Idea) -> tuple[ActionLink, ...]:
    """The actions that follow from one idea, soonest first."""
    return tuple(
        ActionLink(id=action.pk, title=action.title, state=ActionState(action.state))
        for action in stored(Action).filter(ideas=row).order_by("due_on", "title", "pk")
    )


def how_many_actions(idea_ids: list[str]) -> dict[str, int]:
    """By idea: how many actions follow from it."""
    counted: dict[str, int] = {}
    for idea_id in Action.ideas.through.objects.filter(idea_id__in=idea_ids).values_list("idea_id", flat=True):
        counted[idea_id] = counted.get(idea_id, 0) + 1
    return counted


def accepted(viewer: Viewer) -> QuerySet[Idea]:
    """Ideas that were accepted, at least in part: what actions may follow from."""
    return visible(viewer, "idea.read_released", Idea).filter(state=IdeaState.ANSWERED, decision__in=YES)


def ideas_to_follow(viewer: Viewer) -> list[tuple[str, str]]:
    """(id, title) of every accepted idea, for a form."""
    return [(row.pk, row.title) for row in accepted(viewer).order_by("title", "pk")]


def unanswered(cohort_id: str) -> int:
    """How many ideas of a round wait for an answer. For services, which ask page 1 themselves."""
    return stored(Idea).filter(cohort_id=cohort_id, state__in=UNANSWERED).count()


def seen_state(row: Idea) -> IdeaState:
    """The state as the committee knows it."""
    state = IdeaState(row.state)
    return SEEN_AS.get(state, state)


def decided(row: Idea) -> Decision | None:
    """The answer, once there is one."""
    return Decision(row.decision) if row.state == IdeaState.ANSWERED else None


def day_of(row: Idea) -> date:
    """The day of its batch; whatever was released has one."""
    return row.released_on or date.min
