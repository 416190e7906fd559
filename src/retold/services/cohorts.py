"""A round of a scheme, from its planning to its end."""

from typing import Any

from django.db import transaction

from retold.queries.released_ideas import unanswered
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair, Scheme
from retold.rules.batches import in_words
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import IncompleteError
from retold.rules.step_names import CohortStep
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import PairState
from retold.services import endings, events, ideas, meetings, steps

MET = (PairState.RUNNING, PairState.PAUSED)


@transaction.atomic
def plan(scheme_id: str, *, by: Viewer, at: When, **said: Any) -> Cohort:
    """A new round of a scheme: `said` are its name, texts, dates and settings."""
    scheme = steps.held(Scheme, scheme_id, "scheme.plan_cohort", by=by)
    cohort = Cohort(organisation_id=scheme.organisation_id, scheme=scheme, **said)
    cohort.save(force_insert=True)
    events.write("cohort.plan", cohort, by=by, at=at)
    return cohort


@transaction.atomic
def change(pk: str, *, by: Viewer, at: When, started_from: str = "", **said: Any) -> None:
    """Changes the texts, dates and settings of a round. Raises ChangedError where they are others by now."""
    cohort = steps.held(Cohort, pk, "cohort.change", by=by)
    demand_unchanged(started_from, {name: getattr(cohort, name) for name in said})
    for name, value in said.items():
        setattr(cohort, name, value)
    cohort.save(update_fields=list(said))
    events.write("cohort.change", cohort, by=by, at=at)


@transaction.atomic
def move_on(pk: str, *, step: CohortStep, by: Viewer, at: When) -> Cohort:
    """Takes one step of a round: opens or closes its call, begins it, closes it, finishes it.

    A round does not finish while an idea of it waits for an answer: IncompleteError says how many do. With the round
    its pairs finish, and ideas that never left stay with them.
    """
    moved = steps.take_one(Cohort, pk, step, by=by, at=at)
    if step == "finish":
        demand_answers(moved)
        ideas.lapse(moved, at=at)
        finish_pairs(moved, by=by, at=at)
    return moved


def finish_pairs(cohort: Cohort, *, by: Viewer, at: When) -> None:
    """Every pair that met has finished; one that was still preparing ends."""
    pairs = stored(Pair).filter(cohort=cohort).order_by("pk")
    for pk in pairs.filter(state__in=MET).values_list("pk", flat=True):
        pair = steps.held_for(Pair, pk, "finish", by=by)
        meetings.cancel_coming(pair, at=at)
        steps.take(pair, "finish", by=by, at=at, ended_on=at.day)
    for pk in pairs.filter(state=PairState.PREPARING).values_list("pk", flat=True):
        endings.end(pk, by=machine(cohort.organisation_id), at=at)


def demand_answers(cohort: Cohort) -> None:
    """Raises IncompleteError while the committee owes an answer to a pair of this round."""
    count = unanswered(cohort.pk)
    if count:
        waits = "waits" if count == 1 else "wait"
        subject = in_words(count, "idea", "ideas").capitalize()
        raise IncompleteError(
            {
                "": f"{subject} of this round still {waits} for an answer. The round can finish once the committee has "
                "answered each; a reasoned no is an answer, too."
            }
        )
