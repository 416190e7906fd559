"""Whom somebody has named as not to be their partner (private exclusions): read for that person alone."""

from collections.abc import Iterable

from django.db.models import Q

from retold.queries.match_inputs import is_meant
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role


def named_by_me(viewer: Viewer, cohort_id: str, others: Iterable[str], role: Role, *, at: When) -> set[str]:
    """Those of these people of a round, in that role, whom what the viewer has written may mean."""
    written = own_words(viewer, at)
    if not written:
        return set()
    applied = stored(Application).filter(cohort_id=cohort_id, role=role, person_id__in=set(others))
    rows = applied.select_related("person")
    return {row.person_id for row in rows if any(is_meant(words, row) for words in written)}


def own_words(viewer: Viewer, at: When) -> list[str]:
    """All the names that the viewer has written, as a mentor or a mentee, and that still count."""
    here = {"organisation_id": viewer.organisation_id}
    vetoes = visible(viewer, "veto.read", Veto).filter(**here)
    declared = visible(viewer, "conflict.read", Conflict).filter(
        Q(until=None) | Q(until__gte=at.day), declared_by_id=viewer.person_id, other=None, **here
    )
    return [*vault.opened_together(vetoes, "named"), *declared.values_list("named", flat=True)]
