"""What is entered openly between two people counts at once: on boards, for proposals, and for pairs that meet.

What one of them keeps private, whenever it is written, comes nowhere near here.
"""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from retold.matching.override import barred_anew
from retold.queries import match_boards, match_inputs
from retold.records.record import stored
from retold.records.scheme.models import Conflict, MatchRun, Pair, PairBar, Proposal
from retold.rules.dispatch import next_ending_day
from retold.rules.step_names import ProposalStep
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import ConflictKind, ConflictStrength, MatchAct, MatchRunState, PairBarState, ProposalState
from retold.services import assents, endings, events, match_changes, offers, pair_starts, steps

ON_OFFER: Mapping[str, ProposalStep] = {ProposalState.OFFERED: "take_back", ProposalState.HALF: "call_off"}
UNDER_WAY = (PairBarState.STANDS, PairBarState.AGREED)


def take_effect(conflict: Conflict, *, by: Viewer, at: When) -> None:
    """Takes the two off every board, proposals between them back, and pauses their pair until it ends.

    What is only to be asked about is noted on the boards, and nothing else follows.
    """
    for run in stored(MatchRun).filter(organisation_id=conflict.organisation_id, state=MatchRunState.READY):
        take_into(run, conflict, by=by, at=at)
    if conflict.strength == ConflictStrength.BAR:
        take_back_offers(conflict, at=at)
        bar_pairs(conflict, by=by, at=at)


def take_into(run: MatchRun, conflict: Conflict, *, by: Viewer, at: When) -> None:
    """Works a board out anew with what was entered, and says so on it; nothing where the two are not on it."""
    board = match_boards.board_of(run)
    ids = (conflict.one_id, str(conflict.other_id))
    here = [(one, other) for one, other in (ids, ids[::-1]) if one in board.row_of and other in board.column_of]
    if not here:
        return
    held = steps.held(MatchRun, run.pk, "match_run.change", by=machine(run.organisation_id))
    before = match_boards.as_it_is(held, board)
    mentor, mentee = here[0]
    words = f"{ConflictKind(conflict.kind).label}: {ConflictStrength(conflict.strength).label}"
    change = match_changes.noted(held, MatchAct.BAR, mentor=mentor, mentee=mentee, by=by, reason=words)
    held.conflicts = [*held.conflicts, [*ids, match_inputs.kind_of(conflict), str(conflict.strength), change.number]]
    held.save(update_fields=["conflicts"])
    board = match_boards.board_of(held)
    match_changes.stand_anew(held, board, barred_anew(board, before))
    events.write("match_change.bar", change, by=by, at=at)
    match_changes.lapse_what_is_gone(held, change, by=machine(run.organisation_id), at=at)


def take_back_offers(conflict: Conflict, *, at: When) -> None:
    """Every proposal between the two that is on offer is taken back, whoever has said yes to it."""
    ourselves = machine(conflict.organisation_id)
    for row in stored(Proposal).filter(between(conflict), state__in=ON_OFFER).order_by("pk"):
        taken = steps.take_one(Proposal, row.pk, ON_OFFER[row.state], by=ourselves, at=at)
        offers.forget(taken)
        assents.lapse_those_of(taken, at=at)


def bar_pairs(conflict: Conflict, *, by: Viewer, at: When) -> None:
    """Every living pair of the two is paused like any pair, and ends on the next day on which pairs end."""
    for row in stored(Pair).filter(between(conflict), state__in=endings.LIVING).order_by("pk"):
        bar = PairBar(organisation_id=row.organisation_id, pair=row, conflict=conflict, ends_on=next_ending_day(at.day))
        bar.save(force_insert=True)
        events.write("pair_bar.begin", bar, by=by, at=at)
        endings.pause_by_the_machine(row, at=at)


def lift(conflict: Conflict, *, at: When) -> None:
    """What was entered is over: a pair that it was about to end stays paused, as after any pause."""
    for bar in standing(conflict.organisation_id).filter(conflict=conflict):
        close(bar, at=at)


def carry_out(organisation_id: str, *, at: When) -> None:
    """The daily round: barred pairs go on where two people and both partners want it, and end on their day if not."""
    for bar in standing(organisation_id):
        goes_on = bar.state == PairBarState.AGREED and endings.both_want_to_go_on(bar.pair)
        if goes_on or bar.pair.state not in endings.LIVING:
            close(bar, at=at)
        elif bar.ends_on <= at.day:
            endings.end(bar.pair_id, by=machine(organisation_id), at=at)
            close(bar, at=at)


def close(bar: PairBar, *, at: When) -> None:
    """Nothing is left to be decided about this bar."""
    ourselves = machine(bar.organisation_id)
    steps.take_one(PairBar, bar.pk, "close", by=ourselves, at=at)
    assents.lapse_those_of(bar, at=at)
    pair_starts.start_if_ready(steps.held_for(Pair, bar.pair_id, "start", by=ourselves), at=at)


def standing(organisation_id: str) -> QuerySet[PairBar]:
    """The bars against pairs of an organisation about which something is still to be decided."""
    rows = stored(PairBar).filter(organisation_id=organisation_id, state__in=UNDER_WAY)
    return rows.select_related("pair").order_by("pk")


def between(conflict: Conflict) -> Q:
    """Rows whose mentor and mentee are the two of a conflict, whichever is which."""
    one, other = conflict.one_id, conflict.other_id
    here = Q(organisation_id=conflict.organisation_id)
    return here & (Q(mentor_id=one, mentee_id=other) | Q(mentor_id=other, mentee_id=one))
