"""From a study no path leads to a writer: no foreign key, and no value that anything else stored shares."""

from datetime import timedelta

import pytest
from django.db import connection

from factories.study import SECOND_DAY, begun, crowd, handed_in, opened, unblinded
from people import AT, viewer
from promises.paths import (
    ABOUT_ONE,
    KEY,
    columns_to,
    held,
    held_of,
    led_to,
    private_records,
    relations,
    seen_elsewhere,
    stored_in,
    telling,
)
from retold.queries.studies import FEWEST
from retold.records.key.models import Pseudonym
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.study.models import Report
from retold.rules.words import ConsentPurpose, NarrativeTime
from retold.services import consents, events, narratives, readings, stories, studies
from retold.services.work import daily_round

PUBLIC = {"people_organisation", "scheme_scheme", "scheme_cohort"}
"What every story of a round has in common."
UNBLINDED_BY = {"unblind_asked_by_id", "unblinded_by_id"}
"A study names the two who unblinded it. Neither ever takes part in a round of it (`test_appointments.py`)."


@pytest.fixture
def study(cast, monkeypatch):
    """An unblinded study of eight writers with a report, and everything that happens around it.

    Ben and Dev write on days of their own, and as many words as nobody else. Ben takes his consent back and gives it
    again; Dev gives his once both stories are in.
    """
    monkeypatch.setattr(readings, "version", lambda: "an engine")
    monkeypatch.setattr(
        readings, "reading_of", lambda text: narratives.Read(engine="an engine", refused=False, result=text[:200])
    )
    study = opened(cast)
    crowd(cast, study, FEWEST - 2)
    for days, (person, words) in enumerate(((cast.ben, 977), (cast.dev, 1013)), start=1):
        day = timedelta(days=days)
        studies.ask_for_stories(study.pk, moment=(AT + day).moment)
        handed_in(study, person, text=f"{person.name.split()[0]} " * words, at=AT + day)
        handed_in(study, person, NarrativeTime.SECOND, "Other words. " * words, at=SECOND_DAY + day)
    for person, given in ((cast.ben, True), (cast.ben, False), (cast.ben, True), (cast.dev, True)):
        decide(cast, person, given=given)
    unblinded(study, cast)
    daily_round.run_due((SECOND_DAY + timedelta(days=3)).moment)
    assert stored(Report).count() == 1
    return study


def decide(cast, person, *, given):
    consents.keep(cast.cohort, person.pk, ConsentPurpose.ANALYSIS, given=given, by=viewer(person), at=AT)


def pseudonym_of(person):
    return stored(Pseudonym).get(owner=person).words


def everybody():
    return sorted(stored(Pseudonym).values_list("words", flat=True))


def change(statement, *values):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or a table with checks to come is not altered
        cursor.execute(statement, values)


def test_no_foreign_key_leads_from_a_study_to_a_person(db):
    study = {table for table in relations() if table.startswith("study_")}

    assert set(ABOUT_ONE) < study
    assert led_to(sorted(study)) == study | PUBLIC | {"people_person"}
    assert {at for at in columns_to("people_person") if at[0] in study} == {
        ("study_study", one) for one in UNBLINDED_BY
    }
    # Nor from outside into a study's rows about one writer.
    assert {table for table, leads in relations().items() if leads & set(ABOUT_ONE)} == set(ABOUT_ONE[1:])


def test_no_value_of_a_story_in_a_study_stands_anywhere_else(study):
    assert seen_elsewhere(everybody()) == set()


def test_the_key_alone_says_whose_a_story_is(cast, study):
    values = telling(held_of(pseudonym_of(cast.ben)))
    (link,) = (row for kind, row in private_records() if kind == KEY and row["owner_id"] == cast.ben.pk)

    assert any(held(link, value) for value in values)
    assert {row.words for row in stored(Pseudonym)} == {row["pseudonym"] for row in stored_in("study_narrative")}


def test_what_is_in_a_study_holds_no_day_at_all(study):
    with connection.cursor() as cursor:
        kinds = {
            connection.introspection.get_field_type(column.type_code, column)
            for table in ABOUT_ONE
            for column in connection.introspection.get_table_description(cursor, table)
        }

    assert not {"DateField", "DateTimeField", "TimeField"} & set(map(str, kinds))


def own(cast, narrative):
    """Ben's own side of a narrative."""
    return stored(Story).get(owner=cast.ben, time=narrative["time"])


PLANTED = {}


def planted(plant):
    PLANTED[plant.__name__.replace("_", " ")] = plant
    return plant


@planted
def an_owner_on_the_story(cast, narrative):
    change("ALTER TABLE study_narrative ADD COLUMN owner_id varchar(26)")
    change("UPDATE study_narrative SET owner_id = %s WHERE id = %s", cast.ben.pk, narrative["id"])


@planted
def the_owner_on_what_was_read_in_it(cast, narrative):
    change("ALTER TABLE study_reading ADD COLUMN owner_id varchar(26)")
    change("UPDATE study_reading SET owner_id = %s WHERE narrative_id = %s", cast.ben.pk, narrative["id"])


@planted
def the_pseudonym_on_the_writers_side(cast, narrative):
    change("ALTER TABLE sealed_sealedrow ADD COLUMN pseudonym varchar(60)")
    change("UPDATE sealed_sealedrow SET pseudonym = %s WHERE id = %s", narrative["pseudonym"], own(cast, narrative).pk)


@planted
def the_same_id_on_both_sides(cast, narrative):
    story = own(cast, narrative)
    story.delete()
    story.pk = narrative["id"]
    story.save(force_insert=True)


@planted
def the_day_on_which_it_was_handed_in(cast, narrative):
    change("ALTER TABLE study_narrative ADD COLUMN submitted_on date")
    change("UPDATE study_narrative SET submitted_on = '2026-03-02'")
    change("UPDATE study_narrative SET submitted_on = '2026-03-03' WHERE id = %s", narrative["id"])


@planted
def how_many_words_it_has_on_the_writers_side(cast, narrative):
    stored(Story).filter(pk=own(cast, narrative).pk).update(words=narrative["words"])


@planted
def a_line_of_the_sealed_trail_about_it(cast, narrative):
    from retold.records.study.models import Narrative

    events.write("study.change", stored(Narrative).get(pk=narrative["id"]), by=viewer(cast.ben), at=AT, sealed=True)


@planted
def a_job_that_names_it(cast, narrative):
    from retold.services import jobs

    jobs.ask_privately("read-story", narrative["id"], at=AT)


@planted
def words_that_are_sealed_alike_on_both_sides(cast, narrative):
    stored(Story).filter(pk=own(cast, narrative).pk).update(text=bytes(narrative["text"]))


@pytest.mark.parametrize("plant", PLANTED.values(), ids=PLANTED)
def test_each_planted_path_is_found(cast, study, plant):
    narrative = next(row for row in held_of(pseudonym_of(cast.ben)) if row.get("time") == NarrativeTime.FIRST)
    plant(cast, narrative)

    assert seen_elsewhere(everybody()) != set()


@pytest.mark.parametrize("table", ABOUT_ONE)
def test_the_database_itself_does_not_tell_when_a_row_was_stored(cast, study, table):
    """Not by a row's place in its table, nor by the transaction that it shares with its writer's."""
    lines = [line for line in events.told(cast.northmoor.pk) if line.by_id not in {cast.ben.pk, cast.dev.pk}]
    in_order = [stored(Story).get(pk=line.about_id) for line in lines if line.kind == "story.submit"]
    told = [narratives.narrative_of(story).pk for story in in_order]
    column = "id" if table == "study_narrative" else "narrative_id"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'SELECT {column} FROM "{table}" ORDER BY rowid')
            kept = [pk for (pk,) in cursor.fetchall()]
            assert set(told) < set(kept)
            assert [pk for pk in kept if pk in told] != told
        else:
            cursor.execute(f'SELECT DISTINCT xmin::text FROM "{table}"')
            assert len(cursor.fetchall()) == 1


def test_taking_back_leaves_nothing_that_only_one_writers_stories_held(cast, study):
    before = telling(held_of(pseudonym_of(cast.ben)))
    kept = set().union(*(telling(held_of(words)) for words in everybody() if words != pseudonym_of(cast.ben)))
    for story in stored(Story).filter(owner=cast.ben):
        stories.withdraw(story.pk, by=viewer(cast.ben), at=SECOND_DAY)

    gone = before - kept
    assert gone
    assert [table for table in relations() for row in stored_in(table) if any(held(row, value) for value in gone)] == []


def test_a_story_that_is_only_begun_is_in_no_study(cast):
    begun(opened(cast), cast.ben)

    assert stored_in("study_narrative") == []
