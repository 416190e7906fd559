"""Narratives without an owner. Those of before go: each was sealed under the key of the person whose row it was."""

import django.db.models.deletion
import retold.records.record
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_initial"),
        ("scheme", "0003_meetings"),
        ("study", "0003_report"),
    ]

    operations = [
        migrations.DeleteModel(name="Reading"),
        migrations.DeleteModel(name="Narrative"),
        migrations.RemoveField(
            model_name="prompt",
            name="first_used_on",
        ),
        migrations.AddField(
            model_name="prompt",
            name="used",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Narrative",
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
                (
                    "time",
                    models.CharField(choices=[("first", "First story"), ("second", "Second story")], max_length=20),
                ),
                ("pseudonym", models.CharField(max_length=60)),
                ("text", models.BinaryField()),
                ("words", models.PositiveIntegerField()),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.cohort"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "prompt",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.prompt"),
                ),
                (
                    "study",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
                ),
            ],
            options={
                "ordering": ("pseudonym", "time", "id"),
            },
        ),
        migrations.CreateModel(
            name="NarrativeKey",
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
                ("wrapped", models.BinaryField()),
                (
                    "narrative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.narrative"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("engine", models.CharField(max_length=80)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("refused", models.BooleanField(default=False)),
                ("result", models.BinaryField()),
                (
                    "narrative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.narrative"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.UniqueConstraint(fields=("study", "pseudonym", "time"), name="one_narrative_a_time"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("narrative", "engine"), name="one_reading_a_version"),
        ),
    ]
