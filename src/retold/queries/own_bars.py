"""Whom somebody has named as not to be their partner (private exclusions): read for that person alone."""

from collections.abc import Collection, Iterable

from retold.queries.named_in_answers import roll_of
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import Declaration, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.rules.viewer import Viewer

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


def own_words(viewer: Viewer) -> list[str]:
    """All the names that the viewer has written, as a mentor or a mentee, and that still count."""
    here = {"organisation_id": viewer.organisation_id}
    vetoes = visible(viewer, "veto.read", Veto).filter(**here)
    declared = visible(viewer, "declaration.read", Declaration).filter(**here)
    return [word for rows in (vetoes, declared) for word in vault.opened_together(rows, "named")]
