"""Takes a form once (idempotency key): sent again, it does nothing, and leads where it led the first time."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from retold.records import vault
from retold.records.record import id_of, stored
from retold.records.trail.models import SentForm
from retold.rules.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as somebody sent it: who, to which address, its own token, and what was in it."""

    person_id: str
    address: str
    token: str
    content: str

    @property
    def mark(self) -> str:
        """The id under which it is remembered. The same token of somebody else, or elsewhere, has another."""
        return id_of(self.derived("mark of a form"))

    @property
    def key(self) -> bytes:
        """What seals where it led: made of a token that is not stored, so that nobody opens it without the form."""
        return self.derived("key of a form")

    @property
    def fingerprint(self) -> str:
        """What was in it, as 64 signs that tell whether it was the same."""
        return sha256(self.content.encode()).hexdigest()

    def derived(self, use: str) -> bytes:
        """32 bytes of this form for one use."""
        return vault.derived(use, self.person_id, self.address, self.token)


@dataclass(frozen=True, slots=True)
class Led:
    """Where a form led: `to` is an address, "" where nothing was done. `same`: it held the same when it was taken."""

    to: str
    same: bool


@transaction.atomic
def once(form: Form, act: Callable[[], str], *, at: When) -> Led:
    """Does `act`, unless the form was taken before. It says where it led; "" where nothing was done, as with errors.

    All of it is one transaction. Of two at once one waits for the other, and then finds what that one did; where the
    act raises or does nothing, the form may be sent again.
    """
    row, first = stored(SentForm).get_or_create(pk=form.mark, defaults={"sent_on": at.day})
    if not first:
        return opened(form, bytes(row.led_to))
    to = act()
    if to:
        row.led_to = sealed(form, to)
        row.save(update_fields=["led_to"])
    else:
        row.delete()
    return Led(to, same=True)


def sealed(form: Form, to: str) -> bytes:
    """Where it led, and the fingerprint of what was in it, sealed and filled up as the vault does."""
    return vault.locked(form.key, vault.padded(f"{form.fingerprint} {to}".encode()), form.mark.encode())


def opened(form: Form, led_to: bytes) -> Led:
    """What `sealed` was given, for the same form sent again."""
    words = vault.unpadded(vault.unlocked(form.key, led_to, form.mark.encode())).decode()
    before, _, to = words.partition(" ")
    return Led(to, same=before == form.fingerprint)
