"""A concern, between the person who raises it and one wellbeing contact (safeguarding report)."""

from django.db import models

from retold.records.private_record import PrivateRecord, Sealed
from retold.rules.words import ConcernAbout, ConcernKind, ConcernState, ConcernWish, Disclosure, MayI, Passing


class Concern(PrivateRecord):
    """Stays between its owner and the contact they chose: not counted, listed or exported anywhere else.

    `stand_in` takes the contact's place where the contact must stand aside; `passing` says who does where the contact's
    role ends. `answered` names the questions that were answered while it was written. `pause_pairs` are the ids of the
    pairs that pause with its sending. `given_on` is the day since which the present contact has it, `late_since` that
    on which its writer was told that it had not been opened.
    """

    contact = models.ForeignKey("people.Person", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+")
    stand_in = models.ForeignKey("people.Person", on_delete=models.DO_NOTHING, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=ConcernState.choices(), default=ConcernState.DRAFT)
    about = models.CharField(max_length=20, choices=ConcernAbout.choices(), default=ConcernAbout.UNSAID)
    kind = models.CharField(max_length=20, choices=ConcernKind.choices(), blank=True)
    wish = models.CharField(max_length=20, choices=ConcernWish.choices(), blank=True)
    urgent = models.BooleanField(default=False)
    text = models.BinaryField(blank=True, default=b"")
    safe_contact = models.BinaryField(blank=True, default=b"")
    coordinator_may_know = models.CharField(max_length=20, choices=Disclosure.choices(), default=Disclosure.NOTHING)
    passing = models.CharField(max_length=20, choices=Passing.choices(), default=Passing.ASK)
    read_receipt = models.BooleanField(default=False)
    pause_pairs = models.JSONField(default=list, blank=True)
    hide_name = models.BooleanField(default=False)
    answered = models.JSONField(default=list, blank=True)
    raised_on = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    late_since = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    kept_until = models.DateField(null=True, blank=True)

    class Meta(Sealed):
        ordering = ("raised_on", "id")


class ConcernNote(PrivateRecord):
    """What the contact notes on a concern: a step, a referral, an outcome. Its owner is the contact who wrote it.

    `may_i` is set where it asks the writer before something is done.
    """

    concern = models.ForeignKey("private.Concern", on_delete=models.DO_NOTHING, related_name="+")
    number = models.PositiveSmallIntegerField(default=1)
    noted_on = models.DateField()
    told_to_the_owner = models.BooleanField(default=False)
    may_i = models.CharField(max_length=20, choices=MayI.choices(), blank=True)
    text = models.BinaryField()

    class Meta(Sealed):
        ordering = ("number", "id")
