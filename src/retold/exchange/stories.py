"""Narratives (text documents) from rows and from the names of files, and back to JSON."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePath

from retold.errors import TextError
from retold.exchange.decoding import cleaned
from retold.exchange.documents import write_json
from retold.exchange.narratives import Narrative, Time
from retold.exchange.rows import TIMES, Kind, Row, tidy

NAMED = re.compile(rf"(?P<pair>.*?)[-_.\s]+(?P<time>{'|'.join(TIMES)})", re.IGNORECASE | re.DOTALL)


def narratives_in(row: Row, kind: Kind, notes: list[str]) -> list[Narrative]:
    """The one or two stories of a row of kind `story` or `pair`; an empty text is left out, and a note says so."""
    if kind == "story":
        found = [_narrative(row, row.time() if "time" in row.fields else None, "text", notes)]
    else:
        found = [_narrative(row, time, time, notes) for time in ("before", "after")]
    return [narrative for narrative in found if narrative is not None]


def _narrative(row: Row, time: Time | None, field: str, notes: list[str]) -> Narrative | None:
    name = row.name("id") or (f"{row.pair()}-{time}" if time else row.source)
    pair = row.pair() if "pair" in row.fields else name
    given = row.string(field)
    try:
        decoded = cleaned(given, f"{row.source}, '{field}'")
    except TextError as error:
        notes.append(f"{error} It was left out.")
        return None
    notes.extend(decoded.notes)
    if not decoded.text.strip():
        notes.append(f"{row.source}: '{field}' of {pair} is empty and was left out.")
        return None
    return Narrative(id=name, pair=pair, time=time, text=decoded.text, source=row.source)


def named_story(path: PurePath) -> tuple[str, Time] | None:
    """Pair and time that a path tells: `NAME-before.txt`, `NAME/before.txt`, `before/NAME.txt`; else None.

    `_`, a dot or a space may stand for the hyphen; case does not matter; `TIMES` has the other words for the times.
    """
    stem, folder = tidy(path.stem), tidy(path.parent.name)
    named = NAMED.fullmatch(stem)
    if named and named["pair"]:
        return named["pair"], TIMES[named["time"].casefold()]
    times = TIMES.get(folder.casefold()), TIMES.get(stem.casefold())
    match times:
        case str(time), None:
            return stem, time
        case None, str(time) if folder:
            return folder, time
    return None


def write_stories(path: Path, narratives: Iterable[Narrative], *, replace: bool = False) -> None:
    """Write the narratives as a JSON list of `{"id", "pair", "time", "text"}`, which `read_study` reads.

    Raises:
        OutputError: it cannot be written there.

    """
    stories = [{"id": n.id, "pair": n.pair, "time": n.time, "text": n.text} for n in narratives]
    write_json(path, stories, replace=replace)
