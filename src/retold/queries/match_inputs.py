"""What the matching starts from (assignment input): everybody who waits for a partner, and what limits them openly.

Only the machine reads this. It goes into a run once (`gathered`) and from then on comes out of the run (`of_run`). What
is private to one of them stands in `match_private`.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from retold.matching import limits, people
from retold.matching.base import Pairs
from retold.matching.cohort import Cohort as Inputs
from retold.matching.cohort import Settings
from retold.matching.limits import Lock
from retold.matching.wishes import Weight, Weights
from retold.queries.endings import resting
from retold.queries.named_in_answers import named_pairs, roll_of
from retold.queries.visible import members, visible
from retold.records import vault
from retold.records.private.models import Declaration, MatchInput
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Conflict, MatchRun, Pair, Proposal
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import (
    PARTICIPANTS,
    ApplicationState,
    ConflictKind,
    ConflictStrength,
    MatchRunState,
    MeetingMode,
    PairState,
    ProposalState,
    Role,
)

LIVING = (PairState.PREPARING, PairState.RUNNING, PairState.PAUSED)
ON_OFFER = (ProposalState.OFFERED, ProposalState.HALF)
PRIVATE = ("identity", "wishes", "not_with", "avoided_units")
"What a person of a run never has: it is read once a publication, for the base."
DAY = {"mon": 0, "tue": 24, "wed": 48, "thu": 72, "fri": 96}
PART = {"am": range(9, 12), "noon": range(12, 14), "pm": range(14, 17), "eve": range(17, 19)}
MODES = {
    MeetingMode.IN_PERSON: ("in person",),
    MeetingMode.ONLINE: ("online",),
    MeetingMode.EITHER: ("in person", "online"),
    "": (),
}
KINDS: Mapping[str, limits.Kind] = {
    ConflictKind.LINE: "line",
    ConflictKind.SKIP_LEVEL: "skip-level",
    ConflictKind.PERSONAL_TUTOR: "personal-tutor",
    ConflictKind.TEACHES: "teaches",
    ConflictKind.PLACEMENT: "placement",
    ConflictKind.SUPERVISES: "supervises",
    ConflictKind.EXAMINES: "examines",
    ConflictKind.PANEL: "progression-panel",
    ConflictKind.APPRAISES: "appraises",
    ConflictKind.CLINICAL: "clinical-supervisor",
    ConflictKind.FAMILY: "family",
    ConflictKind.ORGANISER: "organiser-tutor",
}


def gathered(cohort: Cohort, *, at: When, locks: tuple[Lock, ...] = (), base: Pairs = ()) -> Inputs:
    """Everybody in the round who has room for a partner, with every open limit, as it stands on this day."""
    waiting = pool(cohort, at)
    here = [application for application, _ in waiting]
    before, late = earlier_partners(cohort, here), left_out_before(cohort)
    return Inputs(
        people=tuple(
            replace(
                person(application, room),
                earlier_partners=before[application.person_id, application.role],
                waited=(application.person_id, application.role) in late,
            )
            for application, room in waiting
        ),
        conflicts=conflicts(cohort, here, at),
        locks=locks,
        base=base,
    )


def pool(cohort: Cohort, at: When, *, taken_by: Collection[ProposalState] = ON_OFFER) -> list[tuple[Application, int]]:
    """Everybody who takes part and has room for a partner, with how many.

    A pair takes a place, and so does a proposal in one of the states of `taken_by`.
    """
    taken: Counter[tuple[str, str]] = Counter()
    pairs = stored(Pair).filter(cohort=cohort, state__in=LIVING)
    offers = stored(Proposal).filter(cohort=cohort, state__in=taken_by)
    for mentor, mentee in both(pairs) + both(offers):
        taken.update(((mentor, Role.MENTOR.value), (mentee, Role.MENTEE.value)))
    joined = members(cohort.organisation_id, at).filter(cohort=cohort, role__in=PARTICIPANTS)
    held = set(joined.order_by().values_list("person_id", "role"))
    applied = visible(machine(cohort.organisation_id), "application.match", Application).select_related("person")
    asleep = resting(cohort)
    found = []
    for row in applied.filter(cohort=cohort, state=ApplicationState.ACCEPTED).exclude(person_id__in=asleep):
        room = (row.capacity or 1) - taken[row.person_id, row.role]
        if room > 0 and (row.person_id, row.role) in held:
            found.append((row, room))
    return found


def both(rows: QuerySet[Any]) -> list[tuple[str, str]]:
    """(mentor, mentee) of each of these pairs or proposals."""
    return list(rows.order_by().values_list("mentor_id", "mentee_id"))


def person(application: Application, room: int) -> people.Person:
    """One applicant as the matching sees them, without private limits."""
    shares: tuple[tuple[str, people.Shareable], ...] = (("topics", "topics"), ("mode", "modes"))
    return people.Person(
        id=application.person_id,
        role="mentor" if application.role == Role.MENTOR else "mentee",
        unit=application.unit.strip(),
        site=application.site.strip(),
        capacity=room,
        topics=frozenset(topic.capitalize() for topic in application.topics),
        hours=frozenset(hour for slot in application.availability for hour in hours(slot)),
        modes=frozenset(MODES[application.mode]),
        languages=frozenset(re.findall(r"[^\s,;/&.]+", application.languages)) - {"and", "or"},
        shares=frozenset(field for name, field in shares if name in application.shared),
    )


def hours(slot: str) -> Iterable[int]:
    """The hours of a week, 0 for Monday from midnight, of one slot such as "tue-pm"."""
    day, _, part = slot.partition("-")
    return (DAY[day] + hour for hour in PART[part])


def earlier_partners(cohort: Cohort, here: Sequence[Application]) -> dict[tuple[str, str], frozenset[str]]:
    """(person, role) -> whom that person was paired with, or offered in this round, before."""
    known: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    ids = {row.person_id for row in here}
    pairs = stored(Pair).filter(organisation_id=cohort.organisation_id, mentor_id__in=ids, mentee_id__in=ids)
    offers = stored(Proposal).filter(cohort=cohort, state=ProposalState.LAPSED, offered_on__isnull=False)
    for mentor, mentee in both(pairs) + both(offers):
        known[mentor, Role.MENTOR.value] |= {mentee}
        known[mentee, Role.MENTEE.value] |= {mentor}
    return known


def left_out_before(cohort: Cohort) -> set[tuple[str, str]]:
    """(person, role) of everybody who stayed without a partner, or lost one, earlier in this round: they come first."""
    found: set[tuple[str, str]] = set()
    for unmatched in stored(MatchRun).filter(cohort=cohort, state=MatchRunState.PUBLISHED).values_list("unmatched"):
        found |= {(one["person"], one["role"]) for one in unmatched[0]}
    ended = stored(Pair).filter(cohort=cohort, state=PairState.ENDED)
    lapsed = stored(Proposal).filter(cohort=cohort, state=ProposalState.LAPSED, offered_on__isnull=False)
    for mentor, mentee in both(ended) + both(lapsed):
        found |= {(mentor, Role.MENTOR.value), (mentee, Role.MENTEE.value)}
    return found


def conflicts(cohort: Cohort, here: Sequence[Application], at: When) -> tuple[limits.Conflict, ...]:
    """What stands openly between two who wait: entered, or a name in an application that is still to be looked at."""
    named = (
        limits.Conflict(person=pair.mentee_id, other=pair.mentor_id, kind="other", strength=pair.strength)
        for pair in named_pairs(here, at)
        if pair.open
    )
    return tuple(
        sorted({*those_that_hold(cohort, at), *named}, key=lambda one: (one.person, one.other, one.kind, one.strength))
    )


def declared(cohort: Cohort, here: Sequence[Application]) -> tuple[limits.Conflict, ...]:
    """What one of two who wait has declared, which nobody else reads."""
    roll = roll_of(here)
    rows = visible(machine(cohort.organisation_id), "declaration.match", Declaration)
    written = list(rows.filter(owner_id__in={row.person_id for row in here}))
    found = {
        (row.owner_id, other, kind_of(row))
        for row, named in zip(written, vault.opened_together(written, "named"), strict=True)
        for other in roll.meant_by(named, but=row.owner_id).anybody
    }
    return tuple(limits.Conflict(person=one, other=other, kind=kind) for one, other, kind in sorted(found))


def those_that_hold(cohort: Cohort, at: When) -> tuple[limits.Conflict, ...]:
    """The conflicts that were entered and hold on a day of what is left of the round, without their dates."""
    found = set()
    rows = visible(machine(cohort.organisation_id), "conflict.match", Conflict)
    for row in rows.exclude(strength=ConflictStrength.CLEARED):
        dated = limits.Conflict(person="", other="", kind="other", starts=row.since, ends=row.until)
        if dated.active(max(cohort.starts_on, at.day), cohort.ends_on):
            strength: limits.Strength = "bar" if row.strength == ConflictStrength.BAR else "ask"
            found.add((row.one_id, row.other_id, kind_of(row), strength))
    return tuple(
        limits.Conflict(person=one, other=other, kind=kind, strength=strength)
        for one, other, kind, strength in sorted(found)
    )


def kind_of(conflict: Conflict | Declaration) -> limits.Kind:
    """A stored kind as the matching has it."""
    return KINDS.get(conflict.kind, "other")


def sealed_words(one: people.Person, run_hash: str) -> str:
    """One person as text to seal, with the hash of the whole run."""
    said = {name: getattr(one, name) for name in people.Person.__dataclass_fields__ if name not in PRIVATE}
    listed = {name: sorted(value) if isinstance(value, frozenset | list) else value for name, value in said.items()}
    return json.dumps({"run": run_hash, "person": listed}, sort_keys=True)


def of_run(run: MatchRun, *, changes: int | None = None) -> tuple[Inputs, str]:
    """What a run started from, with what was entered since, and the hash that was taken of it at the start.

    With `changes`, only what was entered by that many changes of the board: none gives what it started from.
    """
    rows = list(visible(machine(run.organisation_id), "match_input.read", MatchInput).filter(match_run=run))
    known = [json.loads(words) for words in vault.opened_together(rows, "text")]
    inputs = Inputs(
        people=tuple(person_again(one["person"]) for one in known),
        conflicts=tuple(
            limits.Conflict(person=one, other=other, kind=kind, strength=strength)
            for one, other, kind, strength, number in run.conflicts
            if changes is None or number <= changes
        ),
        locks=locks_of(run.locks),
        base=base_of(run),
    )
    hashes = {one["run"] for one in known}
    return inputs, hashes.pop() if len(hashes) == 1 else ""


def person_again(said: Mapping[str, Any]) -> people.Person:
    """The person that `sealed_words` told of."""
    fields: dict[str, Any] = {name: frozenset(one) if isinstance(one, list) else one for name, one in said.items()}
    return people.Person(**fields)


def base_of(run: MatchRun) -> Pairs:
    """The pairs that every board of a run keeps before points."""
    return tuple((mentor, mentee) for mentor, mentee in run.base.pairs) if run.base else ()


def locks_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Lock, ...]:
    """Stored locks as the matching takes them."""
    return tuple(
        Lock(mentor=one["mentor"], mentee=one["mentee"], approved_by=tuple(one.get("approved_by", ()))) for one in kept
    )


def settings_of(run: MatchRun) -> Settings:
    """How a run was asked to match."""
    weights = {name: Weight(each, most) for name, (each, most) in run.weights.items()}
    return Settings(objective=run.objective, weights=Weights(**weights))  # type: ignore[arg-type]  # a stored word
