"""What somebody agrees to, purpose by purpose, in words (informed consent): they stand in `wordings/consents.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, read
from retold.rules.words import ConsentPurpose


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWording:
    """One purpose in words: what is asked, and what follows from a yes."""

    words: str
    explanation: str


def read_consents(folder: Traversable = SHIPPED) -> tuple[str, dict[ConsentPurpose, ConsentWording]]:
    """The version that is stored with each decision, and each purpose in words. Raises WordingError."""
    said = read("consents", "current", "purpose", folder=folder)
    said.only("purpose", ConsentPurpose)
    purposes = {
        purpose: ConsentWording(**said.texts("purpose", purpose, needs=("words", "explanation")))
        for purpose in ConsentPurpose
    }
    return said.texts("current", needs=("version",))["version"], purposes


VERSION: str
CONSENTS: Mapping[ConsentPurpose, ConsentWording]
VERSION, CONSENTS = read_consents()
