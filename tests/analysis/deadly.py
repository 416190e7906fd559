"""Engines for other processes: one that a text can kill, and ones that never come to read."""

import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.discourse.engine import Unread
from retold.errors import PipelineError, TextError

DEADLY = "kills"


@dataclass(frozen=True)
class Manner:
    """Makes an engine that reads nothing: the answer to a text is its id."""

    kind: str = "deadly"

    def engine(self) -> "Engine":
        if self.kind == "absent":
            raise PipelineError("No such pipeline.")
        if self.kind == "stillborn":
            os.kill(os.getpid(), signal.SIGKILL)
        return Engine()


class Engine:
    def stream(self, texts: Iterable[tuple[str, str]]) -> Iterator[Unread]:
        for id_, text in texts:
            if text == DEADLY:
                os.kill(os.getpid(), signal.SIGKILL)
            if text == "stumbles":
                raise ZeroDivisionError("by nought")
            yield Unread(id=id_, error=TextError(id_))
