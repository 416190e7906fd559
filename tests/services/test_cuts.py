"""The trail after six years: the first lines go by a cut, the chain still fits, and nothing else can be removed."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import DatabaseError, connection, transaction

from people import saved, viewer
from retold.records.record import stored
from retold.records.trail.models import Cut, Event, SealedEvent
from retold.rules.when import When
from retold.services import events
from retold.services.letting_go.trail import let_trail_go

LATER = date(2032, 3, 31)
THE_DAY = date(2032, 4, 1)


def on(day):
    return When(datetime.combine(day, time(7), tzinfo=UTC))


@pytest.fixture
def lines(cast):
    """Three lines of March 2026 and two of May in both chains."""
    for day in (date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 31), date(2026, 5, 1), date(2026, 5, 2)):
        for sealed in (False, True):
            events.write("cohort.change", cast.cohort, by=viewer(cast.esi), at=on(day), sealed=sealed)
    return cast


def numbers(model):
    return list(stored(model).order_by("number").values_list("number", flat=True))


@pytest.mark.parametrize(("stream", "model"), [("open", Event), ("sealed", SealedEvent)])
def test_whole_months_go_after_six_years_and_the_chain_still_fits(lines, stream, model):
    head = events.head(stream, lines.northmoor.pk)
    assert let_trail_go(lines.northmoor.pk, at=on(LATER)) == {}
    assert events.head(stream, lines.northmoor.pk) == head

    assert let_trail_go(lines.northmoor.pk, at=on(THE_DAY)) == {"event": 3, "sealed_event": 3}
    assert numbers(model) == [4, 5, 6]
    assert events.verified(stream, lines.northmoor.pk) == (6, None)
    last = stored(Event).get(number=6) if model is Event else events.told(lines.northmoor.pk)[-1]
    assert last.kind == "cut.make"
    assert stored(Cut).get(stream=stream).number == 3


def test_it_is_cut_again_once_more_is_over_and_the_chain_goes_on(lines):
    let_trail_go(lines.northmoor.pk, at=on(THE_DAY))
    assert let_trail_go(lines.northmoor.pk, at=on(THE_DAY)) == {}
    let_trail_go(lines.northmoor.pk, at=on(date(2038, 5, 1)))
    events.write("cohort.change", lines.cohort, by=viewer(lines.esi), at=on(date(2038, 5, 2)))

    assert numbers(Event) == [7, 8]
    assert events.verified("open", lines.northmoor.pk) == (8, None)


def test_a_trail_that_does_not_fit_stays(lines):
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
            if connection.vendor == "postgresql"
            else "DROP TRIGGER trail_event_no_update"
        )
        cursor.execute("UPDATE trail_event SET by_id = '9' WHERE number = 2")

    assert let_trail_go(lines.northmoor.pk, at=on(THE_DAY)) == {"sealed_event": 3}
    assert numbers(Event) == [1, 2, 3, 4, 5]


def test_a_line_missing_after_a_cut_is_found(lines):
    let_trail_go(lines.northmoor.pk, at=on(THE_DAY))
    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
            if connection.vendor == "postgresql"
            else "DROP TRIGGER trail_event_no_delete"
        )
        cursor.execute("DELETE FROM trail_event WHERE number = 4")

    assert events.verified("open", lines.northmoor.pk) == (4, 4)


# What the database refuses.


@pytest.mark.parametrize("model", [Event, SealedEvent])
def test_no_line_goes_beyond_the_cut(lines, model):
    let_trail_go(lines.northmoor.pk, at=on(THE_DAY))

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        stored(model).filter(number=4).delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"hash": "0" * 64},
        {"number": 9},
        {"before": date(2026, 4, 2)},
        {"number": 4},
        {"before": date(2026, 3, 31)},
    ],
    ids=["another hash", "no such line", "younger than six years", "over the day", "a line that is not over"],
)
def test_a_cut_that_fits_no_line_is_refused(lines, wrong):
    last = stored(Event).get(number=4 if wrong == {"number": 4} else 3)
    said = {"number": 3, "hash": last.hash, "before": date(2026, 4, 1), "cut_on": THE_DAY, **wrong}

    with pytest.raises(DatabaseError, match="a line that is over"), transaction.atomic():
        saved(Cut(organisation=lines.northmoor, stream="open", **said))


@pytest.mark.parametrize("act", ["update", "delete"])
def test_a_cut_is_never_changed_or_removed(lines, act):
    let_trail_go(lines.northmoor.pk, at=on(THE_DAY))

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        stored(Cut).update(number=9) if act == "update" else stored(Cut).all().delete()
