"""Events can be added and never changed or removed: the database itself refuses, whoever asks."""

from typing import Any

from django.db import migrations

TABLES = ("trail_event", "trail_sealedevent")

SQLITE = """
CREATE TRIGGER {table}_no_{act_name} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION trail_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are only ever added'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{act_name} BEFORE {act} ON {table}
FOR EACH ROW EXECUTE FUNCTION trail_only_added()
"""


def forbid(apps: Any, editor: Any) -> None:
    """A trigger for each table and each way of changing a line."""
    del apps
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(POSTGRES_FUNCTION)
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            editor.execute((POSTGRES if postgres else SQLITE).format(table=table, act=act, act_name=act.lower()))


def allow(apps: Any, editor: Any) -> None:
    """Takes the triggers away again."""
    del apps
    for table in TABLES:
        for act in ("update", "delete"):
            on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
            editor.execute(f"DROP TRIGGER {table}_no_{act}{on}")


class Migration(migrations.Migration):
    """Triggers on both chains."""

    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(forbid, allow)]
