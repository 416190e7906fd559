"""A round of a scheme, from its planning to its end."""

from datetime import date
from typing import Any

from django.db import transaction

from retold.queries.cohorts import LASTING
from retold.queries.ideas import last_leaving
from retold.queries.released_ideas import unanswered
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair, Scheme
from retold.rules.batches import in_words
from retold.rules.edits import demand_unchanged
from retold.rules.open_steps import open_steps
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.step_names import CohortStep
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import PairState
from retold.services import coming_steps, contact_gate, endings, events, ideas, meetings, steps

CALLS: tuple[CohortStep, ...] = ("open_call", "reopen_call")
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
    """Takes one step of a round that ends nothing: opens or closes its call, begins it.

    No call opens without two wellbeing contacts, or when its last day is over: IncompleteError says why. Raises
    MovedOnError for a step that ends something (`LASTING`): that one is announced.
    """
    if step in LASTING:
        raise MovedOnError
    moved = steps.take_one(Cohort, pk, step, by=by, at=at)
    if step in CALLS:
        contact_gate.demand_two(moved.organisation_id, at=at)
        if moved.call_closes_on < at.day:
            over = "The last day to apply is over. Change the round, and choose a later one, first."
            raise IncompleteError({"": over})
    return moved


@transaction.atomic
def announce(pk: str, *, step: CohortStep, by: Viewer, at: When) -> Cohort:
    """Asks for a step that ends something. The next daily round takes it; until then it can be called off.

    Raises MovedOnError where the round is not there yet, IncompleteError where it cannot finish, with the reason.
    """
    cohort = steps.held_for(Cohort, pk, step, by=by)
    if step not in LASTING or step not in open_steps(by, cohort):
        raise MovedOnError
    if step == "finish":
        demand_dispatch_days(cohort, at.day)
        demand_answers(cohort)
    coming_steps.announce(cohort, step, cohort_id=cohort.pk, by=by, at=at)
    return cohort


def close_due(organisation_id: str, *, at: When) -> None:
    """The daily round, before ideas leave: rounds whose morning has come begin to close, from that day on."""
    for coming in coming_steps.due(organisation_id, "cohort.close", at=at):
        steps.take_one(Cohort, coming.cohort_id, "close", by=machine(organisation_id), at=at, closing_on=coming.on)
        coming.delete()


def finish_due(organisation_id: str, *, at: When) -> None:
    """The daily round, after ideas have left: finishes rounds. One whose ideas wait for an answer waits for them."""
    for coming in coming_steps.due(organisation_id, "cohort.finish", at=at):
        if not unanswered(coming.cohort_id):
            finish(coming.cohort_id, by=machine(organisation_id), at=at)
            coming.delete()


@transaction.atomic
def finish(pk: str, *, by: Viewer, at: When) -> None:
    """The round is over: its pairs finish with it, and ideas that nobody agreed to stay with them."""
    cohort = steps.take_one(Cohort, pk, "finish", by=by, at=at)
    ideas.lapse(cohort, at=at)
    finish_pairs(cohort, by=by, at=at)


def finish_pairs(cohort: Cohort, *, by: Viewer, at: When) -> None:
    """Every pair that met has finished; one that was still preparing ends."""
    pairs = stored(Pair).filter(cohort=cohort).order_by("pk")
    for pk in pairs.filter(state__in=MET).values_list("pk", flat=True):
        pair = steps.held_for(Pair, pk, "finish", by=by)
        meetings.cancel_coming(pair, at=at)
        steps.take(pair, "finish", by=by, at=at, ended_on=at.day)
    for pk in pairs.filter(state=PairState.PREPARING).values_list("pk", flat=True):
        endings.end(pk, by=machine(cohort.organisation_id), at=at)


def demand_dispatch_days(cohort: Cohort, day: date) -> None:
    """Raises IncompleteError before the ideas of a closing round had both days on which they can leave."""
    last = last_leaving(cohort)
    if last is not None and day < last:
        raise IncompleteError(
            {
                "": f"The ideas of this round can still leave until {last.day} {last:%B %Y}. You can finish the round "
                "from that day on."
            }
        )


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
