"""Notes on how an action goes can be added and never changed or removed (append-only triggers).

The database itself refuses, whoever asks. The compartment's migration runs `forbid`.
"""

from typing import Any

SQLITE = """
CREATE TRIGGER committee_progress_no_{name} BEFORE {act} ON committee_progress
BEGIN SELECT RAISE(ABORT, 'notes are only ever added'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION committee_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'notes are only ever added'; END $$
"""
POSTGRES = """
CREATE TRIGGER committee_progress_no_{name} BEFORE {act} ON committee_progress
FOR EACH ROW EXECUTE FUNCTION committee_only_added()
"""


def forbid(apps: Any, editor: Any) -> None:
    """A trigger for each way of changing a note."""
    del apps
    postgres = editor.connection.vendor == "postgresql"
    if postgres:
        editor.execute(POSTGRES_FUNCTION)
    for act in ("UPDATE", "DELETE"):
        editor.execute((POSTGRES if postgres else SQLITE).format(act=act, name=act.lower()))


def allow(apps: Any, editor: Any) -> None:
    """Takes the triggers away again."""
    del apps
    for name in ("update", "delete"):
        on = " ON committee_progress" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER committee_progress_no_{name}{on}")
