"""`retold` itself: quick, quiet, and never a traceback."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from retold.cli import root
from retold.cli.root import COMMANDS, code_of, retold
from retold.errors import NotEnglishError


def test_help_imports_no_command_and_no_engine() -> None:
    seen = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from retold.cli.root import code_of; code_of(['--help'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip() for line in seen.stderr.splitlines() if line.startswith("import time:")}

    assert "click" in imported
    assert not imported & {"spacy", "numpy", "scipy", "django", "jinja2", "msgspec", "retold.cli.study"}


def test_a_reader_who_has_gone_is_told_nothing() -> None:
    program = "from retold.cli.root import main; main(['match', '--help'])"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", f"import os; os.read(0, 1); {program}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        _, said = running.communicate(b"\n", timeout=60)

    assert (running.returncode, said) == (1, b"")


def test_an_unknown_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert code_of(["frobnicate"]) == 2
    assert "No such command 'frobnicate'" in capsys.readouterr().err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_each_command_says_of_itself(name: str) -> None:
    command = retold.get_command(click.Context(retold), name)

    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(retold, [name, "--help"])

    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def raising(error: BaseException) -> click.Command:
    @click.command()
    def broken() -> None:
        raise error

    return broken


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (NotEnglishError("This looks like French."), 2, "retold: This looks like French.\n"),
        (KeyboardInterrupt(), 130, "\nretold: Stopped. Nothing was written.\n"),
        (
            ZeroDivisionError("division by zero"),
            3,
            (
                "retold: Something went wrong inside Retold (ZeroDivisionError: division by zero). "
                "Nothing was written. Run it again with RETOLD_TRACEBACK=1 and report what it prints.\n"
            ),
        ),
    ],
)
def test_what_goes_wrong_is_said_in_words(
    error: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(root.Commands, "get_command", lambda *_: raising(error))

    assert code_of(["analyse"]) == code
    assert capfd.readouterr().err == said


def test_a_fault_shows_its_traceback_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root.Commands, "get_command", lambda *_: raising(ZeroDivisionError()))
    monkeypatch.setenv("RETOLD_TRACEBACK", "1")

    with pytest.raises(ZeroDivisionError):
        code_of(["analyse"])
