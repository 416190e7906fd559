"""What a committee does about ideas: planned, agreed, under way, and what came of it. The pairs hear of each change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from retold.queries.visible import visible
from retold.records.committee.models import Action, Idea, Progress
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.step_names import ActionStep
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ActionState, Decision
from retold.services import events, steps

YES = (Decision.ACCEPT, Decision.PART)
UNANSWERED = "Answer an idea before you plan what follows from it; one that was not accepted leads to no action."
APART = "Keep these in separate actions: some may be read by everybody in their round, and some by the committee alone."
NO_MESSAGE = "Write in plain words what the pairs should know. They read it with this step."
NO_RESULT = "Say how it is now, beside how it was before."
MOST_OWNER = 160


@transaction.atomic
def plan(*, ideas: Iterable[str], by: Viewer, at: When, **said: Any) -> Action:
    """An action that follows from accepted ideas, by their ids, in the viewer's own organisation.

    `said` are its title, committee, owner_name, due_on and so on. Raises HiddenError where an idea cannot be read,
    IncompleteError where no action follows from these.
    """
    house = steps.held(Organisation, by.organisation_id or "", "organisation.plan_action", by=by)
    behind = fitting(ideas, by=by)
    action = Action(organisation=house, **said)
    action.save(force_insert=True)
    action.ideas.set(behind)
    events.write("action.plan", action, by=by, at=at)
    note_down(action, said.get("told_to_pairs", ""), on=at.day, became=ActionState.PROPOSED)
    tell_the_pairs(action, by=by, at=at)
    return action


@transaction.atomic
def change(pk: str, *, ideas: Iterable[str], by: Viewer, at: When, started_from: str = "", **said: Any) -> Action:
    """Changes owner, dates, measures, message, and which ideas it follows from. Its state changes by steps alone.

    Raises ChangedError where it says something else by now than the edit started from.
    """
    action = steps.held(Action, pk, "action.change", by=by)
    followed = visible(by, "idea.read_released", Idea).filter(pk__in=action.ideas.values("pk"))
    now = {name: getattr(action, name) for name in said} | {"ideas": list(followed.values_list("pk", flat=True))}
    demand_unchanged(started_from, now)
    action.ideas.set(fitting(ideas, by=by))
    for name, value in said.items():
        setattr(action, name, value)
    action.save(update_fields=list(said))
    events.write("action.change", action, by=by, at=at)
    return action


@transaction.atomic
def note(pk: str, *, text: str, by: Viewer, at: When) -> None:
    """Adds a note on how it goes, for the committee. Notes are never changed."""
    action = steps.held(Action, pk, "action.note", by=by)
    note_down(action, text, on=at.day)
    events.write("action.note", action, by=by, at=at)


@transaction.atomic
def move_on(
    pk: str, *, step: ActionStep, message: str, by: Viewer, at: When, result: str = "", new_owner: str = ""
) -> Action:
    """Takes one step of an action and tells the pairs whose ideas it follows from.

    `message` is what they read. `result` says how it is now, needed to call it done; `new_owner` who has it now, needed
    to hand it on. Raises IncompleteError.
    """
    action = steps.held_for(Action, pk, step, by=by)
    lacking = {}
    if not message.strip():
        lacking["message"] = NO_MESSAGE
    if step == "finish" and not result.strip():
        lacking["result"] = NO_RESULT
    if step == "hand_on" and not new_owner.strip():
        lacking["new_owner"] = "Say who has it now."
    if lacking:
        raise IncompleteError(lacking)
    changes: dict[str, Any] = {"told_to_pairs": message}
    if step == "finish":
        changes["measure_after"] = result
    if step == "hand_on":
        changes["owner_name"] = new_owner[:MOST_OWNER]
    moved = steps.take(action, step, by=by, at=at, **changes)
    note_down(moved, message, on=at.day, became=ActionState(moved.state))
    tell_the_pairs(moved, by=by, at=at)
    return moved


def fitting(ideas: Iterable[str], *, by: Viewer) -> list[Idea]:
    """The ideas of these ids, if one action may follow from all of them. Raises HiddenError or IncompleteError."""
    wanted = set(ideas)
    behind = list(visible(by, "idea.read_released", Idea).filter(pk__in=wanted))
    if len(behind) < len(wanted):
        raise HiddenError
    if not behind or any(idea.decision not in YES for idea in behind):
        raise IncompleteError({"ideas": UNANSWERED})
    if len({idea.audience for idea in behind}) > 1:
        raise IncompleteError({"ideas": APART})
    return behind


def note_down(action: Action, text: str, *, on: date, became: ActionState | None = None) -> None:
    """One more line under an action; callers hold it, so that the numbers follow each other."""
    if not text.strip() and became is None:
        raise IncompleteError({"text": "Write what there is to note."})
    last = stored(Progress).filter(action=action).order_by("number").last()
    Progress(
        organisation_id=action.organisation_id,
        action=action,
        number=last.number + 1 if last else 1,
        became=became or "",
        noted_on=on,
        text=text,
    ).save(force_insert=True)


def tell_the_pairs(action: Action, *, by: Viewer, at: When) -> None:
    """The constant notice to both of each pair; what it is about stands on the page."""
    for idea in action.ideas.select_related("pair").order_by("pk"):
        steps.tell_the_named(idea, ("mentor", "mentee"), by=by, at=at)
