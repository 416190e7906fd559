"""The one table of private records."""

from retold.records.sealed.models.sealed_row import SealedRow

__all__ = ["SealedRow"]
