"""What every stored row has (base model): an unguessable id, and the word for what it is."""

import re
import secrets
from base64 import b32encode
from typing import Any, ClassVar, Never, TypeVar

from django.db import models

ID_LENGTH = 26
ID_BYTES = 16


def new_id() -> str:
    """128 random bits as 26 letters and digits: says neither when nor how many. The one place that makes ids."""
    return id_of(secrets.token_bytes(ID_BYTES))


def id_of(bits: bytes) -> str:
    """The first 128 of these bits, written as an id."""
    return b32encode(bits[:ID_BYTES]).decode().rstrip("=").lower()


def is_id(text: str) -> bool:
    """Whether a text could be an id at all; what is not may not even be asked for (PostgreSQL holds no NUL)."""
    return len(text) == ID_LENGTH and text.isalnum()


class Record(models.Model):
    """A stored row. Its id goes into addresses as it is; it tells nothing."""

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_id, editable=False)
    noun: ClassVar[str] = "record"
    is_held = False
    "Whether `retold.services.steps` has locked this row for the transaction under way."

    class Meta:
        abstract = True

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Names the record as the rules know it: MatchRun is "match_run"."""
        super().__init_subclass__(**kwargs)
        cls.noun = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __str__(self) -> str:
        """The kind and the id, and never what it holds: this ends up in logs."""
        return f"{self.noun} {self.pk}"

    @classmethod
    def rows(cls) -> "models.QuerySet[Any]":
        """Every row of this kind, whoever asks. Where they are not in a table of their own, what stands for one."""
        return models.QuerySet(cls)


class HouseRecord(Record):
    """A row that belongs to one organisation."""

    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class NoWayIn(models.Manager[Any]):
    """The default manager of private records: there is none. Ask `retold.queries.visible`."""

    def get_queryset(self) -> Never:
        """Refuses, whoever asks."""
        raise RuntimeError("Private records have no default manager. Ask retold.queries.visible.")


R = TypeVar("R", bound=models.Model)


def stored(model: type[R]) -> "models.QuerySet[R]":
    """Every row of a kind, whoever asks: for services that have asked page 1, and for `retold.queries.visible`."""
    return model.rows() if issubclass(model, Record) else models.QuerySet(model)
