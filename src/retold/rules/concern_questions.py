"""What somebody who raises a concern is asked (safeguarding report form).

It is one question a page. Only three must be answered, and whom it goes to.

`choices` of "contact" and "stand_in" are the people who may be asked (`retold.queries.contacts`), those of
"pause_pairs" the writer's own pairs that meet. The words stand in `wordings/concern_questions.toml`.
"""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from retold.rules.questions import Kind
from retold.rules.wording import SHIPPED, read
from retold.rules.words import ConcernAbout, ConcernKind, ConcernWish, Disclosure, Passing

YES_NO = ("yes", "no")
READERS = ("contact", "nobody", "done")
CONTACT, NOBODY, DONE = READERS


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernQuestion:
    """One question: its name (the column's), its words, and who reads the answer. `sealed`: stored as sealed words."""

    name: str
    words: str
    hint: str = ""
    kind: Kind = Kind.CHOICE
    choices: tuple[tuple[str, str], ...] = ()
    readers: str
    needed: bool = False
    sealed: bool = False


def read_concern_questions(folder: Traversable = SHIPPED) -> tuple[ConcernQuestion, ...]:
    """All that is asked, in the words of `concern_questions.toml` in that folder. Raises WordingError."""
    said = read("concern_questions", "reader", "question", "answer", folder=folder)
    readers = said.texts("reader", needs=READERS)
    yes_no = said.labels("answer", names=YES_NO)

    def ask(name: str, reader: str = CONTACT, **how: Any) -> ConcernQuestion:
        text = said.texts("question", name, needs=("words",), may=("hint",))
        return ConcernQuestion(name=name, words=text["words"], hint=text["hint"], readers=readers[reader], **how)

    found = (
        ask("text", kind=Kind.TEXT, needed=True, sealed=True),
        ask("kind", choices=tuple(ConcernKind.choices()), needed=True),
        ask("about", choices=tuple(ConcernAbout.choices())),
        ask("wish", choices=tuple(ConcernWish.choices()), needed=True),
        ask("urgent", choices=yes_no),
        ask("contact", NOBODY, needed=True),
        ask("stand_in", NOBODY),
        ask("passing", NOBODY, choices=tuple(Passing.choices())),
        ask("read_receipt", NOBODY, choices=yes_no),
        ask("safe_contact", kind=Kind.TEXT, sealed=True),
        ask("coordinator_may_know", choices=tuple(Disclosure.choices())),
        ask("pause_pairs", DONE, kind=Kind.SEVERAL),
        ask("hide_name", choices=yes_no),
    )
    said.only("question", (each.name for each in found))
    return found


CONCERN_QUESTIONS = read_concern_questions()
NAMES = tuple(asked.name for asked in CONCERN_QUESTIONS)


def concern_question(name: str) -> ConcernQuestion | None:
    """The question of that name; None where there is none."""
    return next((asked for asked in CONCERN_QUESTIONS if asked.name == name), None)
