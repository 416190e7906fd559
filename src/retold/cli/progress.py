"""A progress bar on a terminal for what takes over a second; nothing where the output is piped."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

FEW = 5


@contextmanager
def steps(count: int, label: str) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each of `count` steps. The bar is drawn on standard error."""
    if count <= FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
