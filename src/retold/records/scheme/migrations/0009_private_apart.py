from typing import Any

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.db import migrations, models

from retold.records import vault
from retold.rules.words import ConflictSource

NEEDS_FILL = 4096


def seal_declarations(apps: Any, schema_editor: Any) -> None:
    """What people declared becomes theirs alone; what they took back goes."""
    conflicts = apps.get_model("scheme", "Conflict")
    declaration = installed.get_model("private", "Declaration")
    declared = conflicts._base_manager.filter(source="declared")
    for row in declared.filter(until=None).order_by("pk"):
        new = declaration(
            pk=row.pk,
            organisation_id=row.organisation_id,
            owner_id=row.declared_by_id,
            kind=row.kind,
            since=row.since,
        )
        new.named = vault.seal(new, "named", row.named)
        new.save(force_insert=True)
    declared.delete()


def seal_needs(apps: Any, schema_editor: Any) -> None:
    """What people need is sealed in every application, where they need nothing, too."""
    applications = apps.get_model("scheme", "Application")
    for row in applications._base_manager.order_by("pk").iterator():
        row.access_needs = vault.seal(row, "access_needs", row.former_needs, at_least=NEEDS_FILL)
        row.save(update_fields=["access_needs"])


class Migration(migrations.Migration):
    dependencies = [
        ("private", "0007_declaration"),
        ("scheme", "0008_endings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(seal_declarations, migrations.RunPython.noop),
        migrations.RemoveField("conflict", "named"),
        migrations.AlterField(
            "conflict",
            "other",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField("conflict", "source", models.CharField(choices=ConflictSource.choices(), max_length=20)),
        migrations.RenameField("application", "access_needs", "former_needs"),
        migrations.AddField("application", "access_needs", models.BinaryField(blank=True, default=b"")),
        migrations.RunPython(seal_needs, migrations.RunPython.noop),
        migrations.RemoveField("application", "former_needs"),
    ]
