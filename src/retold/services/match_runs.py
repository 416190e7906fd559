"""Runs of the matching (assignments proposed): asked for, published or set aside by a coordinator."""

from django.db import transaction

from retold.matching.wishes import STANDARD
from retold.queries import match_boards, match_inputs
from retold.queries.conflicts import named_in_a_round
from retold.queries.match_changes import UNANSWERED, approvals, changes_of, unapproved
from retold.queries.visible import one
from retold.records.private.models import MatchInput
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchChange, MatchRun, Proposal
from retold.rules.dispatch import answer_day
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, MatchRunState, Objective, ProposalState, Role
from retold.services import contact_gate, events, jobs, offers, steps

MATCHABLE = (CohortState.MATCHING, CohortState.RUNNING)
LOOK_AT_NAMES = (
    "A mentee may have named their mentor among those whom they teach, assess, supervise or manage. "
    "Say first, on the page of who must not be paired, whether they did."
)


@transaction.atomic
def ask(cohort_id: str, *, objective: Objective, by: Viewer, at: When) -> MatchRun:
    """Asks for a run, which is worked out in the background; one that is being worked out already is given back.

    Raises HiddenError, and IncompleteError where nobody could be matched.
    """
    cohort = steps.held(Cohort, cohort_id, "cohort.match", by=by)
    return asked_for(cohort, objective=objective, locks=[], by=by, at=at)


@transaction.atomic
def ask_again(pk: str, *, by: Viewer, at: When) -> MatchRun:
    """Asks for another run with the aim and the locked pairs of this one. Raises as `ask` does."""
    run = one(by, "match_run.read", MatchRun, pk)
    cohort = steps.held(Cohort, run.cohort_id, "cohort.match", by=by)
    kept = locks_to_keep(run)
    return asked_for(cohort, objective=Objective(run.objective), locks=kept, by=by, at=at)


def asked_for(
    cohort: Cohort, *, objective: Objective, locks: list[dict[str, object]], by: Viewer, at: When
) -> MatchRun:
    """A new run of a round that is held, begun with these locks; or the one that is being worked out."""
    if cohort.state not in MATCHABLE:
        raise IncompleteError({"": "Close the call first: then it is known who takes part."})
    under_way = stored(MatchRun).filter(cohort=cohort, state=MatchRunState.ASKED).first()
    if under_way is not None:
        return under_way
    waiting = {application.role for application, _ in match_inputs.pool(cohort, at)}
    if waiting != {Role.MENTOR.value, Role.MENTEE.value}:
        raise IncompleteError({"": "There must be a mentor and a mentee who wait for a partner. Accept some first."})
    assert by.person_id is not None
    run = MatchRun(
        organisation_id=cohort.organisation_id,
        cohort=cohort,
        objective=objective,
        weights={name: [weight.each, weight.most] for name, weight in STANDARD.named()},
        locks=locks,
        asked_on=at.day,
        asked_by_id=by.person_id,
    )
    run.save(force_insert=True)
    events.write("match_run.ask", run, by=by, at=at)
    jobs.ask("match", run.pk)
    return run


def locks_to_keep(run: MatchRun) -> list[dict[str, object]]:
    """The pairs that are locked in a run, for the next one; those that wait for a second person's yes stay behind."""
    changes = changes_of(run)
    approved, open_ = approvals(run, changes), unapproved(changes)
    rows = stored(Proposal).filter(match_run=run, locked=True, state=ProposalState.PROPOSED)
    pairs = sorted((row.mentor_id, row.mentee_id) for row in rows)
    return [
        {"mentor": one, "mentee": other, "approved_by": list(approved.get((one, other), ()))}
        for one, other in pairs
        if (one, other) not in open_
    ]


@transaction.atomic
def publish(pk: str, *, by: Viewer, at: When) -> MatchRun:
    """Asks every proposed mentor, with one day of answers for all. Mentees learn nothing before their mentor's yes.

    Every mentor who waits gets the same notice, whether anybody is proposed to them or not.

    Raises HiddenError, MovedOnError, and IncompleteError where a forced pair waits for a second person, a name in an
    application for the coordinator's look, somebody is no longer free, or there are not two wellbeing contacts.
    """
    # The round first: whoever publishes another run of it at this moment waits here.
    cohort = steps.held(Cohort, one(by, "match_run.publish", MatchRun, pk).cohort_id, "cohort.match", by=by)
    run = steps.held(MatchRun, pk, "match_run.publish", by=by)
    if run.state != MatchRunState.READY:
        raise MovedOnError
    contact_gate.demand_two(run.organisation_id, at=at)
    rows = pairs_to_publish(run, cohort, at)
    published = steps.take(run, "publish", by=by, at=at, approved_by_id=by.person_id, answers_on=answer_day(at.day))
    offers.begin(cohort, rows, at=at)
    for row in rows:
        steps.take_one(Proposal, row.pk, "offer", by=by, at=at, offered_on=at.day)
    offers.tell_who_waits(cohort, at=at)
    for other in stored(MatchRun).filter(cohort=cohort, state=MatchRunState.READY).exclude(pk=run.pk):
        set_aside(other.pk, by=by, at=at)
    return published


def pairs_to_publish(run: MatchRun, cohort: Cohort, at: When) -> list[Proposal]:
    """The proposals of a run. Raises IncompleteError where they cannot all be offered now."""
    if unapproved(changes_of(run)):
        raise IncompleteError(
            {"": "A pair waits for a second person to agree. Wait for them, or propose anew without it."}
        )
    if match_boards.entered_since(run, cohort, at):
        raise IncompleteError(
            {"": "Something was entered about these people since, which this board does not know of. Propose anew."}
        )
    free = {(one.person_id, one.role) for one, _ in match_inputs.pool(cohort, at)}
    rows = list(stored(Proposal).filter(match_run=run, state=ProposalState.PROPOSED).order_by("pk"))
    if not rows:
        raise IncompleteError({"": "There is no pair to publish. Propose anew, or set this run aside."})
    if any((row.mentor_id, "mentor") not in free or (row.mentee_id, "mentee") not in free for row in rows):
        raise IncompleteError({"": "Somebody in these pairs is no longer waiting for a partner. Propose anew."})
    to_look_at = {(pair.mentor_id, pair.mentee_id) for pair in named_in_a_round(cohort, at) if pair.open}
    if any((row.mentor_id, row.mentee_id) in to_look_at for row in rows):
        raise IncompleteError({"": LOOK_AT_NAMES})
    return rows


@transaction.atomic
def set_aside(pk: str, *, by: Viewer, at: When) -> MatchRun:
    """Lets a run go. What it knew of people is deleted, and what somebody was asked about it lapses."""
    aside = steps.take_one(MatchRun, pk, "set_aside", by=by, at=at)
    for row in stored(Proposal).filter(match_run=aside, state=ProposalState.PROPOSED):
        steps.take_one(Proposal, row.pk, "lapse", by=by, at=at)
    for change in stored(MatchChange).filter(match_run=aside, state__in=UNANSWERED):
        steps.take_one(MatchChange, change.pk, "lapse", by=by, at=at)
    stored(MatchInput).filter(match_run=aside).delete()
    return aside
