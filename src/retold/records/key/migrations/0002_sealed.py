from typing import Any

import django.db.models.deletion
from django.apps import apps as installed
from django.conf import settings
from django.db import migrations, models

import retold.records.record


def seal(apps: Any, schema_editor: Any) -> None:
    """Every pseudonym becomes a sealed row of its writer's; then its table goes."""
    former = apps.get_model("key", "Pseudonym")
    model = installed.get_model("key", "Pseudonym")
    for row in former._base_manager.order_by("pk"):
        house = {"organisation_id": row.organisation_id, "owner_id": row.person_id}
        model(pk=row.pk, study_id=row.study_id, words=row.words, **house).save(force_insert=True)
    schema_editor.delete_model(former)


ID = models.CharField(
    default=retold.records.record.new_id, editable=False, max_length=26, primary_key=True, serialize=False
)


class Migration(migrations.Migration):
    dependencies = [
        ("key", "0001_initial"),
        ("people", "0003_duties"),
        ("sealed", "0001_initial"),
        ("study", "0002_duties"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel("Pseudonym"),
                migrations.CreateModel(
                    name="Pseudonym",
                    fields=[
                        ("id", ID),
                        ("study_id", models.CharField(max_length=26)),
                        ("words", models.CharField(max_length=60)),
                        (
                            "organisation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="people.organisation",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={"ordering": ("words",), "managed": False},
                ),
            ]
        ),
    ]
