"""What coders marked (stand-off annotations): rows made into annotations that fit their texts."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from retold.errors import CodingError
from retold.exchange.decoding import cleaned
from retold.exchange.narratives import Annotation, Coding, Narrative, Time
from retold.exchange.rows import Kind, Row


class Codings:
    """Codings being gathered, on the narratives known so far."""

    def __init__(self, narratives: Iterable[Narrative], codes: frozenset[str] | None = None) -> None:
        """Begin with these texts; `codes` are those that may be used, None for any."""
        self.narratives: dict[str, Narrative] = {}
        self._codes = codes
        self._ids: dict[tuple[str, Time | None], str] = {}
        self._marked: dict[tuple[str, str], set[Annotation]] = {}
        self._sources: dict[tuple[str, str], str] = {}
        for narrative in narratives:
            self._know(narrative)

    def add(self, rows: Iterable[tuple[Row, Kind, PurePath]], notes: list[str]) -> None:
        """Take in rows of kind `coded` (one text, one coder) or `span` (one mark; an empty one says: seen, no code).

        Raises:
            CodingError: a row does not fit its text, or one coder coded one text in two places.

        """
        rows = tuple(rows)
        # A row without a text may stand before the row that brings it.
        for row, _, _ in rows:
            if row.fields.get("text"):
                self._narrative(row, notes)
        for row, kind, path in rows:
            self._add(row, kind, path, notes)

    def _add(self, row: Row, kind: Kind, path: PurePath, notes: list[str]) -> None:
        narrative, given = self._narrative(row, notes)
        coder = row.name("coder") or coder_named(path)
        key = coder, narrative.id
        origin = row.source if kind == "coded" else str(path)
        if self._sources.setdefault(key, origin) != origin:
            raise CodingError(
                f"{row.source}: {coder} coded {narrative.id} already in {self._sources[key]}. Remove one of the two."
            )
        marks = _spans(row) if kind == "coded" else [row] * _is_filled(row)
        self._marked.setdefault(key, set()).update(self._annotation(mark, narrative, given) for mark in marks)

    def gathered(self) -> tuple[Coding, ...]:
        """All codings, in the order in which each first came; annotations by place, the same one once."""
        return tuple(
            Coding(
                coder=coder,
                narrative=self.narratives[narrative],
                annotations=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.code))),
            )
            for (coder, narrative), marks in self._marked.items()
        )

    def _know(self, narrative: Narrative) -> None:
        known = self.narratives.setdefault(narrative.id, narrative)
        place = narrative.pair, narrative.time
        if (known.pair, known.time) != place or known.text.rstrip() != narrative.text.rstrip():
            raise CodingError(
                f"{narrative.source}: the id {narrative.id} stands for another text in {known.source}. "
                "Give each text an id of its own."
            )
        self._ids[place] = known.id

    def _narrative(self, row: Row, notes: list[str]) -> tuple[Narrative, str]:
        """The text that the row is about, and that text as offsets in the row count it."""
        time = row.time() if row.name("time") else None
        name = row.name("id") or (f"{row.pair()}-{time}" if time else row.pair())
        pair = row.name("pair") or name
        given = row.string("text")
        decoded = cleaned(given, row.source)
        known = self.narratives.get(self._ids.get((pair, time), name))
        if known is None:
            if not decoded.text.strip():
                raise CodingError(f"{row.source}: there is no text for {name}. Give the stories too.")
            notes.extend(decoded.notes)
            known = Narrative(id=name, pair=pair, time=time, text=decoded.text, source=row.source)
            self._know(known)
        elif time is not None:
            self._know(replace(known, pair=pair, time=time, source=row.source))
        # A file of one story ends with a line feed where a row of JSON does not; no offset is moved by that.
        if given and known.text.rstrip() != decoded.text.rstrip():
            raise CodingError(
                f"{row.source}: the text of {known.id} is not that of {known.source}. Code one text, not two versions."
            )
        return known, given or known.text

    def _annotation(self, mark: Row, narrative: Narrative, given: str) -> Annotation:
        code = mark.name("code")
        if not code:
            raise CodingError(f"{mark.source}: a span without a code. Name the code, or remove the span.")
        if self._codes is not None and code not in self._codes:
            raise CodingError(
                f"{mark.source}: '{code}' is not in the codebook. Known: {', '.join(sorted(self._codes))}."
            )
        start, end = _offset(mark, "start"), _offset(mark, "end")
        if not 0 <= start < end <= len(given):
            raise CodingError(
                f"{mark.source}: span {start} to {end} does not fit {narrative.id}, which has {len(given)} characters. "
                f"{_why(start, end, given)}"
            )
        start, end = (edge - given.count("\r\n", 0, edge) for edge in (start, end))
        end = min(end, len(narrative.text))
        if start >= end:
            raise CodingError(f"{mark.source}: the span marks no words, only the end of {narrative.id}. Remove it.")
        return Annotation(code=code, start=start, end=end)


def coder_named(path: PurePath) -> str:
    """The coder that a file's name tells: `SET.CODER.jsonl`, else the whole name before the ending."""
    return path.stem.rpartition(".")[2]


def _is_filled(row: Row) -> bool:
    return any(row.fields.get(field) not in (None, "") for field in ("code", "start", "end"))


def _spans(row: Row) -> list[Row]:
    codes = row.fields.get("codes")
    if not isinstance(codes, list):
        raise CodingError(f"{row.source}: 'codes' should be a list (empty for: seen, no code). Export it again.")
    spans = []
    for number, span in enumerate(codes, 1):
        if not isinstance(span, dict):
            raise CodingError(
                f"{row.source}: code {number} should be an object with code, start, end. Export it again."
            )
        spans.append(Row(span, f"{row.source}, code {number}"))
    return spans


def _offset(mark: Row, edge: str) -> int:
    value = mark.fields.get(edge)
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 12:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise CodingError(f"{mark.source}: '{edge}' should be a whole number of characters from the start of the text.")


def _why(start: int, end: int, text: str) -> str:
    """What may have gone wrong with a span that does not fit."""
    if start >= end:
        return "The end must be after the start: the first character not marked."
    if start >= 0 and end <= len(text.encode("utf-16-le", "replace")) // 2:
        return "It fits if counted in UTF-16, as browsers and Java do: count Unicode code points instead."
    if start >= 0 and end <= len(text.encode("utf-8", "replace")):
        return "It fits if counted in UTF-8 bytes: count Unicode code points instead."
    if start >= 0 and end <= len(text) + text.count("\n"):
        return "It fits if a line ending counts as two characters: count it as one."
    return "Check that it was coded on this text."
