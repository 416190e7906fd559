"""A run as the matching speaks of it (assignment problem): its board, made again, and its proposals as they now are."""

from dataclasses import replace

from retold.matching.override import Override, barred_anew, override
from retold.matching.propose import Board, Pair, Sealed, lay_out, propose
from retold.matching.propose import Proposal as Whole
from retold.matching.run import fingerprint
from retold.queries import match_inputs
from retold.queries.match_changes import approvals, changes_of, stand_for
from retold.queries.visible import members
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, MatchRun, Proposal
from retold.rules.when import When
from retold.rules.words import ApplicationState, MatchAct, Role

ROLES = ("mentor", "mentee")
APPROVERS = (Role.COORDINATOR, Role.ADMINISTRATOR)


def board_of(run: MatchRun) -> Board:
    """The board of a run again, from what was sealed when it was made."""
    inputs, _ = match_inputs.of_run(run)
    return lay_out(inputs, match_inputs.settings_of(run))


def forced(run: MatchRun, board: Board, *, mentor: str, mentee: str, approved_by: tuple[str, ...]) -> Override:
    """What it costs to force these two, against the proposals as they are. Raises MatchingError."""
    lock = match_inputs.locks_of([{"mentor": mentor, "mentee": mentee, "approved_by": approved_by}])[0]
    return override(board, as_it_is(run, board), lock)


def as_it_is(run: MatchRun, board: Board) -> Whole:
    """The proposals of a run as the matching speaks of them."""
    approved = approvals(run, changes_of(run))
    rows = stored(Proposal).filter(match_run=run).order_by("mentor_id", "mentee_id")
    pairs = tuple(
        Pair(
            mentor=row.mentor_id,
            mentee=row.mentee_id,
            locked=row.locked,
            approved_by=approved.get((row.mentor_id, row.mentee_id), ()) if row.locked else (),
            ask=row.ask_first,
        )
        for row in rows
    )
    without = {role: tuple(sorted(one["person"] for one in run.unmatched if one["role"] == role)) for role in ROLES}
    seen = [int(board.seen[board.place(pair.mentor, pair.mentee)]) for pair in pairs]
    return Whole(
        pairs=pairs,
        mentors_without=without["mentor"],
        mentees_without=without["mentee"],
        shortages=(),
        points=sum(seen),
        worst=min(seen, default=None),
        sealed=Sealed(total=0, worst=None, weak=0, level=None),
    )


def entered_since(run: MatchRun, cohort: Cohort, at: When) -> bool:
    """Whether something stands openly between two of a run, on this day, that its board does not know of."""
    inputs, _ = match_inputs.of_run(run)
    here = {one.id for one in inputs.people}
    applied = stored(Application).filter(cohort=cohort, state=ApplicationState.ACCEPTED, person_id__in=here)
    rows = list(applied.select_related("person"))
    known = {(frozenset((one.person, one.other)), one.kind, one.strength) for one in inputs.conflicts}
    return any(
        {one.person, one.other} <= here and (frozenset((one.person, one.other)), one.kind, one.strength) not in known
        for one in match_inputs.conflicts(cohort, rows, at)
    )


def repeats(run: MatchRun) -> bool:
    """Whether the run, worked out again from what was sealed, with every change in order, gives the same proposals."""
    inputs, run_hash = match_inputs.of_run(run, changes=0)
    if fingerprint(inputs) != run_hash:
        return False
    board = lay_out(inputs, match_inputs.settings_of(run))
    whole, changes = propose(board), changes_of(run)
    approved = approvals(run, changes)
    for change in changes:
        here = (change.mentor_id, change.mentee_id)
        if change.act == MatchAct.FORCE:
            said = {"mentor": here[0], "mentee": here[1], "approved_by": stand_for(change)}
            whole = override(board, whole, match_inputs.locks_of([said])[0]).proposal
        elif change.act == MatchAct.BAR:
            inputs, _ = match_inputs.of_run(run, changes=change.number)
            board = lay_out(inputs, match_inputs.settings_of(run))
            whole = barred_anew(board, whole)
        else:
            whole = with_lock(whole, here, locked=change.act == MatchAct.LOCK, approved_by=approved.get(here, ()))
    rows = stored(Proposal).filter(match_run=run).order_by("mentor_id", "mentee_id")
    return [(pair.mentor, pair.mentee, pair.locked) for pair in whole.pairs] == [
        (row.mentor_id, row.mentee_id, row.locked) for row in rows
    ]


def with_lock(whole: Whole, here: tuple[str, str], *, locked: bool, approved_by: tuple[str, ...]) -> Whole:
    """The same proposals with one pair locked or unlocked."""
    return replace(
        whole,
        pairs=tuple(
            replace(pair, locked=locked, approved_by=approved_by if locked else ())
            if (pair.mentor, pair.mentee) == here
            else pair
            for pair in whole.pairs
        ),
    )


def approvers(run: MatchRun, but: str | None, at: When) -> dict[str, str]:
    """Id -> name of everybody who may be asked to agree to a forced pair: others who coordinate or administer."""
    return second_people(run.organisation_id, run.cohort_id, but, at)


def second_people(organisation_id: str, cohort_id: str, but: str | None, at: When) -> dict[str, str]:
    """Id -> name of everybody who may be asked to agree to something about a round: not whoever asks."""
    rows = members(organisation_id, at).filter(role__in=APPROVERS).exclude(person_id=but)
    rows = rows.filter(cohort=None) | rows.filter(cohort_id=cohort_id)
    found = {row.person_id: row.person.name or row.person.email for row in rows.select_related("person")}
    return dict(sorted(found.items(), key=lambda one: one[1]))
