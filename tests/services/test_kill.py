"""Writes that were acknowledged outlive the site: the benchmark of it, with a few kills."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.serves
def test_what_was_acknowledged_is_there_after_five_kills():
    said = {
        name: value for name, value in os.environ.items() if not name.startswith(("RETOLD_", "DATABASE_", "DJANGO_"))
    }
    asked = ["--kills", "5", "--seconds", "150", "--format", "json"]

    ended = subprocess.run(
        [sys.executable, "benchmarks/kill.py", *asked],
        cwd=ROOT,
        env=said,
        capture_output=True,
        timeout=280,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()
    count = json.loads(ended.stdout)
    assert count["kills"] == 5
    assert set(count["by_flow"]) == {"answer", "private answer", "page", "change", "meeting", "idea", "invitation"}
    assert count["acknowledged"] > 5
    assert count["events"] > 5
    assert [count[name] for name in ("lost", "doubled", "torn", "refused", "broken")] == [0, 0, 0, 0, 0]
