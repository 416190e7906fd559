"""What an application asks (application form).

It is one question a page, with who will read each answer: that stands beside the field.

An answer with `private` is stored sealed in the private compartment and read by its writer alone (and, where its writer
allows it, by the matching); names (`Kind.NAMES`) are stored there as vetoes, one each. The others are columns of the
application under the same name. `may_share` puts a switch beside the field: unless it is on, the partner never sees it.
The words stand in `wordings/questions.toml`.
"""

from dataclasses import dataclass
from enum import Enum
from importlib.resources.abc import Traversable
from typing import Any

from retold.rules.identity import read_identity
from retold.rules.wording import SHIPPED, read
from retold.rules.words import PARTICIPANTS, MeetingMode, Role


class Reader(Enum):
    """Who reads an answer."""

    AUTHOR = "author"
    COORDINATOR = "coordinator"
    MATCHING = "matching"
    MATCHING_AND_COORDINATOR = "matching_and_coordinator"
    PAIR_AND_COORDINATOR = "pair_and_coordinator"
    OPTIONAL_MATCHING = "optional_matching"
    SEALED_MATCHING = "sealed_matching"
    WHAT_IS_IN_COMMON = "what_is_in_common"
    ASKED_MENTOR = "asked_mentor"


SWITCHED = (
    Reader.AUTHOR,
    Reader.COORDINATOR,
    Reader.MATCHING,
    Reader.MATCHING_AND_COORDINATOR,
    Reader.OPTIONAL_MATCHING,
    Reader.ASKED_MENTOR,
)
"Readers of answers that may have a switch beside them, with a sentence for each setting."


class Kind(Enum):
    """What an answer looks like."""

    LINE = "one line"
    TEXT = "a few sentences"
    CHOICE = "one of several"
    SEVERAL = "any number of several"
    NAMES = "names, one a line"
    WISHES = "at most one wish for each side of who somebody is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its name (the column's), whom it is asked of, its words, and who reads the answer (said).

    `readers` is true while the switch beside it is off, or where there is none; `readers_if_on` while it is on.
    """

    name: str
    group: str
    roles: tuple[Role, ...] = PARTICIPANTS
    words: str
    hint: str = ""
    kind: Kind = Kind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    reader: Reader
    readers: str
    readers_if_on: str = ""
    needed: bool = False
    may_share: bool = False
    private: bool = False
    longest: int = 2000

    @property
    def listed(self) -> bool:
        """Whether the answer is a list of stored words."""
        return self.kind in (Kind.SEVERAL, Kind.WISHES, Kind.NAMES)

    @property
    def may_weigh(self) -> bool:
        """Whether a switch stands beside the field that allows its use in the matching."""
        return self.reader in (Reader.OPTIONAL_MATCHING, Reader.ASKED_MENTOR)

    @property
    def shown_if_weighed(self) -> bool:
        """Whether that switch also shows the answer to a mentor who is asked about its writer."""
        return self.reader is Reader.ASKED_MENTOR

    def readers_now(self, *, on: bool) -> str:
        """Who reads an answer whose switch is on, or off."""
        return (on and self.readers_if_on) or self.readers

    @property
    def readers_beside(self) -> str:
        """Who reads the answer, for the page on which the switch still may be put on or off."""
        if not self.readers_if_on:
            return self.readers
        return f"{self.readers} If you tick the box below: {self.readers_if_on[0].lower()}{self.readers_if_on[1:]}"


MENTOR, MENTEE = (Role.MENTOR,), (Role.MENTEE,)
GROUPS = ("about-you", "where-you-are", "what-only-you-read", "finding-your-partner", "taking-part")
ABOUT_YOU, WHERE_YOU_ARE, ONLY_YOU_READ, YOUR_PARTNER, TAKING_PART = GROUPS
SLOTS = tuple(f"{day}-{part}" for day in ("mon", "tue", "wed", "thu", "fri") for part in ("am", "noon", "pm", "eve"))
TOPICS = (
    "admissions",
    "belonging",
    "assessment",
    "placements",
    "money",
    "language",
    "disability",
    "faith",
    "careers",
    "curriculum",
    "reporting",
    "leadership",
)
CAPACITY = ("1", "2")


def read_questions(folder: Traversable = SHIPPED) -> tuple[Question, ...]:
    """All that is asked, in the words of `questions.toml` in that folder. Raises WordingError."""
    said = read("questions", "group", "reader", "reader_if_on", "question", "topic", "slot", "capacity", folder=folder)
    groups = said.texts("group", needs=GROUPS)
    readers = said.texts("reader", needs=(each.value for each in Reader))
    if_on = said.texts("reader_if_on", needs=(each.value for each in SWITCHED))
    who = read_identity(folder)

    def ask(name: str, group: str, reader: Reader, **how: Any) -> Question:
        text = said.texts("question", name, needs=("words",), may=("hint",))
        switched = how.get("may_share", False) or reader in (Reader.OPTIONAL_MATCHING, Reader.ASKED_MENTOR)
        return Question(
            name=name,
            group=groups[group],
            words=text["words"],
            hint=text["hint"],
            reader=reader,
            readers=readers[reader.value],
            readers_if_on=if_on[reader.value] if switched else "",
            **how,
        )

    found = (
        ask("name", ABOUT_YOU, Reader.PAIR_AND_COORDINATOR, needed=True, longest=200),
        ask("preferred_name", ABOUT_YOU, Reader.COORDINATOR, may_share=True, longest=200),
        ask("pronouns", ABOUT_YOU, Reader.COORDINATOR, may_share=True, longest=60),
        ask("unit", WHERE_YOU_ARE, Reader.MATCHING_AND_COORDINATOR, needed=True, longest=200),
        ask("site", WHERE_YOU_ARE, Reader.COORDINATOR, longest=200),
        ask("grade", WHERE_YOU_ARE, Reader.COORDINATOR, needed=True, longest=120),
        ask("post", WHERE_YOU_ARE, Reader.PAIR_AND_COORDINATOR, roles=MENTEE, kind=Kind.TEXT, needed=True),
        ask(
            "responsible_for", WHERE_YOU_ARE, Reader.MATCHING_AND_COORDINATOR, roles=MENTEE, kind=Kind.TEXT, needed=True
        ),
        ask("identity", ONLY_YOU_READ, Reader.AUTHOR, roles=MENTOR, kind=Kind.TEXT, private=True),
        ask(
            "wishes",
            ONLY_YOU_READ,
            Reader.OPTIONAL_MATCHING,
            roles=MENTOR,
            kind=Kind.WISHES,
            choices=who.wishes,
            private=True,
        ),
        ask(
            "described_as",
            ONLY_YOU_READ,
            Reader.ASKED_MENTOR,
            roles=MENTEE,
            kind=Kind.SEVERAL,
            choices=who.descriptions,
            private=True,
        ),
        ask(
            "not_with",
            ONLY_YOU_READ,
            Reader.SEALED_MATCHING,
            roles=MENTOR,
            kind=Kind.NAMES,
            private=True,
            longest=200,
        ),
        ask("hope", ONLY_YOU_READ, Reader.AUTHOR, roles=MENTOR, kind=Kind.TEXT, private=True),
        ask(
            "topics",
            YOUR_PARTNER,
            Reader.MATCHING,
            kind=Kind.SEVERAL,
            choices=said.labels("topic", names=TOPICS),
            may_share=True,
            needed=True,
        ),
        ask("own_topics", YOUR_PARTNER, Reader.AUTHOR, kind=Kind.TEXT, may_share=True),
        ask(
            "availability",
            YOUR_PARTNER,
            Reader.WHAT_IS_IN_COMMON,
            kind=Kind.SEVERAL,
            choices=said.labels("slot", names=SLOTS),
            needed=True,
        ),
        ask(
            "mode",
            YOUR_PARTNER,
            Reader.MATCHING_AND_COORDINATOR,
            kind=Kind.CHOICE,
            choices=tuple(MeetingMode.choices()),
            may_share=True,
            needed=True,
        ),
        ask("access_needs", YOUR_PARTNER, Reader.COORDINATOR, kind=Kind.TEXT, may_share=True),
        ask("languages", YOUR_PARTNER, Reader.MATCHING_AND_COORDINATOR, longest=200),
        ask(
            "capacity",
            YOUR_PARTNER,
            Reader.MATCHING_AND_COORDINATOR,
            kind=Kind.CHOICE,
            choices=said.labels("capacity", names=CAPACITY),
            needed=True,
        ),
        ask("earlier", YOUR_PARTNER, Reader.MATCHING, kind=Kind.TEXT),
        ask("why", TAKING_PART, Reader.COORDINATOR, kind=Kind.TEXT, needed=True),
        ask("safe_contact", TAKING_PART, Reader.COORDINATOR, roles=MENTOR, kind=Kind.TEXT),
        ask("support", TAKING_PART, Reader.COORDINATOR, roles=MENTOR, kind=Kind.TEXT),
        ask("recognition", TAKING_PART, Reader.COORDINATOR, roles=MENTOR, kind=Kind.TEXT),
        ask("done_on_inclusion", TAKING_PART, Reader.COORDINATOR, roles=MENTEE, kind=Kind.TEXT),
        ask("can_act_on", TAKING_PART, Reader.PAIR_AND_COORDINATOR, roles=MENTEE, kind=Kind.TEXT, needed=True),
    )
    said.only("question", (each.name for each in found))
    return found


QUESTIONS = read_questions()


def questions_for(role: Role) -> tuple[Question, ...]:
    """What is asked of somebody who applies in this role, in order."""
    return tuple(question for question in QUESTIONS if role in question.roles)


def question(role: Role, name: str) -> Question | None:
    """The question of that name, or None where it is not asked in this role."""
    return next((asked for asked in questions_for(role) if asked.name == name), None)
