"""The committee compartment."""

from retold.records.committee.models.action import Action, Progress
from retold.records.committee.models.idea import Idea

__all__ = ["Action", "Idea", "Progress"]
