"""How the engine is to read: the two options that every command with an engine takes."""

from collections.abc import Callable
from typing import Any, Literal

import click

Command = Callable[..., Any]
Mode = Literal["full", "cues"]


def reads(command: Command) -> Command:
    """Adds `--pipeline` and `--mode`."""
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
    return pipeline(mode(command))
