"""What people in a round are called there: the name they applied with, or else that of their account."""

from collections.abc import Iterable

from retold.records.record import stored
from retold.records.scheme.models import Application, Pair, Proposal


def names_in(pairs: Iterable[Pair | Proposal]) -> dict[tuple[str, str], str]:
    """(cohort, person) -> name, for everybody in these pairs, which have been fetched with mentor and mentee."""
    known: dict[tuple[str, str], str] = {}
    for pair in pairs:
        for person in (pair.mentor, pair.mentee):
            known[pair.cohort_id, person.pk] = person.name or person.email
    cohorts, people = {cohort for cohort, _ in known}, {person for _, person in known}
    applied = stored(Application).filter(cohort_id__in=cohorts, person_id__in=people).exclude(name="").order_by()
    for cohort_id, person_id, name in applied.values_list("cohort_id", "person_id", "name"):
        if (cohort_id, person_id) in known:
            known[cohort_id, person_id] = name
    return known
