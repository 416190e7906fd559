"""Private records as sealed rows: found by whose they are, asked in memory, and numbered without a gap."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.db.models import F, Q

from factories import private
from people import TODAY
from retold.records import numbered_rows, sealing, vault
from retold.records.private.models import Concern, MeetingAnswer, Reflection
from retold.records.record import stored
from retold.records.scheme.models import Meeting, Pair
from retold.records.sealed.models import SealedRow

DAYS = [date(2026, 2, day) for day in (3, 1, 2)]


@pytest.fixture
def pages(cast):
    """Three pages of Amara's on three days, the second about a meeting, and one of Cleo's."""
    meeting = private.meeting(cast.amara_and_ben)
    for day, about in zip(DAYS, (None, meeting, None), strict=True):
        private.reflection(cast.amara_and_ben, cast.amara, f"On the {day.day}.", written_on=day, meeting=about)
    private.reflection(cast.cleo_and_dev, cast.cleo, written_on=TODAY)
    return cast


def days(rows):
    return [row.written_on.day for row in rows]


def numbers(cast, person):
    """Which numbers this person's pages have."""
    key = vault.person_key(cast.northmoor.pk, person.pk)
    marks = {row.index for row in stored(SealedRow).filter(kind="reflection")}
    return [number for number in range(300) if sealing.index(key, "reflection", number) in marks]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (lambda cast: Q(owner=cast.amara), [3, 2, 1]),
        (lambda cast: Q(owner_id__in=[cast.amara.pk, cast.cleo.pk]), [2, 3, 2, 1]),
        (lambda cast: Q(pair=cast.amara_and_ben), [3, 2, 1]),
        (lambda cast: Q(pair__in=stored(Pair).filter(mentee=cast.dev)), [2]),
        (lambda cast: Q(pair__cohort=cast.cohort, written_on__lt=DAYS[0]), [2, 1]),
        (lambda _: Q(written_on__lte=DAYS[2]) & Q(written_on__gt=DAYS[1]), [2]),
        (lambda _: Q(written_on__gte=DAYS[0]), [2, 3]),
        (lambda _: Q(meeting=None), [2, 3, 2]),
        (lambda _: Q(meeting__isnull=False), [1]),
        (lambda _: Q(meeting__state="planned"), [1]),
        (lambda cast: ~Q(owner=cast.amara), [2]),
        (lambda cast: Q(owner=cast.cleo) | Q(written_on=DAYS[0]), [2, 3]),
        (lambda cast: Q(organisation=cast.elsewhere), []),
        (lambda _: Q(pk__in=()), []),
        (lambda cast: Q(owner=cast.amara) & Q(pair=cast.cleo_and_dev), []),
    ],
)
def test_conditions_are_asked_as_the_database_would(pages, asked, found):
    assert days(stored(Reflection).filter(asked(pages))) == found
    rest = stored(Reflection).exclude(asked(pages))
    assert len(rest) == 4 - len(found)


def test_an_order_puts_what_is_missing_last(pages):
    rows = stored(Reflection).filter(owner=pages.amara)
    assert days(rows.order_by("written_on")) == [1, 2, 3]
    assert days(rows.order_by("meeting", "-written_on")) == [1, 3, 2]
    assert (rows.first().written_on.day, rows.last().written_on.day, rows[1].written_on.day) == (3, 1, 2)
    assert list(rows.order_by("written_on").values_list("written_on", "pair")) == [
        (day, pages.amara_and_ben.pk) for day in sorted(DAYS)
    ]


def test_what_only_a_database_could_work_out_is_refused(pages):
    with pytest.raises(TypeError, match="cannot be asked of private records"):
        stored(Reflection).filter(written_on=F("written_on"))
    with pytest.raises(Reflection.MultipleObjectsReturned):
        stored(Reflection).get(owner=pages.amara)
    with pytest.raises(Reflection.DoesNotExist):
        stored(Reflection).get(owner=pages.ben)


def test_relations_are_fetched_once_for_all_rows(pages, django_assert_num_queries):
    rows = list(stored(Reflection).filter(owner=pages.amara).select_related("pair__mentor", "meeting"))
    with django_assert_num_queries(0):
        assert {row.pair.mentor.name for row in rows} == {pages.amara.name}
        assert [row.meeting and row.meeting.state for row in rows] == [None, None, "planned"]


def test_writing_one_field_leaves_the_others_as_they_are_stored_by_now(pages):
    one, other = (stored(Reflection).filter(owner=pages.amara).first() for _ in "ab")
    one.written_on = TODAY
    one.save(update_fields=["written_on"])
    other.text = vault.seal(other, "text", "Anew.")
    other.save(update_fields=["text"])

    one.refresh_from_db()
    assert (one.written_on, vault.opened(one, "text")) == (TODAY, "Anew.")


def test_more_than_sixty_four_rows_of_one_owner_are_all_found(cast):
    kept = [private.reflection(cast.amara_and_ben, cast.amara).pk for _ in range(130)]

    assert {row.pk for row in stored(Reflection).filter(owner=cast.amara)} == set(kept)
    assert numbers(cast, cast.amara) == list(range(130))


@pytest.mark.parametrize("which", [slice(0, 3), slice(60, 70), slice(127, 130), slice(0, 130), slice(0, 130, 2)])
def test_no_gap_is_left_where_rows_go(cast, which):
    kept = [private.reflection(cast.amara_and_ben, cast.amara).pk for _ in range(130)]
    gone = kept[which]

    assert stored(Reflection).filter(pk__in=gone).delete() == (len(gone), {"private.Reflection": len(gone)})
    left = set(kept) - set(gone)
    assert {row.pk for row in stored(Reflection).filter(owner=cast.amara)} == left
    assert numbers(cast, cast.amara) == list(range(len(left)))
    private.reflection(cast.amara_and_ben, cast.amara)
    assert len(numbers(cast, cast.amara)) == len(left) + 1


def test_what_only_one_may_say_is_said_once(cast):
    meeting = private.meeting(cast.amara_and_ben)
    private.meeting_answer(meeting, cast.ben)
    with pytest.raises(IntegrityError):
        private.meeting_answer(meeting, cast.ben)
    private.meeting_answer(meeting, cast.amara)

    said = {"organisation_id": meeting.organisation_id, "held": False, "answered_on": TODAY}
    row, new = stored(MeetingAnswer).update_or_create(owner_id=cast.ben.pk, meeting=meeting, defaults=said)
    assert (new, row.held, stored(MeetingAnswer).filter(meeting=meeting).count()) == (False, False, 2)


def test_a_field_that_must_be_there_is_missed(cast):
    with pytest.raises(IntegrityError, match="written_on"):
        Reflection(organisation=cast.northmoor, owner=cast.amara, pair=cast.amara_and_ben).save()


def test_a_row_that_is_older_than_a_field_has_what_the_field_begins_with(cast, monkeypatch):
    row = private.concern(cast.amara_and_ben, cast.amara, cast.grace, hide_name=True)
    fields = sealing.contents(Concern)
    monkeypatch.setattr(sealing, "contents", lambda _: [field for field in fields if field.name != "hide_name"])
    older = sealing.packed(row)

    told = sealing.unpacked(older, fields)
    assert (told["hide_name"], told["text"], told["raised_on"]) == (False, bytes(row.text), row.raised_on)


def test_a_row_that_was_moved_or_changed_does_not_open(pages):
    one, other = stored(SealedRow).filter(kind="reflection")[:2]
    stored(SealedRow).filter(pk=one.pk).update(blob=bytes(other.blob))
    with pytest.raises(vault.SealError):
        stored(Reflection).get(pk=one.pk)
    stored(SealedRow).filter(pk=one.pk).update(blob=b"\x02" + bytes(other.blob)[1:])
    with pytest.raises(vault.SealError, match="newer version"):
        stored(Reflection).get(pk=one.pk)


def test_somebody_without_a_key_has_nothing_and_gets_none_by_being_looked_for(cast):
    assert not stored(Reflection).filter(owner=cast.oke).exists()
    assert vault.known_keys([cast.oke.pk]) == []
    assert numbered_rows.of_owners("reflection", ()) == []


def test_everything_of_a_meeting_can_be_updated_and_deleted_together(pages):
    about = stored(Reflection).filter(meeting__in=stored(Meeting).all())
    assert about.update(written_on=TODAY + timedelta(days=1)) == 1
    assert stored(Reflection).get(meeting__isnull=False).written_on == TODAY + timedelta(days=1)
    assert about.all().delete()[0] == 1
    assert stored(Reflection).filter(pk__in=()).delete() == (0, {})
