"""A meeting is in the diary or not: that both said it was held, or was not, is what each said and stays with them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Meetings that were settled are planned ones again."""

    dependencies = (("scheme", "0001_initial"),)
    operations = (
        migrations.RunSQL(
            "UPDATE scheme_meeting SET state = 'planned' WHERE state IN ('held', 'missed')", migrations.RunSQL.noop
        ),
        migrations.AlterField(
            model_name="meeting",
            name="state",
            field=models.CharField(
                choices=[("planned", "Planned"), ("cancelled", "Cancelled")], default="planned", max_length=20
            ),
        ),
    )
