"""What a committee says to an idea: a question, or an answer with its reason."""

from django.db import transaction

from retold.records.committee.models import Idea
from retold.rules.refusals import IncompleteError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Decision
from retold.services import steps

NO_REASON = "Give the reason in plain words. The pair reads it."


@transaction.atomic
def ask(pk: str, *, question: str, by: Viewer, at: When) -> Idea:
    """Asks the pair for more. Their reply comes with a batch."""
    idea = steps.held_for(Idea, pk, "ask", by=by, with_=("pair",))
    if not question.strip():
        raise IncompleteError({"reason": "Write what you would like to know. The pair reads it."})
    return steps.take(idea, "ask", by=by, at=at, decision=Decision.MORE, question=question, reply="")


@transaction.atomic
def answer(pk: str, *, decision: Decision, reason: str, by: Viewer, at: When) -> Idea:
    """Answers for good: yes, in part or no, always with a reason."""
    if decision == Decision.MORE:
        return ask(pk, question=reason, by=by, at=at)
    idea = steps.held_for(Idea, pk, "answer", by=by, with_=("pair",))
    if not reason.strip():
        raise IncompleteError({"reason": NO_REASON})
    return steps.take(idea, "answer", by=by, at=at, decision=decision, reason=reason, answered_on=at.day)
