"""`retold` itself: the list of commands, and what an error looks like to a person."""

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from retold import __version__
from retold.errors import RetoldError

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "analyse": "Say what is found in each text: findings with reasons, measures, the story.",
    "compare": "Say what changed between two texts of one writer, BEFORE and AFTER (.txt or .docx).",
    "study": "Turn pairs of texts into tables, figures and a report.",
    "reliability": "Say how far coders agree.",
    "train": "Learn from your own codings, and say how well that does.",
    "demo": "Run the site with invented people, and one click to be any of them.",
    "serve": "Run the site: web processes and a job worker, until Ctrl+C.",
    "work": "Take jobs and send mail until Ctrl+C.",
    "admin": "Set up organisations, check the trail of events, confirm the clock.",
    "match": "Propose who should meet whom, from people in a spreadsheet.",
    "check": "Say what is wrong with this installation, and how to mend it.",
}
A_FAULT_OF_OURS = 3
CLEAR = "\r\x1b[2K"
"""What empties the line that the cursor is in."""


class Commands(click.Group):
    """A group whose commands are imported only when called, so that `--help` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from the module of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"retold.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="retold")
def retold() -> None:
    """Retold shows, honestly, what a reverse mentoring scheme changes.

    Give it stories that the same people wrote before and after, and it says what changed in them, each number backed by
    words of the text. Findings are suggestions; people decide.
    """


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Run the command line and end the process: 0 done, 1 a failed check, 2 wrong use or input, 3 a fault of ours."""
    sys.exit(code_of(arguments))


def code_of(arguments: "Sequence[str] | None" = None) -> int:
    """The exit code of one run. What went wrong is said in words on standard error, never as a traceback."""
    try:
        result = retold.main(args=arguments, prog_name="retold", standalone_mode=False)
    except RetoldError as error:
        complain(str(error))
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("Stopped. Nothing was written.")
        return 130
    except Exception as error:
        if os.environ.get("RETOLD_TRACEBACK"):
            raise
        complain(
            f"Something went wrong inside Retold ({type(error).__name__}: {error}). Nothing was written. "
            "Run it again with RETOLD_TRACEBACK=1 and report what it prints.",
        )
        return A_FAULT_OF_OURS
    return result if isinstance(result, int) else 0


def complain(sentence: str) -> None:
    """One sentence on standard error, in place of a progress bar that is drawn there."""
    click.echo(f"{CLEAR if sys.stderr.isatty() else ''}retold: {sentence}", err=True)
