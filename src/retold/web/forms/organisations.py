"""What an organisation is called, and when its days begin."""

from zoneinfo import available_timezones

from django import forms

from retold.web.forms.edit import EditForm
from retold.web.forms.form import Line

ZONES = tuple((zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone)


class OrganisationForm(EditForm):
    """Name and time zone."""

    name = Line("Name", longest=200)
    time_zone = forms.ChoiceField(
        label="Time zone", choices=ZONES, help_text="Mails leave at eight in the morning of this zone."
    )
