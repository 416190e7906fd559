import django.db.models.deletion
import retold.records.record
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pseudonym",
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
                ("study_id", models.CharField(max_length=26)),
                ("words", models.CharField(max_length=60)),
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
            ],
            options={
                "ordering": ("words",),
                "constraints": [
                    models.UniqueConstraint(fields=("study_id", "person"), name="one_pseudonym_a_person"),
                    models.UniqueConstraint(fields=("study_id", "words"), name="one_person_a_pseudonym"),
                ],
            },
        ),
    ]
