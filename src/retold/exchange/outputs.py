"""Writing so that what stands at the place asked for is whole, or is not there at all (atomic writes)."""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from retold.errors import OutputError

MARKER = ".retold-output"
"""Names, with their SHA-256, what Retold wrote in a folder: only that, unchanged, is ever replaced."""
HEADING = "# Written by Retold. With --force, a later run replaces what is listed here, and nothing else.\n"
LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
"""Files that the desktop leaves in any folder it has shown."""
SENTENCES = {
    errno.ENOSPC: "the disk is full. Free some space, or choose another place",
    errno.EDQUOT: "your disk quota is used up. Free some space, or choose another place",
    errno.EFBIG: "a file grew over the size allowed here. Choose another place",
    errno.EACCES: "you may not write there. Choose another place, or change its permissions",
    errno.EPERM: "you may not write there. Choose another place, or change its permissions",
    errno.EROFS: "it can only be read. Choose another place",
    errno.ENOENT: "there is no such folder. Make it first, or choose another place",
    errno.ENOTDIR: "a part of the path is a file, not a folder. Choose another place",
    errno.ENAMETOOLONG: "the name is too long. Choose a shorter one",
}


@contextlib.contextmanager
def whole_folder(out: Path, *, replace: bool = False) -> Iterator[Path]:
    """A hidden folder to fill, which becomes `out` at the end of the block, all at once.

    Folders above `out` are made. If anything goes wrong, in the block or in moving, `out` is as it was before. The
    folder gets a list of its files (`.retold-output`).

    Raises:
        OutputError: `out` cannot be written; or it holds something, and not `replace`; or, with `replace`, it holds
            something that Retold did not write there or that was changed since.

    """
    out = Path(os.path.realpath(out))
    with _told(out):
        _refuse_foreign(out, replace=replace)
        made = _made_parents(out.parent)
        try:
            scratch = _scratch(out)
            try:
                yield scratch
                _list_contents(scratch)
                _publish(scratch, out)
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
        except BaseException:
            for folder in made:
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise


def write_whole(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write `data` to `path`, at once: a reader sees the old file or the new one. A pipe or device is written straight.

    Raises:
        OutputError: it cannot be written; or there is a file already, and not `replace`.

    """
    path = Path(os.path.realpath(path))
    with _told(path):
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"{path} is a folder. Give the name of a file to write.")
        if mode is not None and not stat.S_ISREG(mode):
            path.write_bytes(data)
            return
        refuse_to_replace(path, replace=replace)
        scratch = path.with_name(_scratch_name())
        try:
            with scratch.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                scratch.chmod(stat.S_IMODE(mode))
            scratch.replace(path)
        finally:
            scratch.unlink(missing_ok=True)


def refuse_to_replace(path: Path, *, replace: bool) -> None:
    """Raise OutputError where there is a file already, and not `replace`."""
    if path.is_file() and not replace:
        raise OutputError(f"{path} is there already. Choose another name, or use --force to replace it.")


def written_by_retold(folder: Path) -> bool:
    """Whether the folder is an output of Retold (and so never an input)."""
    return (folder / MARKER).is_file()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Any failure of the file system, as one sentence."""
    try:
        yield
    except OSError as error:
        why = SENTENCES.get(error.errno or 0, f"{error.strerror or error}. Choose another place")
        raise OutputError(f"{path} cannot be written: {why}. Nothing there was changed.") from error


def _refuse_foreign(out: Path, *, replace: bool) -> None:
    if not os.path.lexists(out):
        return
    if not out.is_dir():
        raise OutputError(f"{out} is a file. Choose another folder to write into.")
    contents = [path for path in sorted(out.rglob("*")) if path.name.casefold() not in LITTER]
    if not contents:
        return
    if not replace:
        raise OutputError(f"{out} holds something already. Choose another folder, or use --force to replace it.")
    listed = _listed(out)
    if listed is None:
        raise OutputError(f"{out} was not written by Retold, so it is not replaced. Choose another folder.")
    for path in contents:
        name = path.relative_to(out).as_posix()
        if name == MARKER or (path.is_dir() and not path.is_symlink()):
            continue
        if name not in listed:
            raise OutputError(f"{path} was not written by Retold and would be lost. Move it, or choose another folder.")
        if path.is_symlink() or _digest(path) != listed[name]:
            raise OutputError(f"{path} was changed since Retold wrote it. Move or copy it, or choose another folder.")


def _listed(out: Path) -> dict[str, str] | None:
    """The digests by name that the folder's marker lists; None without a marker."""
    marker = out / MARKER
    if marker.is_symlink() or not marker.is_file():
        return None
    lines = marker.read_text("utf-8", "replace").splitlines()
    pairs = [line.split("  ", 1) for line in lines if not line.startswith("#")]
    return {pair[1]: pair[0] for pair in pairs if len(pair) == 2}


def _made_parents(parent: Path) -> list[Path]:
    """Make the folders that are missing above the target; these, the innermost first, are taken away on failure."""
    missing = [folder for folder in (parent, *parent.parents) if not folder.exists()]
    made: list[Path] = []
    try:
        for folder in reversed(missing):
            folder.mkdir()
            made.insert(0, folder)
    except OSError:
        for folder in made:
            folder.rmdir()
        raise
    return made


def _scratch_name() -> str:
    # Hidden, so that a study's folder is never read with it; short, because the target's own name may be at the limit.
    return f".retold-{secrets.token_hex(6)}"


def _stays(out: Path) -> bool:
    """Whether the folder itself cannot be exchanged: a mounted volume, or where the person stands."""
    return out.is_dir() and (os.path.ismount(out) or out.samefile(Path.cwd()) or not os.access(out.parent, os.W_OK))


def _scratch(out: Path) -> Path:
    scratch = (out if _stays(out) else out.parent) / _scratch_name()
    scratch.mkdir()
    return scratch


def _list_contents(scratch: Path) -> None:
    """Write the marker, after everything else has reached the disk."""
    lines = []
    for path in sorted(scratch.rglob("*")):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())
            lines.append(f"{_digest(path)}  {path.relative_to(scratch).as_posix()}\n")
    (scratch / MARKER).write_text(HEADING + "".join(lines), "utf-8")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _publish(scratch: Path, out: Path) -> None:
    if scratch.parent == out:
        _exchange_contents(scratch, out)
    elif not out.exists():
        scratch.rename(out)
    else:
        aside = out.parent / _scratch_name()
        out.rename(aside)
        try:
            scratch.rename(out)
        except OSError:
            aside.rename(out)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange_contents(scratch: Path, out: Path) -> None:
    """Move the old entries aside and the new ones in, each at once, and all back if one of them fails."""
    aside = out / _scratch_name()
    aside.mkdir()
    moves = [(path, aside / path.name) for path in sorted(out.iterdir()) if path not in {scratch, aside}]
    moves += [(path, out / path.name) for path in sorted(scratch.iterdir(), key=lambda path: path.name == MARKER)]
    done: list[tuple[Path, Path]] = []
    try:
        for origin, target in moves:
            origin.rename(target)
            done.append((origin, target))
    except OSError:
        for origin, target in reversed(done):
            target.rename(origin)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)
