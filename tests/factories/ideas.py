"""Single ideas and actions."""

from datetime import date
from typing import Any

from retold.records.committee.models import Action, Idea
from retold.rules.words import IdeaState

BATCH = date(2026, 3, 2)


def idea(pair: Any, **given: Any) -> Idea:
    """An idea that its pair is still writing."""
    said = {
        "title": "Later buses",
        "happens_now": "The last bus leaves at six.",
        "affects": "Students on late shifts",
        "change": "One more bus at nine.",
        **given,
    }
    row = Idea(organisation_id=pair.organisation_id, cohort_id=pair.cohort_id, pair=pair, **said)
    row.save(force_insert=True)
    return row


def released(pair: Any, **given: Any) -> Idea:
    """An idea that has left its pair."""
    said = {"state": IdeaState.RELEASED, "agreed_on": date(2026, 2, 20), "released_on": BATCH, "place": 1, **given}
    return idea(pair, **said)


def answered(pair: Any, decision: str = "accept", **given: Any) -> Idea:
    """An idea that the committee has answered."""
    said = {"decision": decision, "reason": "It is right.", "answered_on": BATCH, **given}
    return released(pair, state=IdeaState.ANSWERED, **said)


def action(*ideas: Idea, **given: Any) -> Action:
    """An action that follows from these ideas."""
    said = {"title": "Talk to the bus firm", "committee": "EDI group", "owner_name": "J. Whitfield", **given}
    row = Action(organisation_id=ideas[0].organisation_id, **{"due_on": date(2026, 6, 1), **said})
    row.save(force_insert=True)
    row.ideas.set(ideas)
    return row
