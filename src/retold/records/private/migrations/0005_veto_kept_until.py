"""A veto gets the day on which it is deleted; one that stands already, the last that a call told its writer."""

from datetime import date
from typing import Any

from django.db import migrations, models
from django.db.models import Max

IN_NO_ROUND = date(2026, 1, 1)


def tell(apps: Any, editor: Any) -> None:
    """The last day that a round of the writer named."""
    del editor
    seats = apps.get_model("people", "Membership")._base_manager
    for veto in apps.get_model("private", "Veto")._base_manager.all():
        held = seats.filter(organisation_id=veto.organisation_id, person_id=veto.owner_id, role="mentor")
        last = held.aggregate(day=Max("cohort__identity_kept_until"))["day"]
        veto.kept_until = last or IN_NO_ROUND
        veto.save(update_fields=["kept_until"])


class Migration(migrations.Migration):
    dependencies = [
        ("private", "0004_veto_kind"),
        ("people", "0002_initial"),
        ("scheme", "0003_meetings"),
    ]

    operations = [
        migrations.AddField(
            model_name="veto",
            name="kept_until",
            field=models.DateField(default=IN_NO_ROUND),
            preserve_default=False,
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
