"""The trail compartment."""

from retold.records.trail.models.event import Event, SealedEvent
from retold.records.trail.models.mail import Mail

__all__ = ["Event", "Mail", "SealedEvent"]
