"""Runs of the matching: asked for, changed, approved, published or set aside by a coordinator."""

from django.db import transaction

from retold.errors import MatchingError
from retold.matching.wishes import STANDARD
from retold.queries import match_boards, match_inputs
from retold.records.people.models import Person
from retold.records.private.models import MatchInput
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun, Pair, Proposal
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, MatchRunState, Objective, ProposalState, Role
from retold.services import events, jobs, match_work, notices, proposals, steps

MATCHABLE = (CohortState.MATCHING, CohortState.RUNNING)


@transaction.atomic
def ask(
    cohort: Cohort, *, objective: Objective, seed: int, by: Viewer, at: When, keep: MatchRun | None = None
) -> MatchRun:
    """Asks for a run, which is worked out in the background; one that is being worked out already is given back.

    `keep` is a run whose locked pairs the new one begins with. Raises IncompleteError where nobody could be matched.
    """
    demand(by, "cohort.match", cohort)
    held = steps.again(cohort)
    if held.state not in MATCHABLE:
        raise IncompleteError({"": "Close the call first: then it is known who takes part."})
    asked = stored(MatchRun).filter(cohort=cohort, state=MatchRunState.ASKED).first()
    if asked is not None:
        return asked
    waiting = {application.role for application, _ in match_inputs.pool(held, at)}
    if waiting != {Role.MENTOR.value, Role.MENTEE.value}:
        raise IncompleteError({"": "There must be a mentor and a mentee who wait for a partner. Accept some first."})
    assert by.person_id is not None
    run = MatchRun(
        organisation_id=cohort.organisation_id,
        cohort=held,
        objective=objective,
        weights={name: [weight.each, weight.most] for name, weight in STANDARD.named()},
        seed=seed,
        locks=locks_to_keep(keep) if keep else [],
        asked_on=at.day,
        asked_by_id=by.person_id,
    )
    run.save(force_insert=True)
    events.write("match_run.ask", run, by=by, at=at)
    jobs.ask("match", run.pk)
    return run


def locks_to_keep(run: MatchRun) -> list[dict[str, object]]:
    """The pairs that are locked in a run, for the next one; those that wait for a second person's yes stay behind."""
    approved, open_ = (
        match_boards.approvals(run),
        {(one["mentor"], one["mentee"]) for one in match_boards.unapproved(run)},
    )
    rows = stored(Proposal).filter(match_run=run, locked=True, state=ProposalState.PROPOSED)
    pairs = sorted((row.mentor_id, row.mentee_id) for row in rows)
    return [
        {"mentor": one, "mentee": other, "approved_by": list(approved.get((one, other), ()))}
        for one, other in pairs
        if (one, other) not in open_
    ]


@transaction.atomic
def lock(proposal: Proposal, *, locked: bool, by: Viewer, at: When) -> None:
    """Makes a proposed pair stand whatever else changes on the board; or lets it go again."""
    demand(by, "proposal.change", proposal)
    run = to_change(proposal.match_run, by)
    now = steps.again(proposal)
    if now.state != ProposalState.PROPOSED:
        raise MovedOnError
    if now.locked == locked:
        return
    now.locked = locked
    now.save(update_fields=["locked"])
    act = "lock" if locked else "unlock"
    note(run, {"act": act, "mentor": now.mentor_id, "mentee": now.mentee_id})
    events.write(f"proposal.{act}", now, by=by, at=at)


@transaction.atomic
def force(run: MatchRun, *, mentor: str, mentee: str, reason: str, approver: str, by: Viewer, at: When) -> MatchRun:
    """Makes these two a pair of the run and everything else the best that can be around them.

    A pair that is barred, or has a question to be asked first, needs a second person, who is asked to agree before
    anything is published. Raises IncompleteError where the reason, or that person, is missing.
    """
    now = to_change(run, by)
    board = match_boards.board_of(now)
    if mentor not in board.row_of or mentee not in board.column_of:
        raise HiddenError
    place = board.place(mentor, mentee)
    if stored(Pair).filter(cohort_id=now.cohort_id, mentor_id=mentor, mentee_id=mentee).exists():
        raise IncompleteError(
            {"": "These two were a pair in this round already. A pair begins again in another round."}
        )
    needs_two = bool(board.to_ask[place]) or not board.may[place]
    lacking = {} if reason.strip() else {"reason": "Say why, in a sentence. Whoever looks at this run later reads it."}
    if needs_two and approver not in match_boards.approvers(now, by.person_id, at):
        lacking["approver"] = "Choose a second person, who has to agree to this."
    if lacking:
        raise IncompleteError(lacking)
    assert by.person_id is not None
    change = {"act": "force", "mentor": mentor, "mentee": mentee, "reason": reason.strip(), "by": by.person_id}
    if needs_two:
        change |= {"approver": approver, "approved_on": ""}
    try:
        result = match_boards.forced(
            now, board, mentor=mentor, mentee=mentee, approved_by=match_boards.stand_for(change)
        ).proposal
    except MatchingError as error:
        raise IncompleteError(
            {"": "There is no room for this pair beside the locked ones. Unlock one first."}
        ) from error
    match_work.write(now, board, result)
    now.unmatched = match_work.unmatched(result)
    now.shortages = [match_work.shortage_kept(shortage) for shortage in result.shortages]
    now.save(update_fields=["unmatched", "shortages"])
    note(now, change)
    events.write("match_run.force", now, by=by, at=at)
    if needs_two:
        tell(approver, at)
    return now


@transaction.atomic
def approve(run: MatchRun, *, mentor: str, mentee: str, agreed: bool, by: Viewer, at: When) -> None:
    """The second person's yes or no to a forced pair. Raises HiddenError for anybody else."""
    demand(by, "match_run.approve", run)
    now = steps.again(run)
    if not any(change.get("approver") == by.person_id for change in now.overrides):
        raise HiddenError
    if now.state != MatchRunState.READY:
        raise MovedOnError
    for change in match_boards.unapproved(now):
        if (change["mentor"], change["mentee"], change["approver"]) == (mentor, mentee, by.person_id):
            change["approved_on" if agreed else "refused_on"] = at.day.isoformat()
            now.save(update_fields=["overrides"])
            events.write("match_run.approve" if agreed else "match_run.refuse", now, by=by, at=at)
            tell(change["by"], at)
            return
    raise HiddenError


@transaction.atomic
def publish(run: MatchRun, *, by: Viewer, at: When) -> MatchRun:
    """Asks every proposed mentor. Mentees learn nothing until their mentor has said yes.

    Raises IncompleteError where a forced pair waits for a second person, or somebody is no longer free.
    """
    demand(by, "match_run.publish", run)
    cohort = steps.again(run.cohort)
    now = steps.again(run)
    if now.state != MatchRunState.READY:
        raise MovedOnError
    if match_boards.unapproved(now):
        raise IncompleteError(
            {"": "A pair waits for a second person to agree. Wait for them, or propose anew without it."}
        )
    free = {(one.person_id, one.role) for one, _ in match_inputs.pool(cohort, at)}
    rows = list(stored(Proposal).filter(match_run=now, state=ProposalState.PROPOSED).order_by("pk"))
    if not rows:
        raise IncompleteError({"": "There is no pair to publish. Propose anew, or set this run aside."})
    if any((row.mentor_id, "mentor") not in free or (row.mentee_id, "mentee") not in free for row in rows):
        raise IncompleteError({"": "Somebody in these pairs is no longer waiting for a partner. Propose anew."})
    published = steps.take(now, "publish", by=by, at=at, approved_by_id=by.person_id)
    for row in rows:
        proposals.offer(row, by=by, at=at)
    for other in stored(MatchRun).filter(cohort=cohort, state=MatchRunState.READY).exclude(pk=run.pk):
        set_aside(other, by=by, at=at)
    return published


@transaction.atomic
def set_aside(run: MatchRun, *, by: Viewer, at: When) -> MatchRun:
    """Lets a run go. What it knew of people is deleted."""
    aside = steps.take(run, "set_aside", by=by, at=at)
    for row in stored(Proposal).filter(match_run=run, state=ProposalState.PROPOSED):
        steps.take(row, "lapse", by=by, at=at)
    stored(MatchInput).filter(match_run=run).delete()
    return aside


def to_change(run: MatchRun, by: Viewer) -> MatchRun:
    """The run, held, while it may still be changed. Raises HiddenError, MovedOnError."""
    demand(by, "match_run.change", run)
    now = steps.again(run)
    if now.state != MatchRunState.READY:
        raise MovedOnError
    return now


def note(run: MatchRun, change: dict[str, str]) -> None:
    """Adds to what was changed in a run, in order, so that it can be repeated."""
    run.overrides = [*run.overrides, change]
    run.save(update_fields=["overrides"])


def tell(person_id: str, at: When) -> None:
    """The constant notice to one person about this run."""
    notices.tell(stored(Person).get(pk=person_id), at=at)
