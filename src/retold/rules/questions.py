"""What an application asks, one question a page, and who will read each answer: that stands beside the field.

An answer with `private` is stored sealed in the private compartment and read by its writer alone (and, where its writer
allows it, by the matching); the others are columns of the application under the same name. `may_share` puts a switch
beside the field: unless it is on, the partner never sees it.
"""

from dataclasses import dataclass
from enum import Enum

from retold.rules.identity import DESCRIPTIONS, WISHES
from retold.rules.words import PARTICIPANTS, MeetingMode, Role


class Reader(Enum):
    """Who reads an answer, in the words that stand beside the field."""

    AUTHOR = "Only you."
    COORDINATOR = "You and the coordinator."
    MATCHING = "Nobody. It is used to find your partner, and never shown."
    MATCHING_AND_COORDINATOR = "You and the coordinator. It is also used to find your partner."
    PAIR_AND_COORDINATOR = (
        "You, the coordinator, and the person proposed as your partner. "
        "A mentor is asked first: what a mentor wrote is shown only after that mentor has said yes."
    )
    OPTIONAL_MATCHING = (
        "Only you. If you allow it below, it is also used to find your partner, and still shown to nobody."
    )


class Kind(Enum):
    """What an answer looks like."""

    LINE = "one line"
    TEXT = "a few sentences"
    CHOICE = "one of several"
    SEVERAL = "any number of several"
    EMAIL = "an e-mail address"
    WISHES = "at most one wish for each side of who somebody is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: its name (the column's), whom it is asked of, its words, and who reads the answer."""

    name: str
    group: str
    roles: tuple[Role, ...] = PARTICIPANTS
    words: str
    hint: str = ""
    kind: Kind = Kind.LINE
    choices: tuple[tuple[str, str], ...] = ()
    reader: Reader
    needed: bool = False
    may_share: bool = False
    private: bool = False
    longest: int = 2000

    @property
    def listed(self) -> bool:
        """Whether the answer is a list of stored words."""
        return self.kind in (Kind.SEVERAL, Kind.WISHES)

    @property
    def may_weigh(self) -> bool:
        """Whether a switch stands beside the field that allows its use in the matching."""
        return self.reader is Reader.OPTIONAL_MATCHING


MENTOR, MENTEE = (Role.MENTOR,), (Role.MENTEE,)
SLOTS = tuple(
    (f"{day}-{part}", f"{day_label} {part_label}")
    for day, day_label in (
        ("mon", "Monday"),
        ("tue", "Tuesday"),
        ("wed", "Wednesday"),
        ("thu", "Thursday"),
        ("fri", "Friday"),
    )
    for part, part_label in (("am", "morning"), ("noon", "midday"), ("pm", "afternoon"), ("eve", "early evening"))
)
TOPICS = (
    ("admissions", "Getting in: admissions and first weeks"),
    ("belonging", "Belonging and being seen"),
    ("assessment", "Assessment and feedback"),
    ("placements", "Placements and rotas"),
    ("money", "Money, travel and time"),
    ("language", "Language, accent and names"),
    ("disability", "Disability and adjustments"),
    ("faith", "Faith and observance"),
    ("careers", "Careers, references and promotion"),
    ("curriculum", "Curriculum and examples used"),
    ("reporting", "Speaking up and being believed"),
    ("leadership", "Who leads and who decides"),
)
CAPACITY = (("1", "One partner"), ("2", "Two partners"))

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="name",
        group="About you",
        words="What is your full name?",
        hint="As the coordinator should write it in a letter.",
        reader=Reader.PAIR_AND_COORDINATOR,
        needed=True,
        longest=200,
    ),
    Question(
        name="preferred_name",
        group="About you",
        words="What would you like to be called?",
        reader=Reader.COORDINATOR,
        may_share=True,
        longest=200,
    ),
    Question(
        name="pronouns",
        group="About you",
        words="Which pronouns do you use?",
        hint="Leave it empty if you would rather not say.",
        reader=Reader.COORDINATOR,
        may_share=True,
        longest=60,
    ),
    Question(
        name="unit",
        group="Where you are",
        words="Which department, school or ward are you in?",
        hint="So that nobody is paired with a person who teaches, assesses or manages them.",
        reader=Reader.MATCHING_AND_COORDINATOR,
        needed=True,
        longest=200,
    ),
    Question(
        name="site",
        group="Where you are",
        words="Which campus or site are you mostly at?",
        reader=Reader.MATCHING_AND_COORDINATOR,
        longest=200,
    ),
    Question(
        name="grade",
        group="Where you are",
        words="What year or grade are you in?",
        reader=Reader.MATCHING_AND_COORDINATOR,
        needed=True,
        longest=120,
    ),
    Question(
        name="post",
        group="Where you are",
        roles=MENTEE,
        words="What is your post, and what do you decide in it?",
        kind=Kind.TEXT,
        reader=Reader.PAIR_AND_COORDINATOR,
        needed=True,
    ),
    Question(
        name="responsible_for",
        group="Where you are",
        roles=MENTEE,
        words="Whom do you teach, assess, supervise or manage?",
        hint="Courses, groups or teams will do; names where you know them. You are never paired with any of them.",
        kind=Kind.TEXT,
        reader=Reader.MATCHING_AND_COORDINATOR,
        needed=True,
    ),
    Question(
        name="identity",
        group="What only you read",
        roles=MENTOR,
        words="How do you describe yourself?",
        hint=(
            "In your own words, as much or as little as you like: to bring to your partner later, or not at all. "
            "It plays no part in finding your partner."
        ),
        kind=Kind.TEXT,
        reader=Reader.AUTHOR,
        private=True,
    ),
    Question(
        name="wishes",
        group="What only you read",
        roles=MENTOR,
        words="Does it matter to you who your partner is?",
        hint=(
            "Whoever applies as a mentee may say these things of themselves, and many leave them open. What has to be "
            "so rules out everybody who has not said it: you may stay without a partner."
        ),
        kind=Kind.WISHES,
        choices=WISHES,
        reader=Reader.OPTIONAL_MATCHING,
        private=True,
    ),
    Question(
        name="described_as",
        group="What only you read",
        roles=MENTEE,
        words="Which of these would you say of yourself?",
        hint=(
            "As many or as few as you like. A mentor may wish for a partner of whom one of these is true. If you "
            "allow its use, a mentor who did can guess it from being paired with you."
        ),
        kind=Kind.SEVERAL,
        choices=DESCRIPTIONS,
        reader=Reader.OPTIONAL_MATCHING,
        private=True,
    ),
    Question(
        name="hope",
        group="What only you read",
        roles=MENTOR,
        words="What do you want to see change?",
        hint="You can bring it to your partner later, in your own time, or not at all.",
        kind=Kind.TEXT,
        reader=Reader.AUTHOR,
        private=True,
    ),
    Question(
        name="topics",
        group="Finding your partner",
        words="What would you like to talk about?",
        kind=Kind.SEVERAL,
        choices=TOPICS,
        hint="If you and your partner both share them, the coordinator sees which ones you have in common.",
        reader=Reader.MATCHING,
        may_share=True,
        needed=True,
    ),
    Question(
        name="own_topics",
        group="Finding your partner",
        words="Anything else you would like to talk about?",
        kind=Kind.TEXT,
        reader=Reader.MATCHING,
        may_share=True,
    ),
    Question(
        name="availability",
        group="Finding your partner",
        words="When could you usually meet?",
        hint="Your partner only ever sees the times that suit you both; the coordinator, how many hours that is.",
        kind=Kind.SEVERAL,
        choices=SLOTS,
        reader=Reader.MATCHING,
        needed=True,
    ),
    Question(
        name="mode",
        group="Finding your partner",
        words="How would you like to meet?",
        kind=Kind.CHOICE,
        choices=tuple(MeetingMode.choices()),
        reader=Reader.MATCHING_AND_COORDINATOR,
        may_share=True,
        needed=True,
    ),
    Question(
        name="access_needs",
        group="Finding your partner",
        words="What do you need so that meetings work for you?",
        hint="Step-free rooms, captions, breaks, a quiet place: whatever it is.",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
        may_share=True,
    ),
    Question(
        name="languages",
        group="Finding your partner",
        words="Which languages would you be happy to talk in?",
        reader=Reader.MATCHING_AND_COORDINATOR,
        longest=200,
    ),
    Question(
        name="capacity",
        group="Finding your partner",
        words="How many partners could you meet?",
        kind=Kind.CHOICE,
        choices=CAPACITY,
        reader=Reader.MATCHING_AND_COORDINATOR,
        needed=True,
    ),
    Question(
        name="earlier",
        group="Finding your partner",
        words="Have you taken part before, and with whom?",
        kind=Kind.TEXT,
        reader=Reader.MATCHING,
    ),
    Question(
        name="why",
        group="Taking part",
        words="Why are you applying?",
        hint="About 100 words.",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
        needed=True,
    ),
    Question(
        name="safe_contact",
        group="Taking part",
        roles=MENTOR,
        words="How and when is it safe to contact you?",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
    ),
    Question(
        name="support",
        group="Taking part",
        roles=MENTOR,
        words="What support would you like?",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
    ),
    Question(
        name="recognition",
        group="Taking part",
        roles=MENTOR,
        words="How would you like your time to be recognised?",
        hint="A certificate, a line on your transcript, vouchers or pay, where your organisation offers them.",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
    ),
    Question(
        name="done_on_inclusion",
        group="Taking part",
        roles=MENTEE,
        words="What have you read or done about inclusion so far?",
        kind=Kind.TEXT,
        reader=Reader.COORDINATOR,
    ),
    Question(
        name="can_act_on",
        group="Taking part",
        roles=MENTEE,
        words="What could you act on, if you learnt that it should change?",
        kind=Kind.TEXT,
        reader=Reader.PAIR_AND_COORDINATOR,
        needed=True,
    ),
    Question(
        name="deputy_email",
        group="Taking part",
        roles=MENTEE,
        words="Who books meetings for you?",
        hint="An e-mail address, if somebody does. They will be able to book, and to read nothing.",
        kind=Kind.EMAIL,
        reader=Reader.PAIR_AND_COORDINATOR,
        longest=254,
    ),
)


def questions_for(role: Role) -> tuple[Question, ...]:
    """What is asked of somebody who applies in this role, in order."""
    return tuple(question for question in QUESTIONS if role in question.roles)


def question(role: Role, name: str) -> Question | None:
    """The question of that name, or None where it is not asked in this role."""
    return next((asked for asked in questions_for(role) if asked.name == name), None)
