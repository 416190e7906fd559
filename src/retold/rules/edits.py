"""What an edit started from (optimistic lock): a mark of what stood in the form, to compare with what is stored then.

Two people, or two windows, open the same form; the second who saves would undo what the first did without having seen
it. The mark goes into the page and comes back with the form. It is made of what the page shows anyway.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from retold.rules.plain_text import print_of
from retold.rules.refusals import ChangedError


def mark_of(said: Mapping[str, object]) -> str:
    """20 signs that tell whether something still says the same, field by field; the order of a list does not count."""
    plain = {
        name: sorted(map(str, value)) if isinstance(value, list | tuple) else value for name, value in said.items()
    }
    return print_of(json.dumps(plain, sort_keys=True, default=plainly))


def plainly(value: object) -> str:
    """What JSON has no form for, the same moment alike in whichever zone."""
    return str(value.astimezone(UTC) if isinstance(value, datetime) else value)


def demand_unchanged(started_from: str, now: Mapping[str, object]) -> None:
    """Raises ChangedError where an edit started from something else than what is stored now, in a row that is held.

    "" says nothing about that, and is taken as it is: each form of ours has a mark.
    """
    if started_from and started_from != mark_of(now):
        raise ChangedError
