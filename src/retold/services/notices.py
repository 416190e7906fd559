"""Notices (e-mail): what leaves Retold for a mailbox: constant words, in fixed slots, stored before it is sent.

A notice says that something is waiting, never what, from whom, or in which scheme. An invitation alone, which goes to a
stranger, names who invites and for which organisation. Everything that is not urgent leaves in one daily slot, at most
one mail a person, so that neither the hour nor the number of mails tells anything. A mail is stored in the transaction
of its cause; `retold.services.work.sending` sends it afterwards.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from retold.queries.visible import members
from retold.records.people.models import Person
from retold.records.record import new_id, stored
from retold.records.trail.models import Mail
from retold.rules.notice_wording import body_of
from retold.rules.when import When
from retold.rules.words import Notice, Role

SLOT = time(8, 0)


def tell(person: Person, *, at: When) -> None:
    """One notice in the next daily slot that something is waiting; more of them in one slot are still one mail."""
    slot = next_slot(at)
    key = f"{Notice.WAITING}:{person.pk}:{at.day_of(slot).isoformat()}"
    stored(Mail).get_or_create(
        key=key,
        defaults={"to": person.email, "notice": Notice.WAITING, "body": body(Notice.WAITING), "slot": slot},
    )


def tell_the_coordinators(organisation_id: str, cohort_id: str, *, at: When) -> None:
    """The same to everybody who coordinates a round."""
    rows = members(organisation_id, at).filter(Q(cohort=None) | Q(cohort_id=cohort_id), role=Role.COORDINATOR)
    for row in rows.select_related("person").order_by("person_id"):
        tell(row.person, at=at)


def tell_at_once(email: str, notice: Notice, *, at: When, **said: str) -> None:
    """A mail that cannot wait: a sign-in code, an invitation, an alert to a wellbeing contact (without content).

    `said` is what is filled in beside the address of this Retold: `code`, or `inviter` and `organisation`.
    """
    words = body(notice, **said)
    stored(Mail).create(to=email, notice=notice, body=words, slot=at.minute, key=f"{notice}:{new_id()}")


def body(notice: Notice, **said: str) -> str:
    """The constant words of a notice, with what is filled in."""
    return body_of(notice, address=settings.RETOLD_LINK, **said)


def next_slot(at: When) -> datetime:
    """The first daily slot after this moment, in that place's own time."""
    today = datetime.combine(at.day, SLOT, tzinfo=ZoneInfo(at.zone))
    return today if at.moment < today else datetime.combine(at.day + timedelta(days=1), SLOT, tzinfo=ZoneInfo(at.zone))
