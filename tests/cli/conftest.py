"""A command run as from a shell, in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from retold.cli.root import code_of

BEFORE = (
    "Maya came to us shy and badly prepared. Her tutor took her under his wing, and she was grateful to the school."
)
AFTER = "Maya asked the school for a later bus. We never answered her. She wrote to the dean, and he is still thinking."


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: object) -> Ran:
        code = code_of([str(one) for one in arguments])
        seen = capfd.readouterr()
        return Ran(code, seen.out, seen.err)

    return ran


@pytest.fixture
def before(tmp_path: Path) -> Path:
    path = tmp_path / "before.txt"
    path.write_text(BEFORE, encoding="utf-8")
    return path


@pytest.fixture
def after(tmp_path: Path) -> Path:
    path = tmp_path / "after.txt"
    path.write_text(AFTER, encoding="utf-8")
    return path


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A folder with one whole pair."""
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "maya-before.txt").write_text(BEFORE, encoding="utf-8")
    (folder / "maya-after.txt").write_text(AFTER, encoding="utf-8")
    return folder
