"""A whole study from files (analysis pipeline): every pair read, broken texts told and left out, never fatal."""

from collections.abc import Callable
from dataclasses import dataclass

from retold.analysis.analysed import Analysis, analysed
from retold.analysis.batch import Reader
from retold.analysis.retelling import Retelling, Telling, retelling
from retold.discourse.engine import Engine
from retold.errors import PairingError, TextError
from retold.exchange.narratives import Coding, StudyFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Pairs compared, in the order of their ids; codings of their texts; sentences about what was left out and why."""

    retellings: tuple[Retelling, ...]
    codings: tuple[Coding, ...]
    notes: tuple[str, ...]


def compared(files: StudyFiles, read: Reader, *, done: Callable[[], None] = lambda: None) -> Study:
    """Every pair of the files, compared. `done` is called after each text.

    Raises PairingError where no whole pair is left.
    """
    notes = list(files.notes)
    analyses: dict[str, Analysis] = {}
    for narrative, result in read(n for pair in files.pairs for n in (pair.before, pair.after)):
        if isinstance(result, Analysis):
            analyses[narrative.id] = result
        else:
            notes.append(f"Pair {narrative.pair} was left out: {narrative.source}: {result}")
        done()
    retellings = tuple(
        retelling(
            pair.id,
            Telling(text=pair.before.text, analysis=analyses[pair.before.id]),
            Telling(text=pair.after.text, analysis=analyses[pair.after.id]),
        )
        for pair in files.pairs
        if pair.before.id in analyses and pair.after.id in analyses
    )
    if not retellings:
        raise PairingError("No whole pair could be compared. " + " ".join(notes))
    kept = {pair.pair for pair in retellings}
    return Study(
        retellings=retellings,
        codings=tuple(coding for coding in files.codings if coding.narrative.pair in kept),
        notes=tuple(notes),
    )


def told(id_: str, text: str, engine: Engine, *, source: str) -> Telling:
    """One text, analysed. Raises the TextError that the engine raises, with `source` named."""
    try:
        reading = engine.analyse(text, id=id_)
    except TextError as error:
        raise type(error)(f"{source}: {error}") from None
    return Telling(text=text, analysis=analysed(reading))
