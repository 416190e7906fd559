"""What leaves for a mailbox: constant words, fixed slots, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from people import AT, NOW
from retold.records.record import stored
from retold.records.trail.models import Mail
from retold.rules.notice_wording import NOTICES
from retold.rules.when import When
from retold.rules.words import Notice
from retold.services import notices
from retold.services.work import sending

MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


def test_nothing_leaves_before_its_slot(cast):
    notices.tell(cast.ben, at=AT)

    assert sending.send_due(MORNING - timedelta(seconds=1)) == 0
    assert mail.outbox == []


def test_a_notice_says_that_something_waits_and_nothing_else(cast):
    notices.tell(cast.ben, at=AT)

    assert sending.send_due(MORNING) == 1
    [sent] = mail.outbox
    assert (sent.subject, sent.to, sent.cc, sent.bcc) == ("Something is waiting for you", ["ben@example.org"], [], [])
    assert sent.body == "Something is waiting for you. Sign in to see what it is:\n\nhttp://localhost:8000\n"
    headers = dict(sent.message().items())
    assert set(headers) == {
        "Content-Type",
        "MIME-Version",
        "Content-Transfer-Encoding",
        "Subject",
        "From",
        "To",
        "Date",
        "Message-ID",
        "Auto-Submitted",
    }


def test_ten_notices_in_one_slot_are_one_mail(cast):
    for minute in range(10):
        notices.tell(cast.ben, at=AT + timedelta(minutes=minute))

    assert sending.send_due(MORNING) == 1


@pytest.mark.parametrize(
    ("at", "slot"),
    [
        (datetime(2026, 3, 2, 7, 59, tzinfo=UTC), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 8, 0, tzinfo=UTC), datetime(2026, 3, 3, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 12, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),
    ],
)
def test_the_slot_is_eight_in_the_morning_there(at, slot):
    assert notices.next_slot(When(at)) == slot


def test_a_code_leaves_at_once_and_does_not_stay_in_the_database(cast):
    notices.tell_at_once("ben@example.org", Notice.SIGN_IN, at=AT, code="BCDF-GHJK")

    assert sending.send_due(NOW) == 1
    assert mail.outbox[0].body.startswith("Your code is BCDF-GHJK\n")
    assert mail.outbox[0].subject == "Your sign-in code"
    assert stored(Mail).get().body == ""


def test_a_mail_that_fails_is_tried_again_under_the_same_message_id(cast, monkeypatch):
    ids = []

    def broken(message):
        ids.append(message.extra_headers["Message-ID"])
        raise ConnectionRefusedError

    notices.tell_at_once("ben@example.org", Notice.ALERT, at=AT)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    for attempt in range(12):
        assert sending.send_due(NOW + sending.LEASE * 2 * attempt) == 0
    assert len(ids) == 8
    assert len(set(ids)) == 1


def test_what_one_process_has_taken_another_does_not_send(cast):
    notices.tell_at_once("ben@example.org", Notice.ALERT, at=AT)
    assert sending.leased(NOW) is not None

    assert sending.leased(NOW + sending.LEASE) is None
    assert sending.leased(NOW + sending.LEASE + timedelta(seconds=1)) is not None


def test_there_are_five_subjects_and_none_says_a_thing():
    assert [NOTICES[notice].subject for notice in Notice] == [
        "Your sign-in code",
        "About signing in",
        "You are invited to Retold",
        "Something is waiting for you",
        "Please open Retold",
    ]
    assert set(NOTICES) == set(Notice)
