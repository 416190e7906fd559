"""Where the engine is to read: the two options of the commands that read many texts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from retold.analysis.batch import Manner, Reader

Command = Callable[..., Any]
EVERY_CORE = "auto"


def count(_context: click.Context, _option: click.Parameter, given: str) -> int:
    """A number of processes; 0 stands for one for each core, and so does `auto`."""
    if given == EVERY_CORE:
        return 0
    if not given.isdecimal():
        raise click.BadParameter(f"{given} is no number of processes. Give a number from 1 on, or {EVERY_CORE}.")
    return int(given)


def spreads(command: Command) -> Command:
    """Adds `--workers` and `--cluster`."""
    workers = click.option(
        "--workers",
        metavar="N|auto",
        callback=count,
        default="1",
        show_default=True,
        help="Read in so many processes; auto is one for each core. Each needs some 500 MB. The output is the same.",
    )
    cluster = click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Read on the Dask cluster whose scheduler is there, like tcp://node1:8786. The texts travel to it.",
    )
    return workers(cluster(command))


@contextmanager
def reading(manner: "Manner", workers: int, cluster: str | None) -> "Iterator[Reader]":
    """The reader that was asked for."""
    if cluster is not None:
        if workers != 1:
            raise click.UsageError("Give --workers or --cluster, not both: a cluster has workers of its own.")
        from retold.analysis.cluster import on_cluster  # noqa: PLC0415  optional

        with on_cluster(manner, cluster) as read:
            yield read
        return
    from retold.analysis.batch import here  # noqa: PLC0415  heavy
    from retold.analysis.workers import cores, in_processes  # noqa: PLC0415  heavy

    many = workers or cores()
    if many == 1:
        yield here(manner.engine())
    else:
        with in_processes(manner, many) as read:
            yield read
