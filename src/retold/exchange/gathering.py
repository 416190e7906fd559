"""Everything that a folder or file holds for a study (ingestion): stories, and rows of codings still to be fitted."""

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from retold.errors import RetoldError, UnknownFormatError, UnreadableFileError
from retold.exchange.data_files import DATA, refuse, rows_in
from retold.exchange.decoding import Decoded, printable_path
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
    """What was found. A row of codings comes with its kind and the file it stands in.

    `broken` is told of a row, or of a data file in a folder, that cannot be read; it may raise.
    """

    narratives: list[Narrative] = field(default_factory=list)
    coded: list[tuple[Row, Kind, PurePath]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    loose: bool = False
    broken: Callable[[RetoldError], None] = refuse


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
    found.narratives.extend(narratives_at(path, found, whole_names=whole_names))
    return found


def narratives_at(path: Path, found: Gathered, *, whole_names: bool = False) -> Iterator[Narrative]:
    """The stories, each read when it is asked for; all else is put into `found`. Raises what `gather` raises."""
    if path.is_dir():
        yield from _in_folder(path, PurePosixPath(printable_path(path) if whole_names else ""), found)
    elif not path.exists():
        raise UnreadableFileError(f"{printable_path(path)}: there is no such file or folder. Check the path.")
    elif path.suffix.casefold() in DATA:
        yield from _in_data(
            path, PurePosixPath(printable_path(path if whole_names else path.name)), found, set(), alone=True
        )
    elif found.loose:
        yield _taken(
            read_story(path, printable_path(path)),
            _told(PurePosixPath(printable_path(path.name)), printable_path(path)),
            found,
        )
    else:
        raise UnknownFormatError(
            f"{printable_path(path)} is one file of a kind that cannot hold a study. Give a folder, or a .csv, .json "
            "or .jsonl; two single stories are compared with: retold compare BEFORE AFTER"
        )


def texts_at(path: Path) -> int:
    """How many texts a file or folder holds, about: a look at it for a progress bar, which reads no story's file."""
    with contextlib.suppress(RetoldError):
        if path.is_dir():
            return sum(texts_at(file) for file, _ in _walk(path, PurePosixPath(), [], DEPTH))
        if path.suffix.casefold() in DATA:
            rows = rows_in(path, path, [], alone=False, loose=True, broken=lambda _: None)
            return sum(2 if kind == "pair" else 1 for _, kind in rows if kind in {"story", "pair"})
    return int(path.suffix.casefold() in ENDINGS)


def _in_folder(folder: Path, start: PurePosixPath, found: Gathered) -> Iterator[Narrative]:
    if written_by_retold(folder):
        raise UnreadableFileError(f"{folder} is what Retold wrote, not a study. Give the folder with the stories.")
    files = list(_walk(folder, start, found.notes, DEPTH))
    listed: set[Path] = set()
    yield from _in_data_files(files, found, listed)
    spelled: dict[str, str] = {}
    unlisted: list[str] = []
    for path, name in files:
        if path.suffix.casefold() not in ENDINGS or path.resolve() in listed or path.stem.casefold() in ABOUT:
            continue
        if listed:
            unlisted.append(str(name))
        elif found.loose or named_story(name):
            yield from _in_text(path, _spelled(_told(name, str(name)), spelled), found)
        else:
            found.notes.append(f"{name}: its name ends in neither -before nor -after. It was left out.")
    if unlisted:
        found.notes.append(f"Left out, as no list names them: {', '.join(unlisted)}.")
    others = [str(name) for path, name in files if path.suffix.casefold() not in DATA | ENDINGS]
    if others:
        found.notes.append(f"Left out, as Retold does not read such files: {', '.join(others)}.")


def _in_data_files(files: list[tuple[Path, PurePosixPath]], found: Gathered, listed: set[Path]) -> Iterator[Narrative]:
    for path, name in files:
        if path.suffix.casefold() in DATA:
            try:
                yield from _in_data(path, name, found, listed, alone=False)
            except RetoldError as error:
                found.broken(error)


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
            yield path, name / printable_path(path.name)
        # A link to a folder may lead back up.
        elif path.is_dir() and not path.is_symlink() and not written_by_retold(path):
            if depth:
                yield from _walk(path, name / printable_path(path.name), notes, depth - 1)
            else:
                notes.append(f"{name / printable_path(path.name)}: a folder this deep is not read.")


def _natural(path: Path) -> tuple[list[tuple[int, str]], str]:
    """Order in which p2 comes before p10."""
    parts = re.findall(r"\d+|\D+", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (0, part) for part in parts], path.name


def _in_data(
    path: Path, name: PurePosixPath, found: Gathered, listed: set[Path], *, alone: bool
) -> Iterator[Narrative]:
    """The stories of one file. The files that it lists are added to `listed`. `alone`: it has to fit."""
    for row, kind in rows_in(path, name, found.notes, alone=alone, loose=found.loose, broken=found.broken):
        try:
            if kind in {"coded", "span"}:
                found.coded.append((row, kind, name))
                stories: list[Narrative] = []
            elif kind == "listed":
                place, told = _listed(path.parent, row)
                listed.add(place)
                stories = _in_text(place, told, found)
            else:
                stories = narratives_in(row, kind, found.notes)
        except RetoldError as error:
            found.broken(error)
        else:
            yield from stories


def _listed(folder: Path, row: Row) -> tuple[Path, Row]:
    """The story's file that a row of a list names, in the list's own folder or below, and what the row tells of it."""
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
    return path, Row(told, printable_path(name))


def _in_text(path: Path, row: Row, found: Gathered) -> list[Narrative]:
    """One story among others: a broken one is left out."""
    try:
        story = read_story(path, row.source)
    except RetoldError as error:
        found.notes.append(f"{error} It was left out.")
        return []
    return [_taken(story, row, found)]


def _taken(story: Decoded, row: Row, found: Gathered) -> Narrative:
    pair, time = row.pair(), row.time() if "time" in row.fields else None
    name = row.name("id") or f"{pair}-{time}"
    found.notes.extend(story.notes)
    return Narrative(id=name, pair=pair, time=time, text=story.text, source=row.source)


def _told(name: PurePosixPath, source: str) -> Row:
    """What a file's name tells of pair and time; a name that tells nothing is itself pair and id."""
    told = named_story(name)
    if told:
        return Row({"pair": told[0], "time": told[1]}, source)
    whole = name.with_suffix("").as_posix()
    return Row({"pair": whole, "id": whole}, source)
