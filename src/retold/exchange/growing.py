"""A file that grows a line at a time (append-only log), so that whoever is interrupted can go on."""

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import BinaryIO

from retold.errors import OutputError
from retold.exchange.outputs import SENTENCES

EVERY = 2.0
"""Seconds after which what was written is put on the disk, so that not even a loss of power takes more than that."""


@contextmanager
def growing_file(path: Path, *, replace: bool = False, resume: bool = False) -> Iterator[Callable[[str], None]]:
    """Gives a function that appends whole lines to `path`; each is there even if this process is killed after it.

    With `resume` the lines that are there stay, but for a last one without its end, which is cut off.

    Raises:
        OutputError: it cannot be written; it is there already, and neither `replace` nor `resume`; another process
            is writing to it.

    """
    if not (replace or resume) and path.is_file():
        raise OutputError(
            f"{path} is there already. Go on with it with --resume, choose another name, or use --force to replace it."
        )
    with _told(path):
        file = path.open("r+b" if path.exists() else "xb")
    with file:
        with _told(path):
            grows = stat.S_ISREG(os.fstat(file.fileno()).st_mode)  # and is no pipe
            if grows:
                _take_alone(file, path)
                file.truncate(_end_of_lines(file) if resume else 0)
                file.seek(0, os.SEEK_END)
        yield _appending(file, path, grows=grows)
        if grows:
            with _told(path):
                os.fsync(file.fileno())


def kept_lines(path: Path) -> Iterator[bytes]:
    """The whole lines of such a file; none where there is no file yet."""
    if not path.is_file():
        return
    with _told(path), path.open("rb") as file:
        yield from (line for line in file if line.endswith(b"\n"))


def _appending(file: BinaryIO, path: Path, *, grows: bool) -> Callable[[str], None]:
    synced = monotonic()

    def append(lines: str) -> None:
        nonlocal synced
        with _told(path):
            file.write(lines.encode())
            file.flush()
            if grows and monotonic() - synced > EVERY:
                os.fsync(file.fileno())
                synced = monotonic()

    return append


def _end_of_lines(file: BinaryIO) -> int:
    """Where the last whole line ends."""
    end = 0
    for line in file:
        end += len(line) if line.endswith(b"\n") else 0
    return end


def _take_alone(file: BinaryIO, path: Path) -> None:
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  not on every system

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(f"Another process is writing to {path}. Wait for it, or choose another name.") from None


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = SENTENCES.get(error.errno or 0, f"{error.strerror or error}. Choose another place")
        raise OutputError(f"{path} cannot be written: {why}. What was written before is kept.") from error
