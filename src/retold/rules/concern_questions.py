"""What somebody who raises a concern is asked, one question a page. Only three must be answered, and whom it goes to.

`choices` of "contact" and "stand_in" are the people who may be asked (`retold.queries.concerns.contacts`).
"""

from dataclasses import dataclass

from retold.rules.questions import Kind
from retold.rules.words import ConcernAbout, ConcernKind, ConcernWish, Disclosure

YES_NO = (("yes", "Yes"), ("no", "No"))
READ_BY_CONTACT = "Only you, and the contact you choose, once you send it. Not the coordinator, and not your partner."
READ_BY_NOBODY = "Only you. It decides who gets to read the rest."
DONE = "Nobody. It is done when you send, and looks as it does for any other reason."


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernQuestion:
    """One question: its name (the column's), its words, and who reads the answer. `sealed`: stored as sealed words."""

    name: str
    words: str
    hint: str = ""
    kind: Kind = Kind.CHOICE
    choices: tuple[tuple[str, str], ...] = ()
    readers: str = READ_BY_CONTACT
    needed: bool = False
    sealed: bool = False


CONCERN_QUESTIONS = (
    ConcernQuestion(
        name="text",
        words="What has happened?",
        hint="In your own words, as much or as little as you like. You need not name anybody.",
        kind=Kind.TEXT,
        needed=True,
        sealed=True,
    ),
    ConcernQuestion(
        name="kind",
        words="What is it closest to?",
        hint="Choose the nearest. Nothing depends on getting it right.",
        choices=tuple(ConcernKind.choices()),
        needed=True,
    ),
    ConcernQuestion(
        name="about",
        words="Whom is it about?",
        hint="You can leave this open.",
        choices=tuple(ConcernAbout.choices()),
    ),
    ConcernQuestion(
        name="wish",
        words="What would help you?",
        hint="Nothing beyond this is done without asking you, unless somebody is in danger. You can change your mind.",
        choices=tuple(ConcernWish.choices()),
        needed=True,
    ),
    ConcernQuestion(
        name="urgent",
        words="Is it urgent?",
        hint="If you or somebody else is in danger, ring 999 now. Your contact gets a mail at once either way, "
        "but may not read it within the hour.",
        choices=YES_NO,
    ),
    ConcernQuestion(
        name="contact",
        words="Who should read this?",
        hint="Wellbeing contacts do not run the scheme. People who stand close to you or to your partner in their work "
        "are not on this list.",
        readers=READ_BY_NOBODY,
        needed=True,
    ),
    ConcernQuestion(
        name="stand_in",
        words="If they cannot deal with it, who else may read it?",
        hint="For example because they turn out to know somebody in it. You can leave this open.",
        readers=READ_BY_NOBODY,
    ),
    ConcernQuestion(
        name="safe_contact",
        words="How and when is it safe to reach you?",
        hint="A number, an address, a time; or that you would rather not be contacted.",
        kind=Kind.TEXT,
        sealed=True,
    ),
    ConcernQuestion(
        name="coordinator_may_know",
        words="What may your contact tell the coordinator?",
        hint="The coordinator sees nothing of this in Retold, whatever you choose here.",
        choices=tuple(Disclosure.choices()),
    ),
    ConcernQuestion(
        name="pause_meetings",
        words="Should your meetings pause from now on?",
        hint="Your partner and the coordinator see what they see for any pause, and not who asked for it.",
        choices=YES_NO,
        readers=DONE,
    ),
    ConcernQuestion(
        name="hide_name",
        words="Should your name be left out?",
        hint="Your contact then reads what you wrote, and not who you are; they can still answer you here.",
        choices=YES_NO,
    ),
)
NAMES = tuple(asked.name for asked in CONCERN_QUESTIONS)


def concern_question(name: str) -> ConcernQuestion | None:
    """The question of that name; None where there is none."""
    return next((asked for asked in CONCERN_QUESTIONS if asked.name == name), None)
