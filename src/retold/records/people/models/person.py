"""A person who can sign in (user account)."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from retold.records.record import Record, new_id


class PersonManager(BaseUserManager["Person"]):
    """What Django's sign-in asks of a user's manager."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this e-mail address, whatever its case."""
        return self.get(email__iexact=username)


class Person(Record, AbstractBaseUser):
    """One person, known by an e-mail address. What they are in which organisation stands in their memberships.

    There is no time of last sign-in: nobody is to learn when somebody was here. Passwords are never set.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    session_seed = models.CharField(max_length=26, default=new_id, editable=False)
    last_login = None

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("name", "id")

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Changes with `session_seed`, which ends every session of this person at once."""
        return salted_hmac("retold.session", self.session_seed, secret=secret, algorithm="sha256").hexdigest()
