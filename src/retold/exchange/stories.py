"""Narratives from rows and from the names of files, and back to JSON."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePath

from retold.errors import TextError
from retold.exchange.decoding import cleaned
from retold.exchange.documents import write_json
from retold.exchange.narratives import Narrative, Time
from retold.exchange.rows import TIMES, Kind, Row, tidy

NAMED = re.compile(rf"(?P<pair>.*?)[-_\s]+(?P<time>{'|'.join(TIMES)})", re.IGNORECASE | re.DOTALL)


def narratives_in(row: Row, kind: Kind, notes: list[str]) -> list[Narrative]:
    """The one or two stories of a row of kind `story` or `pair`; an empty text is left out, and a note says so."""
    pair = row.pair()
    if kind == "story":
        time = row.time()
        found = [_narrative(row, pair, time, "text", notes, row.name("id"))]
    else:
        found = [_narrative(row, pair, time, time, notes) for time in ("before", "after")]
    return [narrative for narrative in found if narrative is not None]


def _narrative(row: Row, pair: str, time: Time, field: str, notes: list[str], given_id: str = "") -> Narrative | None:
    given = row.string(field)
    try:
        decoded = cleaned(given, f"{row.source}, '{field}'")
    except TextError as error:
        notes.append(f"{error} It was left out.")
        return None
    notes.extend(decoded.notes)
    if not decoded.text.strip():
        notes.append(f"{row.source}: the {time} text of pair {pair} is empty and was left out.")
        return None
    return Narrative(id=given_id or f"{pair}-{time}", pair=pair, time=time, text=decoded.text, source=row.source)


def named_story(path: PurePath) -> tuple[str, Time] | None:
    """Pair and time that a file's name tells: `NAME-before`, `NAME_After`, `name pre`, or `NAME` in a folder `before`.

    None if it tells neither.
    """
    stem = tidy(path.stem)
    named = NAMED.fullmatch(stem)
    if named and named["pair"]:
        return named["pair"], TIMES[named["time"].casefold()]
    time = TIMES.get(path.parent.name.casefold())
    if time is not None and stem and stem.casefold() not in TIMES:
        return stem, time
    return None


def write_stories(path: Path, narratives: Iterable[Narrative], *, replace: bool = False) -> None:
    """Write the narratives as a JSON list of `{"id", "pair", "time", "text"}`, which `read_study` reads.

    Raises:
        OutputError: it cannot be written there.

    """
    stories = [{"id": n.id, "pair": n.pair, "time": n.time, "text": n.text} for n in narratives]
    write_json(path, stories, replace=replace)
