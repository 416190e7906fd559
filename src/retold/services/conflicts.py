"""What forbids a pair, or asks for a second look (conflicts of interest): entered, or declared by one of the two."""

from datetime import date, timedelta

from django.db import transaction

from retold.queries.applications import own_vetoes
from retold.queries.conflicts import named_in_a_round, participants, veto_kept_until
from retold.queries.visible import one as visible_one
from retold.queries.visible import visible
from retold.records import vault
from retold.records.people.models import Organisation
from retold.records.private.models import Declaration, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Conflict
from retold.rules.naming import holds_a_name
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConflictKind, ConflictSource, ConflictStrength
from retold.services import events, late_bars, steps

SOMEBODY = "Write a name or an e-mail address. In this there is none."


@transaction.atomic
def enter(
    cohort_id: str,
    *,
    one: str,
    other: str,
    kind: ConflictKind,
    strength: ConflictStrength,
    until: date | None,
    by: Viewer,
    at: When,
) -> Conflict:
    """The coordinator records what is between two people of a round, named by their ids. It counts at once.

    The same again, on the same day, changes nothing. Raises HiddenError where somebody does not take part,
    IncompleteError for one person twice or a day that has been.
    """
    cohort = visible_one(by, "cohort.match", Cohort, cohort_id)
    organisation = visible_one(by, "organisation.declare_conflict", Organisation, cohort.organisation_id)
    if not {one, other} <= participants(cohort).keys():
        raise HiddenError
    assert by.person_id is not None
    if one == other:
        raise IncompleteError({"other": "Choose two different people."})
    if until is not None and until < at.day:
        raise IncompleteError({"until": "Choose a day that is still to come."})
    first, second = sorted((one, other))
    conflict, new = stored(Conflict).get_or_create(
        one_id=first,
        other_id=second,
        kind=kind,
        since=at.day,
        defaults={
            "organisation": organisation,
            "strength": strength,
            "source": ConflictSource.COORDINATOR,
            "declared_by_id": by.person_id,
            "until": until,
        },
    )
    if new:
        events.write("conflict.enter", conflict, by=by, at=at)
        late_bars.take_effect(conflict, by=by, at=at)
    return conflict


@transaction.atomic
def look_at(cohort_id: str, *, mentee: str, mentor: str, meant: bool, by: Viewer, at: When) -> Conflict:
    """The coordinator says whether a mentee, by a name in their application, means a mentor of the round.

    `meant`: they are never paired; otherwise the name stands for somebody else, and bars nothing. It counts to the end
    of the round, and can be said anew. Raises HiddenError where no name of this mentee's may mean this mentor.
    """
    cohort = steps.held(Cohort, cohort_id, "cohort.match", by=by)
    if (mentee, mentor) not in {(pair.mentee_id, pair.mentor_id) for pair in named_in_a_round(cohort, at)}:
        raise HiddenError
    assert by.person_id is not None
    conflict, _ = stored(Conflict).update_or_create(
        organisation_id=cohort.organisation_id,
        one_id=mentee,
        other_id=mentor,
        kind=ConflictKind.NAMED,
        since=at.day,
        defaults={
            "strength": ConflictStrength.BAR if meant else ConflictStrength.CLEARED,
            "source": ConflictSource.NAMED,
            "declared_by_id": by.person_id,
            "until": max(cohort.ends_on, at.day),
        },
    )
    events.write("conflict.look_at", conflict, by=by, at=at)
    if meant:
        late_bars.take_effect(conflict, by=by, at=at)
    else:
        late_bars.lift(conflict, at=at)
    return conflict


@transaction.atomic
def declare(*, named: str, kind: ConflictKind, by: Viewer, at: When) -> None:
    """A mentee says with whom they must not be paired, and why. Only they, and the matching, read it."""
    organisation = visible_one(by, "organisation.declare_conflict", Organisation, by.organisation_id or "")
    if not holds_a_name(named):
        raise IncompleteError({"named": SOMEBODY})
    assert by.person_id is not None
    row = Declaration(organisation=organisation, owner_id=by.person_id, kind=kind, since=at.day)
    row.named = vault.seal(row, "named", named.strip())
    row.save(force_insert=True)
    events.write("declaration.write", row, by=by, at=at, sealed=True)


@transaction.atomic
def end(pk: str, *, by: Viewer, at: When) -> None:
    """From today on it forbids nothing any more. Raises MovedOnError where it does not any more already."""
    conflict = steps.held(Conflict, pk, "conflict.change", by=by)
    if conflict.until is not None and conflict.until < at.day:
        raise MovedOnError
    conflict.until = at.day - timedelta(days=1)
    conflict.save(update_fields=["until"])
    events.write("conflict.end", conflict, by=by, at=at)
    late_bars.lift(conflict, at=at)


@transaction.atomic
def veto(*, named: str, kind: ConflictKind | None, by: Viewer, at: When) -> None:
    """A mentor will not be paired with whoever this names. No reason is needed, and nobody is told.

    It is deleted on the day that the page told them.
    """
    organisation = visible_one(by, "organisation.veto", Organisation, by.organisation_id or "")
    if not holds_a_name(named):
        raise IncompleteError({"named": SOMEBODY})
    assert by.person_id is not None
    row = Veto(organisation=organisation, owner_id=by.person_id, kept_until=veto_kept_until(by, at))
    row.named = vault.seal(row, "named", named.strip())
    row.kind = vault.seal(row, "kind", kind or "")
    row.save(force_insert=True)
    events.write("veto.add", row, by=by, at=at, sealed=True)


def veto_all(application: Application, names: list[str], *, by: Viewer, at: When) -> None:
    """Makes the names that a mentor's application rules out these, and no others.

    Like any private answer that is still being written it leaves nothing in a trail. Callers hold the application.
    Raises IncompleteError for what holds no name.
    """
    if not all(map(holds_a_name, names)):
        raise IncompleteError({"answer": SOMEBODY})
    earlier = own_vetoes(application)
    for row, named in earlier:
        if named not in names:
            row.delete()
    for named in dict.fromkeys(names):
        if named not in {known for _, known in earlier}:
            row = Veto(
                organisation_id=application.organisation_id,
                owner_id=application.person_id,
                kept_until=veto_kept_until(by, at, cohort_id=application.cohort_id),
            )
            row.named, row.kind = vault.seal(row, "named", named), vault.seal(row, "kind", "")
            row.save(force_insert=True)


@transaction.atomic
def lift(pk: str, *, by: Viewer, at: When) -> None:
    """Takes back what somebody wrote of whom they will not be paired with: a veto, or what a mentee declared."""
    if visible(by, "declaration.change", Declaration).filter(pk=pk).exists():
        declared = steps.held(Declaration, pk, "declaration.change", by=by)
        events.write("declaration.take_back", declared, by=by, at=at, sealed=True)
        declared.delete()
        return
    row = steps.held(Veto, pk, "veto.change", by=by)
    events.write("veto.lift", row, by=by, at=at, sealed=True)
    row.delete()
