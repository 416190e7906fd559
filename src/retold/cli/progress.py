"""A progress bar on a terminal for what takes over a second; nothing where the output is piped (progress bar)."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import click

FEW = 5


@contextmanager
def steps(count: Callable[[], int], label: str, *, drawn: bool = True) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each step. The bar, on standard error, says how many, how fast, how long yet.

    `count` is asked for the number of steps, but only where there is a terminal to draw the bar on.
    """
    expected = count() if drawn and sys.stderr.isatty() else 0
    if expected <= FEW:
        yield lambda: None
        return
    began = monotonic()

    def rate(_: object) -> str:
        return f"{bar.pos / max(monotonic() - began, 0.001):,.1f} a second"

    bar: Any = click.progressbar(
        length=expected, label=label, show_pos=True, show_eta=True, item_show_func=rate, file=sys.stderr
    )
    with bar:
        yield lambda: bar.update(1)
