"""Whom else somebody could have, and its cost (what-if), for the coordinator. Every bar has one wording."""

from dataclasses import dataclass, replace

from retold.errors import MatchingError
from retold.matching.explain import Explanation, explanation
from retold.matching.limits import BARRED
from retold.queries import match_boards
from retold.queries.match_names import Names, Someone
from retold.queries.visible import one
from retold.records.record import stored
from retold.records.scheme.models import MatchRun, Proposal
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import MatchRunState, Role

NO_ROOM = "There is no room for this pair beside the locked ones. Unlock one first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Somebody else one of a pair could have: `points` and `why`, or for whom it may not be, the constant sentence."""

    mentor: Someone
    mentee: Someone
    name: str
    points: int | None
    why: str
    now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What it would cost to make these two a pair. `words` is all of it in one sentence."""

    run_id: str
    mentor: Someone
    mentee: Someone
    words: str
    why: str
    possible: bool
    needs_two: bool
    moved: tuple[str, ...]
    approvers: tuple[tuple[str, str], ...]


def others(viewer: Viewer, pk: str, *, mentor: str = "", mentee: str = "") -> tuple[Someone, tuple[Other, ...]]:
    """Everybody that one person of a run could have, best first, then those it may not be. Raises HiddenError."""
    run = one(viewer, "match_run.change", MatchRun, pk)
    if run.state != MatchRunState.READY or bool(mentor) == bool(mentee):
        raise HiddenError
    laid = match_boards.board_of(run)
    rows = list(stored(Proposal).filter(match_run=run))
    names, pairs = Names(run, rows), {(row.mentor_id, row.mentee_id) for row in rows}
    if (mentor and mentor not in laid.row_of) or (mentee and mentee not in laid.column_of):
        raise HiddenError
    couples = [(mentor, other.id) for other in laid.mentees] if mentor else [(o.id, mentee) for o in laid.mentors]
    found = []
    for one_, other_ in couples:
        if one_ == other_:
            continue
        told = explanation(laid, one_, other_, "coordinator")
        someone = names.of(other_, Role.MENTEE) if mentor else names.of(one_, Role.MENTOR)
        found.append(
            Other(
                mentor=names.of(one_, Role.MENTOR),
                mentee=names.of(other_, Role.MENTEE),
                name=someone.name,
                points=told.points if isinstance(told, Explanation) else None,
                why=told.in_words() if isinstance(told, Explanation) else told,
                now=(one_, other_) in pairs,
            )
        )
    found.sort(key=lambda other: (other.points is None, -(other.points or 0), other.name))
    whom = names.of(mentor, Role.MENTOR) if mentor else names.of(mentee, Role.MENTEE)
    return whom, tuple(found)


def tried(viewer: Viewer, pk: str, *, mentor: str, mentee: str, at: When) -> Tried:
    """What it would cost to make these two a pair; nothing is changed. Raises HiddenError."""
    run = one(viewer, "match_run.change", MatchRun, pk)
    if run.state != MatchRunState.READY:
        raise HiddenError
    laid = match_boards.board_of(run)
    if mentor not in laid.row_of or mentee not in laid.column_of or mentor == mentee:
        raise HiddenError
    names = Names(run, list(stored(Proposal).filter(match_run=run)))
    place = laid.place(mentor, mentee)
    barred = not laid.may[place]
    told = explanation(laid, mentor, mentee, "coordinator")
    moved: tuple[str, ...] = ()
    try:
        result = match_boards.forced(run, laid, mentor=mentor, mentee=mentee, approved_by=("one", "another"))
    except MatchingError:
        words, possible = NO_ROOM, False
    else:
        named = replace(
            result,
            left_out=tuple(names.of_anybody_here(pk) for pk in result.left_out),
            brought_in=tuple(names.of_anybody_here(pk) for pk in result.brought_in),
        )
        words, possible = named.in_words(), True
        moved = tuple(sorted(names.couple(pair.mentor, pair.mentee) for pair in result.moved))
    return Tried(
        run_id=run.pk,
        mentor=names.of(mentor, Role.MENTOR),
        mentee=names.of(mentee, Role.MENTEE),
        words=f"{BARRED} {words}" if barred else words,
        why=told.in_words() if isinstance(told, Explanation) else told,
        possible=possible,
        needs_two=bool(barred or laid.to_ask[place]),
        moved=moved,
        approvers=tuple(match_boards.approvers(run, viewer.person_id, at).items()),
    )
