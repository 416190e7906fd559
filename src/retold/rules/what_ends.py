"""Beside PAGE 2: what ends or loses something (destructive actions, undo): where it is asked, and how it is undone.

Each is asked once, on a page that says in words what ends, and can be undone until the next morning at least. Where
that would be wrong, `how` says why. Most have one page alike, whose words stand in `wordings/what_ends.toml`; what is
not listed there has a page of its own. A step of page 2 that a person takes stands here or in `GOES_ON`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from importlib.resources.abc import Traversable

from retold.rules.wording import SHIPPED, read


class Undo(Enum):
    """How something that ends can be taken back."""

    MORNING = "asked for, done in the next morning, and undone until then"
    ENDING_DAY = "asked for, done on the next day on which pairs end, and undone until then"
    BACK = "done at once, and taken back by a step of its own"
    AGAIN = "done at once; the same can be chosen again"
    NEVER = "done at once, and not undone"


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that ends: the route of the page that asks, how it is undone, and in words how, or why not.

    `word` is the last part of the page's address where one route serves several steps.
    """

    page: str
    undo: Undo
    how: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of a page that asks once: its title and button, what happens, how it is undone ("": by the morning)."""

    title: str
    button: str
    told: tuple[str, ...]
    undo: str


MORNING, ENDING_DAY, BACK, AGAIN, NEVER = Undo
DECLARED = "whoever entered it enters it again"
ITS_WRITERS = "words go at once when their writer wants it: kept for an undo, they would still be there"

ENDINGS: Mapping[str, Ending] = {
    "invitation.revoke": Ending(
        "invitation-revoke", AGAIN, "a wrong address must not take up a role overnight; it can be invited again"
    ),
    "appointment.stop": Ending(
        "appointment-step", AGAIN, "who doubts an appointment stops it at once; it can be asked for again", "stop"
    ),
    "membership.end": Ending(
        "membership-end", BACK, "access must end at once; until the next morning the role is given back as it was"
    ),
    "cohort.close_call": Ending("cohort-step", BACK, "the call is opened again", "close_call"),
    "cohort.close": Ending("cohort-sure", MORNING, "Undo on the page of the round", "close"),
    "cohort.finish": Ending("cohort-sure", MORNING, "Undo on the page of the round", "finish"),
    "application.decline": Ending("application-decide", MORNING, "Undo beside the application", "decline"),
    "application.withdraw": Ending(
        "application-withdraw", ENDING_DAY, "whoever has had no partner is out at once, and may begin again"
    ),
    "match_run.set_aside": Ending("match-set-aside", MORNING, "Undo on the board"),
    "match_change.refuse": Ending("match-approve", AGAIN, "a second person can be asked again"),
    "proposal.step_back": Ending(
        "proposal-no", NEVER, "to undo it, something would have to remember which of the two said no"
    ),
    "proposal.take_back": Ending("proposal-take-back", MORNING, "Undo in the list of proposals"),
    "assent.agree": Ending("assent", NEVER, "two people have wanted it, the first with a reason"),
    "assent.refuse": Ending("assent", AGAIN, "a second person can be asked again"),
    "pair.pause": Ending("pair-pause", BACK, "both say that they are ready to go on"),
    "pair.end": Ending("pair-leave", ENDING_DAY, "whoever wants to leave stays after all"),
    "agreement.reopen": Ending("agreement-reopen", AGAIN, "both sign it again"),
    "meeting.cancel": Ending("meeting-cancel", BACK, "until its hour either offers the same time again"),
    "conflict.end": Ending("conflict-end", AGAIN, DECLARED),
    "veto.lift": Ending("veto-lift", AGAIN, DECLARED),
    "kept_form.remove": Ending("kept-form-remove", NEVER, ITS_WRITERS),
    "reflection.throw_away": Ending("own-page-throw-away", NEVER, ITS_WRITERS),
    "concern.throw_away": Ending("own-letter-withdraw", NEVER, ITS_WRITERS),
    "concern.withdraw": Ending("own-letter-withdraw", NEVER, ITS_WRITERS),
    "concern.choose_another": Ending("own-letter", AGAIN, "its writer chooses the one before again"),
    "concern.stand_aside": Ending(
        "letter-step", NEVER, "whoever stands too close to it must not read on overnight", "stand-aside"
    ),
    "concern.close": Ending(
        "letter", AGAIN, "its form asks what came of it; that was read by then, and its writer may raise another"
    ),
    "study.close": Ending("study-close", MORNING, "Undo on the page of the study"),
    "story.withdraw": Ending("story-withdraw", NEVER, ITS_WRITERS),
    "idea.reopen": Ending("idea-reopen", AGAIN, "its mentor agrees again"),
    "idea.withdraw": Ending("idea-withdraw", BACK, "either brings it back as a draft, while the round goes on"),
    "action.stop": Ending("action-step", BACK, "it is taken up again, and the pairs are told that, too", "stop"),
    "action.hand_on": Ending("action-step", BACK, "it is taken up again, and the pairs are told that, too", "hand_on"),
}

GOES_ON: Mapping[str, tuple[str, ...]] = {
    "invitation": ("take",),
    "appointment": ("agree",),
    "cohort": ("open_call", "reopen_call", "begin"),
    "application": ("send", "accept", "keep_waiting", "begin_again"),
    "match_run": ("publish",),
    # What lapses here lapses with a run that is set aside; that asks.
    "match_change": ("ask", "agree", "lapse"),
    "proposal": ("offer", "say_yes_as_mentor", "say_yes_as_mentee", "lapse"),
    "agreement": ("sign", "countersign"),
    "meeting": ("move", "accept", "restore"),
    # They have talked: what was asked for is done.
    "talk_request": ("answer",),
    "concern": ("send", "acknowledge", "take_up"),
    "study": ("open",),
    "story": ("begin", "submit"),
    "report": ("ask_again",),
    "idea": ("agree", "bring_back", "ask", "agree_to_reply", "answer"),
    "action": ("agree", "begin", "finish", "resume"),
}
"Steps that people take and that end nothing: record -> steps."


def read_endings(folder: Traversable = SHIPPED) -> Mapping[str, Asking]:
    """The words of `what_ends.toml` in that folder, by step. Raises WordingError.

    A step has words for its undoing exactly where it is not done in the morning: those words are one for all.
    """
    said = read("what_ends", "ending", folder=folder)
    found = {}
    for name in said.named("ending"):
        if name not in ENDINGS:
            raise said.fault(("ending", name), f"nothing ends by the name of {name}")
        undo = () if ENDINGS[name].undo is Undo.MORNING else ("undo",)
        texts = said.texts("ending", name, needs=("title", "button", *undo), beside=("told",))
        told = said.listed("ending", name, keys=("told",))["told"]
        found[name] = Asking(texts["title"], texts["button"], told, texts.get("undo", ""))
    return found


ASKING = read_endings()
"Step -> the words of the page that asks for it, where that is the page they have alike."
