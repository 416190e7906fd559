import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from retold.errors import OutputError, PairingError
from retold.exchange.outputs import MARKER, whole_folder, write_whole, written_by_retold


def tree(folder: Path) -> dict[str, str]:
    """Every file below, hidden ones too, with what it holds; folders end in a stroke."""
    return {
        path.relative_to(folder).as_posix() + "/" * path.is_dir(): path.read_text() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
        if path.name != MARKER
    }


def write(out: Path, text: str = "new", *, replace: bool = False) -> None:
    with whole_folder(out, replace=replace) as scratch:
        (scratch / "tables").mkdir()
        (scratch / "tables" / "a.csv").write_text(text)
        (scratch / "report.html").write_text(text)


def fail(out: Path, error: BaseException) -> None:
    with whole_folder(out, replace=True) as scratch:
        (scratch / "report.html").write_text("half")
        raise error


NEW = {"out/": "", "out/report.html": "new", "out/tables/": "", "out/tables/a.csv": "new"}


def test_a_new_folder_with_those_above_it(tmp_path):
    write(tmp_path / "a" / "b" / "out")
    assert tree(tmp_path / "a" / "b") == NEW
    assert written_by_retold(tmp_path / "a" / "b" / "out")
    assert not written_by_retold(tmp_path / "a")


def test_it_is_as_open_as_any_new_folder(tmp_path):
    mask = os.umask(0o027)
    try:
        write(tmp_path / "out")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o750


def test_the_list_can_be_checked_with_sha256sum(tmp_path):
    write(tmp_path / "out")
    checked = subprocess.run(["sha256sum", "-c", MARKER], cwd=tmp_path / "out", capture_output=True, check=False)
    assert checked.stdout.decode() == "report.html: OK\ntables/a.csv: OK\n"
    assert checked.returncode == 0


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_text("litter")
    write(tmp_path / "out")
    assert tree(tmp_path) == NEW


def test_nothing_is_replaced_unasked(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("years")
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "out")
    assert str(refusal.value) == (
        f"{tmp_path}/out holds something already. Choose another folder, or use --force to replace it."
    )
    assert tree(tmp_path) == {"out/": "", "out/thesis.docx": "years"}


def test_what_retold_wrote_is_replaced_when_asked(tmp_path):
    with whole_folder(tmp_path / "out") as scratch:
        (scratch / "old.html").write_text("old")
    write(tmp_path / "out", replace=True)
    assert tree(tmp_path) == NEW


def test_a_thesis_is_never_deleted(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("years")
    (tmp_path / "out" / "analysis.json").write_text("{}")
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "out", replace=True)
    assert str(refusal.value) == (
        f"{tmp_path}/out was not written by Retold, so it is not replaced. Choose another folder."
    )
    assert tree(tmp_path) == {"out/": "", "out/analysis.json": "{}", "out/thesis.docx": "years"}


def test_nor_one_that_came_into_retolds_folder_later(tmp_path):
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "tables" / "thesis.docx").write_text("years")
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "out", replace=True)
    assert str(refusal.value) == (
        f"{tmp_path}/out/tables/thesis.docx was not written by Retold and would be lost. "
        "Move it, or choose another folder."
    )
    assert tree(tmp_path)["out/tables/thesis.docx"] == "years"


def test_nor_a_report_that_somebody_filled_in(tmp_path):
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "report.html").write_text("old, with my words")
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "out", replace=True)
    assert str(refusal.value) == (
        f"{tmp_path}/out/report.html was changed since Retold wrote it. Move or copy it, or choose another folder."
    )
    assert tree(tmp_path)["out/report.html"] == "old, with my words"


def test_a_link_to_a_folder_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    write(tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert (tmp_path / "real" / "report.html").read_text() == "new"


def test_a_link_in_an_old_output_is_not_followed_into_loss(tmp_path):
    write(tmp_path / "out", "old")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thesis.docx").write_text("years")
    (tmp_path / "out" / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="link was not written by Retold"):
        write(tmp_path / "out", replace=True)
    assert (tmp_path / "elsewhere" / "thesis.docx").read_text() == "years"


@pytest.mark.parametrize("error", [PairingError("no pair"), ValueError("a slip"), KeyboardInterrupt()])
def test_a_failure_on_the_way_leaves_no_trace(tmp_path, error):
    with pytest.raises(type(error)):
        fail(tmp_path / "a" / "out", error)
    assert tree(tmp_path) == {}


def test_a_failure_on_the_way_keeps_what_was_there(tmp_path):
    write(tmp_path / "out")
    before = tree(tmp_path)
    with pytest.raises(PairingError):
        fail(tmp_path / "out", PairingError())
    assert tree(tmp_path) == before


def test_a_part_of_the_path_is_a_file(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "file")
    assert str(refusal.value) == f"{tmp_path}/file is a file. Choose another folder to write into."
    with pytest.raises(OutputError) as refusal:
        write(tmp_path / "file" / "out")
    assert str(refusal.value) == (
        f"{tmp_path}/file/out cannot be written: a part of the path is a file, not a folder. "
        "Choose another place. Nothing there was changed."
    )
    assert tree(tmp_path) == {"file": "mine"}


def test_a_name_that_is_too_long(tmp_path):
    with pytest.raises(OutputError, match="the name is too long"):
        write(tmp_path / "new" / ("x" * 300))
    with pytest.raises(OutputError, match="the name is too long"):
        write(tmp_path / "new" / ("x" * 300) / "out")
    assert tree(tmp_path) == {}
    write(tmp_path / ("x" * 255))


def test_a_loop_of_links(tmp_path):
    (tmp_path / "out").symlink_to("out")
    with pytest.raises(OutputError):
        write(tmp_path / "out")


def test_where_the_person_stands_the_folder_itself_stays(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    inode = Path.cwd().stat().st_ino
    write(Path(), "old")
    write(Path(), replace=True)
    assert tree(tmp_path) == NEW
    assert Path("report.html").read_text() == "new"
    assert (tmp_path / "out").stat().st_ino == inode


def test_where_the_person_stands_a_failure_in_moving_puts_all_back(tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    write(Path(), "old")
    before = tree(tmp_path)
    moves = []

    def rename(self, target, real=Path.rename):
        moves.append(target)
        if len(moves) == 5:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError):
        write(Path(), replace=True)
    assert tree(tmp_path) == before


def test_a_failure_in_the_exchange_puts_the_old_folder_back(tmp_path, monkeypatch):
    write(tmp_path / "out", "old")
    before = tree(tmp_path)
    moves = []

    def rename(self, target, real=Path.rename):
        moves.append(target)
        if len(moves) == 2:
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError, match="Input/output error"):
        write(tmp_path / "out", replace=True)
    assert tree(tmp_path) == before


def test_killed_outright_nothing_stands_at_the_place(tmp_path):
    program = f"""
from pathlib import Path
from retold.exchange.outputs import whole_folder
with whole_folder(Path({str(tmp_path / "out")!r})) as scratch:
    (scratch / "report.html").write_text("half")
    print("writing", flush=True)
    import time; time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out").exists()
    assert all(path.name.startswith(".retold-") for path in tmp_path.iterdir())
    write(tmp_path / "out")


@pytest.fixture
def tiny(tmp_path):
    """A real file system of 100 kB."""
    place = tmp_path / "tiny"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("mounting needs rights that this run has not")
    yield place
    subprocess.run(["umount", str(place)], check=True)


FULL = "the disk is full. Free some space, or choose another place. Nothing there was changed."


def test_the_disk_is_full(tiny):
    (tiny / "notes.txt").write_text("mine")
    with pytest.raises(OutputError) as refusal:
        write(tiny / "a" / "out", "x" * 300_000)
    assert str(refusal.value) == f"{tiny}/a/out cannot be written: {FULL}"
    with pytest.raises(OutputError) as refusal:
        write_whole(tiny / "notes.txt", b"x" * 300_000, replace=True)
    assert str(refusal.value) == f"{tiny}/notes.txt cannot be written: {FULL}"
    assert tree(tiny) == {"notes.txt": "mine"}


def test_a_mounted_volume_is_filled_and_filled_again(tiny):
    write(tiny, "old")
    write(tiny, replace=True)
    assert tree(tiny.parent) == {name.replace("out", "tiny"): text for name, text in NEW.items()}
    with pytest.raises(OutputError):
        write(tiny, "x" * 300_000, replace=True)
    assert tree(tiny.parent) == {name.replace("out", "tiny"): text for name, text in NEW.items()}


def test_a_place_that_can_only_be_read(tiny):
    write(tiny / "out")
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(OutputError) as refusal:
        write(tiny / "new")
    assert str(refusal.value) == (
        f"{tiny}/new cannot be written: it can only be read. Choose another place. Nothing there was changed."
    )
    with pytest.raises(OutputError):
        write(tiny / "out", replace=True)
    assert tree(tiny) == NEW


def test_a_file_grows_over_the_size_allowed(tmp_path):
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    soft = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(OutputError) as refusal:
            write(tmp_path / "a" / "out", "x" * 300_000)
        with pytest.raises(OutputError):
            write_whole(tmp_path / "a.json", b"x" * 300_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(refusal.value) == (
        f"{tmp_path}/a/out cannot be written: a file grew over the size allowed here. "
        "Choose another place. Nothing there was changed."
    )
    assert tree(tmp_path) == {}


def test_a_file(tmp_path):
    write_whole(tmp_path / "a.html", b"new")
    assert (tmp_path / "a.html").read_bytes() == b"new"
    with pytest.raises(OutputError) as refusal:
        write_whole(tmp_path / "a.html", b"newer")
    assert str(refusal.value) == (
        f"{tmp_path}/a.html is there already. Choose another name, or use --force to replace it."
    )
    (tmp_path / "a.html").chmod(0o640)
    write_whole(tmp_path / "a.html", b"newer", replace=True)
    assert tree(tmp_path) == {"a.html": "newer"}
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == 0o640


def test_places_where_no_file_can_be(tmp_path):
    (tmp_path / "file").write_text("mine")
    cases = {
        tmp_path: f"{tmp_path} is a folder. Give the name of a file to write.",
        tmp_path / "file" / "a.html": (
            f"{tmp_path}/file/a.html cannot be written: a part of the path is a file, not a folder. "
            "Choose another place. Nothing there was changed."
        ),
        tmp_path / "none" / "a.html": (
            f"{tmp_path}/none/a.html cannot be written: there is no such folder. "
            "Make it first, or choose another place. Nothing there was changed."
        ),
    }
    for path, sentence in cases.items():
        with pytest.raises(OutputError) as refusal:
            write_whole(path, b"new", replace=True)
        assert str(refusal.value) == sentence
    assert tree(tmp_path) == {"file": "mine"}


def test_a_link_to_a_file_stays_a_link(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_straight():
    write_whole(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    with pytest.raises(OutputError) as refusal:
        write_whole(Path("/dev/full"), b"new")
    assert str(refusal.value) == f"/dev/full cannot be written: {FULL}"
