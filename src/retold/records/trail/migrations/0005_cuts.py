"""A line goes only where a cut stands for it, and a cut only where it fits the line it ends with. Neither is changed."""

from typing import Any

from django.db import migrations

CHAINS = (("trail_event", "open", '"at"'), ("trail_sealedevent", "sealed", '"on"'))

SQLITE = """
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
POSTGRES = """
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
BACK = """
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
"""
BACK_SQLITE = "BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END"
BACK_POSTGRES = "FOR EACH ROW EXECUTE FUNCTION trail_only_added()"


def bind(apps: Any, editor: Any) -> None:
    """Lines go only by a cut; cuts fit, and stay."""
    del apps
    postgres = editor.connection.vendor == "postgresql"
    for table, stream, dated in CHAINS:
        editor.execute(f"DROP TRIGGER {table}_no_delete" + (f" ON {table}" if postgres else ""))
        for said in (POSTGRES, POSTGRES_CUT) if postgres else (SQLITE, SQLITE_CUT):
            editor.execute(said.format(table=table, stream=stream, dated=dated))
    for act in ("UPDATE", "DELETE"):
        editor.execute((POSTGRES_FIXED if postgres else SQLITE_FIXED).format(act=act, name=act.lower()))


def free(apps: Any, editor: Any) -> None:
    """No line goes at all, as before."""
    del apps
    postgres = editor.connection.vendor == "postgresql"
    for table, stream, _ in CHAINS:
        editor.execute(f"DROP TRIGGER {table}_no_delete" + (f" ON {table}" if postgres else ""))
        editor.execute(f"DROP TRIGGER trail_cut_fits_{stream}" + (" ON trail_cut" if postgres else ""))
        editor.execute(BACK.format(table=table) + (BACK_POSTGRES if postgres else BACK_SQLITE))
    for name in ("update", "delete"):
        editor.execute(f"DROP TRIGGER trail_cut_no_{name}" + (" ON trail_cut" if postgres else ""))


class Migration(migrations.Migration):
    """Triggers on both chains and on the cuts."""

    dependencies = [("trail", "0004_letting_go")]

    operations = [migrations.RunPython(bind, free)]
