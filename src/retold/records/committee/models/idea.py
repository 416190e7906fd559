"""An idea from a pair."""

from typing import TYPE_CHECKING

from django.db import models

from retold.records.record import HouseRecord
from retold.rules.words import Attribution, Audience, Decision, IdeaState

if TYPE_CHECKING:
    from retold.records.scheme.models import Pair


class Idea(HouseRecord):
    """What a pair would change. Once released, the committee sees the idea and never the pair.

    `pair` is empty once the round is two years over: the idea stays, whose it was does not.

    `asked_again` says that it came back to its mentor, since too few were ready to leave with it when the round closed.
    `released_on` is the day of its batch and `place` where it stands in it, which follows from nothing. `reply` is the
    pair's answer to the committee's `question`; the committee reads it once it has left with a batch, too.
    """

    cohort = models.ForeignKey("scheme.Cohort", on_delete=models.PROTECT, related_name="+")
    pair = models.ForeignKey("scheme.Pair", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=20, choices=IdeaState.choices(), default=IdeaState.DRAFT)
    title = models.CharField(max_length=160)
    happens_now = models.TextField()
    affects = models.TextField(blank=True)
    change = models.TextField()
    evidence = models.TextField(blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices(), default=Audience.COMMITTEE)
    in_a_small_batch = models.BooleanField(default=False)
    asked_again = models.BooleanField(default=False)
    mentor_attribution = models.CharField(max_length=20, choices=Attribution.choices(), default=Attribution.UNNAMED)
    mentee_attribution = models.CharField(max_length=20, choices=Attribution.choices(), default=Attribution.UNNAMED)
    agreed_on = models.DateField(null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    question = models.TextField(blank=True)
    reply = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision.choices(), blank=True)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("title", "id")

    @property
    def its_pair(self) -> "Pair":
        """The pair, for whoever meets the idea as one of the two: they can only while it is known whose it is."""
        assert self.pair is not None
        return self.pair
