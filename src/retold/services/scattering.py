"""Scatters a study's rows in their tables (unlinkability), so that not even the database tells when each was stored.

SQLite keeps with a row its place in the order of storing, PostgreSQL the number of its transaction. Beside the writer's
own row, or the trail's, of the same moment either would tell whose a story is.
"""

import secrets
from typing import Any

from django.db import connection, transaction
from django.db.models import F, QuerySet

from retold.records.record import HouseRecord, stored
from retold.records.scattered import lose_place, table_of
from retold.records.sealed.models import SealedRow
from retold.services import events

AMONG = 100
"Among how many others a row is lost, where a study has as many."


def scatter(new: HouseRecord, kin: QuerySet[Any]) -> None:
    """Gives a new row a place in its table that says nothing; `kin` are all rows of its kind in its study."""
    if connection.vendor == "sqlite":
        lose_place(new)
        return
    events.hold_the_chain(new.organisation_id)  # or two who scatter at once would wait for each other
    drawn = secrets.SystemRandom()
    others = list(kin.exclude(pk=new.pk).order_by().values_list("pk", flat=True))
    chosen = [new.pk, *drawn.sample(others, min(AMONG, len(others)))]
    drawn.shuffle(chosen)
    for pk in chosen:  # written once more, all in one transaction and in no order
        kin.filter(pk=pk).update(organisation_id=F("organisation_id"))


@transaction.atomic
def scatter_private_rows() -> None:
    """Once a day: writes every sealed row anew in one transaction, in the order of their ids, which says nothing.

    Only PostgreSQL needs it: on SQLite a row is stored without a place that tells anything.
    """
    if connection.vendor == "sqlite":
        return
    table = table_of(SealedRow)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is still to be checked would keep the table as it is
        stored(SealedRow).update(organisation_id=F("organisation_id"))
        index = next(
            name
            for name, about in connection.introspection.get_constraints(cursor, SealedRow._meta.db_table).items()  # noqa: SLF001
            if about["primary_key"]
        )
        cursor.execute(f"CLUSTER {table} USING {connection.ops.quote_name(index)}")
