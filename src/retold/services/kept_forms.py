"""Keeps a form that was sent when its session had just ended (draft recovery), for its writer alone."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from retold.queries.kept_forms import MOST, KeptForm, kept_by, marks_of, sealed, today_of
from retold.records.private import models
from retold.records.record import stored
from retold.records.vault import TooLongToSealError
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When

FULL = "Five are kept for you already, and there is no room for more."
TOO_LONG = "It is too long to be kept."

Fields = Sequence[tuple[str, str]]


class NotKeptError(Exception):
    """There is no room for a form: the message says why."""


@transaction.atomic
def keep(person_id: str, *, address: str, token: str, fields: Fields, at: When) -> datetime:
    """Keeps what was sent, sealed to this person; until when. Raises NotKeptError.

    Callers have seen both that the form was made for this person and that their session was in this browser. The same
    form is kept once: sent again, it takes the place of what was kept before.
    """
    for form in kept_by(person_id, at=at):
        if form.token == token:
            drop(person_id, form.id, at=at)
    kept = kept_by(person_id, at=at)
    free = [pk for pk in marks_of(person_id, today_of(at)) if pk not in {form.id for form in kept}]
    for pk in free if len(kept) < MOST else ():
        form = KeptForm(id=pk, address=address, token=token, fields=tuple(fields), sent_at=at.moment)
        if stored_first(person_id, form, at=at):
            return form.until
    raise NotKeptError(FULL)


def stored_first(person_id: str, form: KeptForm, *, at: When) -> bool:
    """Stores a form, unless another took its place meanwhile. Raises NotKeptError where it is too long."""
    try:
        words = sealed(person_id, form)
    except TooLongToSealError as error:
        raise NotKeptError(TOO_LONG) from error
    return stored(models.KeptForm).get_or_create(pk=form.id, defaults={"kept_on": today_of(at), "words": words})[1]


def drop(person_id: str, pk: str, *, at: When) -> None:
    """Lets go of one that was sent after all, or is not wanted; nothing where it is not this person's."""
    if pk in {form.id for form in kept_by(person_id, at=at)}:
        stored(models.KeptForm).filter(pk=pk).delete()


def remove(pk: str, *, by: Viewer, at: When) -> None:
    """Its writer does not want it. Raises HiddenError where there is none of theirs."""
    if pk not in {form.id for form in kept_by(by.person_id or "", at=at)}:
        raise HiddenError
    drop(by.person_id or "", pk, at=at)
