"""Scatters a study's rows in their tables (unlinkability), so that not even the database tells when each was stored.

SQLite keeps with a row its place in the order of storing, PostgreSQL the number of its transaction. Beside the writer's
own row, or the trail's, of the same moment either would tell whose a story is.
"""

import secrets
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet

from retold.records.record import HouseRecord
from retold.services import events

AMONG = 100
"Among how many others a row is lost, where a study has as many."


def scatter(new: HouseRecord, kin: QuerySet[Any]) -> None:
    """Gives a new row a place in its table that says nothing; `kin` are all rows of its kind in its study."""
    if connection.vendor == "sqlite":
        table = connection.ops.quote_name(kin.model._meta.db_table)  # noqa: SLF001  Django's documented way to it
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET rowid = abs(random()) WHERE id = %s", [new.pk])  # noqa: S608  our own name
        return
    events.hold_the_chain(new.organisation_id)  # or two who scatter at once would wait for each other
    drawn = secrets.SystemRandom()
    others = list(kin.exclude(pk=new.pk).order_by().values_list("pk", flat=True))
    chosen = [new.pk, *drawn.sample(others, min(AMONG, len(others)))]
    drawn.shuffle(chosen)
    for pk in chosen:  # written once more, all in one transaction and in no order
        kin.filter(pk=pk).update(organisation_id=F("organisation_id"))
