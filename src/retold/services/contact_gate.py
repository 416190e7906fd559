"""No call opens, no pair is published and nobody signs without two wellbeing contacts who have taken up their role.

It counts who is in office, and nothing else: whom one pair cannot choose, and why, moves no gate. Falling below two
later stops no pair that meets; whoever may appoint is told on their first page.
"""

from retold.queries import contacts
from retold.rules.refusals import IncompleteError
from retold.rules.when import When

TOO_FEW = (
    "Two wellbeing contacts must have taken up their role first, so that everybody has somebody to turn to. "
    "An administrator asks for them."
)


def demand_two(organisation_id: str, *, at: When) -> None:
    """Raises IncompleteError where there are fewer than two."""
    if not contacts.enough(organisation_id, at):
        raise IncompleteError({"": TOO_FEW})
