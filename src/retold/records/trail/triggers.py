"""What the database itself refuses, whoever asks (append-only triggers).

Events can be added and never changed. A line goes only where a cut stands for it, and a cut only where it fits the line
it ends with; cuts are never changed or removed. The compartment's migration runs `forbid`.
"""

from typing import Any

OPEN = ("trail_event", "open", '"at"')
SEALED_BY_DAY = ("trail_sealedevent", "sealed", '"on"')
"How the sealed chain was dated before its lines were sealed whole."
SEALED = ("trail_sealedevent", "sealed", '"month"')

SQLITE_UPDATE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END
"""
POSTGRES_UPDATE = """
CREATE OR REPLACE FUNCTION trail_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'events are only ever added'; END $$;
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION trail_only_added()
"""
SQLITE_DELETE = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
WHEN NOT EXISTS (
  SELECT 1 FROM trail_cut cut WHERE cut.organisation_id = OLD.organisation_id AND cut.stream = '{stream}'
  AND cut.number >= OLD.number AND OLD.{dated} < cut.before
) BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END
"""
SQLITE_CUT = """
CREATE TRIGGER trail_cut_fits_{stream} BEFORE INSERT ON trail_cut
WHEN NEW.stream = '{stream}' AND (
  NEW.before > date(NEW.cut_on, '-6 years')
  OR NOT EXISTS (
    SELECT 1 FROM {table} line WHERE line.organisation_id = NEW.organisation_id
    AND line.number = NEW.number AND line.hash = NEW.hash
  )
  OR EXISTS (
    SELECT 1 FROM {table} line WHERE line.organisation_id = NEW.organisation_id
    AND line.number <= NEW.number AND line.{dated} >= NEW.before
  )
) BEGIN SELECT RAISE(ABORT, 'a cut ends with a line that is over'); END
"""
SQLITE_FIXED = """
CREATE TRIGGER trail_cut_no_{name} BEFORE {act} ON trail_cut
BEGIN SELECT RAISE(ABORT, 'cuts are only ever added'); END
"""
POSTGRES_DELETE = """
CREATE OR REPLACE FUNCTION {table}_only_what_is_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM trail_cut cut WHERE cut.organisation_id = OLD.organisation_id AND cut.stream = '{stream}'
    AND cut.number >= OLD.number AND OLD.{dated} < cut.before
  ) THEN RAISE EXCEPTION 'events are only ever added'; END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_only_what_is_over()
"""
POSTGRES_CUT = """
CREATE OR REPLACE FUNCTION trail_cut_fits_{stream}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NEW.before > NEW.cut_on - interval '6 years'
  OR NOT EXISTS (
    SELECT 1 FROM {table} line WHERE line.organisation_id = NEW.organisation_id
    AND line.number = NEW.number AND line.hash = NEW.hash
  )
  OR EXISTS (
    SELECT 1 FROM {table} line WHERE line.organisation_id = NEW.organisation_id
    AND line.number <= NEW.number AND line.{dated} >= NEW.before
  ) THEN RAISE EXCEPTION 'a cut ends with a line that is over'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER trail_cut_fits_{stream} BEFORE INSERT ON trail_cut
FOR EACH ROW WHEN (NEW.stream = '{stream}') EXECUTE FUNCTION trail_cut_fits_{stream}()
"""
POSTGRES_FIXED = """
CREATE OR REPLACE FUNCTION trail_cut_only_added() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'cuts are only ever added'; END $$;
CREATE TRIGGER trail_cut_no_{name} BEFORE {act} ON trail_cut
FOR EACH ROW EXECUTE FUNCTION trail_cut_only_added()
"""


def forbid(apps: Any, editor: Any) -> None:
    """A trigger for each table and each way of changing it."""
    del apps
    for chain in (OPEN, SEALED_BY_DAY):
        forbid_chain(editor, chain)
    for act in ("UPDATE", "DELETE"):
        editor.execute((POSTGRES_FIXED if is_postgres(editor) else SQLITE_FIXED).format(act=act, name=act.lower()))


def allow(apps: Any, editor: Any) -> None:
    """Takes the triggers away again."""
    del apps
    for chain in (OPEN, SEALED_BY_DAY):
        allow_chain(editor, chain)
    for name in ("update", "delete"):
        editor.execute(f"DROP TRIGGER trail_cut_no_{name}" + (" ON trail_cut" if is_postgres(editor) else ""))


def forbid_chain(editor: Any, chain: tuple[str, str, str]) -> None:
    """The triggers of one chain: (its table, the name of its stream, the column that dates its lines)."""
    table, stream, dated = chain
    postgres = is_postgres(editor)
    for trigger in (
        (POSTGRES_UPDATE, POSTGRES_DELETE, POSTGRES_CUT) if postgres else (SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CUT)
    ):
        editor.execute(trigger.format(table=table, stream=stream, dated=dated))


def allow_chain(editor: Any, chain: tuple[str, str, str]) -> None:
    """Takes the triggers of one chain away."""
    table, stream, _ = chain
    for trigger, on in (
        (f"{table}_no_update", table),
        (f"{table}_no_delete", table),
        (f"trail_cut_fits_{stream}", "trail_cut"),
    ):
        editor.execute(f"DROP TRIGGER {trigger}" + (f" ON {on}" if is_postgres(editor) else ""))


def is_postgres(editor: Any) -> bool:
    """Whether the triggers are PostgreSQL's."""
    return bool(editor.connection.vendor == "postgresql")
