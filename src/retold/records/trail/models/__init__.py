"""The trail compartment."""

from retold.records.trail.models.dispatch import Dispatch
from retold.records.trail.models.event import Event, SealedEvent
from retold.records.trail.models.mail import Mail

__all__ = ["Dispatch", "Event", "Mail", "SealedEvent"]
