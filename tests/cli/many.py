"""Many stories, a process that reads them, and the moment in which to kill it."""

import json
import subprocess
import sys
import time
from pathlib import Path

RETOLD = Path(sys.executable).with_name("retold")
SECONDS = 120


def written(corpus: Path, path: Path, count: int) -> Path:
    """So many stories of the corpus, a line each."""
    files = sorted((corpus / "stories").glob("*.json"))
    stories = [story for file in files for story in json.loads(file.read_text(encoding="utf-8"))][:count]
    assert len(stories) == count
    path.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    return path


def started(*arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [str(RETOLD), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for_lines(path: Path, count: int, process: "subprocess.Popen[str]") -> None:
    for _ in range(SECONDS * 50):
        if path.exists() and path.read_bytes().count(b"\n") >= count:
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    raise AssertionError(f"{path} never had {count} lines")
