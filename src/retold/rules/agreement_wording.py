"""The agreement that a pair signs: each wording with its version. A wording that somebody has signed is never changed.

`composed` fills in what the pair has chosen. What is signed is the text that comes out, to the letter.
"""
# ruff: noqa: E501  a paragraph of what people sign is one line

from collections.abc import Mapping
from string import Template
from typing import Any

CURRENT = "2026-1"

STANDARD: Mapping[str, Any] = {
    "minutes": 60,
    "first_contact": "mentee",
    "place": "Somewhere both are at ease, and never the mentee's office.",
    "reply_days": 5,
    "may_leave_the_room": "What the mentee learnt, in general words that point to nobody. Nothing the mentor told of "
    "themselves or others, unless the mentor says so for that one thing.",
    "notes_rule": "No notes while we talk. Each may write for themselves afterwards, and keeps it to themselves.",
}
"""What a new agreement begins with; the number of meetings and the months of standing aside come from the round."""

FIRST_CONTACT = (
    ("mentee", "The mentee writes first and arranges the meetings"),
    ("mentor", "The mentor writes first and arranges the meetings"),
    ("either", "Whoever comes to it first"),
)

WORDINGS: Mapping[str, str] = {
    "2026-1": """What we agree

$mentor is the mentor. $mentee is the mentee. The mentor teaches from what they have lived; the mentee listens, learns and acts on what is theirs to change.

1. Meeting
We mean to meet $meetings times, for about $minutes minutes each. $first_contact. We answer each other within $reply_days days.
Where: $place

2. What we talk about
The mentor chooses. Nobody has to speak for a group, prove anything, or answer a question.
Off the table: $off_the_table

3. What stays between us
What is said in a meeting stays there. What may leave it: $may_leave_the_room
Notes: $notes_rule

4. Where that ends
Nobody can promise to keep everything. If somebody is in danger of serious harm, or the law or a professional duty says that something must be passed on, it is passed on: only what is needed, only to whom it must be, and the other is told before, wherever that is safe.

5. What the mentee will not do
While we meet and for $recusal_months months afterwards the mentee does not mark or assess the mentor's work, appraise the mentor, sit on a panel about them, or write or refuse them a reference, and steps aside where any of this would come to them. The mentee does not ask others about the mentor, and does not use what they learn against anybody. Nothing that is said here may cost the mentor anything.

6. Leaving
Either of us can pause or leave at any time, in Retold, without giving a reason. The other is told that the pair has ended, and no more. Nobody asks why, and nothing bad follows from it.

7. If something is wrong
Either of us can raise a concern in Retold with a wellbeing contact ($contacts), who does not coordinate the scheme. Nobody else sees that it was raised. In an emergency ring 999; the Samaritans answer day and night on 116 123.

Both of us have read this, and mean it.
""",
}


def composed(version: str, **said: Any) -> str:
    """The whole text of an agreement. KeyError for a version there is none of, or a part that is missing."""
    parts = {name: value if value not in {"", None} else "Nothing in particular." for name, value in said.items()}
    parts["first_contact"] = dict(FIRST_CONTACT)[str(said["first_contact"])]
    return Template(WORDINGS[version]).substitute(parts)
