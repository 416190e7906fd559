"""A study from files: whole pairs, codings, and what was left out."""

from pathlib import Path

from retold.exchange.annotations import Codings
from retold.exchange.gathering import gather
from retold.exchange.narratives import StudyFiles
from retold.exchange.pairing import no_pair, pairs_of, refuse_doubles


def read_study(path: Path, *, strict: bool = False, codes: frozenset[str] | None = None) -> StudyFiles:
    """The study in a folder, or in one .csv, .json or .jsonl. `docs/reference/files.md` says how files look.

    A text that stands as a story and in codings is one narrative. A pair with one text, and a story that cannot be
    read, are left out with a note, as long as a whole pair remains. `codes` names the codes allowed (None: any).

    Raises:
        PairingError: two texts of one time; no whole pair; when `strict`, a text without its partner.
        CodingError: a coding does not fit its text.
        UnreadableFileError: no such file; broken JSON or CSV; MissingColumnError: a column missing or unknown.

    """
    found = gather(path)
    refuse_doubles(found.narratives)
    codings = Codings(found.narratives, codes)
    for row, kind, file in found.coded:
        codings.add(row, kind, file, found.notes)
    pairs = pairs_of(codings.narratives.values(), found.notes, strict=strict)
    if not pairs:
        raise no_pair(str(path), found.notes)
    return StudyFiles(pairs=pairs, codings=codings.gathered(), notes=tuple(dict.fromkeys(found.notes)))
