"""What a committee does about ideas, as those see it who had them: never a note that is for the committee alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from retold.records.committee.models import Action, Progress
from retold.records.record import stored
from retold.rules.words import ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change of state, with what the committee wrote to the pairs."""

    day: date
    state: ActionState
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One action that follows from an idea."""

    title: str
    committee: str
    owner: str
    state: ActionState
    due_on: date
    before: str
    after: str
    message: str
    steps: tuple[Step, ...]


def followed(idea_ids: Iterable[str]) -> dict[str, tuple[Followed, ...]]:
    """By idea: its actions. Callers have asked page 1 for the ideas."""
    links = list(Action.ideas.through.objects.filter(idea_id__in=list(idea_ids)).values_list("idea_id", "action_id"))
    actions = {row.pk: row for row in stored(Action).filter(pk__in={action for _, action in links})}
    steps: dict[str, list[Step]] = {}
    for row in stored(Progress).filter(action_id__in=actions).exclude(became="").order_by("action_id", "number"):
        steps.setdefault(row.action_id, []).append(Step(day=row.noted_on, state=ActionState(row.became), text=row.text))
    found: dict[str, list[Followed]] = {}
    for action in sorted(actions.values(), key=lambda row: (row.due_on, row.title)):
        shown = Followed(
            title=action.title,
            committee=action.committee,
            owner=action.owner_name,
            state=ActionState(action.state),
            due_on=action.due_on,
            before=action.measure_before,
            after=action.measure_after,
            message=action.told_to_pairs,
            steps=tuple(steps.get(action.pk, ())),
        )
        for idea_id, action_id in links:
            if action_id == action.pk:
                found.setdefault(idea_id, []).append(shown)
    return {idea_id: tuple(rows) for idea_id, rows in found.items()}
