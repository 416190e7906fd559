"""The job that works a run of the matching out (background solver), and the one way its proposals are written.

The run can be left and come back to: `done` counts the parts that are finished, of those
that `queries.match_pages` names.
"""

from dataclasses import replace
from datetime import datetime

import numpy as np
import scipy
from django.db import transaction

from retold import __version__
from retold.errors import MatchingError
from retold.matching.explain import NextBest, explained
from retold.matching.propose import Board, lay_out, propose
from retold.matching.propose import Proposal as Whole
from retold.matching.run import fingerprint
from retold.matching.shortage import Shortage
from retold.queries import match_inputs
from retold.queries.time_zones import when_at
from retold.records import vault
from retold.records.private.models import MatchInput
from retold.records.record import stored
from retold.records.scheme.models import MatchRun, Proposal
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import MatchRunState, ProposalState
from retold.services import match_bases, steps


def work(run_id: str, *, moment: datetime) -> None:
    """Works out a run that was asked for; nothing where that is done already. What cannot be worked out says so."""
    run = stored(MatchRun).select_related("cohort").filter(pk=run_id, state=MatchRunState.ASKED).first()
    if run is None:
        return
    by, at = machine(run.organisation_id), when_at(run.organisation_id, moment)
    inputs, settings = match_inputs.gathered(run.cohort, at=at), match_inputs.settings_of(run)
    tell_progress(run, 1)
    try:
        run.base = match_bases.base_for(run.cohort, inputs, settings, at=at)
        locks = match_inputs.locks_of(run.locks)
        board = lay_out(replace(inputs, locks=locks, base=match_inputs.base_of(run)), settings)
        tell_progress(run, 2)
        whole = propose(board)
    except MatchingError:
        # Only open facts can be the cause. Its sentence names people; which lock does not stand is seen when the pair
        # is tried on the board.
        steps.take_one(MatchRun, run.pk, "fail", by=by, at=at)
        return
    tell_progress(run, 3)
    keep(run, board, whole, by=by, at=at)


def tell_progress(run: MatchRun, done: int) -> None:
    """Says how far the work is, at once."""
    run.done = done
    run.save(update_fields=["done"])


@transaction.atomic
def keep(run: MatchRun, board: Board, whole: Whole, *, by: Viewer, at: When) -> None:
    """Stores what went in, sealed, and what came out."""
    run_hash = fingerprint(board.cohort)
    for one in board.cohort.people:
        row = MatchInput(organisation_id=run.organisation_id, owner_id=one.id, match_run=run, role=one.role)
        row.text = vault.seal(row, "text", match_inputs.sealed_words(one, run_hash))
        row.save(force_insert=True)
    write(run, board, whole)
    steps.take_one(
        MatchRun,
        run.pk,
        "finish",
        by=by,
        at=at,
        done=4,
        base_id=run.base_id,
        version=f"retold {__version__}, numpy {np.__version__}, scipy {scipy.__version__}",
        conflicts=sorted([c.person, c.other, c.kind, c.strength, 0] for c in board.cohort.conflicts),
        unmatched=unmatched(whole),
        shortages=[shortage_kept(shortage) for shortage in whole.shortages],
    )


def write(run: MatchRun, board: Board, whole: Whole) -> None:
    """Makes the proposals of a run say what the matching says; those that stay keep their id."""
    rows = {(row.mentor_id, row.mentee_id): row for row in stored(Proposal).filter(match_run=run)}
    for one in explained(board, whole):
        row = rows.pop((one.pair.mentor, one.pair.mentee), None) or Proposal(
            organisation_id=run.organisation_id,
            cohort_id=run.cohort_id,
            match_run=run,
            mentor_id=one.pair.mentor,
            mentee_id=one.pair.mentee,
        )
        row.score = one.for_coordinator.points
        row.parts = {reason.part: reason.points for reason in one.for_coordinator.reasons}
        row.reason_for_coordinator = [reason.words for reason in one.for_coordinator.reasons]
        row.reason_for_pair = [reason.words for reason in one.for_pair.reasons]
        row.next_best = {"mentor": others(one.else_for_mentor), "mentee": others(one.else_for_mentee)}
        row.locked, row.ask_first = one.pair.locked, one.pair.ask
        row.save()
    # Nobody but the coordinator has seen these.
    stored(Proposal).filter(pk__in=[row.pk for row in rows.values()], state=ProposalState.PROPOSED).delete()


def others(best: tuple[NextBest, ...]) -> list[dict[str, str | int]]:
    """Whom else somebody could have, to be stored."""
    return [{"person": one.id, "points": one.points} for one in best]


def unmatched(whole: Whole) -> list[dict[str, str]]:
    """Everybody without a partner, to be stored."""
    return [
        *({"person": one, "role": "mentor"} for one in whole.mentors_without),
        *({"person": one, "role": "mentee"} for one in whole.mentees_without),
    ]


def shortage_kept(shortage: Shortage) -> dict[str, str | int | list[str]]:
    """Who shares too few places, to be stored."""
    return {
        "role": shortage.role,
        "people": list(shortage.people),
        "partners": list(shortage.partners),
        "places": shortage.places,
    }
