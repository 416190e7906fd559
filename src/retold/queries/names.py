"""What people in a round are called there: the name they applied with, or else that of their account."""

from collections.abc import Iterable

from django.db.models import Q

from retold.records.record import stored
from retold.records.scheme.models import Application, Pair


def names_in(pairs: Iterable[Pair]) -> dict[tuple[str, str], str]:
    """(cohort, person) -> name, for everybody in these pairs, which have been fetched with mentor and mentee."""
    known: dict[tuple[str, str], str] = {}
    wanted = Q(pk__in=())
    for pair in pairs:
        for person in (pair.mentor, pair.mentee):
            known[pair.cohort_id, person.pk] = person.name or person.email
        wanted |= Q(cohort_id=pair.cohort_id, person_id__in=(pair.mentor_id, pair.mentee_id))
    for cohort_id, person_id, name in (
        stored(Application).filter(wanted).order_by().values_list("cohort_id", "person_id", "name")
    ):
        if name:
            known[cohort_id, person_id] = name
    return known
