"""A copy of the database without its keys tells how many private rows there are, and nothing of whose or of what.

Two worlds, in each of which somebody else does the same, give copies that are equal in every column that can be read:
as many rows of each table, with the same words in them, and as long where nothing can be read.
"""

import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from factories import private
from factories.study import begun, opened
from people import AT, viewer
from promises.paths import as_text, stored_in, tables
from retold.records.people.models import PersonKey
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.records.sealed.models import SealedRow
from retold.rules.plain_text import print_of
from retold.rules.words import ConflictKind, ConsentPurpose, Pace, PairWish, Role
from retold.services import concerns, conflicts, consents, endings, meetings, reflections, scattering, stories, talks

DRAWN = re.compile(r"\b(?:[a-z2-7]{26}|[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b")
"An id, a hash, a key or a number that was drawn by lot."
PARTNERS = {"amara": "ben", "cleo": "dev"}


def pair_of(cast, name):
    return cast.amara_and_ben if name in {"amara", "ben"} else cast.cleo_and_dev


def a_page(cast, name):
    by = viewer(getattr(cast, name))
    reflections.write(pair_of(cast, name).pk, text="I was not heard.", by=by, at=AT)


def a_changed_page(cast, name):
    by = viewer(getattr(cast, name))
    row = reflections.write(pair_of(cast, name).pk, text="I was not heard.", by=by, at=AT)
    reflections.change(row.pk, text="I was heard.", by=by, at=AT)


def a_page_that_was_thrown_away(cast, name):
    by = viewer(getattr(cast, name))
    row = reflections.write(pair_of(cast, name).pk, text="I was not heard.", by=by, at=AT)
    reflections.throw_away(row.pk, by=by, at=AT)


def an_answer_about_a_meeting(cast, name):
    past = {who: private.meeting(pair_of(cast, who), starts_at=datetime(2026, 2, 20, tzinfo=UTC)) for who in PARTNERS}
    meeting = past[name if name in past else {"ben": "amara", "dev": "cleo"}[name]]
    meetings.answer(meeting.pk, held=False, pace=Pace.WELL, by=viewer(getattr(cast, name)), at=AT)


def a_veto(cast, name):
    conflicts.veto(named="Nina Alvarez", kind=None, by=viewer(getattr(cast, name)), at=AT)


def a_declaration(cast, name):
    by = viewer(getattr(cast, PARTNERS[name]))
    conflicts.declare(named="Nina Alvarez", kind=ConflictKind.TEACHES, by=by, at=AT)


def a_consent(cast, name):
    person = getattr(cast, name)
    consents.keep(cast.cohort, person.pk, ConsentPurpose.SCHEME, given=True, by=viewer(person), at=AT)


def a_wish_to_leave(cast, name):
    endings.keep(pair_of(cast, name), PairWish.LEAVE, by=viewer(getattr(cast, name)), at=AT)


def a_word_with_the_coordinator(cast, name):
    talks.ask(pair_of(cast, name).pk, by=viewer(getattr(cast, name)), at=AT)


def a_concern(cast, name):
    by = viewer(getattr(cast, name))
    concern = concerns.begin(by=by, at=AT)
    said = {"about": "partner", "kind": "boundary", "wish": "listen", "text": "Something.", "contact": cast.grace.pk}
    for question, value in said.items():
        concerns.answer(concern.pk, name=question, value=value, by=by, at=AT)
    concerns.send(concern.pk, by=by, at=AT)


def a_story(cast, name):
    study = opened(cast)
    mentee = getattr(cast, PARTNERS[name])
    story = begun(study, mentee)
    stories.keep(story.pk, text="She came from afar.", base=print_of(""), by=viewer(mentee), at=AT)


ACTS = (
    a_page,
    a_changed_page,
    a_page_that_was_thrown_away,
    an_answer_about_a_meeting,
    a_veto,
    a_declaration,
    a_consent,
    a_wish_to_leave,
    a_word_with_the_coordinator,
    a_concern,
    a_story,
)


def copied():
    """Every row as a thief has it: (table, its columns)."""
    return [(table, row) for table in tables() for row in stored_in(table)]


def readable(rows, known):
    """How often each row stands there, by what can be read in it: what was random is as long as it is, and no more."""
    return Counter(
        (table, tuple(sorted((column, as_read(value, known)) for column, value in row.items()))) for table, row in rows
    )


def as_read(value, known):
    """A value as it is where it says anything; its kind and length where it is sealed, or an id drawn by lot."""
    text = as_text(value)
    if isinstance(value, bytes | memoryview):
        return f"{len(text)} sealed"
    return DRAWN.sub(lambda found: found[0] if found[0] in known else f"{len(found[0])} drawn", text)


def ids_in(rows):
    """Every id of a record that stands in these rows as its own."""
    return {row["id"] for _, row in rows if isinstance(row.get("id"), str)}


def after(act, cast, name, known):
    """What a copy holds once somebody has done this; nothing of it stays."""
    with transaction.atomic():
        act(cast, name)
        found = readable(copied(), known)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__.replace("_", " "))
def test_it_does_not_tell_who_of_two_it_was(cast, act):
    for name in ("amara", "cleo", "ben", "dev"):
        private.reflection(pair_of(cast, name), getattr(cast, name))
    known = ids_in([(table, row) for table, row in copied() if table != "sealed_sealedrow"])

    hers, his = (after(act, cast, name, known) for name in ("amara", "cleo"))

    assert sum(hers.values()) >= len(copied())
    assert hers - his == his - hers == Counter()


def test_the_comparison_finds_a_column_that_says_whose_it_is(cast):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE sealed_sealedrow ADD COLUMN whose varchar(26)")
    known = ids_in(copied())

    def a_page_with_a_name(cast, name):
        a_page(cast, name)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE sealed_sealedrow SET whose = %s", [getattr(cast, name).pk])

    assert after(a_page_with_a_name, cast, "amara", known) != after(a_page_with_a_name, cast, "cleo", known)


def test_nobody_can_count_by_owner_what_is_in_the_table(cast):
    """A hundred pages of one, and none of the other: no value repeats, and each is found by its owner's key alone."""
    for _ in range(100):
        private.reflection(cast.amara_and_ben, cast.amara)
    private.reflection(cast.cleo_and_dev, cast.cleo)

    rows = list(stored(SealedRow).filter(kind="reflection"))
    assert len({row.index for row in rows}) == len({bytes(row.blob)[:20] for row in rows}) == 101
    assert {len(bytes(row.blob)) for row in rows} == {len(bytes(rows[0].blob))}


def test_everybody_has_a_key_from_joining(cast):
    from retold.services import applications, memberships

    cohort = cast.open_cohort
    applications.begin(cohort.pk, role=Role.MENTOR, by=viewer(cast.jo), at=AT)
    memberships.grant(cast.northmoor, person=cast.oke, role=Role.COMMITTEE, cohort=None, by=viewer(cast.ines), at=AT)

    keyed = set(stored(PersonKey).values_list("organisation_id", "person_id"))
    assert {(cast.northmoor.pk, cast.jo.pk), (cast.northmoor.pk, cast.oke.pk)} <= keyed


def test_needs_are_sealed_at_one_length_whether_there_are_any(cast):
    from retold.services import applications

    first = applications.begin(cast.open_cohort.pk, role=Role.MENTOR, by=viewer(cast.hal), at=AT)
    second = applications.begin(cast.open_cohort.pk, role=Role.MENTOR, by=viewer(cast.jo), at=AT)
    needs, by = "A room without stairs. " * 60, viewer(cast.hal)
    applications.answer(first.pk, name="access_needs", value=needs, share=False, for_matching=False, by=by, at=AT)

    rows = [bytes(row.access_needs) for row in stored(Application).filter(pk__in=(first.pk, second.pk))]
    assert len({len(row) for row in rows}) == 1
    assert b"stairs" not in b"".join(rows)


def test_the_order_in_which_rows_were_stored_is_lost(cast):
    """On SQLite at once; on PostgreSQL, where also a transaction's number stands beside each row, once a day."""
    pages = [private.reflection(cast.amara_and_ben, cast.amara).pk for _ in range(30)]
    scattering.scatter_private_rows()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT id FROM sealed_sealedrow WHERE kind = 'reflection' ORDER BY rowid")
        else:
            cursor.execute("SELECT id, xmin::text FROM sealed_sealedrow WHERE kind = 'reflection' ORDER BY ctid")
        found = cursor.fetchall()

    assert sorted(pages) == sorted(row[0] for row in found)
    assert [row[0] for row in found] != pages
    if connection.vendor == "postgresql":
        assert [row[0] for row in found] == sorted(pages)
        assert len({row[1] for row in found}) == 1
