"""Codings (annotation files) from JSON lines or CSV, checked against their texts, and back."""

from collections.abc import Iterable
from pathlib import Path

from retold.errors import CodingError
from retold.exchange.annotations import Codings
from retold.exchange.documents import write_lines
from retold.exchange.gathering import gather
from retold.exchange.narratives import Coding, Narrative


def read_codings(
    paths: Iterable[Path],
    narratives: Iterable[Narrative] | None = None,
    *,
    codes: frozenset[str] | None = None,
) -> tuple[Coding, ...]:
    """All codings in the files and folders given, each on its narrative; offsets are code points of the LF text.

    A row that brings no text is fitted to the narrative of that id, or pair and time, among `narratives` or the
    stories in `paths`. A text that comes twice must be the same. `codes` names the codes allowed (None: any).

    Raises:
        CodingError: no codings; no text, or another; a span that does not fit; an unknown code; coded twice by one.
        UnreadableFileError: as `retold.exchange.studies.read_study`.

    """
    paths = tuple(paths)
    found = [gather(path, whole_names=len(paths) > 1) for path in paths]
    stories = [*(narratives or ()), *(narrative for one in found for narrative in one.narratives)]
    codings = Codings(stories, codes)
    codings.add((row for one in found for row in one.coded), [])
    gathered = codings.gathered()
    if not gathered:
        raise CodingError(
            f"{', '.join(map(str, paths))}: no codings there. Expected .jsonl lines with pair, time, text, codes, "
            "or a .csv with pair, time, coder, code, start, end."
        )
    return gathered


def write_codings(path: Path, codings: Iterable[Coding], *, replace: bool = False) -> None:
    """Write codings as JSON lines, which `read_study` and `read_codings` read.

    Raises:
        OutputError: it cannot be written there.

    """
    lines = [
        {
            "id": coding.narrative.id,
            "pair": coding.narrative.pair,
            **({"time": coding.narrative.time} if coding.narrative.time else {}),
            "coder": coding.coder,
            "text": coding.narrative.text,
            "codes": [{"code": one.code, "start": one.start, "end": one.end} for one in coding.annotations],
        }
        for coding in codings
    ]
    write_lines(path, lines, replace=replace)
