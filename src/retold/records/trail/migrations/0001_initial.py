import django.db.models.deletion
import retold.records.record
from django.db import migrations, models

from retold.records.trail import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClockWatch",
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
                ("last_at", models.DateTimeField()),
                ("cleared_on", models.DateField(blank=True, null=True)),
                ("jumped_from", models.DateTimeField(blank=True, null=True)),
                ("jumped_to", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Mail",
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
                ("to", models.EmailField(max_length=254)),
                (
                    "notice",
                    models.CharField(
                        choices=[
                            ("sign_in", "sign_in"),
                            ("account", "account"),
                            ("invitation", "invitation"),
                            ("waiting", "waiting"),
                            ("alert", "alert"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body", models.TextField()),
                ("slot", models.DateTimeField()),
                ("key", models.CharField(max_length=120, unique=True)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("slot", "id"),
            },
        ),
        migrations.CreateModel(
            name="Cut",
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
                ("stream", models.CharField(choices=[("open", "open"), ("sealed", "sealed")], max_length=20)),
                ("number", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("before", models.DateField()),
                ("cut_on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "stream", "number"), name="one_cut_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
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
                ("day", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("day", "id"),
                "constraints": [models.UniqueConstraint(fields=("organisation", "day"), name="one_dispatch_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                ("number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=60)),
                ("about", models.CharField(max_length=40)),
                ("about_id", models.CharField(max_length=26)),
                ("by_id", models.CharField(blank=True, max_length=26)),
                ("by_role", models.CharField(blank=True, max_length=20)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("organisation", "number"), name="one_event_a_number")],
            },
        ),
        migrations.CreateModel(
            name="SealedEvent",
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
                ("number", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=60)),
                ("about", models.CharField(max_length=40)),
                ("about_id", models.CharField(max_length=26)),
                ("by_id", models.CharField(blank=True, max_length=26)),
                ("by_role", models.CharField(blank=True, max_length=20)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "number"), name="one_sealed_event_a_number")
                ],
            },
        ),
        migrations.RunPython(triggers.forbid, triggers.allow),
    ]
