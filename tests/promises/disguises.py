"""The forms in which a marked word could stand in what somebody fetches."""

import base64
import html
import urllib.parse

from promises.secrets_of_mentors import MARK

DISGUISES = {
    "as it is": MARK.encode(),
    "in an address": urllib.parse.quote(MARK).encode(),
    "in a page": html.escape(MARK).encode(),
    "in base64": base64.b64encode(MARK.encode()).rstrip(b"="),
    "in UTF-16": MARK.encode("utf-16-le"),
    "in hex": MARK.encode().hex().encode(),
}


def sightings(body: bytes) -> list[str]:
    lowered = body.lower()
    return [how for how, disguise in DISGUISES.items() if disguise.lower() in lowered]
