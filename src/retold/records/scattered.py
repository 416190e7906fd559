"""A row's place in its table, without what it says (SQLite keeps rows in the order in which they were stored)."""

from django.db import connection, models


def table_of(model: type[models.Model]) -> str:
    """The quoted name of a table."""
    return connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001  Django's documented way to it


def lose_place(row: models.Model) -> None:
    """Gives a stored row another place on SQLite, drawn by lot. PostgreSQL's are given anew once a day."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table_of(type(row))} SET rowid = abs(random()) WHERE id = %s", [row.pk])  # noqa: S608  our own name
