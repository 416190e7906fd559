"""`--cluster`, on a real one of several processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.many import started, wait_for_lines, written

COUNT = 96
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """Its scheduler's address, and the ids of its processes."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "local_cluster.py"), str(tmp_path_factory.mktemp("dask"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    address, *pids = process.stdout.readline().split()
    yield address, [int(pid) for pid in pids]
    process.communicate("")


@pytest.mark.exhaustive  # a cluster of its own takes more than a minute to come and go
def test_a_cluster_one_of_whose_workers_is_killed_writes_what_one_process_writes(
    cluster: tuple[str, list[int]], corpus: Path, tmp_path: Path
) -> None:
    address, pids = cluster
    stories, out = written(corpus, tmp_path / "stories.jsonl", COUNT), tmp_path / "out.jsonl"
    command = ["analyse", stories, "--format", "jsonl", "--mode", "cues"]
    whole, _ = started(*command).communicate()

    process = started(*command, "--out", out, "--cluster", address)
    wait_for_lines(out, 1, process)
    os.kill(pids[0], signal.SIGKILL)
    said = process.communicate()

    assert (process.returncode, said[0]) == (0, "")
    assert said[1].endswith(f"Written: {out}\n")  # after what the cluster may say of its lost worker
    assert whole.count("\n") == COUNT
    assert out.read_text(encoding="utf-8") == whole


@pytest.mark.exhaustive
def test_workers_with_another_retold_are_refused(cluster: tuple[str, list[int]], before: Path, tmp_path: Path) -> None:
    address, _ = cluster
    program = "import retold; retold.__version__ = '9.9'; import retold.cli.root as root; root.main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "analyse", str(before), "--mode", "cues", "--cluster", address],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("retold: Retold is not the same everywhere: the worker tcp://127.0.0.1:")
    assert "and here is Retold 9.9 with en_core_web_sm 3.8.0. Install on every worker" in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_scheduler_that_does_not_answer_is_named(before: Path) -> None:
    address = "tcp://127.0.0.1:1"
    process = started("analyse", before, "--mode", "cues", "--cluster", address)
    out, err = process.communicate()

    assert (process.returncode, out) == (2, "")
    assert err == (
        f"retold: No Dask scheduler answers at {address}. Check that `dask scheduler` runs there, that the address is "
        "what it printed (like tcp://node1:8786), and that this machine may reach it.\n"
    )


def test_without_dask_it_says_what_to_install(before: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    ran = run("analyse", before, "--cluster", "tcp://127.0.0.1:1")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "retold: To read on a cluster, Retold needs Dask, which is not installed here. Install it with: "
        "pip install 'retold[cluster]'\n"
    )
