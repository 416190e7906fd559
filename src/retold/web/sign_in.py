"""What allauth asks of us (authentication adapter): who may sign in, and how its mails leave."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from retold.records.people.models import Person
from retold.rules.when import When
from retold.rules.words import Notice
from retold.services import memberships, notices

CODE_MAIL = "account/email/login_code"


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sends through our outbox, keeps quiet, and opens no accounts by itself."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every mail about signing in is one of two, in constant words."""
        if template_prefix == CODE_MAIL:
            notices.tell_at_once(email, Notice.SIGN_IN, at=When(timezone.now()), code=context["code"])
        else:
            notices.tell_at_once(email, Notice.ACCOUNT, at=When(timezone.now()))

    def add_message(self, *args: object, **kwargs: object) -> None:
        """No message is left behind: the next person at this browser would read it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: whoever can read the mail of an address may sign in with it."""
        del request
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the page of the day."""
        del request
        return reverse("today")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Back to the sign-in page."""
        del request
        return reverse("account_login")


@transaction.atomic
def person_to_sign_in(email: str) -> Person:
    """The person with this address, known to allauth; a new one where there is none.

    A known address and a new one are treated alike from here on, so that no answer, mail or delay tells them apart.
    A new person has no role anywhere, and so sees nothing. The queries are the same for either, in one transaction.
    """
    person = memberships.known(email)
    anew = EmailAddress(user=person, email=person.email, primary=True, verified=False)
    EmailAddress.objects.bulk_create([anew], ignore_conflicts=True)
    return person
