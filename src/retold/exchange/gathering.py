"""Everything that a folder or file holds for a study: stories, and rows of codings still to be fitted to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from retold.errors import MissingColumnError, RetoldError, UnknownFormatError, UnreadableFileError
from retold.exchange.documents import read_json, read_lines
from retold.exchange.narratives import Narrative
from retold.exchange.outputs import written_by_retold
from retold.exchange.rows import ALLOWED, Kind, Row, is_related, kind_of
from retold.exchange.stories import named_story, narratives_in
from retold.exchange.tables import read_table
from retold.exchange.texts import ENDINGS, read_story

TABLES = frozenset({".csv", ".tsv"})
LINES = frozenset({".jsonl", ".ndjson"})
DATA = TABLES | LINES | {".json"}
ABOUT = frozenset(
    {"readme", "license", "licence", "notice", "changelog", "citation", "contributing", "data-card", "datacard"}
)
"""Names of files that tell about a folder: left out without a word."""
DEPTH = 2
"""Levels of folders read below the one given."""


@dataclass
class Gathered:
    """What was found. A row of codings comes with its kind and the file it stands in."""

    narratives: list[Narrative] = field(default_factory=list)
    coded: list[tuple[Row, Kind, PurePath]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def gather(path: Path) -> Gathered:
    """Read a file of stories or codings, or a folder with those two levels below it.

    In a folder, a story that cannot be read is left out with a note; so is a file that has nothing to do with stories.

    Raises:
        UnreadableFileError: no such file; broken JSON or CSV; MissingColumnError, UnknownFormatError.
        PairingError: a time point that is none.

    """
    found = Gathered()
    if path.is_dir():
        _gather_folder(path, found)
    elif path.suffix.casefold() in DATA or not path.exists():
        _gather_data(path, PurePosixPath(path.name), found, alone=True)
    else:
        raise UnknownFormatError(
            f"{path} is one file of a kind that cannot hold a study. Give a folder, or a .csv, .json or .jsonl; "
            "two single stories are compared with: retold compare BEFORE AFTER"
        )
    return found


def _gather_folder(folder: Path, found: Gathered) -> None:
    if written_by_retold(folder):
        raise UnreadableFileError(f"{folder} is what Retold wrote, not a study. Give the folder with the stories.")
    files = list(_walk(folder, PurePosixPath(), found.notes))
    listed: set[Path] = set()
    for path, name in files:
        if path.suffix.casefold() in DATA:
            listed |= _gather_data(path, name, found, alone=False)
    spelled: dict[str, str] = {}
    unlisted: list[str] = []
    for path, name in files:
        if path.suffix.casefold() not in ENDINGS or path.resolve() in listed or path.stem.casefold() in ABOUT:
            continue
        if listed:
            unlisted.append(str(name))
        elif told := named_story(name):
            pair = spelled.setdefault(told[0].casefold(), told[0])
            _gather_text(path, name, Row({"pair": pair, "time": told[1]}, str(name)), found)
        else:
            found.notes.append(f"{name}: its name ends in neither -before nor -after. It was left out.")
    if unlisted:
        found.notes.append(f"Left out, as no list names them: {', '.join(unlisted)}.")
    others = [str(name) for path, name in files if path.suffix.casefold() not in DATA | ENDINGS]
    if others:
        found.notes.append(f"Left out, as Retold does not read such files: {', '.join(others)}.")


def _walk(folder: Path, name: PurePosixPath, notes: list[str]) -> Iterator[tuple[Path, PurePosixPath]]:
    """The files in and below the folder with their names in it, in an order that no file system decides."""
    try:
        entries = sorted(folder.iterdir(), key=_natural)
    except OSError as error:
        raise UnreadableFileError(f"{folder} cannot be read ({error.strerror}). Check its permissions.") from None
    for path in entries:
        if path.name.startswith((".", "~$", "__")) or path.name.casefold() in {"thumbs.db", "desktop.ini"}:
            continue
        if path.is_file():
            yield path, name / path.name
        # A link to a folder may lead back up.
        elif path.is_dir() and not path.is_symlink() and not written_by_retold(path):
            if len(name.parts) < DEPTH:
                yield from _walk(path, name / path.name, notes)
            else:
                notes.append(f"{name / path.name}: a folder this deep is not read.")


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Order in which p2 comes before p10."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], path.name


def _gather_data(path: Path, name: PurePosixPath, found: Gathered, *, alone: bool) -> set[Path]:
    """Take in the rows of one file; returns the files that it lists. `alone`: it must fit, being all there is."""
    listed: set[Path] = set()
    for row, kind in _rows(path, name, found.notes, alone=alone):
        if kind in {"coded", "span"}:
            found.coded.append((row, kind, name))
        elif kind == "listed":
            listed.add(_gather_listed(path.parent, row, found))
        else:
            found.narratives.extend(narratives_in(row, kind, found.notes))
    return listed


def _rows(path: Path, name: PurePosixPath, notes: list[str], *, alone: bool) -> list[tuple[Row, Kind]]:
    ending = path.suffix.casefold()
    if ending in TABLES:
        table = read_table(path, str(name))
        if not alone and not is_related(table.header):
            notes.append(f"{name}: a table without a column 'pair'. It was left out.")
            return []
        notes.extend(table.notes)
        kind = kind_of(table.header, str(name))
        records = (
            (f"{name} row {number}", dict(zip(table.header, cells, strict=True))) for number, cells in table.rows
        )
        return [(Row(dict(cells), source), kind) for source, cells in records]
    if ending in LINES:
        items = [(f"{name} line {number}", item) for number, item in read_lines(path, str(name))]
    else:
        items = _items(read_json(path, str(name)), str(name))
    if not alone and not any(isinstance(item, dict) and is_related(map(str.casefold, item)) for _, item in items):
        notes.append(f"{name}: no stories or codings in it. It was left out.")
        return []
    if not items:
        raise UnreadableFileError(
            f"{name} holds no stories or codings. Expected a list of objects with pair, time, text."
        )
    return _typed(items, name, notes)


def _items(document: object, name: str) -> list[tuple[str, object]]:
    if isinstance(document, dict):
        document = document.get("stories")
    if not isinstance(document, list):
        return []
    return [(f"{name} item {number}", item) for number, item in enumerate(document, 1)]


def _typed(items: list[tuple[str, object]], name: PurePosixPath, notes: list[str]) -> list[tuple[Row, Kind]]:
    """Rows of JSON with their kinds. Fields that mean nothing here are common in JSON and only noted."""
    rows = []
    unknown: set[str] = set()
    for source, item in items:
        if not isinstance(item, dict):
            raise UnreadableFileError(f"{source} should be an object with pair, time, text. Export it again.")
        fields = {str(key).casefold(): value for key, value in item.items()}
        try:
            kind = kind_of(fields, source, unknown_is_error=False)
        except MissingColumnError as error:
            raise MissingColumnError(str(error).replace("column", "field")) from None
        unknown |= fields.keys() - ALLOWED[kind]
        rows.append((Row(fields, source), kind))
    if unknown:
        notes.append(f"{name}: not used: {', '.join(sorted(unknown))}.")
    return rows


def _gather_listed(folder: Path, row: Row, found: Gathered) -> Path:
    """Read the story that a row of a list names; only files in the list's own folder, or below, are opened."""
    name = row.string("file").strip()
    try:
        path = (folder / name).resolve()
        if not path.exists() and "\\" in name:
            path = (folder / name.replace("\\", "/")).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        raise UnreadableFileError(f"{row.source}: '{name}' is no name of a file. Mend it.") from None
    if not inside:
        raise UnreadableFileError(f"{row.source}: '{name}' is outside the list's folder. Put the file into the folder.")
    if not path.is_file():
        raise UnreadableFileError(f"{row.source}: there is no file '{name}' beside the list. Mend the name.")
    _gather_text(path, PurePosixPath(name), row, found)
    return path


def _gather_text(path: Path, name: PurePath, row: Row, found: Gathered) -> None:
    pair, time = row.pair(), row.time()
    try:
        story = read_story(path, str(name))
    except RetoldError as error:
        found.notes.append(f"{error} It was left out.")
        return
    found.notes.extend(story.notes)
    given = row.name("id")
    found.narratives.append(
        Narrative(id=given or f"{pair}-{time}", pair=pair, time=time, text=story.text, source=str(name))
    )
