"""An installation from before private rows were sealed whole goes on with everything that people had written."""

import json
import os
import subprocess
import sys

import pytest

BEFORE = {"private": "0005_stop", "scheme": "0008_endings", "trail": "0002_sent_form", "key": "0001_initial"}
UPGRADE = """
import json
from datetime import date
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from retold.records import vault

BEFORE = {before!r}
executor = MigrationExecutor(connection)
others = [key for key in executor.loader.graph.leaf_nodes() if key[0] not in BEFORE and key[0] != "sealed"]
executor.migrate([*BEFORE.items(), *others])
old = MigrationExecutor(connection).loader.project_state([*BEFORE.items(), *others]).apps
make = lambda app, kind, /, **said: old.get_model(app, kind)._base_manager.create(**said)
day = date(2026, 3, 2)
house = make("people", "Organisation", name="Northmoor", kind="university")
amara, ben = (make("people", "Person", email=f"{{name}}@example.org", password="!") for name in ("amara", "ben"))
make("people", "Membership", organisation=house, person=ben, role="mentee", since=day)
scheme = make("scheme", "Scheme", organisation=house, name="S")
dates = {{"starts_on": day, "ends_on": day, "call_closes_on": day, "identity_kept_until": day}}
cohort = make("scheme", "Cohort", organisation=house, scheme=scheme, name="R", **dates)
make("scheme", "Application", organisation=house, cohort=cohort, person=ben, role="mentee", access_needs="A ramp.")
declared = {{"organisation": house, "one": ben, "declared_by": ben, "since": day, "source": "declared"}}
make("scheme", "Conflict", named="Nina Alvarez", kind="teaches", **declared)
make("scheme", "Conflict", named="Over Long", kind="line", until=day, **declared)
veto = old.get_model("private", "Veto")(organisation=house, owner=amara, kept_until=day)
veto.named, veto.kind = vault.seal(veto, "named", "Theo Ekman"), vault.seal(veto, "kind", "")
veto.save()
concern = make("private", "Concern", organisation=house, owner=amara, contact=ben, state="raised", raised_on=day)
note = old.get_model("private", "ConcernNote")(organisation=house, owner=ben, concern=concern, noted_on=day)
note.text = vault.seal(note, "text", "Spoke.")
note.save()
make("key", "Pseudonym", organisation=house, person=ben, study_id="s" * 26, words="calm-ember")
said = {{"about": "veto", "by_id": amara.pk, "by_role": "mentor", "on": day, "previous": "0" * 64, "hash": "1" * 64}}
for number in (1, 2):
    make("trail", "SealedEvent", organisation=house, number=number, kind="veto.add", about_id=veto.pk, **said)

call_command("migrate", verbosity=0)
from retold.records.key.models import Pseudonym
from retold.records.people.models import PersonKey
from retold.records.private.models import Concern, ConcernNote, Declaration, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict
from retold.services import events

print(json.dumps({{
    "tables": [name for name in connection.introspection.table_names() if name.startswith(("private_", "key_"))],
    "needs": vault.opened(stored(Application).get(), "access_needs"),
    "declared": [vault.opened(row, "named") for row in stored(Declaration).filter(owner_id=ben.pk)],
    "conflicts": stored(Conflict).count(),
    "veto": [vault.opened(row, "named") for row in stored(Veto).filter(owner_id=amara.pk)],
    "concern": [(row.contact_id == ben.pk, str(row.raised_on)) for row in stored(Concern).filter(owner_id=amara.pk)],
    "note": [vault.opened(row, "text") for row in stored(ConcernNote).filter(concern=concern.pk)],
    "pseudonym": stored(Pseudonym).get(owner_id=ben.pk).words,
    "trail": [(line.kind, line.on.isoformat(), line.by_id == amara.pk) for line in events.told(house.pk)],
    "whole": events.verified("sealed", house.pk),
    "keys": stored(PersonKey).count(),
}}))
"""


@pytest.mark.serves
def test_everything_is_there_after_the_upgrade(tmp_path):
    environment = {**os.environ, "RETOLD_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "retold.web.settings"}
    told = subprocess.run(
        [sys.executable, "-c", UPGRADE.format(before=BEFORE)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {
        "tables": ["private_keptform"],
        "needs": "A ramp.",
        "declared": ["Nina Alvarez"],
        "conflicts": 0,
        "veto": ["Theo Ekman"],
        "concern": [[True, "2026-03-02"]],
        "note": ["Spoke."],
        "pseudonym": "calm-ember",
        "trail": [["veto.add", "2026-03-02", True]] * 2,
        "whole": [2, None],
        "keys": 2,
    }
