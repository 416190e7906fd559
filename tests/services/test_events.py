"""The trail: only added to, and every change in it noticed."""

import pytest
from django.db import DatabaseError, connection, transaction

from people import AT, NOW, then, viewer
from retold.records.record import stored
from retold.records.trail.models import Event, Mail, SealedEvent
from retold.rules.words import Notice
from retold.services import events, notices


@pytest.fixture
def five(cast):
    for _ in range(5):
        events.write("cohort.change", cast.cohort, by=viewer(cast.esi), at=AT)
    return cast


def test_an_empty_trail_is_whole(cast):
    assert events.verified("open", cast.northmoor.pk) == (0, None)
    assert events.head("open", cast.northmoor.pk) == "0" * 64


def test_a_line_and_a_mail_at_once_know_the_minute_and_no_more(cast):
    exactly = then(second=17, microsecond=123456)
    events.write("cohort.change", cast.cohort, by=viewer(cast.esi), at=exactly)
    notices.tell_at_once("grace@example.org", Notice.ALERT, at=exactly)

    assert stored(Event).get().at == NOW
    assert stored(Mail).get().slot == NOW


def test_lines_are_numbered_and_chained_an_organisation(five):
    events.write("cohort.change", five.other_cohort, by=viewer(five.oke), at=AT)

    assert events.verified("open", five.northmoor.pk) == (5, None)
    assert events.verified("open", five.elsewhere.pk) == (1, None)
    assert [event.number for event in stored(Event).filter(organisation=five.northmoor)] == [1, 2, 3, 4, 5]


def test_a_sealed_line_leaves_the_open_chain_as_it_was(five):
    before = events.head("open", five.northmoor.pk)

    events.write("reflection.write", five.amara_and_ben, by=viewer(five.amara), at=AT, sealed=True)

    assert events.head("open", five.northmoor.pk) == before
    assert events.verified("sealed", five.northmoor.pk) == (1, None)


@pytest.mark.parametrize("model", [Event, SealedEvent])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_or_remove_a_line(cast, model, act):
    events.write("cohort.change", cast.cohort, by=viewer(cast.esi), at=AT, sealed=model is SealedEvent)

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        stored(model).update(number=9) if act == "update" else stored(model).all().delete()


@pytest.mark.parametrize("column", ["kind", "about_id", "by_id", "by_role", "about", "previous", "hash", "number"])
def test_a_line_changed_behind_the_triggers_is_found(five, column):
    without_triggers(f"UPDATE trail_event SET {column} = '9' WHERE number = 3")

    _, wrong = events.verified("open", five.northmoor.pk)
    assert wrong is not None
    assert wrong <= 5


def test_a_line_removed_behind_the_triggers_is_found(five):
    without_triggers("DELETE FROM trail_event WHERE number = 2")

    assert events.verified("open", five.northmoor.pk) == (2, 2)


def test_a_trail_cut_off_at_the_end_is_found_by_its_head(five):
    head = events.head("open", five.northmoor.pk)
    without_triggers("DELETE FROM trail_event WHERE number = 5")

    assert events.verified("open", five.northmoor.pk) == (4, None)
    assert events.head("open", five.northmoor.pk) != head


def without_triggers(statement):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("DROP TRIGGER trail_event_no_update")
            cursor.execute("DROP TRIGGER trail_event_no_delete")
        cursor.execute(statement)
