"""An analysis as a short text to keep (lossless serialisation): the same comes back, to the last digit."""

import zlib
from base64 import b85decode, b85encode

from retold.analysis.analysed import Analysis


def packed(analysis: Analysis) -> str:
    """The analysis's JSON, compressed, in letters and signs of ASCII: about a sixth of its length."""
    import msgspec  # noqa: PLC0415  heavy

    return b85encode(zlib.compress(msgspec.json.encode(analysis), 9)).decode()


def unpacked(kept: str) -> Analysis:
    """What `packed` was given. Raises `ValueError` for anything else."""
    import msgspec  # noqa: PLC0415  heavy

    return msgspec.json.decode(zlib.decompress(b85decode(kept)), type=Analysis)
