"""Many texts, read in order (batch processing): here, in processes (`workers`), or on a Dask cluster (`cluster`).

Each of the three gives a `Reader`. The unit of work is a batch of as many texts as the engine parses at once, so that
all three read the same batches and write the same bytes.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from retold.analysis.analysed import Analysis, analysed
from retold.discourse.engine import Engine, Unread
from retold.discourse.findings import Mode
from retold.discourse.reading.parse import BATCH
from retold.errors import RetoldError, TextError
from retold.exchange.narratives import Narrative

Answer = Analysis | TextError
Reader = Callable[[Iterable[Narrative]], Iterator[tuple[Narrative, Answer]]]
"""Narratives, taken as they are needed, each come back with an answer, in the order given."""
TRIES = 2
"""How often a text is read alone before it is taken for the cause of its worker's death."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an engine reads: what another process needs to know to make one."""

    pipeline: str | None = None
    mode: Mode = "full"

    def engine(self) -> Engine:
        """An engine of this manner. Raises PipelineError where its pipeline is not installed."""
        return Engine(self.pipeline, self.mode)


class WorkerDied(Exception):  # noqa: N818 - no error of ours, and nobody sees it
    """The process that was reading a batch is no more."""


def here(engine: Engine) -> Reader:
    """Reads in this process."""

    def read(narratives: Iterable[Narrative]) -> Iterator[tuple[Narrative, Answer]]:
        for batch in batches(narratives):
            yield from zip(batch, answers(batch, engine), strict=True)

    return read


def batches(narratives: Iterable[Narrative]) -> Iterator[list[Narrative]]:
    """The narratives in lists of the length that the engine parses at once."""
    pending = iter(narratives)
    while batch := list(islice(pending, BATCH)):
        yield batch


def answers(batch: list[Narrative], engine: Engine) -> list[Answer]:
    """Each narrative's analysis, or the error that names what is wrong with it, be it a fault of ours."""
    try:
        readings = list(engine.stream((narrative.id, narrative.text) for narrative in batch))
    except RetoldError:
        raise
    except Exception as error:  # noqa: BLE001 - one text that the engine stumbles over must not stop 100,000
        if len(batch) > 1:
            return [answers([narrative], engine)[0] for narrative in batch]
        fault = f"Something went wrong inside Retold over this text ({type(error).__name__}: {error})."
        return [TextError(f"{fault} It was left out. Please report it.")]
    return [reading.error if isinstance(reading, Unread) else analysed(reading) for reading in readings]


def in_order(
    narratives: Iterable[Narrative],
    begin: Callable[[list[Narrative]], Callable[[], list[Answer]]],
    ahead: Callable[[], int],
) -> Iterator[tuple[Narrative, Answer]]:
    """Begins batches elsewhere, at most `ahead()` at a time; `begin` gives what waits for a batch's answers."""
    begun: deque[tuple[list[Narrative], Callable[[], list[Answer]]]] = deque()
    for batch in batches(narratives):
        begun.append((batch, begin(batch)))
        while len(begun) >= ahead():
            first, wait = begun.popleft()
            yield from zip(first, wait(), strict=True)
    for first, wait in begun:
        yield from zip(first, wait(), strict=True)


def one_by_one(batch: list[Narrative], ask: Callable[[list[Narrative]], list[Answer]]) -> list[Answer]:
    """The answers to a batch over which a worker died: each text alone, so that only the cause is left unread.

    `ask` raises WorkerDied where a worker dies again.
    """
    return [_alone(narrative, ask) for narrative in batch]


def _alone(narrative: Narrative, ask: Callable[[list[Narrative]], list[Answer]]) -> Answer:
    for _ in range(TRIES):
        try:
            return ask([narrative])[0]
        except WorkerDied:
            continue
    return TextError(
        f"Each of the {TRIES + 1} processes that began to read this text was killed; perhaps it needs more memory than "
        "there is. It was left out: read it alone, or with fewer workers."
    )
