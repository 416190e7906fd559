"""Sends the mails that are due (outbox): at least once, always under the same Message-ID."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from retold.records.record import stored
from retold.records.trail.models import Mail
from retold.rules.notice_wording import NOTICES
from retold.rules.words import Notice

LEASE = timedelta(minutes=5)
MOST_TRIES = 8
log = logging.getLogger("retold.work")


def send_due(moment: datetime) -> int:
    """Sends every mail whose slot has come; how many left. What fails is tried again, eight times in all."""
    sent = 0
    while (mail := leased(moment)) is not None:
        if delivered(mail):
            # The words are needed no more: neither a code nor a name must lie about.
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
    except Exception:  # an address that cannot be written into a header must not hold up everybody behind it
        log.exception("A mail could not be handed over.")
        return False
