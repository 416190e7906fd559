"""The engine (text-analysis pipeline): a text in, a reading out. One spaCy pipeline a process; texts go in batches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from retold import __version__
from retold.discourse import model
from retold.discourse.cues.register import Register, shipped_register
from retold.discourse.cues.suggestions import findings_by_cues
from retold.discourse.document import Document, built, copy_of
from retold.discourse.findings import EngineStamp, Mode, Reading
from retold.discourse.reading import parse
from retold.discourse.reading.intake import ReadText, read_text
from retold.discourse.story import story_of
from retold.errors import TextError


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A text of a stream that was refused, with the error whose sentence says why."""

    id: str
    error: TextError


class Engine:
    """Reads texts with one spaCy pipeline in one mode."""

    def __init__(self, pipeline: str | None = None, mode: Mode = "full", *, register: Register | None = None) -> None:
        """Name a larger spaCy pipeline to use it; `mode` is "full", or "cues" for the cues alone.

        `register` has the cues of a codebook other than the one that ships (`register_of(load(folder))`).

        Raises PipelineError where the pipeline is not installed, ModelError where the model named (`model.VARIABLE`)
        cannot be read with.
        """
        self._pipeline = pipeline
        self._nlp = parse.pipeline(pipeline)
        self._register = register or shipped_register()
        self.stamp = EngineStamp(
            version=__version__, pipeline=parse.pipeline_name(self._nlp), mode=mode, model=model.model_name()
        )

    def analyse(self, text: str, id: str = "") -> Reading:  # noqa: A002 - the word that every caller's data uses
        """One text. Raises a TextError, with a sentence for a person, where it cannot be read."""
        return self._readings([read_text(text, id=id)])[0]

    def stream(self, texts: Iterable[tuple[str, str]]) -> Iterator[Reading | Unread]:
        """Many (id, text), in order, in constant memory; a text that cannot be read comes back as `Unread`."""
        pending = iter(texts)
        while batch := [_taken(id_, text) for id_, text in islice(pending, parse.BATCH)]:
            readings = iter(self._readings([taken for taken in batch if isinstance(taken, ReadText)]))
            for taken in batch:
                yield taken if isinstance(taken, Unread) else next(readings)

    def _readings(self, batch: list[ReadText]) -> list[Reading]:
        self._nlp = parse.roomy(self._nlp, self._pipeline)
        copies = [copy_of(taken.text) for taken in batch]
        docs = parse.parsed(self._nlp, (parse.prepared_doc(self._nlp, copy.masked, copy.breaks) for copy in copies))
        return [self._reading(built(taken, copy, doc)) for taken, copy, doc in zip(batch, copies, docs, strict=True)]

    def _reading(self, document: Document) -> Reading:
        if self.stamp.mode == "cues":
            found, set_aside = findings_by_cues(document, self._register)
            story, findings = story_of(document, found, register=self._register)
        else:
            from retold.discourse.learned import scores, suggestions  # noqa: PLC0415  heavy

            said = scores.scores(document)
            found, set_aside = suggestions.findings_by_both(document, said, self._register)
            story, findings = story_of(document, found, said, self._register)
        return Reading(
            id=document.id,
            engine=self.stamp,
            words=document.words,
            warnings=document.warnings,
            sentences=tuple(document.sentences),
            clauses=document.facts(),
            mentions=tuple(document.mentions),
            findings=tuple(findings),
            set_aside=tuple(set_aside),
            story=story,
        )


def _taken(id_: str, text: str) -> ReadText | Unread:
    try:
        return read_text(text, id=id_)
    except TextError as error:
        return Unread(id=id_, error=error)
