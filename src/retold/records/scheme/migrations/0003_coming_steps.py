"""What ends something in a round is announced first, and done in the next morning."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What is announced, for when, and the day on which a round began to close."""

    dependencies = (("scheme", "0002_meetings_are_planned"),)
    operations = (
        migrations.AddField(model_name="cohort", name="coming_step", field=models.CharField(blank=True, max_length=20)),
        migrations.AddField(model_name="cohort", name="coming_on", field=models.DateField(blank=True, null=True)),
        migrations.AddField(model_name="cohort", name="closing_on", field=models.DateField(blank=True, null=True)),
    )
