"""The mails that leave for a person (notifications), in constant words: they stand in `wordings/notices.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, filled, read
from retold.rules.words import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWording:
    """The subject and the body of one mail; the body has one place that is filled in."""

    subject: str
    body: str


def read_notices(folder: Traversable = SHIPPED) -> dict[Notice, NoticeWording]:
    """Every notice in the words of `notices.toml` in that folder. Raises WordingError."""
    said = read("notices", "notice", folder=folder)
    said.only("notice", Notice)
    return {
        notice: NoticeWording(
            **said.texts(
                "notice",
                notice,
                needs=("subject", "body"),
                places={"body": {"code" if notice is Notice.SIGN_IN else "address"}},
            )
        )
        for notice in Notice
    }


NOTICES: Mapping[Notice, NoticeWording] = read_notices()


def body_of(notice: Notice, *, address: str, code: str = "") -> str:
    """The whole body of a mail: `address` is that of this Retold, `code` what signs in."""
    return filled(NOTICES[notice].body, {"address": address, "code": code})
