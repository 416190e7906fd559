import django.db.models.deletion
import retold.records.record
import retold.rules.words
from django.db import migrations, models

from retold.records.committee import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_initial"),
        ("scheme", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Idea",
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
                            ("draft", "Being written"),
                            ("agreed", "Leaves with the next batch"),
                            ("released", "With the committee"),
                            ("asked", "The committee has a question"),
                            ("replied", "Your reply leaves with the next batch"),
                            ("answered", "Answered"),
                            ("withdrawn", "Not sent"),
                        ],
                        default=retold.rules.words.IdeaState["DRAFT"],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=160)),
                ("happens_now", models.TextField()),
                ("affects", models.TextField(blank=True)),
                ("change", models.TextField()),
                ("evidence", models.TextField(blank=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("committee", "The committee alone"),
                            ("round", "The committee and, once it is answered, everybody in the round"),
                        ],
                        default=retold.rules.words.Audience["COMMITTEE"],
                        max_length=20,
                    ),
                ),
                ("in_a_small_batch", models.BooleanField(default=False)),
                (
                    "mentor_attribution",
                    models.CharField(
                        choices=[("unnamed", "Without my name"), ("named", "With my name")],
                        default=retold.rules.words.Attribution["UNNAMED"],
                        max_length=20,
                    ),
                ),
                (
                    "mentee_attribution",
                    models.CharField(
                        choices=[("unnamed", "Without my name"), ("named", "With my name")],
                        default=retold.rules.words.Attribution["UNNAMED"],
                        max_length=20,
                    ),
                ),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("released_on", models.DateField(blank=True, null=True)),
                ("place", models.PositiveIntegerField(blank=True, null=True)),
                ("question", models.TextField(blank=True)),
                ("reply", models.TextField(blank=True)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accept", "Accepted"),
                            ("part", "Accepted in part"),
                            ("refuse", "Not accepted"),
                            ("more", "More information needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
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
                    "pair",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scheme.pair",
                    ),
                ),
            ],
            options={
                "ordering": ("title", "id"),
            },
        ),
        migrations.CreateModel(
            name="Action",
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
                ("committee", models.CharField(max_length=160)),
                ("title", models.CharField(max_length=160)),
                ("owner_name", models.CharField(max_length=160)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                            ("handed_on", "Handed on"),
                        ],
                        default=retold.rules.words.ActionState["PROPOSED"],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField()),
                ("next_review_on", models.DateField(blank=True, null=True)),
                ("measure_before", models.TextField(blank=True)),
                ("measure_after", models.TextField(blank=True)),
                ("told_to_pairs", models.TextField(blank=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                ("ideas", models.ManyToManyField(related_name="+", to="committee.idea")),
            ],
            options={
                "ordering": ("due_on", "title", "id"),
            },
        ),
        migrations.CreateModel(
            name="Progress",
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
                ("number", models.PositiveIntegerField()),
                (
                    "became",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("under_way", "Under way"),
                            ("done", "Done"),
                            ("stopped", "Stopped"),
                            ("handed_on", "Handed on"),
                        ],
                        max_length=20,
                    ),
                ),
                ("noted_on", models.DateField()),
                ("text", models.TextField()),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="committee.action"
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
                "ordering": ("number",),
                "constraints": [models.UniqueConstraint(fields=("action", "number"), name="one_progress_a_number")],
            },
        ),
        migrations.RunPython(triggers.forbid, triggers.allow),
    ]
