"""A study from files: whole pairs, codings, and what was left out."""

from collections.abc import Iterable
from pathlib import Path

from retold.errors import UnreadableFileError
from retold.exchange.annotations import Codings
from retold.exchange.gathering import gather
from retold.exchange.narratives import Narrative, StudyFiles
from retold.exchange.pairing import no_pair, pairs_of, refuse_doubles


def read_study(
    path: Path,
    *,
    codings: Iterable[Path] = (),
    strict: bool = False,
    codes: frozenset[str] | None = None,
) -> StudyFiles:
    """The study in a folder, or in one .csv, .json or .jsonl. `docs/reference/files.md` says how files look.

    `codings` are more files and folders, of which the codings are taken and nothing else.

    A text that stands as a story and in codings is one narrative. A pair with one text, and a story that cannot be
    read, are left out with a note, as long as a whole pair remains. `codes` names the codes allowed (None: any).

    Raises:
        PairingError: two texts of one time; no whole pair; when `strict`, a text without its partner.
        CodingError: a coding does not fit its text.
        UnreadableFileError: no such file; broken JSON or CSV; MissingColumnError: a column missing or unknown.

    """
    found = gather(path)
    refuse_doubles(found.narratives)
    coded = Codings(found.narratives, codes)
    coded.add([*found.coded, *(row for one in codings for row in gather(one, whole_names=True).coded)], found.notes)
    pairs = pairs_of(coded.narratives.values(), found.notes, strict=strict)
    if not pairs:
        raise no_pair(str(path), found.notes)
    return StudyFiles(pairs=pairs, codings=coded.gathered(), notes=tuple(dict.fromkeys(found.notes)))


def read_narratives(path: Path, notes: list[str] | None = None) -> tuple[Narrative, ...]:
    """Every text in a file or folder, paired or not; texts that came with codings too, each text once.

    A text without a pair has its file's name, or its id, for one. Sentences about what was left out, or read
    otherwise than as UTF-8, are added to `notes`.

    Raises:
        UnreadableFileError: no such file; broken JSON or CSV; no text anywhere.
        TextError: the one text given is empty, of another kind than text, or too large.
        PairingError: one pair has two texts of one time.
        CodingError: two texts under one id.

    """
    found = gather(path, loose=True)
    refuse_doubles(found.narratives)
    codings = Codings(found.narratives)
    codings.add(found.coded, found.notes)
    if notes is not None:
        notes.extend(dict.fromkeys(found.notes))
    if not codings.narratives:
        raise UnreadableFileError(" ".join([f"{path} holds no stories.", *found.notes[:5]]))
    return tuple(codings.narratives.values())
