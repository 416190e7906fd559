"""What a committee does about ideas: planned, agreed, under way, and what came of it. The pairs hear of each change."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from retold.records.committee.models import Action, Idea, Progress
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.rules.privacy import demand
from retold.rules.refusals import IncompleteError
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
def plan(house: Organisation, *, ideas: Iterable[Idea], by: Viewer, at: When, **said: Any) -> Action:
    """An action that follows from accepted ideas: `said` are its title, committee, owner_name, due_on and so on."""
    demand(by, "organisation.plan_action", house)
    behind = fitting(ideas, by=by)
    action = Action(organisation=house, **said)
    action.save(force_insert=True)
    action.ideas.set(behind)
    events.write("action.plan", action, by=by, at=at)
    note_down(action, said.get("told_to_pairs", ""), on=at.day, became=ActionState.PROPOSED)
    tell_the_pairs(action, by=by, at=at)
    return action


@transaction.atomic
def change(action: Action, *, ideas: Iterable[Idea], by: Viewer, at: When, **said: Any) -> Action:
    """Changes owner, dates, measures, message, and which ideas it follows from. Its state changes by steps alone."""
    now = steps.again(action)
    demand(by, "action.change", now)
    now.ideas.set(fitting(ideas, by=by))
    for name, value in said.items():
        setattr(now, name, value)
    now.save(update_fields=list(said))
    events.write("action.change", now, by=by, at=at)
    return now


@transaction.atomic
def note(action: Action, *, text: str, by: Viewer, at: When) -> None:
    """Adds a note on how it goes, for the committee. Notes are never changed."""
    now = steps.again(action)
    demand(by, "action.note", now)
    note_down(now, text, on=at.day)
    events.write("action.note", now, by=by, at=at)


@transaction.atomic
def move_on(
    action: Action, *, step: ActionStep, message: str, by: Viewer, at: When, result: str = "", new_owner: str = ""
) -> Action:
    """Takes one step of an action and tells the pairs whose ideas it follows from.

    `message` is what they read. `result` says how it is now, needed to call it done; `new_owner` who has it now, needed
    to hand it on. Raises IncompleteError.
    """
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
    now = steps.take(action, step, by=by, at=at, **changes)
    note_down(now, message, on=at.day, became=ActionState(now.state))
    tell_the_pairs(now, by=by, at=at)
    return now


def fitting(ideas: Iterable[Idea], *, by: Viewer) -> list[Idea]:
    """The ideas, if one action may follow from all of them. Raises IncompleteError."""
    behind = list(ideas)
    for idea in behind:
        demand(by, "idea.read_released", idea)
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
