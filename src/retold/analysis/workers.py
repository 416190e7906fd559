"""Many texts in several processes of this machine (multiprocessing), each with an engine of its own."""

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock

from retold.analysis.batch import Answer, Manner, Reader, WorkerDied, answers, in_order, one_by_one
from retold.errors import RetoldError, WorkersError
from retold.exchange.narratives import Narrative

STARTS = 3
"""How often a worker may be killed before it has begun to read."""
AHEAD = 3
"""Batches begun for each worker, so that none waits for the slowest."""


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@contextmanager
def in_processes(manner: Manner, count: int) -> Iterator[Reader]:
    """Reads in that many processes, which end with the block.

    One that is killed is replaced, and what it was reading is read again. Raises WorkersError where they cannot start.
    """
    workers = [Worker(manner, number, count) for number in range(count)]
    threads = ThreadPoolExecutor(count)
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def read(batch: list[Narrative]) -> list[Answer]:
        worker = free.get()
        try:
            return worker.read(batch)
        finally:
            free.put(worker)

    def reader(narratives: Iterable[Narrative]) -> Iterator[tuple[Narrative, Answer]]:
        return in_order(narratives, lambda batch: threads.submit(read, batch).result, lambda: AHEAD * count)

    try:
        yield reader
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.end()


class Worker:
    """A process that reads one batch after another."""

    def __init__(self, manner: Manner, number: int, count: int) -> None:
        """Starts the process of this number among so many, which share the machine's cores."""
        self._run = partial(_run, manner, number, count)
        self._ended = False
        self._starting = Lock()
        self._start()

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        with self._starting:
            self._ended = True
            self._stop()

    def read(self, batch: list[Narrative]) -> list[Answer]:
        """The answers to the batch, from a new process if the one that began it is killed."""
        try:
            return self._ask(batch)
        except WorkerDied:
            return one_by_one(batch, self._ask)

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=self._run, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()

    def _start_anew(self) -> None:
        """Another process instead of one that is dead or dying. Raises WorkerDied where none is wanted any more."""
        with self._starting:
            if self._ended:
                raise WorkerDied
            self._stop()
            self._pipe.close()
            self._start()

    def _ask(self, batch: list[Narrative]) -> list[Answer]:
        self._wait_until_ready()
        try:
            self._pipe.send(batch)
            found: list[Answer] = self._pipe.recv()
        except (EOFError, OSError):
            self._start_anew()
            raise WorkerDied from None
        return found

    def _wait_until_ready(self) -> None:
        for _ in range(STARTS):
            if self._ready:
                return
            try:
                fault = self._pipe.recv()
            except (EOFError, OSError):
                self._start_anew()
                continue
            if fault is not None:
                raise fault
            self._ready = True
        raise WorkersError(
            "A process that should read texts was killed again and again while it started; perhaps there is too little "
            "memory. Each needs some 500 MB: use fewer --workers."
        )


def _run(manner: Manner, number: int, count: int, pipe: Connection) -> None:
    """What the process does: says that its engine is made, or why not, and then answers batches until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _share_cores(number, count)
    try:
        engine = manner.engine()
    except RetoldError as error:
        pipe.send(error)
        return
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(answers(pipe.recv(), engine))


def _share_cores(number: int, count: int) -> None:
    """Keeps a worker to its share of the cores: the encoder takes a thread for each core that it may use."""
    if sys.platform == "linux":
        mine = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, mine[number % len(mine) :: count])
