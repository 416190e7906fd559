"""JSON and JSON lines (serialisation): read strictly, written the same to the byte for the same data."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from retold.errors import UnreadableFileError
from retold.exchange.decoding import TABLE_LIMIT, decode, open_lines, read_bytes
from retold.exchange.outputs import write_whole


def read_json(path: Path, name: str) -> object:
    """What the file holds.

    Raises:
        UnreadableFileError: not JSON, named by line; a key given twice in one object.

    """
    text = decode(read_bytes(path, name, TABLE_LIMIT), name).text
    return _parsed(text, name)


def read_lines(path: Path, name: str) -> Iterator[tuple[int, object | UnreadableFileError]]:
    """Each line that holds something, with its number from 1; one that is not JSON is the error that says so."""
    with open_lines(path, name) as (lines, _):
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield number, _parsed(line.removesuffix("\n"), f"{name} line {number}", one_line=True)
                except UnreadableFileError as error:
                    yield number, error


def _parsed(text: str, where: str, *, one_line: bool = False) -> object:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if one_line else f"line {error.lineno}, column {error.colno}"
        raise UnreadableFileError(f"{where} is not JSON ({error.msg}, {place}). Export it again.") from None
    except RecursionError:
        raise UnreadableFileError(f"{where} is nested too deeply to be stories. Export it again.") from None
    except ValueError as error:
        raise UnreadableFileError(f"{where} cannot be read ({error}). Export it again.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"an object has '{twice}' twice")
    return found


def json_bytes(obj: object) -> bytes:
    """The object as indented JSON in UTF-8: fields in their order, dictionaries and sets sorted, LF at the end.

    Takes dataclasses, msgspec structs, tuples, paths and numpy scalars; what is not a number (NaN) becomes null.
    """
    import msgspec  # noqa: PLC0415  heavy

    packed = msgspec.json.encode(obj, enc_hook=_plain, order="deterministic")
    return msgspec.json.format(packed, indent=1) + b"\n"


def json_line(obj: object) -> str:
    """The object as `json_bytes` writes it, but on one line, LF at the end."""
    import msgspec  # noqa: PLC0415  heavy

    return msgspec.json.encode(obj, enc_hook=_plain, order="deterministic").decode() + "\n"


def _plain(value: object) -> object:
    if isinstance(value, PurePath):
        return value.as_posix()
    item = getattr(value, "item", None)
    if callable(item):
        return item()
    raise TypeError(f"{type(value).__name__} cannot stand in JSON")


def write_json(path: Path, obj: object, *, replace: bool = False) -> None:
    """Write `json_bytes(obj)` to `path`, whole or not at all.

    Raises:
        OutputError: it cannot be written there.

    """
    write_whole(path, json_bytes(obj), replace=replace)


def write_lines(path: Path, objects: list[dict[str, Any]], *, replace: bool = False) -> None:
    """Write one object a line, keys in their order.

    Raises:
        OutputError: it cannot be written there.

    """
    lines = (json.dumps(one, ensure_ascii=False, separators=(", ", ": ")) + "\n" for one in objects)
    write_whole(path, "".join(lines).encode(), replace=replace)
