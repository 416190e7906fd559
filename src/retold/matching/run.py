"""A run of matching as it is stored (provenance): enough to show that the same inputs give the same proposal."""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass, replace

import numpy as np
import scipy

from retold import __version__
from retold.errors import MatchingError
from retold.matching.cohort import Cohort, Settings
from retold.matching.limits import Lock
from retold.matching.override import override
from retold.matching.propose import Board, Proposal, lay_out, propose


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What computed a proposal."""

    retold: str
    numpy: str
    scipy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overridden:
    """A pair forced by a person, with the reason given."""

    lock: Lock
    reason: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A proposal with all that made it. `first` is what was proposed, `proposal` what stands after the overrides.

    `inputs` is a SHA-256 of the whole cohort, sealed answers included: who knows all but one short answer could find
    that answer by trying. It is stored with the sealed answers and shown to nobody who may not see them.
    """

    inputs: str
    settings: Settings
    versions: Versions
    first: Proposal
    proposal: Proposal
    overrides: tuple[Overridden, ...] = ()
    approved_by: str | None = None


def run(board: Board) -> Run:
    """Match a cohort and keep what made the proposal.

    Raises:
        MatchingError: the cohort cannot be matched as asked.

    """
    proposal = propose(board)
    return Run(
        inputs=fingerprint(board.cohort),
        settings=board.settings,
        versions=Versions(retold=__version__, numpy=np.__version__, scipy=scipy.__version__),
        first=proposal,
        proposal=proposal,
    )


def overridden(before: Run, board: Board, lock: Lock, *, reason: str, by: str) -> Run:
    """The run with one more pair forced. Whoever approved it before has to do so again.

    Raises:
        MatchingError: no reason, nobody, other inputs than the run's, or a pair that cannot be forced.

    """
    if not reason.strip() or not by.strip():
        raise MatchingError("An override needs a reason and the name of who makes it. Give both.")
    check_same(before, board.cohort)
    after = override(board, before.proposal, lock).proposal
    record = Overridden(lock=lock, reason=reason, by=by)
    return replace(before, proposal=after, overrides=(*before.overrides, record), approved_by=None)


def repeated(stored: Run, cohort: Cohort) -> Run:
    """The stored run done again, overrides too, with the versions of today.

    Raises:
        MatchingError: the cohort is another than the run's, or the outcome is.

    """
    check_same(stored, cohort)
    board = lay_out(cohort, stored.settings)
    again = run(board)
    for one in stored.overrides:
        again = overridden(again, board, one.lock, reason=one.reason, by=one.by)
    if (again.first, again.proposal) != (stored.first, stored.proposal):
        was, now = stored.versions, again.versions
        raise MatchingError(
            "The same inputs gave another proposal. It was made with "
            f"Retold {was.retold}, NumPy {was.numpy}, SciPy {was.scipy}; "
            f"here are {now.retold}, {now.numpy}, {now.scipy}. Repeat it with the first.",
        )
    return replace(again, approved_by=stored.approved_by)


def check_same(stored: Run, cohort: Cohort) -> None:
    """Whether the cohort is the one that the run was made from; MatchingError if not."""
    if fingerprint(cohort) != stored.inputs:
        raise MatchingError("The people, conflicts, locks or quotas have changed since this run. Make a new one.")


def fingerprint(cohort: Cohort) -> str:
    """A SHA-256 of everything in the cohort, whatever the order it stands in."""
    return hashlib.sha256(json.dumps(canonical(cohort), sort_keys=True).encode()).hexdigest()


def canonical(value: object) -> object:
    """Plain data that is the same for the same cohort: what stands in a field in no order that matters is sorted."""
    if is_dataclass(value):
        return {one.name: in_order(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [canonical(item) for item in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


def in_order(value: object) -> object:
    """A field's value; several values sorted."""
    if isinstance(value, tuple | frozenset):
        return sorted((canonical(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return canonical(value)
