"""What leaves Retold for a person's mailbox: constant words, in fixed slots, stored before it is sent.

A notice says that something is waiting, never what, from whom, or in which scheme. Everything that is not urgent
leaves in one daily slot, at most one mail a person, so that neither the hour nor the number of mails tells anything.
A mail is stored in the transaction of its cause and sent afterwards, at least once, always under the same Message-ID.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from retold.records.people.models import Person
from retold.records.record import new_id, stored
from retold.records.trail.models import Mail
from retold.rules.notice_wording import NOTICES, body_of
from retold.rules.when import When
from retold.rules.words import Notice

SLOT = time(8, 0)
LEASE = timedelta(minutes=5)
MOST_TRIES = 8


def tell(person: Person, *, at: When) -> None:
    """One notice in the next daily slot that something is waiting; more of them in one slot are still one mail."""
    slot = next_slot(at)
    key = f"{Notice.WAITING}:{person.pk}:{at.day_of(slot).isoformat()}"
    stored(Mail).get_or_create(
        key=key,
        defaults={"to": person.email, "notice": Notice.WAITING, "body": body(Notice.WAITING), "slot": slot},
    )


def tell_at_once(email: str, notice: Notice, *, at: When, code: str = "") -> None:
    """A mail that cannot wait: a sign-in code, an invitation, an alert to a wellbeing contact (without content)."""
    stored(Mail).create(to=email, notice=notice, body=body(notice, code), slot=at.moment, key=f"{notice}:{new_id()}")


def body(notice: Notice, code: str = "") -> str:
    """The constant words of a notice."""
    return body_of(notice, address=settings.RETOLD_LINK, code=code)


def next_slot(at: When) -> datetime:
    """The first daily slot after this moment, in that place's own time."""
    today = datetime.combine(at.day, SLOT, tzinfo=ZoneInfo(at.zone))
    return today if at.moment < today else datetime.combine(at.day + timedelta(days=1), SLOT, tzinfo=ZoneInfo(at.zone))


def send_due(moment: datetime) -> int:
    """Sends every mail whose slot has come; how many left. What fails is tried again, eight times in all."""
    sent = 0
    while (mail := leased(moment)) is not None:
        if delivered(mail):
            # The words are needed no more: a code must not lie about, and the rest is constant anyway.
            mail.body, mail.sent_at, mail.leased_until = "", moment, None
            mail.save(update_fields=["body", "sent_at", "leased_until"])
            sent += 1
    return sent


@transaction.atomic
def leased(moment: datetime) -> Mail | None:
    """One mail that is due, taken so that no other process sends it in the next minutes; None when there is none."""
    due = stored(Mail).filter(
        Q(leased_until=None) | Q(leased_until__lt=moment), sent_at=None, slot__lte=moment, tries__lt=MOST_TRIES
    )
    mail = due.select_for_update(skip_locked=True).order_by("slot", "pk").first()
    if mail is not None:
        mail.leased_until = moment + LEASE
        mail.tries += 1
        mail.save(update_fields=["leased_until", "tries"])
    return mail


def delivered(mail: Mail) -> bool:
    """Hands one mail to the mail server or folder; whether that worked. No header says more than it must."""
    message = EmailMessage(
        subject=NOTICES[Notice(mail.notice)].subject,
        body=mail.body,
        to=[mail.to],
        headers={
            "Message-ID": f"<{mail.pk}@{settings.ALLOWED_HOSTS[0]}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        return bool(message.send())
    except OSError:
        return False
