"""An idea can come back to its mentor with a question."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Whether it did."""

    dependencies = (("committee", "0001_initial"),)
    operations = (migrations.AddField(model_name="idea", name="asked_again", field=models.BooleanField(default=False)),)
