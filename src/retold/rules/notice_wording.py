"""The mails that leave for a person (notifications), in constant words: they stand in `wordings/notices.toml`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, filled, read
from retold.rules.words import Notice

# What is filled into a body; into those that are not here, the address of this Retold alone.
PLACES: Mapping[Notice, Collection[str]] = {
    Notice.SIGN_IN: {"code"},
    Notice.INVITATION: {"address", "inviter", "organisation"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWording:
    """The subject and the body of one mail; the body has places that are filled in."""

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
                places={"body": PLACES.get(notice, {"address"})},
            )
        )
        for notice in Notice
    }


NOTICES: Mapping[Notice, NoticeWording] = read_notices()


def body_of(notice: Notice, **said: str) -> str:
    """The whole body of a mail: `address` is that of this Retold, `code` what signs in; the others as in the file.

    Raises KeyError where something is not given that stands in it.
    """
    return filled(NOTICES[notice].body, said)
