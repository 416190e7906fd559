"""What forbids pairs (conflicts of interest): what the coordinator entered; what somebody declared, for them alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from retold.queries.leaving import LeaveLine, may_be_my_partner
from retold.queries.match_inputs import LIVING
from retold.queries.named_in_answers import NamedPair, named_pairs
from retold.queries.visible import demand_some, one, visible
from retold.records import vault
from retold.records.private.models import Declaration, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Conflict, Pair
from retold.rules.privacy import might
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ApplicationState, ConflictKind, ConflictSource, ConflictStrength, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """A conflict in the coordinator's list."""

    id: str
    one: str
    other: str
    kind: ConflictKind
    strength: ConflictStrength
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsPage:
    """What the coordinator entered about people of a round, and whom mentees name in their applications.

    `touched` are pairs that meet although they are barred.
    """

    cohort_id: str
    cohort: str
    conflicts: tuple[ConflictLine, ...]
    named: tuple[NamedPair, ...]
    people: tuple[tuple[str, str], ...]
    touched: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWithLine:
    """Somebody the viewer will not be paired with. `kind` is empty where a mentor gave no reason.

    A mentor's veto has a day on which it is deleted; what a mentee declares stays until they take it back.
    """

    id: str
    named: str
    kind: str
    kept_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWithPage:
    """With whom the viewer will not be paired; read by nobody else. `kept_until`: what a mentor names today.

    `leave` asks about those whom it may mean and who are the viewer's partner already.
    """

    role: Role
    may_veto: bool
    lines: tuple[NotWithLine, ...]
    leave: tuple[LeaveLine, ...]
    kept_until: date | None


def conflicts_of_a_round(viewer: Viewer, cohort_id: str, at: When) -> ConflictsPage:
    """What the coordinator entered about people of this round and still counts. Raises HiddenError."""
    cohort = one(viewer, "cohort.match", Cohort, cohort_id)
    people = participants(cohort)
    rows = open_ones(viewer, cohort, at)
    barred = {frozenset((row.one_id, row.other_id)) for row in rows if row.strength == ConflictStrength.BAR}
    pairs = stored(Pair).filter(cohort=cohort, state__in=LIVING)
    return ConflictsPage(
        cohort_id=cohort.pk,
        cohort=cohort.name,
        conflicts=tuple(
            ConflictLine(
                id=row.pk,
                one=people.get(row.one_id, row.one.name),
                other=people.get(row.other_id, row.other.name),
                kind=ConflictKind(row.kind),
                strength=ConflictStrength(row.strength),
                since=row.since,
                until=row.until,
            )
            for row in rows
            if row.source != ConflictSource.NAMED
        ),
        named=named_in_a_round(cohort, at),
        people=tuple(sorted(people.items(), key=lambda pair: pair[1])),
        touched=tuple(
            f"{people.get(pair.mentor_id, '')} with {people.get(pair.mentee_id, '')}"
            for pair in pairs
            if frozenset((pair.mentor_id, pair.mentee_id)) in barred
        ),
    )


def open_ones(viewer: Viewer, cohort: Cohort, at: When) -> list[Conflict]:
    """What was entered openly about people of a round and holds on this day or later."""
    here = stored(Application).filter(cohort=cohort, state=ApplicationState.ACCEPTED)
    ids = here.order_by().values("person_id")
    rows = visible(viewer, "conflict.read", Conflict).filter(Q(one_id__in=ids) | Q(other_id__in=ids))
    counts = rows.filter(Q(until=None) | Q(until__gte=at.day))
    return list(counts.select_related("one", "other").order_by("one__name", "other__name", "pk"))


def named_in_a_round(cohort: Cohort, at: When) -> tuple[NamedPair, ...]:
    """Every mentor of a round whom a mentee of it names in the application. Callers have asked page 1."""
    here = stored(Application).filter(cohort=cohort, state=ApplicationState.ACCEPTED).select_related("person")
    return named_pairs(list(here), at)


def participants(cohort: Cohort) -> dict[str, str]:
    """Id -> name of everybody who was accepted into a round, as they applied."""
    rows = stored(Application).filter(cohort=cohort, state=ApplicationState.ACCEPTED)
    return dict(rows.order_by("name").values_list("person_id", "name"))


def own_exclusions(viewer: Viewer, at: When) -> NotWithPage:
    """With whom the viewer will not be paired. Raises HiddenError for somebody who is no mentor and no mentee."""
    demand_some(viewer, "pair.prepare")
    declared = list(visible(viewer, "declaration.read", Declaration).filter(organisation_id=viewer.organisation_id))
    vetoes = list(visible(viewer, "veto.read", Veto).filter(organisation_id=viewer.organisation_id))
    lines = [
        NotWithLine(id=row.pk, named=words, kind=ConflictKind(row.kind).label, kept_until=None)
        for row, words in zip(declared, vault.opened_together(declared, "named"), strict=True)
    ] + [
        NotWithLine(
            id=row.pk,
            named=words,
            kind=ConflictKind(kind).label if kind else "",
            kept_until=row.kept_until,
        )
        for row, words, kind in zip(
            vetoes, vault.opened_together(vetoes, "named"), vault.opened_together(vetoes, "kind"), strict=True
        )
    ]
    role = viewer.role or Role.MENTEE
    return NotWithPage(
        role=role,
        may_veto=might(viewer, "organisation.veto"),
        leave=tuple(may_be_my_partner(viewer)),
        lines=tuple(sorted(lines, key=lambda line: (line.named.casefold(), line.id))),
        kept_until=veto_kept_until(viewer, at) if role is Role.MENTOR else None,
    )


def demand_it_counts(viewer: Viewer, pk: str, at: When) -> None:
    """Raises HiddenError for whoever may not end this conflict, and once it is over."""
    found = one(viewer, "conflict.change", Conflict, pk)
    if found.until is not None and found.until < at.day:
        raise HiddenError


def veto_kept_until(viewer: Viewer, at: When, *, cohort_id: str = "") -> date:
    """The day on which a veto that the viewer writes on this day is deleted: the last that a round of theirs gives.

    A round they apply to is theirs (`cohort_id`). That is the day told in the call; once it has passed, the day after
    the round, as for whatever later pairs of it are found from. It is never before the next day.
    """
    rounds = stored(Cohort).filter(organisation_id=viewer.organisation_id)
    if cohort_id:
        rounds = stored(Cohort).filter(pk__in={cohort_id, *(viewer.cohort_ids or ())})
    elif viewer.cohort_ids is not None:
        rounds = rounds.filter(pk__in=viewer.cohort_ids)
    days = rounds.values_list("identity_kept_until", "ends_on")
    last = [told if at.day < told else ends + timedelta(days=1) for told, ends in days]
    return max([at.day + timedelta(days=1), *last])
