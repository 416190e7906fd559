import hashlib
import json
from typing import Any

from django.db import migrations, models

from retold.records import vault
from retold.records.trail import triggers

FIRST = "0" * 64
WHAT = ("kind", "about", "about_id", "by_id", "by_role")


def allow(apps: Any, schema_editor: Any) -> None:
    """Lets the lines of the sealed chain be changed, this once."""
    triggers.allow_chain(schema_editor, triggers.SEALED_BY_DAY)


def seal(apps: Any, schema_editor: Any) -> None:
    """Seals what each line says, and chains the lines anew from where they begin."""
    lines, cuts = apps.get_model("trail", "SealedEvent"), apps.get_model("trail", "Cut")
    house = previous = None
    for line in lines._base_manager.order_by("organisation_id", "number"):
        if line.organisation_id != house:
            house = line.organisation_id
            cut = cuts._base_manager.filter(organisation_id=house, stream="sealed").order_by("number").last()
            previous = cut.hash if cut else FIRST
        line.month = line.on.replace(day=1)
        said = {**{name: getattr(line, name) for name in WHAT}, "on": line.on.isoformat()}
        line.words = vault.seal(line, "words", json.dumps(said))
        line.previous = previous
        line.hash = previous = hash_of(line)
        line.save()


def hash_of(line: Any) -> str:
    """The hash of a line, as the chain has it from now on."""
    said = {
        "previous": line.previous,
        "organisation": line.organisation_id,
        "number": line.number,
        "month": line.month.isoformat(),
        "words": hashlib.sha256(bytes(line.words)).hexdigest(),
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def forbid(apps: Any, schema_editor: Any) -> None:
    """The triggers of the sealed chain again, by month."""
    triggers.forbid_chain(schema_editor, triggers.SEALED)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_duties"),
        ("study", "0002_duties"),
        ("trail", "0002_sent_form"),
    ]

    operations = [
        migrations.RunPython(allow, migrations.RunPython.noop),
        migrations.AddField("sealedevent", "month", models.DateField(null=True)),
        migrations.AddField("sealedevent", "words", models.BinaryField(default=b""), preserve_default=False),
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AlterField("sealedevent", "month", models.DateField()),
        *(migrations.RemoveField("sealedevent", name) for name in (*WHAT, "on")),
        migrations.RunPython(forbid, migrations.RunPython.noop),
    ]
