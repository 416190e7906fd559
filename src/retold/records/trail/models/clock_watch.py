"""What is known of the machine's clock."""

from django.db import models

from retold.records.record import Record


class ClockWatch(Record):
    """The one row that watches the clock of the installation: when work was last done, and whether it has jumped.

    From a jump (`jumped_from`, `jumped_to`) until an operator confirms the clock nothing is let go.
    """

    last_at = models.DateTimeField()
    cleared_on = models.DateField(null=True, blank=True)
    jumped_from = models.DateTimeField(null=True, blank=True)
    jumped_to = models.DateTimeField(null=True, blank=True)
