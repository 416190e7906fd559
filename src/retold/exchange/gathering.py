"""Everything that a folder or file holds for a study: stories, and rows of codings still to be fitted to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from retold.errors import RetoldError, UnknownFormatError, UnreadableFileError
from retold.exchange.data_files import DATA, rows_in
from retold.exchange.decoding import Decoded, shown
from retold.exchange.narratives import Narrative
from retold.exchange.outputs import written_by_retold
from retold.exchange.rows import Kind, Row
from retold.exchange.stories import named_story, narratives_in
from retold.exchange.texts import ENDINGS, read_story

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
    loose: bool = False


def gather(path: Path, *, loose: bool = False, whole_names: bool = False) -> Gathered:
    """Read a file of stories or codings, or a folder with two levels below it.

    In a folder, a story that cannot be read is left out with a note; so is a file that has nothing to do with stories.
    When `loose`, texts need not say whose and when, and one story's file will do. Sources are named from the folder
    given, or, with `whole_names`, from where the path starts: needed where several paths are read together.

    Raises:
        UnreadableFileError: no such file; broken JSON or CSV; MissingColumnError, UnknownFormatError.
        PairingError: a time point that is none.

    """
    found = Gathered(loose=loose)
    if path.is_dir():
        _gather_folder(path, PurePosixPath(shown(path) if whole_names else ""), found)
    elif not path.exists():
        raise UnreadableFileError(f"{shown(path)}: there is no such file or folder. Check the path.")
    elif path.suffix.casefold() in DATA:
        _gather_data(path, PurePosixPath(shown(path if whole_names else path.name)), found, alone=True)
    elif loose:
        _take_story(read_story(path, shown(path)), _told(PurePosixPath(shown(path.name)), shown(path)), found)
    else:
        raise UnknownFormatError(
            f"{shown(path)} is one file of a kind that cannot hold a study. Give a folder, or a .csv, .json or .jsonl; "
            "two single stories are compared with: retold compare BEFORE AFTER"
        )
    return found


def _gather_folder(folder: Path, start: PurePosixPath, found: Gathered) -> None:
    if written_by_retold(folder):
        raise UnreadableFileError(f"{folder} is what Retold wrote, not a study. Give the folder with the stories.")
    files = list(_walk(folder, start, found.notes, DEPTH))
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
        elif found.loose or named_story(name):
            _gather_text(path, _spelled(_told(name, str(name)), spelled), found)
        else:
            found.notes.append(f"{name}: its name ends in neither -before nor -after. It was left out.")
    if unlisted:
        found.notes.append(f"Left out, as no list names them: {', '.join(unlisted)}.")
    others = [str(name) for path, name in files if path.suffix.casefold() not in DATA | ENDINGS]
    if others:
        found.notes.append(f"Left out, as Retold does not read such files: {', '.join(others)}.")


def _spelled(row: Row, spelled: dict[str, str]) -> Row:
    """The row with its pair as it was first spelled: `Anna-before` and `anna-after` are one pair's."""
    pair = row.pair()
    return Row(row.fields | {"pair": spelled.setdefault(pair.casefold(), pair)}, row.source)


def _walk(folder: Path, name: PurePosixPath, notes: list[str], depth: int) -> Iterator[tuple[Path, PurePosixPath]]:
    """The files in the folder and `depth` levels below, named from `name` on, in an order no file system decides."""
    try:
        entries = sorted(folder.iterdir(), key=_natural)
    except OSError as error:
        raise UnreadableFileError(f"{folder} cannot be read ({error.strerror}). Check its permissions.") from None
    for path in entries:
        if path.name.startswith((".", "~$", "__MACOSX")) or path.name.casefold() in {"thumbs.db", "desktop.ini"}:
            continue
        if path.is_file():
            yield path, name / shown(path.name)
        # A link to a folder may lead back up.
        elif path.is_dir() and not path.is_symlink() and not written_by_retold(path):
            if depth:
                yield from _walk(path, name / shown(path.name), notes, depth - 1)
            else:
                notes.append(f"{name / shown(path.name)}: a folder this deep is not read.")


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Order in which p2 comes before p10."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], path.name


def _gather_data(path: Path, name: PurePosixPath, found: Gathered, *, alone: bool) -> set[Path]:
    """Take in the rows of one file; returns the files that it lists. `alone`: it must fit, being all there is."""
    listed: set[Path] = set()
    for row, kind in rows_in(path, name, found.notes, alone=alone, loose=found.loose):
        if kind in {"coded", "span"}:
            found.coded.append((row, kind, name))
        elif kind == "listed":
            listed.add(_gather_listed(path.parent, row, found))
        else:
            found.narratives.extend(narratives_in(row, kind, found.notes))
    return listed


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
    told: dict[str, object] = {"id": row.name("id"), "pair": row.pair(), "time": row.time()}
    _gather_text(path, Row(told, shown(name)), found)
    return path


def _gather_text(path: Path, row: Row, found: Gathered) -> None:
    """Read one story among others: a broken one is left out."""
    try:
        story = read_story(path, row.source)
    except RetoldError as error:
        found.notes.append(f"{error} It was left out.")
        return
    _take_story(story, row, found)


def _take_story(story: Decoded, row: Row, found: Gathered) -> None:
    pair, time = row.pair(), row.time() if "time" in row.fields else None
    name = row.name("id") or f"{pair}-{time}"
    found.notes.extend(story.notes)
    found.narratives.append(Narrative(id=name, pair=pair, time=time, text=story.text, source=row.source))


def _told(name: PurePosixPath, source: str) -> Row:
    """What a file's name tells of pair and time; a name that tells nothing is itself pair and id."""
    told = named_story(name)
    if told:
        return Row({"pair": told[0], "time": told[1]}, source)
    whole = name.with_suffix("").as_posix()
    return Row({"pair": whole, "id": whole}, source)
