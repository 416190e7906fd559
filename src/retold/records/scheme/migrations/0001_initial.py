import django.db.models.deletion
import retold.records.record
import retold.rules.words
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cohort",
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
                ("name", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("open", "Call open"),
                            ("matching", "Matching"),
                            ("running", "Under way"),
                            ("closing", "Closing"),
                            ("finished", "Finished"),
                        ],
                        default=retold.rules.words.CohortState["PLANNED"],
                        max_length=20,
                    ),
                ),
                ("call_text", models.TextField(blank=True)),
                ("call_closes_on", models.DateField()),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("identity_kept_until", models.DateField()),
                ("meetings_promised", models.PositiveSmallIntegerField(default=4)),
                ("first_meeting_within_days", models.PositiveSmallIntegerField(default=10)),
                ("contact_within_days", models.PositiveSmallIntegerField(default=14)),
                ("recusal_months", models.PositiveSmallIntegerField(default=12)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("starts_on", "name", "id"),
            },
        ),
        migrations.CreateModel(
            name="MatchRun",
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
                            ("ready", "Ready to look at"),
                            ("published", "Published"),
                            ("set_aside", "Set aside"),
                            ("failed", "Could not be worked out"),
                        ],
                        default=retold.rules.words.MatchRunState["ASKED"],
                        max_length=20,
                    ),
                ),
                ("objective", models.CharField(max_length=40)),
                ("weights", models.JSONField(default=dict)),
                ("seed", models.PositiveIntegerField(default=1)),
                ("version", models.CharField(blank=True, max_length=80)),
                ("done", models.PositiveSmallIntegerField(default=0)),
                ("conflicts", models.JSONField(blank=True, default=list)),
                ("locks", models.JSONField(blank=True, default=list)),
                ("unmatched", models.JSONField(blank=True, default=list)),
                ("shortages", models.JSONField(blank=True, default=list)),
                ("asked_on", models.DateField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            ],
            options={
                "ordering": ("-asked_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Pair",
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
                            ("preparing", "Preparing"),
                            ("running", "Meeting"),
                            ("paused", "Paused"),
                            ("ended", "Ended"),
                            ("finished", "Finished"),
                        ],
                        default=retold.rules.words.PairState["PREPARING"],
                        max_length=20,
                    ),
                ),
                ("made_on", models.DateField()),
                ("mentor_inducted_on", models.DateField(blank=True, null=True)),
                ("mentee_inducted_on", models.DateField(blank=True, null=True)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.cohort"
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "ordering": ("made_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Nudge",
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
                ("sent_on", models.DateField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
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
                "ordering": ("sent_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held"),
                            ("missed", "Did not happen"),
                            ("cancelled", "Cancelled"),
                        ],
                        default=retold.rules.words.MeetingState["PLANNED"],
                        max_length=20,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("online", "Online"), ("either", "Either")], max_length=20
                    ),
                ),
                ("calendar_uid", models.CharField(default=retold.records.record.new_id, editable=False, max_length=26)),
                ("moved", models.PositiveSmallIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.pair"),
                ),
            ],
            options={
                "ordering": ("starts_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("half", "Signed by one of you"),
                            ("signed", "Signed by both"),
                        ],
                        default=retold.rules.words.AgreementState["DRAFT"],
                        max_length=20,
                    ),
                ),
                ("wording_version", models.CharField(max_length=40)),
                ("meetings", models.PositiveSmallIntegerField(default=4)),
                ("minutes", models.PositiveSmallIntegerField(default=60)),
                ("first_contact", models.CharField(default="mentee", max_length=20)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("reply_days", models.PositiveSmallIntegerField(default=5)),
                ("off_the_table", models.TextField(blank=True)),
                ("may_leave_the_room", models.TextField(blank=True)),
                ("notes_rule", models.TextField(blank=True)),
                ("recusal_months", models.PositiveSmallIntegerField(default=12)),
                ("signed_text", models.TextField(blank=True)),
                ("signed_by_mentor_on", models.DateField(blank=True, null=True)),
                ("signed_by_mentee_on", models.DateField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.pair"),
                ),
            ],
            options={
                "ordering": ("-number",),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
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
                            ("proposed", "Proposed"),
                            ("offered", "Waiting for the mentor"),
                            ("half", "Waiting for the mentee"),
                            ("accepted", "Both said yes"),
                            ("lapsed", "Not going ahead"),
                        ],
                        default=retold.rules.words.ProposalState["PROPOSED"],
                        max_length=20,
                    ),
                ),
                ("score", models.IntegerField()),
                ("parts", models.JSONField(default=dict)),
                ("reason_for_coordinator", models.JSONField(default=list)),
                ("reason_for_pair", models.JSONField(default=list)),
                ("next_best", models.JSONField(blank=True, default=dict)),
                ("locked", models.BooleanField(default=False)),
                ("ask_first", models.BooleanField(default=False)),
                ("offered_on", models.DateField(blank=True, null=True)),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.cohort"
                    ),
                ),
                (
                    "match_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.matchrun"
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Scheme",
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
                ("name", models.CharField(max_length=120)),
                ("purpose", models.TextField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
            },
        ),
        migrations.AddField(
            model_name="cohort",
            name="scheme",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.scheme"),
        ),
        migrations.CreateModel(
            name="Application",
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
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not sent yet"),
                            ("sent", "Sent"),
                            ("waiting", "On the waiting list"),
                            ("accepted", "Accepted"),
                            ("declined", "Not this time"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default=retold.rules.words.ApplicationState["DRAFT"],
                        max_length=20,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("preferred_name", models.CharField(blank=True, max_length=200)),
                ("pronouns", models.CharField(blank=True, max_length=60)),
                ("unit", models.CharField(blank=True, max_length=200)),
                ("site", models.CharField(blank=True, max_length=200)),
                ("grade", models.CharField(blank=True, max_length=120)),
                ("availability", models.JSONField(blank=True, default=list)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("in_person", "In person"), ("online", "Online"), ("either", "Either")],
                        max_length=20,
                    ),
                ),
                ("access_needs", models.TextField(blank=True)),
                ("languages", models.CharField(blank=True, max_length=200)),
                ("topics", models.JSONField(blank=True, default=list)),
                ("own_topics", models.TextField(blank=True)),
                ("why", models.TextField(blank=True)),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("earlier", models.TextField(blank=True)),
                ("recognition", models.TextField(blank=True)),
                ("support", models.TextField(blank=True)),
                ("safe_contact", models.TextField(blank=True)),
                ("post", models.TextField(blank=True)),
                ("responsible_for", models.TextField(blank=True)),
                ("done_on_inclusion", models.TextField(blank=True)),
                ("can_act_on", models.TextField(blank=True)),
                ("deputy_email", models.EmailField(blank=True, max_length=254)),
                ("answered", models.JSONField(blank=True, default=list)),
                ("shared", models.JSONField(blank=True, default=list)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.cohort"
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("cohort", "person", "role"), name="one_application_a_role")
                ],
            },
        ),
        migrations.CreateModel(
            name="Conflict",
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
                ("named", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("line", "Line manager"),
                            ("skip_level", "Manager's manager"),
                            ("personal_tutor", "Personal tutor"),
                            ("teaches", "Teaches"),
                            ("placement", "Placement"),
                            ("supervises", "Supervises research"),
                            ("examines", "Examines or marks"),
                            ("panel", "Progression or fitness panel"),
                            ("appraises", "Appraises"),
                            ("clinical", "Clinical supervisor"),
                            ("family", "Family or close friend"),
                            ("organiser", "Scheme organiser who is the tutor"),
                            ("practice", "Works in the same practice"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[("bar", "Never pair them"), ("ask", "Ask before pairing them")],
                        default=retold.rules.words.ConflictStrength["BAR"],
                        max_length=20,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("imported", "From a list"),
                            ("declared", "Declared by one of them"),
                            ("coordinator", "Entered by the coordinator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "other",
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
                "ordering": ("kind", "id"),
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other", "kind", "since"), name="one_conflict_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="MatchChange",
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "act",
                    models.CharField(
                        choices=[("force", "Set"), ("lock", "Locked"), ("unlock", "Unlocked")], max_length=20
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("asked", "A second person is asked"),
                            ("agreed", "Agreed"),
                            ("refused", "Not agreed"),
                            ("lapsed", "Lapsed"),
                        ],
                        default=retold.rules.words.MatchChangeState["MADE"],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "approver",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organisation"
                    ),
                ),
                (
                    "match_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scheme.matchrun"
                    ),
                ),
            ],
            options={
                "ordering": ("match_run", "number"),
                "constraints": [models.UniqueConstraint(fields=("match_run", "number"), name="one_change_a_number")],
            },
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.UniqueConstraint(fields=("cohort", "mentor", "mentee"), name="one_pair_a_cohort"),
        ),
        migrations.AddConstraint(
            model_name="nudge",
            constraint=models.UniqueConstraint(fields=("pair", "person", "sent_on"), name="one_nudge_a_day"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("pair", "number"), name="one_meeting_a_number"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(fields=("pair", "number"), name="one_agreement_a_number"),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("match_run", "mentor", "mentee"), name="proposed_once_a_run"),
        ),
    ]
