"""Runs of the matching, and the board of one, for the coordinator. Every bar has one wording, whatever its cause."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from retold.errors import MatchingError
from retold.matching.explain import NOTHING_TO_SHOW, Explanation, explanation
from retold.matching.limits import BARRED
from retold.matching.propose import NO_MATCH
from retold.matching.shortage import Shortage
from retold.queries import match_boards
from retold.queries.match_boards import unapproved
from retold.queries.visible import one, visible
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, MatchRun, Proposal
from retold.rules.privacy import demand, may
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import MatchRunState, Objective, ProposalState, Role

PARTS = ("Asked for", "Everybody gathered", "Everybody compared", "The best pairs found", "Done")
NO_ROOM = "There is no room for this pair beside the locked ones. Unlock one first."
ONLY = {"all": "All", "locked": "Locked", "ask": "To ask first"}
SORTS = {"name": "Mentor", "points": "Points, weakest first"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """A run in the list of a round."""

    id: str
    state: MatchRunState
    asked_on: date
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsPage:
    """The runs of a round, newest first; who could be matched now, by role."""

    cohort_id: str
    cohort: str
    runs: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person on the board."""

    id: str
    name: str


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
class BoardPair:
    """A proposed pair on the board."""

    id: str
    mentor: Someone
    mentee: Someone
    points: int
    why: tuple[str, ...]
    state: ProposalState
    locked: bool
    ask_first: bool
    awaits: str
    else_for_mentor: tuple[Other, ...]
    else_for_mentee: tuple[Other, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something a person changed in a run."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """A run with everything a coordinator may see of it."""

    id: str
    cohort_id: str
    cohort: str
    state: MatchRunState
    done: int
    parts: tuple[tuple[str, bool], ...]
    objective: str
    seed: int
    version: str
    asked_on: date
    asked_by: str
    approved_by: str
    pairs: tuple[BoardPair, ...]
    count: int
    points: int
    weakest: int | None
    mentors: tuple[Someone, ...]
    mentees: tuple[Someone, ...]
    mentors_without: tuple[Someone, ...]
    mentees_without: tuple[Someone, ...]
    words_for_those_without: str
    shortages: tuple[str, ...]
    changes: tuple[Change, ...]
    waits_for: tuple[str, ...]
    may_change: bool
    sort: str
    only: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ToApprove:
    """A forced pair that waits for the viewer's agreement."""

    run_id: str
    cohort: str
    mentor: Someone
    mentee: Someone
    reason: str
    asked_by: str
    why: str


def listed(viewer: Viewer, cohort_id: str) -> RunsPage:
    """The runs of a round. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    rows = visible(viewer, "match_run.read", MatchRun).filter(cohort=cohort).select_related("asked_by")
    return RunsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        runs=tuple(
            RunLine(id=row.pk, state=MatchRunState(row.state), asked_on=row.asked_on, asked_by=row.asked_by.name)
            for row in rows
        ),
    )


def board(viewer: Viewer, pk: str, *, sort: str = "name", only: str = "all") -> BoardPage:
    """The board of a run. Raises HiddenError."""
    run = one(viewer, "match_run.read", MatchRun, pk, with_=("cohort", "asked_by", "approved_by"))
    rows = list(visible(viewer, "proposal.read", Proposal).filter(match_run=run))
    names = Names(run, rows)
    open_ = {(one_["mentor"], one_["mentee"]): one_["approver"] for one_ in unapproved(run)}
    pairs = [board_pair(row, names, open_) for row in rows]
    return BoardPage(
        id=run.pk,
        cohort_id=run.cohort_id,
        cohort=run.cohort.name,
        state=MatchRunState(run.state),
        done=run.done,
        parts=tuple((words, number <= run.done) for number, words in enumerate(PARTS)),
        objective=Objective(run.objective).label,
        seed=run.seed,
        version=run.version,
        asked_on=run.asked_on,
        asked_by=run.asked_by.name,
        approved_by=run.approved_by.name if run.approved_by else "",
        pairs=tuple(in_order(chosen(pairs, only), sort)),
        count=len(pairs),
        points=sum(pair.points for pair in pairs),
        weakest=min((pair.points for pair in pairs), default=None),
        mentors=by_name({pair.mentor for pair in pairs} | set(names.without(Role.MENTOR))),
        mentees=by_name({pair.mentee for pair in pairs} | set(names.without(Role.MENTEE))),
        mentors_without=by_name(names.without(Role.MENTOR)),
        mentees_without=by_name(names.without(Role.MENTEE)),
        words_for_those_without=NO_MATCH,
        shortages=tuple(shortage_in_words(kept, names) for kept in run.shortages),
        changes=tuple(change_in_words(kept, names) for kept in run.overrides),
        waits_for=tuple(sorted({names.of_anybody(approver) for approver in open_.values()})),
        may_change=may(viewer, "match_run.change", run) and run.state == MatchRunState.READY,
        sort=sort if sort in SORTS else "name",
        only=only if only in ONLY else "all",
    )


class Names:
    """The names of everybody in a run, as they applied; asked for once."""

    def __init__(self, run: MatchRun, rows: Iterable[Proposal]) -> None:
        """`rows` are the proposals of the run."""
        self.run = run
        self.ids = {row.mentor_id for row in rows} | {row.mentee_id for row in rows}
        self.ids |= {kept["person"] for kept in run.unmatched}
        for change in run.overrides:
            self.ids |= {change[part] for part in ("mentor", "mentee", "by", "approver") if change.get(part)}
        applied = stored(Application).filter(cohort_id=run.cohort_id)
        self.applied = {(row[0], row[1]): row[2] for row in applied.values_list("person_id", "role", "name")}
        found = stored(Person).filter(pk__in=self.ids).values_list("pk", "name", "email")
        self.accounts = {pk: name or email for pk, name, email in found}

    def of(self, person_id: str, role: str) -> Someone:
        """Somebody in a role."""
        name = self.applied.get((person_id, str(role))) or self.accounts.get(person_id, "")
        return Someone(id=person_id, name=name)

    def of_anybody(self, person_id: str) -> str:
        """The name of somebody, whatever their role."""
        return self.accounts.get(person_id, "")

    def without(self, role: Role) -> list[Someone]:
        """Everybody of a role without a partner."""
        return [self.of(kept["person"], role) for kept in self.run.unmatched if kept["role"] == role]


def board_pair(row: Proposal, names: Names, open_: dict[tuple[str, str], str]) -> BoardPair:
    """One proposed pair."""
    mentor, mentee = names.of(row.mentor_id, Role.MENTOR), names.of(row.mentee_id, Role.MENTEE)
    awaited = open_.get((row.mentor_id, row.mentee_id))
    best = row.next_best or {"mentor": [], "mentee": []}
    for_mentor = [(names.of(kept["person"], Role.MENTEE), kept["points"]) for kept in best["mentor"]]
    for_mentee = [(names.of(kept["person"], Role.MENTOR), kept["points"]) for kept in best["mentee"]]
    return BoardPair(
        id=row.pk,
        mentor=mentor,
        mentee=mentee,
        points=row.score,
        why=tuple(row.reason_for_coordinator) or (NOTHING_TO_SHOW,),
        state=ProposalState(row.state),
        locked=row.locked,
        ask_first=row.ask_first,
        awaits=names.of_anybody(awaited) if awaited else "",
        else_for_mentor=tuple(
            Other(mentor=mentor, mentee=other, name=other.name, points=points, why="") for other, points in for_mentor
        ),
        else_for_mentee=tuple(
            Other(mentor=other, mentee=mentee, name=other.name, points=points, why="") for other, points in for_mentee
        ),
    )


def chosen(pairs: list[BoardPair], only: str) -> list[BoardPair]:
    """The pairs that the filter leaves."""
    if only == "locked":
        return [pair for pair in pairs if pair.locked]
    if only == "ask":
        return [pair for pair in pairs if pair.ask_first]
    return pairs


def in_order(pairs: list[BoardPair], sort: str) -> list[BoardPair]:
    """By the mentor's name, or the weakest first."""
    by_names = sorted(pairs, key=lambda pair: (pair.mentor.name, pair.mentee.name, pair.id))
    return sorted(by_names, key=lambda pair: pair.points) if sort == "points" else by_names


def by_name(people: Iterable[Someone]) -> tuple[Someone, ...]:
    """People by name."""
    return tuple(sorted(people, key=lambda someone: (someone.name, someone.id)))


def shortage_in_words(kept: dict[str, object], names: Names) -> str:
    """Who shares too few places, by name."""
    role = Role(str(kept["role"]))
    other = Role.MENTEE if role is Role.MENTOR else Role.MENTOR
    people, partners, places = kept["people"], kept["partners"], kept["places"]
    assert isinstance(people, list)
    assert isinstance(partners, list)
    assert isinstance(places, int)
    return Shortage(
        role="mentor" if role is Role.MENTOR else "mentee",
        people=tuple(sorted(names.of(pk, role).name for pk in people)),
        partners=tuple(sorted(names.of(pk, other).name for pk in partners)),
        places=places,
    ).in_words()


def change_in_words(kept: dict[str, str], names: Names) -> Change:
    """One change, by name."""
    pair = f"{names.of(kept['mentor'], Role.MENTOR).name} with {names.of(kept['mentee'], Role.MENTEE).name}"
    if kept["act"] != "force":
        return Change(words=f"{'Locked' if kept['act'] == 'lock' else 'Unlocked'}: {pair}", reason="")
    words = f"Set by {names.of_anybody(kept['by'])}: {pair}"
    if kept.get("approver"):
        second = names.of_anybody(kept["approver"])
        answer = "agreed" if kept.get("approved_on") else "did not agree" if kept.get("refused_on") else "is asked"
        words = f"{words}. {second} {answer}"
    return Change(words=words, reason=kept["reason"])


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


def tried(viewer: Viewer, pk: str, *, mentor: str, mentee: str, on: date) -> Tried:
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
            left_out=tuple(person_name(pk, names) for pk in result.left_out),
            brought_in=tuple(person_name(pk, names) for pk in result.brought_in),
        )
        words, possible = named.in_words(), True
        moved = tuple(
            sorted(
                f"{names.of(pair.mentor, Role.MENTOR).name} with {names.of(pair.mentee, Role.MENTEE).name}"
                for pair in result.moved
            )
        )
    return Tried(
        run_id=run.pk,
        mentor=names.of(mentor, Role.MENTOR),
        mentee=names.of(mentee, Role.MENTEE),
        words=f"{BARRED} {words}" if barred else words,
        why=told.in_words() if isinstance(told, Explanation) else told,
        possible=possible,
        needs_two=bool(barred or laid.to_ask[place]),
        moved=moved,
        approvers=tuple(match_boards.approvers(run, viewer.person_id, on).items()),
    )


def person_name(person_id: str, names: Names) -> str:
    """Somebody's name, in whichever role they are here."""
    for role in (Role.MENTOR, Role.MENTEE):
        if (person_id, role.value) in names.applied:
            return names.applied[person_id, role.value]
    return names.of_anybody(person_id)


def to_approve(viewer: Viewer, pk: str) -> tuple[ToApprove, ...]:
    """The forced pairs of a run for which the viewer was named as the second person. Raises HiddenError without any."""
    run = one(viewer, "match_run.approve", MatchRun, pk, with_=("cohort",))
    names = Names(run, [])
    found = tuple(
        ToApprove(
            run_id=run.pk,
            cohort=run.cohort.name,
            mentor=names.of(kept["mentor"], Role.MENTOR),
            mentee=names.of(kept["mentee"], Role.MENTEE),
            reason=kept["reason"],
            asked_by=names.of_anybody(kept["by"]),
            why="",
        )
        for kept in waiting_for(viewer, run)
    )
    if not found:
        raise HiddenError
    return found


def waiting_for(viewer: Viewer, run: MatchRun) -> list[dict[str, str]]:
    """The forced pairs of a run that wait for this viewer's answer."""
    if run.state != MatchRunState.READY:
        return []
    return [kept for kept in unapproved(run) if kept["approver"] == viewer.person_id and not kept.get("refused_on")]


def record(viewer: Viewer, pk: str, permission: str) -> MatchRun:
    """A run as a record, for a service. Raises HiddenError."""
    return one(viewer, permission, MatchRun, pk, with_=("cohort",))


def to_match(viewer: Viewer, cohort_id: str) -> Cohort:
    """A round as a record, to ask for a run of it. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    demand(viewer, "cohort.match", cohort)
    return cohort
