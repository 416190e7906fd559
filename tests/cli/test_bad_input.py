"""Whatever is given: one sentence that says what to do, the right exit code, and nothing half-written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from retold.cli.root import code_of

FRENCH = (
    "Elle est arrivée à l'université sans savoir comment étudier. Les professeurs l'ont aidée tous les jours, et "
    "elle a réussi ses examens avec le soutien de sa famille."
)
BAD_TEXTS = {
    "nothing": (b"", "{path} holds no words. Check that the right file was saved."),
    "white-space": (b" \n\t\r\n ", "{path} holds no words. Check that the right file was saved."),
    "only-emoji": (
        "😀🎉😀".encode(),
        "{path}: This text holds no words. Check that the right file was given and that it is not empty.",
    ),
    "french": (
        FRENCH.encode(),
        "{path}: This looks like French. Retold reads English texts only; translate it, or leave it out.",
    ),
    "too-long": (
        b"She asked the school for a later bus. " * 25_000,
        (
            "{path}: This text has 200,000 words; Retold reads up to 100,000 at once. "
            "Give each story as a text of its own."
        ),
    ),
}


@pytest.mark.parametrize("kind", BAD_TEXTS)
@pytest.mark.parametrize("format_", ["text", "json", "html"])
def test_a_text_that_cannot_be_compared_is_named(kind: str, format_: str, before: Path, tmp_path: Path, run) -> None:
    data, said = BAD_TEXTS[kind]
    bad = tmp_path / f"{kind}.txt"
    bad.write_bytes(data)
    out = tmp_path / "out"

    ran = run("compare", before, bad, "--format", format_, "--out", out)

    assert (ran.code, ran.out, ran.err) == (2, "", f"retold: {said.format(path=bad)}\n")
    assert not out.exists()


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(200), b"%PDF-1.7\n" + bytes(200), b"\x7fELF" + bytes(200), bytes(range(256)) * 4],
    ids=["png", "pdf", "program", "all-bytes"],
)
def test_what_is_no_text_is_named(data: bytes, before: Path, tmp_path: Path, run) -> None:
    bad = tmp_path / "story.txt"
    bad.write_bytes(data)

    ran = run("compare", before, bad)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"retold: {bad}")
    assert ran.err.count("\n") == 1


def test_one_word_is_read_with_a_warning(before: Path, tmp_path: Path, run) -> None:
    word = tmp_path / "word.txt"
    word.write_text("Hello", encoding="utf-8")

    ran = run("compare", before, word)

    assert (ran.code, ran.err) == (0, "")
    assert "very short" in ran.out


def test_another_encoding_is_read(before: Path, tmp_path: Path, run) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Zoë asked the school for a later bus, and they said it was ‘under review’.".encode("cp1252"))

    ran = run("compare", before, latin, "--format", "html")

    assert ran.code == 0
    assert "Zoë" in ran.out


def test_a_missing_file_is_named(before: Path, tmp_path: Path, run) -> None:
    ran = run("compare", before, tmp_path / "gone.txt")

    assert (ran.code, ran.err) == (2, f"retold: {tmp_path / 'gone.txt'}: there is no such file. Check the path.\n")


def lone(folder: Path) -> None:
    (folder / "maya-after.txt").unlink()


def doubled(folder: Path) -> None:
    (folder / "Maya_pre.txt").write_bytes((folder / "maya-before.txt").read_bytes())


def emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def strange_column(folder: Path) -> None:
    emptied(folder)
    (folder / "stories.csv").write_text("pair,time,story\nmaya,before,She asked.\n", encoding="utf-8")


def french(folder: Path) -> None:
    (folder / "maya-after.txt").write_text(FRENCH, encoding="utf-8")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (lone, "maya has no after text"),
        (doubled, "has two before texts: maya-before.txt and Maya_pre.txt. Remove or rename one."),
        (emptied, "no whole pair"),
        (strange_column, "has no column 'text' and has column 'story'"),
        (french, "This looks like French."),
    ],
)
def test_a_study_that_cannot_be_made_leaves_nothing(
    broken: Callable[[Path], None], said: str, pair: Path, tmp_path: Path, run
) -> None:
    broken(pair)

    ran = run("study", pair, "--out", tmp_path / "out")

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stories"]


def test_a_broken_pair_among_whole_ones_is_told_and_left_out(pair: Path, tmp_path: Path, run) -> None:
    (pair / "noor-before.txt").write_text(FRENCH, encoding="utf-8")
    (pair / "noor-after.txt").write_text("She asked the school for help and it answered her at once.", encoding="utf-8")

    ran = run("study", pair, "--out", tmp_path / "out")

    assert ran.code == 0
    assert ran.err == (
        "retold: Pair noor was left out: noor-before.txt: This looks like French. Retold reads English texts only; "
        "translate it, or leave it out.\n"
    )
    assert "Pair noor was left out" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_somebodys_folder_is_never_replaced(pair: Path, tmp_path: Path, run) -> None:
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "chapter-1.txt").write_text("Three years of work.", encoding="utf-8")

    ran = run("study", pair, "--out", thesis, "--force")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"retold: {thesis} was not written by Retold, so it is not replaced. Choose another folder.\n"
    assert [path.name for path in thesis.iterdir()] == ["chapter-1.txt"]


def test_a_place_that_cannot_be_written_is_named(pair: Path, tmp_path: Path, run) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    ran = run("study", pair, "--out", tmp_path / "file" / "out")

    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err


def test_a_disk_that_fills_up_leaves_nothing(pair: Path, tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    ran = run("study", pair, "--out", tmp_path / "out")

    assert (ran.code, ran.out) == (2, "")
    assert "the disk is full" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stories"]


@pytest.mark.parametrize("command", [["study"], ["compare", "one.txt"], ["analyse"], ["reliability"]])
def test_too_few_arguments_are_wrong_use(command: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert code_of(command) == 2
    assert "Missing" in capfd.readouterr().err
