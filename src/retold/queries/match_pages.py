"""The board of a run (proposed assignment) as its coordinator sees it: pairs, who stays without, what was changed."""

from dataclasses import dataclass
from datetime import date

from retold.matching.explain import NOTHING_TO_SHOW
from retold.matching.propose import NO_MATCH
from retold.matching.shortage import Shortage
from retold.queries.coming_steps import Coming, coming_step
from retold.queries.match_changes import ChangeLine, change_in_words, changes_of, unapproved
from retold.queries.match_names import Names, Someone, by_name
from retold.queries.match_tries import Other
from retold.queries.visible import one, visible
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchRun, Proposal
from retold.rules.open_steps import open_steps
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.words import MatchRunState, Objective, ProposalState, Role

PARTS = ("Asked for", "Everybody gathered", "Everybody compared", "The best pairs found", "Done")
ONLY = {"all": "All", "locked": "Locked", "ask": "To ask first"}
SORTS = {"name": "Mentor", "points": "Points, weakest first"}


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
    responsible_for: str
    else_for_mentor: tuple[Other, ...]
    else_for_mentee: tuple[Other, ...]


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
    changes: tuple[ChangeLine, ...]
    waits_for: tuple[str, ...]
    coming: Coming | None
    steps: frozenset[StepName]
    sort: str
    only: str

    @property
    def may_change(self) -> bool:
        """Whether the viewer may still change the board: as long as they may publish it."""
        return "publish" in self.steps


def board(viewer: Viewer, pk: str, *, sort: str = "name", only: str = "all") -> BoardPage:
    """The board of a run. Raises HiddenError."""
    run = one(viewer, "match_run.read", MatchRun, pk, with_=("cohort", "asked_by", "approved_by"))
    rows = list(visible(viewer, "proposal.read", Proposal).filter(match_run=run))
    changes = changes_of(run)
    names = Names(run, rows, changes)
    open_ = {pair: str(change.approver_id) for pair, change in unapproved(changes).items()}
    answers = stored(Application).filter(cohort_id=run.cohort_id, role=Role.MENTEE)
    written = dict(answers.values_list("person_id", "responsible_for"))
    pairs = [board_pair(row, names, open_, written.get(row.mentee_id, "")) for row in rows]
    return BoardPage(
        id=run.pk,
        cohort_id=run.cohort_id,
        cohort=run.cohort.name,
        state=MatchRunState(run.state),
        done=run.done,
        parts=tuple((words, number <= run.done) for number, words in enumerate(PARTS)),
        objective=Objective(run.objective).label,
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
        changes=tuple(change_in_words(change, names) for change in changes),
        waits_for=tuple(sorted({names.of_anybody(approver) for approver in open_.values()})),
        coming=coming_step(run),
        steps=open_steps(viewer, run),
        sort=sort if sort in SORTS else "name",
        only=only if only in ONLY else "all",
    )


def board_pair(row: Proposal, names: Names, open_: dict[tuple[str, str], str], responsible_for: str) -> BoardPair:
    """One proposed pair, with whom the mentee teaches, assesses, supervises or manages, as they wrote it."""
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
        responsible_for=responsible_for,
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
