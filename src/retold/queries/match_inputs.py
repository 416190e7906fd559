"""What the matching starts from (assignment input): everybody who waits for a partner, and all that limits them.

Only the machine reads this. It goes into a run once (`gathered`) and from then on comes out of the run (`of_run`).
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from retold.matching import limits, people
from retold.matching.cohort import Cohort as Inputs
from retold.matching.cohort import Settings
from retold.matching.limits import Lock
from retold.matching.wishes import Weight, Weights
from retold.queries.applications import list_of
from retold.queries.endings import resting
from retold.queries.named_in_answers import named_pairs, roll_of
from retold.queries.visible import members, visible
from retold.records import vault
from retold.records.private.models import MatchInput, PrivateAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Conflict, MatchRun, Pair, Proposal
from retold.rules.identity import described, wished
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


def gathered(cohort: Cohort, *, at: When, locks: tuple[Lock, ...] = ()) -> Inputs:
    """Everybody in the round who has room for a partner, with every limit, as it stands on this day."""
    waiting = pool(cohort, at)
    here = [application for application, _ in waiting]
    vetoes, before, late = vetoes_of(here), earlier_partners(cohort, here), left_out_before(cohort)
    kept = here if at.day < cohort.identity_kept_until else []
    descriptions = allowed_answers(kept, Role.MENTEE, "described_as")
    wishes = allowed_answers(kept, Role.MENTOR, "wishes")
    return Inputs(
        people=tuple(
            replace(
                person(application, room),
                identity=frozenset(described(descriptions[application.pk])),
                wishes=frozenset(a_wish(*said) for said in wished(wishes[application.pk])),
                not_with=vetoes[application.pk],
                earlier_partners=before[application.pk],
                waited=(application.person_id, application.role) in late,
            )
            for application, room in waiting
        ),
        conflicts=conflicts(cohort, here, at),
        locks=locks,
    )


def pool(cohort: Cohort, at: When) -> list[tuple[Application, int]]:
    """Everybody who takes part and has room for a partner, with how many; nobody who is asked about one already."""
    taken: Counter[tuple[str, str]] = Counter()
    pairs = stored(Pair).filter(cohort=cohort, state__in=LIVING)
    offers = stored(Proposal).filter(cohort=cohort, state__in=ON_OFFER)
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


def allowed_answers(here: Sequence[Application], role: Role, question: str) -> dict[str, list[str]]:
    """Application -> what its writer answered to a private question, where they let the matching weigh it."""
    found: dict[str, list[str]] = defaultdict(list)
    asked = [row for row in here if row.role == role]
    if not asked:
        return found
    allowed = visible(machine(asked[0].organisation_id), "private_answer.match", PrivateAnswer)
    rows = list(allowed.filter(application__in=asked, question=question))
    for row, words in zip(rows, vault.opened_together(rows, "text"), strict=True):
        found[row.application_id] = list_of(words)
    return found


def a_wish(strength: people.Strength, attribute: str, value: str) -> people.Wish:
    """A stored wish as the matching takes it."""
    return people.Wish(strength=strength, attribute=attribute, value=value)


def vetoes_of(here: Sequence[Application]) -> dict[str, frozenset[str]]:
    """Mentor's application -> whom they will not be paired with."""
    mentors = {row.person_id: row for row in here if row.role == Role.MENTOR}
    mentees = [row for row in here if row.role == Role.MENTEE]
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    if not mentors:
        return found
    rows = list(visible(machine(here[0].organisation_id), "veto.match", Veto).filter(owner_id__in=mentors))
    roll = roll_of(mentees)
    for row, written in zip(rows, vault.opened_together(rows, "named"), strict=True):
        found[mentors[row.owner_id].pk] |= roll.meant_by(written).anybody
    return found


def earlier_partners(cohort: Cohort, here: Sequence[Application]) -> dict[str, frozenset[str]]:
    """Application -> whom that person was paired with, or offered, before; or may say they were."""
    known: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    ids = {row.person_id for row in here}
    pairs = stored(Pair).filter(organisation_id=cohort.organisation_id, mentor_id__in=ids, mentee_id__in=ids)
    offers = stored(Proposal).filter(cohort=cohort, state=ProposalState.LAPSED, offered_on__isnull=False)
    for mentor, mentee in both(pairs) + both(offers):
        known[mentor, Role.MENTOR] |= {mentee}
        known[mentee, Role.MENTEE] |= {mentor}
    others = {role: roll_of([row for row in here if row.role != role]) for role in PARTICIPANTS}
    return {
        row.pk: known[row.person_id, row.role] | others[Role(row.role)].meant_by(row.earlier, but=row.person_id).anybody
        for row in here
    }


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
    """Every conflict between two who wait that holds on a day of what is left of the round, without its dates."""
    roll = roll_of(here)
    found: set[tuple[str, str, limits.Kind, limits.Strength]] = {
        (pair.mentee_id, pair.mentor_id, "other", pair.strength) for pair in named_pairs(here, at) if pair.open
    }
    rows = visible(machine(cohort.organisation_id), "conflict.match", Conflict)
    for row in rows.exclude(strength=ConflictStrength.CLEARED):
        dated = limits.Conflict(person="", other="", kind="other", starts=row.since, ends=row.until)
        if not dated.active(max(cohort.starts_on, at.day), cohort.ends_on):
            continue
        strength: limits.Strength = "bar" if row.strength == ConflictStrength.BAR else "ask"
        for other in [row.other_id] if row.other_id else roll.meant_by(row.named, but=row.one_id).anybody:
            found.add((row.one_id, str(other), KINDS.get(row.kind, "other"), strength))
    return tuple(
        limits.Conflict(person=one, other=other, kind=kind, strength=strength)
        for one, other, kind, strength in sorted(found)
    )


def sealed_words(one: people.Person, run_hash: str) -> str:
    """One person as text to seal, with the hash of the whole run."""
    said = {name: getattr(one, name) for name in people.Person.__dataclass_fields__}
    said["wishes"] = [(wish.strength, wish.attribute, wish.value) for wish in one.wishes]
    listed = {name: sorted(value) if isinstance(value, frozenset | list) else value for name, value in said.items()}
    return json.dumps({"run": run_hash, "person": listed}, sort_keys=True)


def of_run(run: MatchRun) -> tuple[Inputs, str]:
    """What a run started from, and the hash that was taken of it then."""
    rows = list(visible(machine(run.organisation_id), "match_input.read", MatchInput).filter(match_run=run))
    known = [json.loads(words) for words in vault.opened_together(rows, "text")]
    inputs = Inputs(
        people=tuple(person_again(one["person"]) for one in known),
        conflicts=tuple(
            limits.Conflict(person=one, other=other, kind=kind, strength=strength)
            for one, other, kind, strength in run.conflicts
        ),
        locks=locks_of(run.locks),
    )
    hashes = {one["run"] for one in known}
    return inputs, hashes.pop() if len(hashes) == 1 else ""


def person_again(said: Mapping[str, Any]) -> people.Person:
    """The person that `sealed_words` told of."""
    fields: dict[str, Any] = {
        name: frozenset(value) if isinstance(value, list) else value
        for name, value in said.items()
        if name not in {"identity", "wishes"}
    }
    identity = frozenset((attribute, value) for attribute, value in said.get("identity", ()))
    wishes = frozenset(a_wish(*wish) for wish in said.get("wishes", ()))
    return people.Person(**fields, identity=identity, wishes=wishes)


def locks_of(kept: Iterable[Mapping[str, Any]]) -> tuple[Lock, ...]:
    """Stored locks as the matching takes them."""
    return tuple(
        Lock(mentor=one["mentor"], mentee=one["mentee"], approved_by=tuple(one.get("approved_by", ()))) for one in kept
    )


def settings_of(run: MatchRun) -> Settings:
    """How a run was asked to match."""
    weights = {name: Weight(each, most) for name, (each, most) in run.weights.items()}
    return Settings(objective=run.objective, weights=Weights(**weights), seed=run.seed)  # type: ignore[arg-type]  # a stored word
