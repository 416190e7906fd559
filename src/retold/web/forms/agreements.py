"""What a pair agrees on."""

from django import forms

from retold.rules.agreement_wording import FIRST_CONTACT
from retold.web.forms.cohorts import Count
from retold.web.forms.edit import EditForm
from retold.web.forms.form import Text


class AgreementForm(EditForm):
    """The choices in an agreement."""

    meetings = Count("How many meetings?", initial=4, most=20)
    minutes = Count("How long, in minutes?", initial=60, least=15, most=240)
    first_contact = forms.ChoiceField(label="Who writes first?", choices=FIRST_CONTACT, widget=forms.RadioSelect)
    reply_days = Count("Within how many days do you answer each other?", initial=5, most=30)
    place = Text("Where do you meet?", longest=200, rows=2, required=False, help_text="Not in the mentee's office.")
    off_the_table = Text("What is off the table?", longest=1000, rows=3, required=False)
    may_leave_the_room = Text("What may leave the room, and how?", longest=1000, rows=4, required=False)
    notes_rule = Text("What about notes?", longest=1000, rows=3, required=False)
    recusal_months = Count(
        "For how many months afterwards does the mentee not assess the mentor?", initial=12, least=0, most=60
    )
