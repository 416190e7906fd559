"""Many texts: as they come, in several processes, and on after a kill; nothing lost, nothing doubled."""

import contextlib
import json
import multiprocessing
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pytest

from cli.many import RETOLD, started, wait_for_lines, written

COUNT = 64


@pytest.fixture(scope="module")
def stories(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(corpus, tmp_path_factory.mktemp("many") / "stories.jsonl", COUNT)


@pytest.fixture(scope="module")
def whole(stories: Path) -> bytes:
    """What one process writes that nobody interrupts."""
    out, err = started("analyse", stories, "--format", "jsonl", "--mode", "cues").communicate()
    assert err == ""
    assert out.count("\n") == COUNT
    return out.encode()


def test_a_file_without_whole_lines_begins_anew(stories: Path, tmp_path: Path, run) -> None:
    few, out = tmp_path / "few.jsonl", tmp_path / "out.jsonl"
    few.write_text("".join(stories.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")
    out.write_text('{"torn', encoding="utf-8")

    ran = run("analyse", few, "--format", "jsonl", "--mode", "cues", "--out", out, "--resume")

    assert (ran.code, ran.out, ran.err) == (0, "", f"Written: {out}\n")
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == [
        "d1-01-before",
        "d1-01-after",
    ]
    again = run("analyse", few, "--format", "jsonl", "--mode", "cues", "--out", out)
    assert (again.code, again.out) == (2, "")
    there = "is there already. Go on with it with --resume, choose another name, or use --force to replace it."
    assert again.err == (f"retold: {out} {there}\n")


def test_a_run_that_was_killed_goes_on_where_it_was(stories: Path, whole: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = ["analyse", stories, "--format", "jsonl", "--mode", "cues", "--out", out]
    first = started(*command)
    wait_for_lines(out, 10, first)
    first.kill()
    first.communicate()
    kept = out.read_bytes()
    assert whole.startswith(kept)
    assert kept.count(b"\n") < COUNT
    out.write_bytes(kept + whole[len(kept) : len(kept) + 100])  # a line that the disk did not get whole

    second = started(*command, "--resume")
    said = second.communicate()

    assert (second.returncode, *said) == (0, "", f"Written: {out}\n")
    assert out.read_bytes() == whole
    third = started(*command, "--resume")
    assert (third.communicate(), third.returncode) == (said, 0)
    assert out.read_bytes() == whole


def test_what_another_engine_wrote_is_not_gone_on_with(whole: bytes, stories: Path, tmp_path: Path, run) -> None:
    out = tmp_path / "out.jsonl"
    lines = whole.splitlines(keepends=True)
    out.write_bytes(lines[0])

    ran = run("analyse", stories, "--format", "jsonl", "--out", out, "--resume")

    assert (ran.code, ran.out) == (2, "")
    assert "in the mode “cues”, and this is Retold" in ran.err
    assert out.read_bytes() == lines[0]
    out.write_bytes(lines[0] + b"my notes\n")
    ran = run("analyse", stories, "--format", "jsonl", "--mode", "cues", "--out", out, "--resume")
    assert ran.err == f"retold: {out} line 2 is no analysis, so nothing is added to it. Choose another file.\n"


@pytest.mark.parametrize("more", [["--format", "text"], ["--format", "jsonl"], ["--format", "json", "--out", "x"]])
def test_only_a_file_of_lines_can_be_gone_on_with(more: list[str], before: Path, run) -> None:
    ran = run("analyse", before, "--resume", *more)
    assert ran.code == 2
    assert "--resume goes on with a file of lines" in ran.err


def test_two_processes_one_of_them_killed_write_what_one_writes(stories: Path, whole: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = started("analyse", stories, "--format", "jsonl", "--mode", "cues", "--out", out, "--workers", "2")
    wait_for_lines(out, 1, process)
    os.kill(children(process.pid)[-1], signal.SIGKILL)

    assert process.communicate() == ("", f"Written: {out}\n")
    assert process.returncode == 0
    assert out.read_bytes() == whole


def test_workers_end_with_whoever_started_them(stories: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = started("analyse", stories, "--format", "jsonl", "--mode", "cues", "--out", out, "--workers", "2")
    wait_for_lines(out, 1, process)
    workers = children(process.pid)
    process.kill()
    process.communicate()  # waits until nobody holds standard error

    assert len(workers) == 2
    assert [pid for pid in workers if Path(f"/proc/{pid}/exe").exists()] == []


def test_a_broken_line_is_told_and_left_out(before: Path, tmp_path: Path, run) -> None:
    text = before.read_text(encoding="utf-8")
    lines = [json.dumps({"id": str(n), "text": text}) for n in range(3)]
    lines[1:2] = ['{"id": ', '["a list"]', '{"id": "0", "text": "Another."}', '{"id": "x"}', '{"id": "y", "text": 5}']
    path = tmp_path / "s.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")

    ran = run("analyse", path, "--format", "jsonl", "--mode", "cues")

    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["0", "2"]
    assert ran.err.splitlines() == [
        "retold: s.jsonl line 2 is not JSON (Expecting value, column 8). Export it again.",
        "retold: s.jsonl line 3 should be an object with pair, time, text. Export it again.",
        "retold: s.jsonl line 4: the id 0 stands for another text too. Give each text an id of its own.",
        (
            "retold: s.jsonl line 5 has no field 'text'. Expected pair, time, text; or pair, before, after; or pair, "
            "time, file; or, for codings, pair, time, coder, code, start, end."
        ),
        "retold: s.jsonl line 6: 'text' should be a text, not a number. Mend it.",
    ]


def test_words_that_are_no_number_of_processes(before: Path, run) -> None:
    for given in ("-1", "many", "1.5"):
        ran = run("analyse", before, "--workers", given)
        assert ran.code == 2
        assert "is no number of processes. Give a number from 1 on, or auto." in ran.err
    ran = run("analyse", before, "--workers", "2", "--cluster", "tcp://127.0.0.1:1")
    assert "not both" in ran.err


def test_a_study_in_two_processes_gives_the_same_bytes(pair: Path, tmp_path: Path, run) -> None:
    for out, count in (("one", "1"), ("two", "2")):
        ran = run("study", pair, "--out", tmp_path / out, "--mode", "cues", "--workers", count)
        assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / "one" / "analysis.json").read_bytes() == (tmp_path / "two" / "analysis.json").read_bytes()
    assert multiprocessing.active_children() == []


def test_on_a_terminal_it_says_how_many_how_fast_and_how_long_yet(stories: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(RETOLD), "analyse", str(stories), "--format", "jsonl", "--mode", "cues", "--out", str(tmp_path / "out")],
        stderr=theirs,
        env=os.environ | {"COLUMNS": "120"},
    )
    os.close(theirs)
    drawn = b""
    with contextlib.suppress(OSError):  # how a terminal ends
        while piece := os.read(ours, 1000):
            drawn += piece
    os.close(ours)

    assert process.wait() == 0
    assert f"{COUNT}/{COUNT}".encode() in drawn
    assert re.search(rb"Reading.* \d+/64  \d\d:\d\d:\d\d  [\d.,]+ a second", drawn)


def children(pid: int) -> list[int]:
    """The processes that were started to read, in the order of their start."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    found = sorted(int(child) for task in tasks for child in task.read_text(encoding="utf-8").split())
    return [child for child in found if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8")]
