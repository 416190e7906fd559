"""Follows what a study holds of one writer: along foreign keys, and along every value that another row shares.

The tables are read as they are stored, and not through our records: a column that is added tomorrow is followed too.
Private records are sealed there; they are followed opened as well.
"""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.apps import apps
from django.db import connection

from retold.records.people.models import Organisation
from retold.records.private_record import PrivateRecord
from retold.records.record import stored
from retold.services import events

ABOUT_ONE = ("study_narrative", "study_narrativekey", "study_reading")
"The tables of a study whose rows are about one writer."
KEY = "pseudonym"
TELLING = 8
"From how many letters on a text says more than any stored word; a number says something from a hundred on."

Values = dict[str, Any]


def tables() -> list[str]:
    """The name of every table."""
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


def stored_in(table: str) -> list[Values]:
    """Every row of a table: column -> value."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, found, strict=True)) for found in cursor.fetchall()]


def relations() -> dict[str, set[str]]:
    """Table -> the tables to which a foreign key of it leads."""
    with connection.cursor() as cursor:
        return {
            table: {to for _, to in connection.introspection.get_relations(cursor, table).values()}
            for table in tables()
        }


def columns_to(there: str) -> set[tuple[str, str]]:
    """(table, column) of every foreign key that leads to this table."""
    with connection.cursor() as cursor:
        return {
            (table, column)
            for table in tables()
            for column, (_, to) in connection.introspection.get_relations(cursor, table).items()
            if to == there
        }


def led_to(starts: list[str]) -> set[str]:
    """Every table that is reached from these along foreign keys, however many."""
    leads, found, waiting = relations(), set(starts), list(starts)
    while waiting:
        more = leads[waiting.pop()] - found
        found |= more
        waiting += more
    return found


def held_of(pseudonym: str) -> list[Values]:
    """Every row that a study holds of one writer."""
    narratives = [row for row in stored_in("study_narrative") if row["pseudonym"] == pseudonym]
    ids = {row["id"] for row in narratives}
    others = [row for table in ABOUT_ONE[1:] for row in stored_in(table) if row["narrative_id"] in ids]
    return narratives + others


def telling(rows: list[Values]) -> set[str]:
    """The values in these rows that could tell them from others."""
    values = {as_text(value) for row in rows for value in row.values() if value is not None}
    return {value for value in values if (int(value) >= 100 if value.isdigit() else len(value) >= TELLING)}


def as_text(value: object) -> str:
    """A stored value as text. A day is written as at the beginning of a moment."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value.isoformat() if isinstance(value, date) else str(value)


def seen_elsewhere(pseudonyms: list[str]) -> set[str]:
    """The tables, but for the key's, with a row that holds what the stories of one of these writers alone hold.

    What the stories of another writer hold as well (the study, the cohort) leads to nobody; nor does a row that holds
    something of each of several writers (a report on all of them).
    """
    of_each = {pseudonym: telling(held_of(pseudonym)) for pseudonym in pseudonyms}
    alone = {
        pseudonym: values - set().union(*(of_each[other] for other in pseudonyms if other != pseudonym))
        for pseudonym, values in of_each.items()
    }
    told = [(table, row) for table in tables() if table not in ABOUT_ONE for row in stored_in(table)]
    return {
        place
        for place, row in told + private_records()
        if place != KEY
        if sum(any(held(row, value) for value in values) for values in alone.values()) == 1
    }


def private_records() -> list[tuple[str, Values]]:
    """(kind, field -> value) of every private record and sealed line, opened: what a server alone could follow."""
    kinds = [model for model in apps.get_models() if issubclass(model, PrivateRecord)]
    trail = [asdict(line) for house in stored(Organisation) for line in events.told(house.pk)]
    return [("sealed_event", line) for line in trail] + [
        (model.noun, {field.attname: getattr(record, field.attname) for field in model._meta.concrete_fields})
        for model in kinds
        for record in stored(model)
    ]


def held(row: Values, value: str) -> bool:
    """Whether a value stands in a row: a number as it is, anything else also inside something longer."""
    texts = [as_text(each) for each in row.values() if each is not None]
    return value in texts if value.isdigit() else any(value in text for text in texts)
