"""The trail compartment."""

from retold.records.trail.models.clock_watch import ClockWatch
from retold.records.trail.models.cut import Cut
from retold.records.trail.models.dispatch import Dispatch
from retold.records.trail.models.event import Event, SealedEvent
from retold.records.trail.models.mail import Mail
from retold.records.trail.models.sent_form import SentForm

__all__ = ["ClockWatch", "Cut", "Dispatch", "Event", "Mail", "SealedEvent", "SentForm"]
