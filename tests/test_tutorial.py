"""The tutorial's own commands, run as they stand there (set-up aside)."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from retold.cli.root import code_of

ROOT = Path(__file__).parent.parent
TUTORIAL = (ROOT / "docs" / "tutorials" / "first-comparison.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """The arguments of each `retold` command in the tutorial, lines that continue joined."""
    lines = re.sub(r"\\\n\s+", "", TUTORIAL).splitlines()
    return [shlex.split(line)[1:] for line in lines if line.startswith("    .venv/bin/retold ")]


def test_the_tutorial_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for folder in ("corpus", "docs/tutorials/stories"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RETOLD_HOME", str(tmp_path / "no-site-yet"))
    asked = commands()

    assert [one[0] for one in asked] == ["check", "compare", "compare", "study"]
    assert [code_of(one) for one in asked] == [0, 0, 0, 0]
    assert (tmp_path / "maya.html").is_file()
    assert (tmp_path / "first-study" / "report.html").is_file()
    assert "All six measures moved the way the second stories of the published study did." in capfd.readouterr().out
