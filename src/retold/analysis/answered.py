"""What an unfinished file of analyses, a line each, has answers to (resuming from a checkpoint)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold.discourse.findings import EngineStamp
from retold.errors import OutputError
from retold.exchange.growing import kept_lines
from retold.exchange.narratives import Narrative


def answered_in(path: Path, stamp: EngineStamp) -> Counter[str]:
    """How many answers it has under each id. Raises OutputError where it is no such file, or of another engine."""
    import msgspec  # noqa: PLC0415  heavy

    class Line(msgspec.Struct):
        id: str
        engine: EngineStamp

    decoder = msgspec.json.Decoder(Line)
    found: Counter[str] = Counter()
    for number, line in enumerate(kept_lines(path), 1):
        try:
            answer = decoder.decode(line)
        except msgspec.DecodeError:
            raise OutputError(
                f"{path} line {number} is no analysis, so nothing is added to it. Choose another file."
            ) from None
        if answer.engine != stamp:
            raise OutputError(
                f"{path} was written by {_named(answer.engine)}, and this is {_named(stamp)}: the two do not belong "
                "into one file. Read as then, or use --force to begin again."
            )
        found[answer.id] += 1
    return found


def unanswered(narratives: Iterable[Narrative], answered: Counter[str]) -> Iterator[Narrative]:
    """The narratives without those that have their answer; what is taken off `answered` remains off."""
    for narrative in narratives:
        if answered[narrative.id] > 0:
            answered[narrative.id] -= 1
        else:
            yield narrative


def _named(stamp: EngineStamp) -> str:
    return f"{stamp.named} in the mode “{stamp.mode}”"
