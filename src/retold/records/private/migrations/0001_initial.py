import django.db.models.deletion
import retold.records.record
import retold.rules.words
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_initial"),
        ("scheme", "0001_initial"),
        ("study", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
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
                            ("draft", "Not sent yet"),
                            ("raised", "Raised"),
                            ("acknowledged", "Read and acknowledged"),
                            ("under_way", "Being dealt with"),
                            ("closed", "Closed"),
                            ("withdrawn", "Taken back"),
                        ],
                        default=retold.rules.words.ConcernState["DRAFT"],
                        max_length=20,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("partner", "My partner"),
                            ("participant", "Somebody else in the scheme"),
                            ("coordinator", "The coordinator"),
                            ("scheme", "The scheme itself"),
                            ("self", "Myself"),
                            ("unsaid", "I would rather not say"),
                        ],
                        default=retold.rules.words.ConcernAbout["UNSAID"],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("safety", "Safety"),
                            ("discrimination", "Discrimination"),
                            ("pressure", "Pressure or retaliation"),
                            ("boundary", "A boundary was crossed"),
                            ("confidence", "Something was told on"),
                            ("workload", "Workload"),
                            ("distress", "Distress"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "wish",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("listen", "Just listen"),
                            ("advise", "Give me advice"),
                            ("act", "Do something about it"),
                            ("record", "Only keep a record"),
                        ],
                        max_length=20,
                    ),
                ),
                ("urgent", models.BooleanField(default=False)),
                ("text", models.BinaryField(blank=True, default=b"")),
                ("safe_contact", models.BinaryField(blank=True, default=b"")),
                (
                    "coordinator_may_know",
                    models.CharField(
                        choices=[
                            ("nothing", "Nothing"),
                            ("that", "That something is wrong, not what"),
                            ("content", "What I wrote"),
                        ],
                        default=retold.rules.words.Disclosure["NOTHING"],
                        max_length=20,
                    ),
                ),
                ("pause_meetings", models.BooleanField(default=False)),
                ("hide_name", models.BooleanField(default=False)),
                ("answered", models.JSONField(blank=True, default=list)),
                ("raised_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("kept_until", models.DateField(blank=True, null=True)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("raised_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="ConcernNote",
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
                ("number", models.PositiveSmallIntegerField(default=1)),
                ("noted_on", models.DateField()),
                ("told_to_the_owner", models.BooleanField(default=False)),
                ("text", models.BinaryField()),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="private.concern"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
            },
        ),
        migrations.CreateModel(
            name="Reflection",
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
                ("written_on", models.DateField()),
                ("text", models.BinaryField()),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scheme.meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.pair"),
                ),
            ],
            options={
                "ordering": ("-written_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Story",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Not begun"),
                            ("draft", "Being written"),
                            ("submitted", "Handed in"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=retold.rules.words.StoryState["INVITED"],
                        max_length=20,
                    ),
                ),
                (
                    "use",
                    models.CharField(
                        choices=[("mirror", "For its writer alone"), ("study", "Part of the study")],
                        default=retold.rules.words.StoryUse["MIRROR"],
                        max_length=20,
                    ),
                ),
                ("text", models.BinaryField(blank=True, default=b"")),
                ("words", models.PositiveIntegerField(default=0)),
                ("invited_on", models.DateField()),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("begun_on", models.DateField(blank=True, null=True)),
                ("submitted_on", models.DateField(blank=True, null=True)),
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "ordering": ("time", "id"),
            },
        ),
        migrations.CreateModel(
            name="StoryReading",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="private.story"
                    ),
                ),
            ],
            options={
                "ordering": ("number", "id"),
            },
        ),
        migrations.CreateModel(
            name="TalkRequest",
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
                        choices=[("asked", "Asked to talk"), ("talked", "Talked")],
                        default=retold.rules.words.TalkState["ASKED"],
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.pair"),
                ),
            ],
            options={
                "ordering": ("asked_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Veto",
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
                ("kind", models.BinaryField(blank=True, default=b"")),
                ("kept_until", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Consent",
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
                    "purpose",
                    models.CharField(
                        choices=[
                            ("scheme", "scheme"),
                            ("analysis", "analysis"),
                            ("quotation", "quotation"),
                            ("archive", "archive"),
                            ("pooling", "pooling"),
                        ],
                        max_length=20,
                    ),
                ),
                ("given", models.BooleanField()),
                ("wording_version", models.CharField(max_length=40)),
                ("decided_on", models.DateField()),
                ("number", models.PositiveSmallIntegerField()),
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("purpose", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "cohort", "purpose", "number"), name="one_decision_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchInput",
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
                ("text", models.BinaryField()),
                (
                    "match_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.matchrun"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("match_run", "owner", "role"), name="one_match_input_a_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingAnswer",
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
                ("held", models.BooleanField()),
                (
                    "pace",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("well", "All well"),
                            ("slower", "I would like to go slower"),
                            ("talk", "I would like to talk to the coordinator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.meeting"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("owner", "meeting"), name="one_meeting_answer")],
            },
        ),
        migrations.CreateModel(
            name="PairChoice",
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
                    "wish",
                    models.CharField(
                        choices=[
                            ("leave", "I want to leave this pair"),
                            ("go_on", "I am ready to meet again"),
                            ("again", "I would like to meet somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said_on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.pair"),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [models.UniqueConstraint(fields=("owner", "pair", "wish"), name="one_wish_of_a_kind")],
            },
        ),
        migrations.CreateModel(
            name="PrivateAnswer",
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
                ("question", models.CharField(max_length=40)),
                ("text", models.BinaryField()),
                ("for_matching", models.BooleanField(default=False)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.application"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("question",),
                "constraints": [models.UniqueConstraint(fields=("application", "question"), name="one_private_answer")],
            },
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.UniqueConstraint(fields=("study", "owner", "time"), name="one_story_a_time"),
        ),
        migrations.AddConstraint(
            model_name="storyreading",
            constraint=models.UniqueConstraint(fields=("story", "engine"), name="one_story_reading_a_version"),
        ),
    ]
