"""Whom a mentor rules out: until the day that they were told, and no longer."""

from datetime import date, timedelta

import pytest

from factories.matching import person, waiting_round, worked_out
from ground import floor
from people import AT, TODAY, viewer
from retold.queries.conflicts import own_exclusions, veto_kept_until
from retold.records.private.models import MatchInput, Veto
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.words import ConflictKind
from retold.services import conflicts
from retold.services.letting_go.identity import let_identity_go

AFTER_THE_ROUND = date(2026, 12, 19)


pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


def ruled_out(cast, name="Tess Dorn", *, at=AT):
    mina = viewer(person("mina"), at)
    conflicts.veto(named=name, kind=None, by=mina, at=at)
    return stored(Veto).order_by("-kept_until").first()


def the_days(cast):
    return [line.kept_until for line in own_exclusions(viewer(person("mina")), AT).lines]


def on(day):
    return AT + (day - TODAY)


# Where nothing should happen.


def test_nothing_is_deleted_before_the_day(cast, waiting):
    ruled_out(cast)
    let_identity_go(cast.northmoor.pk, at=on(waiting.identity_kept_until - timedelta(days=1)))

    assert stored(Veto).count() == 1


def test_a_round_whose_dates_are_changed_moves_no_day_that_was_told(cast, waiting):
    told = ruled_out(cast).kept_until
    stored(Cohort).filter(pk=waiting.pk).update(identity_kept_until=AFTER_THE_ROUND)

    assert the_days(cast) == [told]
    let_identity_go(cast.northmoor.pk, at=on(told))
    assert stored(Veto).count() == 0


def test_the_day_of_one_organisation_deletes_nothing_in_another(cast, waiting):
    ruled_out(cast)
    let_identity_go(cast.elsewhere.pk, at=on(waiting.identity_kept_until))

    assert stored(Veto).count() == 1


def test_what_a_mentee_declares_stays(cast, waiting):
    tess = viewer(person("tess"))
    conflicts.declare(named="Mina Aldous", kind=ConflictKind.TEACHES, by=tess, at=AT)
    let_identity_go(cast.northmoor.pk, at=on(AFTER_THE_ROUND))

    assert [(line.named, line.kept_until) for line in own_exclusions(tess, AT).lines] == [("Mina Aldous", None)]


# What is told.


def test_the_day_is_the_one_that_the_call_told(cast, waiting):
    assert ruled_out(cast).kept_until == waiting.identity_kept_until
    assert the_days(cast) == [waiting.identity_kept_until]
    assert own_exclusions(viewer(person("mina")), AT).kept_until == waiting.identity_kept_until


def test_from_that_day_on_it_is_the_day_after_the_round(cast, waiting):
    then = on(waiting.identity_kept_until)

    assert veto_kept_until(viewer(person("mina"), then), then) == AFTER_THE_ROUND
    assert ruled_out(cast, at=then).kept_until == AFTER_THE_ROUND


def test_with_two_rounds_it_is_the_later_day(cast, waiting):
    stored(Cohort).filter(pk=cast.cohort.pk).update(identity_kept_until=date(2026, 6, 1))
    mina = viewer(person("mina"))
    both = type(mina)(
        person_id=mina.person_id,
        role=mina.role,
        organisation_id=mina.organisation_id,
        cohort_ids=frozenset({waiting.pk, cast.cohort.pk}),
    )

    assert veto_kept_until(both, AT) == date(2026, 6, 1)


def test_it_is_never_a_day_that_has_been(cast, waiting):
    late = on(date(2027, 3, 1))

    assert veto_kept_until(viewer(person("mina")), late) == date(2027, 3, 2)


# When its day has come.


def test_on_the_day_it_goes_and_so_does_what_runs_knew(cast, waiting):
    ruled_out(cast)
    worked_out(cast, waiting)
    let_identity_go(cast.northmoor.pk, at=on(waiting.identity_kept_until))

    assert (stored(Veto).count(), stored(MatchInput).count()) == (0, 0)


def test_one_that_was_written_later_stays_when_the_earlier_goes(cast, waiting):
    ruled_out(cast)
    later = ruled_out(cast, "Theo Ekman", at=on(waiting.identity_kept_until))
    let_identity_go(cast.northmoor.pk, at=on(waiting.identity_kept_until))
    assert [row.pk for row in stored(Veto)] == [later.pk]

    let_identity_go(cast.northmoor.pk, at=on(AFTER_THE_ROUND))
    assert stored(Veto).count() == 0


def test_taken_back_it_goes_at_once(cast, waiting):
    conflicts.lift(ruled_out(cast).pk, by=viewer(person("mina")), at=AT)

    assert stored(Veto).count() == 0
