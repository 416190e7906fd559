"""Whom somebody has named as not to be their partner (private exclusions): read for that person alone."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from retold.queries.named_in_answers import roll_of
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict
from retold.rules.viewer import Viewer
from retold.rules.when import When

Somebody = tuple[str, str, str]
"Round, person and role."


def meant_by(written: Collection[str], others: Iterable[Somebody]) -> set[Somebody]:
    """Those of these people whom any of these written names may mean."""
    wanted = set(others)
    if not wanted or not written:
        return set()
    rows = stored(Application).filter(
        cohort_id__in={cohort for cohort, _, _ in wanted}, person_id__in={person for _, person, _ in wanted}
    )
    applied = list(rows.select_related("person"))
    roll = roll_of(applied)
    meant = frozenset[str]().union(*(roll.meant_by(words).anybody for words in written))
    return {(row.cohort_id, row.person_id, row.role) for row in applied if row.person_id in meant} & wanted


def own_words(viewer: Viewer, at: When) -> list[str]:
    """All the names that the viewer has written, as a mentor or a mentee, and that still count."""
    here = {"organisation_id": viewer.organisation_id}
    vetoes = visible(viewer, "veto.read", Veto).filter(**here)
    declared = visible(viewer, "conflict.read", Conflict).filter(
        Q(until=None) | Q(until__gte=at.day), declared_by_id=viewer.person_id, other=None, **here
    )
    return [*vault.opened_together(vetoes, "named"), *declared.values_list("named", flat=True)]
