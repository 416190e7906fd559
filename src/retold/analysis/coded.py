"""Agreement of codings that come without a study: the engine divides each text into sentences, and may code it too."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retold.analysis.agreement import Agreement, agreement
from retold.discourse.engine import Engine, Unread
from retold.errors import CodingError
from retold.exchange.narratives import Coding
from retold.measures.bootstrap import Bootstrap

if TYPE_CHECKING:
    from retold.discourse.findings import Finding


def agreement_of(
    codings: Sequence[Coding], engine: Engine, *, machine: bool = False, bootstrap: Bootstrap | None = None
) -> Agreement:
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
    found = agreement(codings, sentences, findings=findings if machine else None, bootstrap=bootstrap or Bootstrap())
    if found is None:
        raise CodingError("No text was coded. Give files with codings of at least one text.")
    return found
