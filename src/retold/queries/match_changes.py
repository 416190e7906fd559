"""What was changed by hand on the board of a run (manual overrides), and what a second person is asked to agree to."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.queries.match_names import Names, Someone
from retold.queries.visible import visible
from retold.records.record import stored
from retold.records.scheme.models import MatchChange, MatchRun
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import MatchAct, MatchChangeState, Role

UNANSWERED = (MatchChangeState.ASKED, MatchChangeState.REFUSED)
ANSWERS: Mapping[str, str] = {MatchChangeState.AGREED: "agreed", MatchChangeState.REFUSED: "did not agree"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """Something a person changed in a run."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToApprove:
    """A forced pair that waits for the viewer's agreement."""

    id: str
    cohort: str
    mentor: Someone
    mentee: Someone
    reason: str
    asked_by: str


def changes_of(run: MatchRun) -> list[MatchChange]:
    """Every change that was made by hand in a run, in order. For queries and services that have asked page 1."""
    return list(stored(MatchChange).filter(match_run=run).order_by("number"))


def unapproved(changes: list[MatchChange]) -> dict[tuple[str, str], MatchChange]:
    """Pair -> the change that forced it, where its second person has not said yes: a run with one is not published."""
    return {(change.mentor_id, change.mentee_id): change for change in changes if change.state in UNANSWERED}


def stand_for(change: MatchChange) -> tuple[str, ...]:
    """Who stands for a forced pair: whoever forced it, and the second person that was named."""
    return tuple(name for name in (change.made_by_id, change.approver_id) if name)


def approvals(run: MatchRun, changes: list[MatchChange]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Pair -> who stands for it, from the changes that were made and the locks the run began with."""
    found = {(one["mentor"], one["mentee"]): tuple(one.get("approved_by", ())) for one in run.locks}
    forced = (change for change in changes if change.act == MatchAct.FORCE)
    return found | {(change.mentor_id, change.mentee_id): stand_for(change) for change in forced}


def changes_to_approve(viewer: Viewer, run_id: str) -> tuple[ToApprove, ...]:
    """The forced pairs of a run that wait for the viewer's yes. Raises HiddenError where there is none."""
    asked = visible(viewer, "match_change.agree", MatchChange).filter(match_run_id=run_id, state=MatchChangeState.ASKED)
    changes = list(asked.select_related("match_run", "match_run__cohort"))
    if not changes:
        raise HiddenError
    run = changes[0].match_run
    names = Names(run, (), changes)
    return tuple(
        ToApprove(
            id=change.pk,
            cohort=run.cohort.name,
            mentor=names.of(change.mentor_id, Role.MENTOR),
            mentee=names.of(change.mentee_id, Role.MENTEE),
            reason=change.reason,
            asked_by=names.of_anybody(change.made_by_id),
        )
        for change in changes
    )


def change_in_words(change: MatchChange, names: Names) -> ChangeLine:
    """One change, by name."""
    pair = names.couple(change.mentor_id, change.mentee_id)
    if change.act == MatchAct.BAR:
        words = f"Entered since by {names.of_anybody(change.made_by_id)}: {pair}. The pairs were worked out anew"
        return ChangeLine(words=words, reason=change.reason)
    if change.act != MatchAct.FORCE:
        return ChangeLine(words=f"{MatchAct(change.act).label}: {pair}", reason="")
    words = f"Set by {names.of_anybody(change.made_by_id)}: {pair}"
    if change.approver_id:
        words = f"{words}. {names.of_anybody(change.approver_id)} {ANSWERS.get(change.state, 'is asked')}"
    return ChangeLine(words=words, reason=change.reason)
