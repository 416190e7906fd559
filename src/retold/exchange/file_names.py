"""Names for files made from what people typed (file name sanitising): a pair may be called anything, a file not."""

import re
import unicodedata
from collections.abc import Iterable

# https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
LONGEST = 60
"""Characters: at up to four bytes each, with an ending, within the 255 bytes that a file system takes."""


def file_names(names: Iterable[str]) -> dict[str, str]:
    """For each name one that any file system takes, without an ending; no two the same, whatever the case.

    Letters and digits of any script, `-` and `_` stay; all else becomes `-`. So nothing leads out of a folder.
    """
    taken: set[str] = set()
    found: dict[str, str] = {}
    for name in dict.fromkeys(names):
        plain = re.sub(r"[^\w-]+", "-", unicodedata.normalize("NFC", name)).strip("-")[:LONGEST] or "unnamed"
        if RESERVED.fullmatch(plain):
            plain += "-"
        candidate, count = plain, 1
        while candidate.casefold() in taken:
            count += 1
            candidate = f"{plain}-{count}"
        taken.add(candidate.casefold())
        found[name] = candidate
    return found
