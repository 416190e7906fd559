"""What each of a pair reads before they meet: short, and the same for everybody in that role.

It stands in `wordings/briefings.toml`.
"""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, read
from retold.rules.words import PARTICIPANTS, Role


def read_briefings(folder: Traversable = SHIPPED) -> dict[Role, tuple[tuple[str, str], ...]]:
    """Headings and texts for each role, in the order of `briefings.toml` in that folder. Raises WordingError."""
    said = read("briefings", *PARTICIPANTS, folder=folder)
    return {
        role: tuple(
            (part["heading"], part["text"])
            for part in (said.texts(role, name, needs=("heading", "text")) for name in said.named(role))
        )
        for role in PARTICIPANTS
    }


BRIEFINGS: Mapping[Role, tuple[tuple[str, str], ...]] = read_briefings()
