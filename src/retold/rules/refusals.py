"""Every way of saying no (exceptions).

What is missing and what is forbidden are refused alike, and cannot be told apart.
"""

from retold.errors import RetoldError


class RefusalError(RetoldError):
    """Something a viewer asked for does not happen; nothing was changed."""


class HiddenError(RefusalError):
    """Not there, or not for this viewer: the same answer for both, byte for byte."""

    def __init__(self) -> None:
        """Takes no words on purpose: a reason would tell the two apart."""
        super().__init__("There is nothing here.")


class MovedOnError(RefusalError):
    """The record is in another state than this step starts from: somebody else was quicker, or a page was old."""

    def __init__(self) -> None:
        """One sentence for every record and every step."""
        super().__init__("This has changed since you opened it. Nothing was done; look again and decide.")


class ChangedError(MovedOnError):
    """What is stored is not what an edit started from: somebody saved something else meanwhile."""


class IncompleteError(RefusalError):
    """What was given does not do: `reasons` maps a field ("" for the whole) to a sentence on what to do."""

    def __init__(self, reasons: dict[str, str]) -> None:
        """Keeps each reason beside its field, for the form."""
        super().__init__(" ".join(reasons.values()))
        self.reasons = reasons
