"""The key compartment."""

from retold.records.key.models.pseudonym import Pseudonym

__all__ = ["Pseudonym"]
