"""The engine: a text in, a reading out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from retold.discourse.document import Copy, built, copy_of
from retold.discourse.findings import EngineStamp, Mode, Reading
from retold.discourse.parse import BATCH, pipeline, pipeline_name, prepared
from retold.discourse.read import ReadText, read
from retold.errors import TextError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A text of a stream that was refused, with the sentence that says why."""

    id: str
    error: TextError


class Engine:
    """Reads texts with one pipeline in one mode. Loading is paid once a process."""

    def __init__(self, pipeline: str | None = None, mode: Mode = "cues") -> None:
        """Name a larger spaCy pipeline to use it; PipelineError where it is not installed."""
        self._nlp = _pipeline(pipeline)
        self._mode = mode
        self.stamp = EngineStamp(version=_version(), pipeline=pipeline_name(self._nlp), mode=mode)

    def analyse(self, text: str, id: str = "") -> Reading:  # noqa: A002 - the word that every caller's data uses
        """One text. Raises a TextError where it cannot be read."""
        for result in self.stream([(id, text)]):
            if isinstance(result, Unread):
                raise result.error
            return result
        raise AssertionError

    def stream(self, texts: Iterable[tuple[str, str]]) -> Iterator[Reading | Unread]:
        """Many (id, text), in order, a batch at a time; a text that cannot be read comes back as `Unread`."""
        pending = iter(texts)
        while batch := [_taken(id_, text) for id_, text in islice(pending, BATCH)]:
            yield from self._batch(batch)

    def _batch(self, batch: list[ReadText | Unread]) -> Iterator[Reading | Unread]:
        copies: dict[int, Copy] = {}
        waiting = []
        for number, taken in enumerate(batch):
            if isinstance(taken, ReadText):
                copies[number] = copy = copy_of(taken.text)
                waiting.append(prepared(self._nlp, copy.masked, copy.breaks))
        parsed = self._nlp.pipe(waiting, batch_size=BATCH)
        for number, taken in enumerate(batch):
            if isinstance(taken, Unread):
                yield taken
            else:
                yield self._reading(taken, copies[number], next(parsed))

    def _reading(self, taken: ReadText, copy: Copy, doc: "Doc") -> Reading:
        from retold.discourse.cues import findings_of  # noqa: PLC0415 - cues stand on top of documents
        from retold.discourse.story import story_of  # noqa: PLC0415

        document = built(taken, copy, doc)
        found, aside = findings_of(document)
        story, findings = story_of(document, found)
        return Reading(
            id=taken.id,
            engine=self.stamp,
            words=taken.words,
            warnings=taken.warnings,
            sentences=tuple(document.sentences),
            clauses=document.facts(),
            mentions=tuple(document.mentions),
            findings=tuple(findings),
            set_aside=tuple(aside),
            story=story,
        )


def _taken(id_: str, text: str) -> ReadText | Unread:
    try:
        return read(text, id=id_)
    except TextError as error:
        return Unread(id=id_, error=error)


def _pipeline(name: str | None) -> "Language":
    return pipeline(name)


def _version() -> str:
    from retold import __version__  # noqa: PLC0415

    return __version__
