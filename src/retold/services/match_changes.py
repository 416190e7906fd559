"""What a coordinator changes by hand on the board of a run (manual overrides), and the second person's answer to it."""

from django.db import transaction

from retold.errors import MatchingError
from retold.matching.propose import Board
from retold.matching.propose import Proposal as Whole
from retold.queries import match_boards
from retold.queries.match_changes import UNANSWERED, changes_of, stand_for
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import MatchChange, MatchRun, Pair, Proposal
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import MatchAct, MatchRunState, ProposalState
from retold.services import events, match_work, steps


@transaction.atomic
def lock(proposal_id: str, *, locked: bool, by: Viewer, at: When) -> Proposal:
    """Makes a proposed pair stand whatever else changes on the board; or lets it go again.

    Raises HiddenError, and MovedOnError where the run or the pair is no longer to be changed.
    """
    run = held_to_change(one(by, "proposal.change", Proposal, proposal_id).match_run_id, by)
    proposal = steps.held(Proposal, proposal_id, "proposal.change", by=by)
    if proposal.state != ProposalState.PROPOSED:
        raise MovedOnError
    if proposal.locked != locked:
        proposal.locked = locked
        proposal.save(update_fields=["locked"])
        act = MatchAct.LOCK if locked else MatchAct.UNLOCK
        noted(run, act, mentor=proposal.mentor_id, mentee=proposal.mentee_id, by=by)
        events.write("proposal.lock" if locked else "proposal.unlock", proposal, by=by, at=at)
    return proposal


@transaction.atomic
def force(
    run_id: str, *, mentor: str, mentee: str, reason: str, approver: str = "", by: Viewer, at: When
) -> MatchChange:
    """Makes these two a pair of the run and everything else the best that can be around them.

    A pair that is barred, or has a question to be asked first, needs a second person, who is asked to agree before
    anything is published. Raises IncompleteError where the reason, or that person, is missing, or there is no room.
    """
    run = held_to_change(run_id, by)
    board = match_boards.board_of(run)
    if mentor not in board.row_of or mentee not in board.column_of:
        raise HiddenError
    place = board.place(mentor, mentee)
    needs_two = bool(board.to_ask[place]) or not board.may[place]
    demand_new(run, mentor, mentee)
    demand_reasons(run, reason, approver if needs_two else None, by=by, at=at)
    named = approver if needs_two else None
    change = noted(run, MatchAct.FORCE, mentor=mentor, mentee=mentee, by=by, reason=reason.strip(), approver_id=named)
    put_in(run, board, change)
    events.write("match_change.force", change, by=by, at=at)
    lapse_what_is_gone(run, change, by=by, at=at)
    return steps.take_one(MatchChange, change.pk, "ask", by=by, at=at) if needs_two else change


@transaction.atomic
def answer(pk: str, *, agreed: bool, by: Viewer, at: When) -> MatchChange:
    """The second person's yes or no to a forced pair.

    Raises HiddenError for anybody else, MovedOnError where it is answered or has lapsed.
    """
    return steps.take_one(MatchChange, pk, "agree" if agreed else "refuse", by=by, at=at, answered_on=at.day)


def held_to_change(run_id: str, by: Viewer) -> MatchRun:
    """The run, held, while it may still be changed. Raises HiddenError, MovedOnError."""
    run = steps.held(MatchRun, run_id, "match_run.change", by=by)
    if run.state != MatchRunState.READY:
        raise MovedOnError
    return run


def demand_new(run: MatchRun, mentor: str, mentee: str) -> None:
    """Raises IncompleteError where these two have been a pair of this round."""
    if stored(Pair).filter(cohort_id=run.cohort_id, mentor_id=mentor, mentee_id=mentee).exists():
        raise IncompleteError(
            {"": "These two were a pair in this round already. A pair begins again in another round."}
        )


def demand_reasons(run: MatchRun, reason: str, approver: str | None, *, by: Viewer, at: When) -> None:
    """Raises IncompleteError without a reason, or, where one is needed, a second person. None: none is needed."""
    lacking = {} if reason.strip() else {"reason": "Say why, in a sentence. Whoever looks at this run later reads it."}
    if approver is not None and approver not in match_boards.approvers(run, by.person_id, at):
        lacking["approver"] = "Choose a second person, who has to agree to this."
    if lacking:
        raise IncompleteError(lacking)


def put_in(run: MatchRun, board: Board, change: MatchChange) -> None:
    """Writes the proposals of a run anew, with the pair that was forced. Raises IncompleteError without room for it."""
    pair = {"mentor": change.mentor_id, "mentee": change.mentee_id}
    try:
        result = match_boards.forced(run, board, **pair, approved_by=stand_for(change)).proposal
    except MatchingError as error:
        raise IncompleteError(
            {"": "There is no room for this pair beside the locked ones. Unlock one first."}
        ) from error
    stand_anew(run, board, result)


def stand_anew(run: MatchRun, board: Board, result: Whole) -> None:
    """Writes the proposals of a run anew, with who stays without a partner."""
    match_work.write(run, board, result)
    run.unmatched = match_work.unmatched(result)
    run.shortages = [match_work.shortage_kept(shortage) for shortage in result.shortages]
    run.save(update_fields=["unmatched", "shortages"])


def lapse_what_is_gone(run: MatchRun, newest: MatchChange, *, by: Viewer, at: When) -> None:
    """What a second person was asked lapses where the pair has left the run, or was forced again."""
    standing = set(stored(Proposal).filter(match_run=run).values_list("mentor_id", "mentee_id"))
    forced_again = (newest.mentor_id, newest.mentee_id)
    for change in changes_of(run):
        pair = (change.mentor_id, change.mentee_id)
        if change.state in UNANSWERED and (pair not in standing or pair == forced_again):
            steps.take_one(MatchChange, change.pk, "lapse", by=by, at=at)


def noted(
    run: MatchRun,
    act: MatchAct,
    *,
    mentor: str,
    mentee: str,
    by: Viewer,
    reason: str = "",
    approver_id: str | None = None,
) -> MatchChange:
    """Adds to what was changed in a run that is held, in order, so that it can be repeated."""
    assert by.person_id is not None
    change = MatchChange(
        organisation_id=run.organisation_id,
        match_run=run,
        number=stored(MatchChange).filter(match_run=run).count() + 1,
        act=act,
        mentor_id=mentor,
        mentee_id=mentee,
        reason=reason,
        made_by_id=by.person_id,
        approver_id=approver_id,
    )
    change.save(force_insert=True)
    return change
