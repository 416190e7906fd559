"""How the engine is to read: the options that every command with an engine takes."""

import os
from collections.abc import Callable
from typing import Any, Literal

import click

Command = Callable[..., Any]
Mode = Literal["full", "cues"]


def reads(command: Command) -> Command:
    """Adds `--pipeline`, `--mode` and `--model`; the last is said to the whole process, and is no argument."""
    pipeline = click.option(
        "--pipeline", help="The spaCy pipeline to read with, where another than the default is installed."
    )
    mode = click.option(
        "--mode",
        type=click.Choice(["full", "cues"]),
        default="full",
        show_default=True,
        help="Read with cues and with what was learned from coded stories, or with cues alone, which is much faster.",
    )
    model = click.option(
        "--model",
        type=click.Path(exists=True, file_okay=False),
        expose_value=False,
        callback=_name_model,
        help="A folder that `retold train` wrote, to read with what was learned from your own codings.",
    )
    return pipeline(mode(model(command)))


def _name_model(context: click.Context, option: click.Parameter, folder: str | None) -> None:
    del context, option
    if folder:
        from retold.discourse.model import VARIABLE  # noqa: PLC0415  heavy

        os.environ[VARIABLE] = os.path.realpath(folder)
