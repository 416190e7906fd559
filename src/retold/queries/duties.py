"""What somebody is and was in an organisation, as far as it closes rounds or roles to them (separation of duties)."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from retold.queries.visible import counts
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Conflict, Pair
from retold.rules.duties import MANAGING, RESEARCHER_APART, Duty, closed_rounds, meet, why_not
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Role


def duties_of(organisation_id: str, person_id: str, at: When) -> tuple[Duty, ...]:
    """Every role that somebody has or had in an organisation."""
    rows = stored(Membership).filter(organisation_id=organisation_id, person_id=person_id)
    return tuple(Duty(role=Role(row.role), cohort_id=row.cohort_id, in_force=counts(row, at)) for row in rows)


def why_not_given(organisation_id: str, person_id: str, wanted: Duty, at: When) -> str:
    """Why this person cannot have that role now; "" where nothing stands against it."""
    said = why_not(wanted, duties_of(organisation_id, person_id, at))
    if said or wanted.role != Role.RESEARCHER:
        return said
    closed = rounds_of_those_close(organisation_id, person_id)
    return RESEARCHER_APART if any(meet(wanted.cohort_id, cohort_id) for cohort_id in closed) else ""


def reach(
    organisation_id: str, person_id: str, role: Role, cohorts: Collection[str | None], duties: Iterable[Duty]
) -> frozenset[str] | None:
    """The rounds that a role given for `cohorts` reaches, None for every one: without those closed to this person."""
    every, closed = closed_rounds(role, duties)
    if role == Role.RESEARCHER:
        closed |= rounds_of_those_close(organisation_id, person_id)
    given = None if None in cohorts else frozenset(str(cohort) for cohort in cohorts)
    if every:
        return frozenset()
    if given is None and closed:
        given = frozenset(stored(Cohort).filter(organisation_id=organisation_id).values_list("pk", flat=True))
    return given if given is None else given - closed


def rounds_of_those_close(organisation_id: str, person_id: str) -> frozenset[str]:
    """The rounds of participants whom this person manages or is close to, or is or was paired with.

    Whoever knows a writer from elsewhere would know their words again. Only what was entered openly counts: what a
    participant declared stays theirs, and a researcher could read it off the rounds they lose.
    """
    entered = stored(Conflict).filter(
        Q(one_id=person_id) | Q(other_id=person_id),
        organisation_id=organisation_id,
        kind__in=MANAGING,
    )
    paired = stored(Pair).filter(Q(mentor_id=person_id) | Q(mentee_id=person_id), organisation_id=organisation_id)
    both = (*entered.values_list("one_id", "other_id"), *paired.values_list("mentor_id", "mentee_id"))
    people = {one for two in both for one in two if one} - {person_id}
    if not people:
        return frozenset()
    took_part = stored(Membership).filter(
        organisation_id=organisation_id, person_id__in=people, role__in=PARTICIPANTS, cohort__isnull=False
    )
    return frozenset(took_part.values_list("cohort_id", flat=True))
