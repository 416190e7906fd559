"""Many texts on a Dask cluster (distributed computing), on the nodes of a university for example.

Retold is to be installed on each of them.
"""

import importlib.util
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from retold.analysis.batch import Answer, Manner, Reader, WorkerDied, answers, in_order, one_by_one
from retold.errors import RetoldError, WorkersError
from retold.exchange.narratives import Narrative

if TYPE_CHECKING:
    from distributed import Client

    from retold.discourse.engine import Engine
    from retold.discourse.findings import EngineStamp

AHEAD = 3
"""Batches begun for each thread of the cluster's workers."""
WAIT = 10
"""Seconds until a scheduler that does not answer is taken for gone."""
WAIT_FOR_WORKERS = 120
"""Seconds until a scheduler without workers is told of: a queue may have to give them first."""
ONE_AT_A_TIME = Lock()


@contextmanager
def on_cluster(manner: Manner, address: str) -> Iterator[Reader]:
    """Reads on the cluster whose scheduler is at that address.

    Dask gives what a lost worker was reading to another. Raises WorkersError where Dask is not installed, where the
    scheduler or its workers cannot be reached, and where they have another Retold than this one.
    """
    with _client(address) as client:
        stamp = manner.engine().stamp
        _check(client, manner, stamp)

        def begin(batch: list[Narrative]) -> "Wait":
            return Wait(client, manner, stamp, batch)

        def ahead() -> int:
            threads: dict[str, int] = client.nthreads()
            return AHEAD * max(sum(threads.values()), 1)

        def reader(narratives: Iterable[Narrative]) -> Iterator[tuple[Narrative, Answer]]:
            return in_order(narratives, begin, ahead)

        yield reader


class Wait:
    """A batch begun on the cluster; to be called for its answers."""

    def __init__(self, client: "Client", manner: Manner, stamp: "EngineStamp", batch: list[Narrative]) -> None:
        """Begins it."""
        self._client, self._manner, self._stamp, self._batch = client, manner, stamp, batch
        self._future = self._begin(batch)

    def __call__(self) -> list[Answer]:
        """The answers, when they are there."""
        try:
            return self._result(self._future)
        except WorkerDied:
            return one_by_one(self._batch, lambda batch: self._result(self._begin(batch)))

    def _begin(self, batch: list[Narrative]) -> Any:
        return self._client.submit(read, self._manner, batch, pure=False)

    def _result(self, future: Any) -> list[Answer]:
        from distributed import KilledWorker  # noqa: PLC0415  optional

        try:
            answered: tuple[EngineStamp, list[Answer]] = future.result()
        except KilledWorker:
            raise WorkerDied from None
        except (CancelledError, OSError, TimeoutError) as error:
            raise WorkersError(
                f"The cluster was lost while it was reading ({type(error).__name__}). What was written with --out is "
                "kept: give the same command with --resume when the scheduler runs again."
            ) from error
        stamp, found = answered
        if stamp != self._stamp:
            raise _other("a worker that joined", stamp, self._stamp)
        return found


@cache
def _engine(manner: Manner) -> "Engine":
    """One engine for each process of the cluster."""
    return manner.engine()


def read(manner: Manner, batch: list[Narrative]) -> "tuple[EngineStamp, list[Answer]]":
    """What a worker does: the answers, and the stamp of the engine that gave them."""
    with ONE_AT_A_TIME:  # a worker may have several threads; an engine is for one
        engine = _engine(manner)
        return engine.stamp, answers(batch, engine)


def stamp_of(manner: Manner) -> "EngineStamp | RetoldError":
    """What a worker is asked first: how its engine would sign."""
    try:
        with ONE_AT_A_TIME:
            return _engine(manner).stamp
    except RetoldError as error:
        return error


@contextmanager
def _client(address: str) -> Iterator["Client"]:
    if importlib.util.find_spec("distributed") is None:
        raise WorkersError(
            "To read on a cluster, Retold needs Dask, which is not installed here. Install it with: "
            "pip install 'retold[cluster]'"
        )
    from distributed import Client  # noqa: PLC0415  optional

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # a lost worker is its own business; all else we say
    try:
        client = Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, ValueError, TimeoutError, RuntimeError) as error:
        raise WorkersError(
            f"No Dask scheduler answers at {address}. Check that `dask scheduler` runs there, that the address is what "
            "it printed (like tcp://node1:8786), and that this machine may reach it."
        ) from error
    try:
        yield client
    finally:
        client.close()


def _check(client: "Client", manner: Manner, own: "EngineStamp") -> None:
    """Refuses a cluster without workers, or with workers that read otherwise."""
    try:
        client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS)
    except TimeoutError as error:
        raise WorkersError(
            f"The scheduler has had no worker for {WAIT_FOR_WORKERS} seconds. Start some with: "
            "dask worker ADDRESS --nthreads 1"
        ) from error
    for worker, stamp in client.run(stamp_of, manner, on_error="return").items():
        if isinstance(stamp, RetoldError):
            raise WorkersError(f"The worker {worker} cannot read: {stamp}")
        if isinstance(stamp, BaseException):
            raise WorkersError(
                f"The worker {worker} cannot read: it has no Retold, or another than here ({type(stamp).__name__}: "
                f"{stamp}). Install on every worker what is installed here."
            )
        if stamp != own:
            raise _other(f"the worker {worker}", stamp, own)


def _other(worker: str, theirs: "EngineStamp", own: "EngineStamp") -> WorkersError:
    return WorkersError(
        f"Retold is not the same everywhere: {worker} has {theirs.named}, and here is {own.named}. Install on "
        "every worker what is installed here, so that all texts are read alike."
    )
