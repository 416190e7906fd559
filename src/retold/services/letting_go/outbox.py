"""What only passes through: mails, forms that were sent or kept, daily rounds, browser sessions, jobs that are done."""

from collections import Counter
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.contrib.sessions.models import Session
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from retold.records.private.models import KeptForm
from retold.records.record import stored
from retold.records.trail.models import Dispatch, Mail, SentForm
from retold.rules.clocks import FORM, KEPT, SENT
from retold.rules.when import ZONE, When
from retold.services.letting_go.rows import Gone, deleted


def let_mail_go(*, at: When) -> Gone:
    """Mails sent before today, those that could not be sent for thirty days, and the days on which rounds were done.

    To whom one went, and when, is nobody's business once it has left.
    """
    today = datetime.combine(at.day, time(), tzinfo=ZoneInfo(at.zone))
    old = Q(sent_at__lt=today) | Q(sent_at=None, slot__lte=at.moment - SENT)
    days = stored(Dispatch).filter(day__lte=at.day - SENT)
    return +Counter({"mail": deleted(stored(Mail).filter(old)), "dispatch": deleted(days)})


def let_forms_go(*, at: When) -> Gone:
    """That a form was sent, seven days later."""
    return +Counter({"sent_form": deleted(stored(SentForm).filter(sent_on__lte=at.day - FORM))})


def let_kept_forms_go(*, at: When) -> Gone:
    """Forms that were kept when a session ended, once their twenty-four hours are over for sure."""
    old = stored(KeptForm).filter(kept_on__lt=(at - KEPT).there(ZONE).day)
    return +Counter({"kept_form": deleted(old)})


def let_sessions_go(*, at: When) -> Gone:
    """Browser sessions that have expired."""
    return +Counter({"session": deleted(Session.objects.filter(expire_date__lte=at.moment))})


def let_jobs_go(*, at: When) -> Gone:
    """Jobs that are done, with their results; those that failed for good after thirty days, for whoever looks why."""
    done = Q(status=TaskResultStatus.SUCCESSFUL)
    failed = Q(status=TaskResultStatus.FAILED, finished_at__lte=at.moment - SENT)
    return +Counter({"job": deleted(DBTaskResult.objects.filter(done | failed))})
