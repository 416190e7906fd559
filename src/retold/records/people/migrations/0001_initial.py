import retold.records.record
import retold.rules.words
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Person",
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
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("is_active", models.BooleanField(default=True)),
                ("session_seed", models.CharField(default=retold.records.record.new_id, editable=False, max_length=26)),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                ("email", models.EmailField(max_length=254)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("mentor", "Mentor"),
                            ("mentee", "Mentee"),
                            ("researcher", "Researcher"),
                            ("wellbeing", "Wellbeing contact"),
                            ("committee", "Committee member"),
                            ("administrator", "Organisation administrator"),
                            ("machine", "Retold itself"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("sent", "Sent"), ("taken", "Taken up"), ("revoked", "Taken back")],
                        default=retold.rules.words.InvitationState["SENT"],
                        max_length=20,
                    ),
                ),
                ("sent_on", models.DateField()),
            ],
            options={
                "ordering": ("email", "id"),
            },
        ),
        migrations.CreateModel(
            name="Membership",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("mentor", "Mentor"),
                            ("mentee", "Mentee"),
                            ("researcher", "Researcher"),
                            ("wellbeing", "Wellbeing contact"),
                            ("committee", "Committee member"),
                            ("administrator", "Organisation administrator"),
                            ("machine", "Retold itself"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("role", "id"),
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("university", "University or faculty"),
                            ("hospital", "Hospital Trust"),
                            ("other", "Other organisation"),
                        ],
                        default=retold.rules.words.OrganisationKind["UNIVERSITY"],
                        max_length=20,
                    ),
                ),
                ("time_zone", models.CharField(default="Europe/London", max_length=50)),
                ("invented", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.CreateModel(
            name="OrganisationKey",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonKey",
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
            ],
        ),
    ]
