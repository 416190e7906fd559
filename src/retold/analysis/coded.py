"""Coders beside each other without a study (inter-rater reliability); the engine gives the units, and may code too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retold.analysis.reliability import StudyReliability, reliability_of
from retold.discourse.engine import Engine, Unread
from retold.errors import CodingError
from retold.exchange.narratives import Coding
from retold.measures.bootstrap import Bootstrap

if TYPE_CHECKING:
    from retold.discourse.findings import Finding


def reliability_of_codings(
    codings: Sequence[Coding], engine: Engine, *, machine: bool = False, bootstrap: Bootstrap | None = None
) -> StudyReliability:
    """How far the coders agree, and with `machine` how far the engine agrees with each.

    Raises CodingError for a text that cannot be read, or where nothing was coded.
    """
    texts = {coding.narrative.id: coding.narrative.text for coding in codings}
    sentences: dict[str, list[tuple[int, int]]] = {}
    findings: dict[str, Sequence[Finding]] = {}
    for (id_, _), reading in zip(texts.items(), engine.stream(texts.items()), strict=True):
        if isinstance(reading, Unread):
            raise CodingError(f"{id_} cannot be divided into sentences. {reading.error}")
        sentences[id_] = [(one.start, one.end) for one in reading.sentences]
        findings[id_] = reading.findings
    found = reliability_of(
        codings, sentences, findings=findings if machine else None, bootstrap=bootstrap or Bootstrap()
    )
    if found is None:
        raise CodingError("No text was coded. Give files with codings of at least one text.")
    return found
