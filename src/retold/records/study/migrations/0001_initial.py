import django.db.models.deletion
import retold.records.record
import retold.rules.words
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        ("scheme", "0001_initial"),
    ]

    operations = [
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
            name="Prompt",
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
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("text", models.TextField()),
                ("words_from", models.PositiveSmallIntegerField(default=250)),
                ("words_to", models.PositiveSmallIntegerField(default=500)),
                ("used", models.BooleanField(default=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("-version",),
            },
        ),
        migrations.AddField(
            model_name="narrative",
            name="prompt",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.prompt"),
        ),
        migrations.CreateModel(
            name="Study",
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
                ("title", models.CharField(max_length=200)),
                ("question", models.TextField()),
                (
                    "mode",
                    models.CharField(
                        choices=[("codebook", "Codebook, with coefficients"), ("reflexive", "Reflexive, without")],
                        default=retold.rules.words.StudyMode["CODEBOOK"],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Being set up"), ("open", "Open"), ("closed", "Closed")],
                        default=retold.rules.words.StudyState["DRAFT"],
                        max_length=20,
                    ),
                ),
                ("pilot", models.BooleanField(default=False)),
                ("measures", models.JSONField(default=list)),
                ("first_asked_on", models.DateField()),
                ("second_asked_on", models.DateField()),
                ("withdrawable_until", models.DateField()),
                ("kept_until", models.DateField()),
                ("frozen", models.TextField(blank=True)),
                ("frozen_hash", models.CharField(blank=True, max_length=64)),
                ("opened_on", models.DateField(blank=True, null=True)),
                (
                    "sight",
                    models.CharField(
                        choices=[("blind", "Blind"), ("unblinded", "Unblinded")],
                        default=retold.rules.words.Sight["BLIND"],
                        max_length=20,
                    ),
                ),
                ("unblinded_on", models.DateField(blank=True, null=True)),
                ("unblinded_why", models.TextField(blank=True)),
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
            ],
            options={
                "ordering": ("title", "id"),
            },
        ),
        migrations.AddField(
            model_name="prompt",
            name="study",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
        ),
        migrations.AddField(
            model_name="narrative",
            name="study",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
        ),
        migrations.CreateModel(
            name="Deviation",
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
                ("made_on", models.DateField()),
                ("said", models.JSONField(default=list)),
                ("reason", models.TextField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
                ),
            ],
            options={
                "ordering": ("made_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="StudyCohort",
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
                    "study",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
                ),
            ],
            options={
                "ordering": ("cohort__name", "id"),
            },
        ),
        migrations.CreateModel(
            name="Tombstone",
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
                ("month", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
                ),
            ],
            options={
                "ordering": ("month", "id"),
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
                "constraints": [models.UniqueConstraint(fields=("narrative", "engine"), name="one_reading_a_version")],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Being worked out"),
                            ("ready", "Worked out"),
                            ("failed", "Could not be worked out"),
                        ],
                        default=retold.rules.words.ReportState["ASKED"],
                        max_length=20,
                    ),
                ),
                ("wanted", models.TextField()),
                ("wanted_hash", models.CharField(max_length=64)),
                ("asked_on", models.DateField()),
                ("result", models.BinaryField(blank=True, default=b"")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="study.study"),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("study", "wanted_hash"), name="one_report_a_set")],
            },
        ),
        migrations.AddConstraint(
            model_name="prompt",
            constraint=models.UniqueConstraint(fields=("study", "version"), name="one_prompt_a_version"),
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.UniqueConstraint(fields=("study", "pseudonym", "time"), name="one_narrative_a_time"),
        ),
        migrations.AddConstraint(
            model_name="studycohort",
            constraint=models.UniqueConstraint(fields=("study", "cohort"), name="one_cohort_a_study"),
        ),
    ]
