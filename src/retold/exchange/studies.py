"""A study from files (data set): whole pairs, codings, and what was left out."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from retold.errors import RetoldError, UnreadableFileError
from retold.exchange.annotations import Codings
from retold.exchange.data_files import refuse
from retold.exchange.decoding import printable_path
from retold.exchange.gathering import Gathered, gather, narratives_at
from retold.exchange.known import Known
from retold.exchange.narratives import Narrative, StudyFiles
from retold.exchange.pairing import no_pair, pairs_of, refuse_doubles
from retold.exchange.rows import Row
from retold.exchange.stories import narratives_in


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


def read_narratives(path: Path, tell: Callable[[str], None] | None = None) -> Iterator[Narrative]:
    """Every text in a file or folder, paired or not, each read when it is asked for; those that came with codings last.

    A text without a pair has its file's name, or its id, for one. A text that comes twice is one. `tell` gets the
    sentences about what was left out, or read otherwise than as UTF-8, and then a broken row is left out and told of,
    and so is a second text of one id, or of one pair and time; without it, they are raised.

    Raises:
        UnreadableFileError: no such file; broken JSON or CSV; no text anywhere.
        TextError: the one text given is empty, of another kind than text, or too large.
        PairingError: one pair has two texts of one time.
        CodingError: two texts under one id.

    """
    say: Callable[[str], None] = tell or (lambda _: None)
    broken: Callable[[RetoldError], None] = (lambda error: say(str(error))) if tell else refuse
    found = Gathered(loose=True, broken=broken)
    known = Known()
    count = 0
    for narrative in chain(narratives_at(path, found), _with_codings(found, known)):
        try:
            new = known.takes(narrative)
        except RetoldError as error:
            broken(error)
            continue
        if new:
            count += 1
            _tell(found.notes, say)
            yield narrative
    if not count:
        raise UnreadableFileError(" ".join([f"{printable_path(path)} holds no stories.", *found.notes[:5]]))
    _tell(found.notes, say)


def _with_codings(found: Gathered, known: Known) -> Iterator[Narrative]:
    """The texts that stand in codings and nowhere else."""
    for row, _, _ in found.coded:
        filled = Row({field: value for field, value in row.fields.items() if value not in (None, "")}, row.source)
        try:
            told = narratives_in(filled, "story", found.notes) if "text" in filled.fields else []
        except RetoldError as error:
            found.broken(error)
        else:
            yield from (narrative for narrative in told if not known.has_place(narrative))


def _tell(notes: list[str], say: Callable[[str], None]) -> None:
    for note in dict.fromkeys(notes):
        say(note)
    notes.clear()
