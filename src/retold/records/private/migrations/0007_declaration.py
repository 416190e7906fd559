import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import retold.records.record
from retold.rules.words import ConflictKind


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_duties"),
        ("private", "0006_sealed_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=retold.records.record.new_id,
                        editable=False,
                        max_length=26,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("named", models.BinaryField()),
                ("kind", models.CharField(choices=ConflictKind.choices(), max_length=20)),
                ("since", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"ordering": ("kind", "id"), "managed": False},
        ),
    ]
