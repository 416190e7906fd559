"""What a browser keeps of a session (receipt): sealed, that this person used it, and until when that counts.

With it a form that is sent after the session's end can be kept for them. It signs nobody in and shows nothing.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime

from retold.records import vault
from retold.records.vault import SealError
from retold.rules.clocks import RECEIPT
from retold.rules.when import When

PLACE = b"receipt"


def written(person_id: str, *, at: When) -> str:
    """A receipt of this person for the browser, of letters that a cookie may hold."""
    words = f"{(at + RECEIPT).moment.isoformat()} {person_id}".encode()
    return urlsafe_b64encode(vault.locked(key(), words, PLACE)).decode().rstrip("=")


def holder(receipt: str, *, at: When) -> str | None:
    """The id of the person whose receipt this is; None for one that is over, or that is not ours."""
    try:
        words = vault.unlocked(key(), urlsafe_b64decode(f"{receipt}=="), PLACE).decode()
    except (SealError, ValueError):
        return None
    until, _, person_id = words.partition(" ")
    return person_id if datetime.fromisoformat(until) > at.moment else None


def key() -> bytes:
    """What seals all receipts."""
    return vault.derived("key of receipts")
