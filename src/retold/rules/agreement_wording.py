"""The agreement that a pair signs (mentoring agreement template).

Each wording with its version. A wording that somebody has signed is never changed.

`composed` fills in what the pair has chosen. What is signed is the text that comes out, to the letter. The words stand
in `wordings/agreements.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from retold.rules.wording import SHIPPED, filled, read

FILLED = (
    "mentor",
    "mentee",
    "meetings",
    "minutes",
    "first_contact",
    "reply_days",
    "place",
    "off_the_table",
    "may_leave_the_room",
    "notes_rule",
    "recusal_months",
    "contacts",
)
"""What is filled into every wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementWordings:
    """The wordings by version, the current one, and what a pair may choose and finds filled in."""

    current: str
    versions: Mapping[str, str]
    standard: Mapping[str, str]
    first_contact: tuple[tuple[str, str], ...]
    empty: str


def read_agreements(folder: Traversable = SHIPPED) -> AgreementWordings:
    """What `agreements.toml` in that folder holds. Raises WordingError."""
    said = read("agreements", "current", "standard", "first_contact", "empty", "wording", folder=folder)
    versions = {
        version: said.texts("wording", version, needs=("text",), places={"text": FILLED})["text"]
        for version in said.named("wording")
    }
    current = said.texts("current", needs=("version",))["version"]
    if current not in versions:
        raise said.fault(("current", "version"), f"there is no table [wording.{current}]")
    return AgreementWordings(
        current=current,
        versions=versions,
        standard=said.texts("standard", needs=("place", "may_leave_the_room", "notes_rule")),
        first_contact=said.labels("first_contact", names=("mentee", "mentor", "either")),
        empty=said.texts("empty", needs=("text",))["text"],
    )


AGREEMENTS = read_agreements()
CURRENT, FIRST_CONTACT = AGREEMENTS.current, AGREEMENTS.first_contact

STANDARD: Mapping[str, Any] = {"minutes": 60, "first_contact": "mentee", "reply_days": 5, **AGREEMENTS.standard}
"""What a new agreement begins with; the number of meetings and the months of standing aside come from the round."""


def composed(version: str, **said: Any) -> str:
    """The whole text of an agreement. KeyError for a version there is none of, or a part that is missing."""
    parts = {name: AGREEMENTS.empty if value in {"", None} else str(value) for name, value in said.items()}
    parts["first_contact"] = dict(FIRST_CONTACT)[str(said["first_contact"])]
    return filled(AGREEMENTS.versions[version], parts)
