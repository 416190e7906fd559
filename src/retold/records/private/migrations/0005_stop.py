"""Somebody can ask to stop, and not only to leave a pair."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One wish more."""

    dependencies = (("private", "0004_late_bars"),)
    operations = (
        migrations.AlterField(
            model_name="pairchoice",
            name="wish",
            field=models.CharField(
                choices=[
                    ("leave", "I want to leave this pair"),
                    ("go_on", "I am ready to meet again"),
                    ("again", "I would like to meet somebody else"),
                    ("stop", "I would like to stop"),
                ],
                max_length=20,
            ),
        ),
    )
