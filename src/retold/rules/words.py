"""Every stored word (enumerations).

Each stands with what people read in its place. A word once stored never changes its meaning.
"""

from enum import Enum, StrEnum
from typing import Self


class Tint(Enum):
    """How a state is tinted where it is shown. The label carries the meaning, never the tint."""

    GOOD = "good"
    WAITING = "waiting"
    PLAIN = "plain"


class Word(StrEnum):
    """A stored word, its label and its tint: `Role.MENTOR` is stored as "mentor" and read as "Mentor"."""

    label: str
    tint: Tint

    def __new__(cls, value: str, label: str = "", tint: Tint = Tint.PLAIN) -> Self:
        """The word itself, carrying its label and its tint."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        word.tint = tint
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """What a form or a database column may hold, as (stored, read) pairs."""
        return [(word.value, word.label or word.value) for word in cls]


class Role(Word):
    """In what capacity somebody is here. One person may have several; a viewer always has exactly one, or none."""

    COORDINATOR = "coordinator", "Coordinator"
    MENTOR = "mentor", "Mentor"
    MENTEE = "mentee", "Mentee"
    RESEARCHER = "researcher", "Researcher"
    WELLBEING = "wellbeing", "Wellbeing contact"
    COMMITTEE = "committee", "Committee member"
    ADMINISTRATOR = "administrator", "Organisation administrator"
    MACHINE = "machine", "Retold itself"


PARTICIPANTS = (Role.MENTOR, Role.MENTEE)
APPOINTED = (Role.ADMINISTRATOR, Role.WELLBEING, Role.RESEARCHER)
"Roles of trust: an administrator asks for them, a second person agrees, and they begin two working days later."
STAFF = (Role.COORDINATOR, Role.RESEARCHER, Role.WELLBEING, Role.COMMITTEE, Role.ADMINISTRATOR)


class OrganisationKind(Word):
    """What kind of house runs the scheme: it changes examples in wordings, never rules."""

    UNIVERSITY = "university", "University or faculty"
    HOSPITAL = "hospital", "Hospital Trust"
    OTHER = "other", "Other organisation"


class CohortState(Word):
    """Where one round is, from its planning to its end."""

    PLANNED = "planned", "Planned"
    OPEN = "open", "Call open", Tint.GOOD
    MATCHING = "matching", "Matching", Tint.WAITING
    RUNNING = "running", "Under way", Tint.GOOD
    CLOSING = "closing", "Closing", Tint.WAITING
    FINISHED = "finished", "Finished"


class ApplicationState(Word):
    """Where one application stands; the applicant always sees it."""

    DRAFT = "draft", "Not sent yet"
    SENT = "sent", "Sent", Tint.WAITING
    WAITING = "waiting", "On the waiting list", Tint.WAITING
    ACCEPTED = "accepted", "Accepted", Tint.GOOD
    DECLINED = "declined", "Not this time"
    WITHDRAWN = "withdrawn", "Withdrawn"


class InvitationState(Word):
    """What became of an invitation."""

    SENT = "sent", "Sent", Tint.WAITING
    TAKEN = "taken", "Taken up"
    REVOKED = "revoked", "Taken back"


class AppointmentState(Word):
    """Where it is that somebody was asked for as administrator, wellbeing contact or researcher."""

    ASKED = "asked", "A second person is asked", Tint.WAITING
    AGREED = "agreed", "Agreed", Tint.WAITING
    BEGUN = "begun", "Invited", Tint.GOOD
    STOPPED = "stopped", "Stopped"


class ConsentPurpose(Word):
    """What somebody agrees to, each apart (in words: `retold.rules.consent_wording`). None depends on another."""

    SCHEME = "scheme"
    ANALYSIS = "analysis"
    QUOTATION = "quotation"
    ARCHIVE = "archive"
    POOLING = "pooling"


class ConflictKind(Word):
    """How two people stand to each other outside the scheme."""

    LINE = "line", "Line manager"
    SKIP_LEVEL = "skip_level", "Manager's manager"
    PERSONAL_TUTOR = "personal_tutor", "Personal tutor"
    TEACHES = "teaches", "Teaches"
    PLACEMENT = "placement", "Placement"
    SUPERVISES = "supervises", "Supervises research"
    EXAMINES = "examines", "Examines or marks"
    PANEL = "panel", "Progression or fitness panel"
    APPRAISES = "appraises", "Appraises"
    CLINICAL = "clinical", "Clinical supervisor"
    FAMILY = "family", "Family or close friend"
    ORGANISER = "organiser", "Scheme organiser who is the tutor"
    PRACTICE = "practice", "Works in the same practice"
    NAMED = "named", "Teaches, assesses, supervises or manages"
    OTHER = "other", "Something else"


class RelationKind(Word):
    """How a coordinator stands to an applicant."""

    NONE = "none", "Nothing but the scheme"
    MANAGES = "manages", "One of us manages, teaches, marks or supervises the other"
    CLOSE = "close", "Family, or a close friend"
    OTHER = "other", "Something else that matters"


class ConflictStrength(Word):
    """Whether a conflict forbids the pair, asks for a second look, or was none: somebody else was meant by a name."""

    BAR = "bar", "Never pair them"
    ASK = "ask", "Ask before pairing them"
    CLEARED = "cleared", "Somebody else is meant"


class ConflictSource(Word):
    """Who said so."""

    IMPORTED = "imported", "From a list"
    COORDINATOR = "coordinator", "Entered by the coordinator"
    NAMED = "named", "Named in an application, and looked at by the coordinator"


class Objective(Word):
    """What a run of the matching aims for, once everybody who can be matched is."""

    WORST_PAIR = "worst-pair", "The weakest pair as good as it can be, then the best total"
    WEAK_PAIRS = "weak-pairs", "As few weak pairs as can be, then the best total"
    TOTAL = "total", "The best total alone"


class MatchRunState(Word):
    """Where one run of the matching is."""

    ASKED = "asked", "Being worked out", Tint.WAITING
    READY = "ready", "Ready to look at", Tint.GOOD
    PUBLISHED = "published", "Published", Tint.GOOD
    SET_ASIDE = "set_aside", "Set aside"
    FAILED = "failed", "Could not be worked out"


class MatchAct(Word):
    """What a coordinator does by hand with a pair on the board of a run; or enters about the two while it stands."""

    FORCE = "force", "Set"
    LOCK = "lock", "Locked"
    UNLOCK = "unlock", "Unlocked"
    BAR = "bar", "Entered since"


class MatchChangeState(Word):
    """Where a change made by hand is: most stand as they are made, some need a second person's yes."""

    MADE = "made", "Made"
    ASKED = "asked", "A second person is asked", Tint.WAITING
    AGREED = "agreed", "Agreed", Tint.GOOD
    REFUSED = "refused", "Not agreed"
    LAPSED = "lapsed", "Lapsed"


class ProposalState(Word):
    """Where one proposed pair is. The mentee learns of it only once the mentor has said yes.

    "Asked" it stays until the day of answers, whether the mentor said no, or nothing, or was never shown it.
    """

    PROPOSED = "proposed", "Proposed"
    OFFERED = "offered", "Asked", Tint.WAITING
    HALF = "half", "Waiting for the mentee", Tint.WAITING
    ACCEPTED = "accepted", "Both said yes", Tint.GOOD
    LAPSED = "lapsed", "It did not come to a pair"


class PairState(Word):
    """Where one pair is. "Ended" is one word for every cause."""

    PREPARING = "preparing", "Preparing", Tint.WAITING
    RUNNING = "running", "Meeting", Tint.GOOD
    PAUSED = "paused", "Paused"
    ENDED = "ended", "Ended"
    FINISHED = "finished", "Finished"


class PairBarState(Word):
    """Where a bar is that was entered against a living pair."""

    STANDS = "stands", "The pair ends", Tint.WAITING
    AGREED = "agreed", "The pair goes on if both want to", Tint.WAITING
    OVER = "over", "Over"


class AssentTo(Word):
    """What a second person has to agree to."""

    CALL_OFF = "call_off", "Call off a proposal that its mentor has said yes to"
    GO_ON = "go_on", "Let a pair go on although something stands against it"


class AssentState(Word):
    """Where it is."""

    ASKED = "asked", "A second person is asked", Tint.WAITING
    AGREED = "agreed", "Agreed", Tint.GOOD
    REFUSED = "refused", "Not agreed"
    LAPSED = "lapsed", "Lapsed"


class AgreementState(Word):
    """Where the agreement of a pair is."""

    DRAFT = "draft", "Being written"
    HALF = "half", "Signed by one of you", Tint.WAITING
    SIGNED = "signed", "Signed by both", Tint.GOOD


class MeetingState(Word):
    """Whether a meeting is in the diary. Whether it took place is what either side says, for themselves alone."""

    PLANNED = "planned", "Planned"
    CANCELLED = "cancelled", "Cancelled"


class MeetingMode(Word):
    """How a pair meets."""

    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    EITHER = "either", "Either"


class Pace(Word):
    """What one side says after a meeting, alone. Only the last reaches the coordinator, and only that it was said."""

    WELL = "well", "All well"
    SLOWER = "slower", "I would like to go slower"
    TALK = "talk", "I would like to talk to the coordinator"


class Standing(Word):
    """All that a coordinator sees of how a pair gets on."""

    ON_TRACK = "on_track", "On track", Tint.GOOD
    NUDGE = "nudge", "Needs a nudge", Tint.WAITING
    TALK = "talk", "Asked to talk", Tint.WAITING


class TalkState(Word):
    """Whether somebody who asked to talk to the coordinator has been answered."""

    ASKED = "asked", "Asked to talk", Tint.WAITING
    TALKED = "talked", "Talked"


class PairWish(Word):
    """What one side of a pair, or the coordinator, wants of it. Nobody else reads it; what follows looks alike."""

    LEAVE = "leave", "I want to leave this pair"
    GO_ON = "go_on", "I am ready to meet again"
    AGAIN = "again", "I would like to meet somebody else"
    STOP = "stop", "I would like to stop"


class ConcernState(Word):
    """Where a concern is, for the person who raised it and the contact."""

    DRAFT = "draft", "Not sent yet"
    RAISED = "raised", "Raised"
    ACKNOWLEDGED = "acknowledged", "Read and acknowledged"
    UNDER_WAY = "under_way", "Being dealt with", Tint.WAITING
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Taken back"


class ConcernKind(Word):
    """What a concern is about."""

    SAFETY = "safety", "Safety"
    DISCRIMINATION = "discrimination", "Discrimination"
    PRESSURE = "pressure", "Pressure or retaliation"
    BOUNDARY = "boundary", "A boundary was crossed"
    CONFIDENCE = "confidence", "Something was told on"
    WORKLOAD = "workload", "Workload"
    DISTRESS = "distress", "Distress"
    OTHER = "other", "Something else"


class ConcernAbout(Word):
    """Whom a concern is about. It works without naming anybody."""

    PARTNER = "partner", "My partner"
    PARTICIPANT = "participant", "Somebody else in the scheme"
    COORDINATOR = "coordinator", "The coordinator"
    SCHEME = "scheme", "The scheme itself"
    SELF = "self", "Myself"
    UNSAID = "unsaid", "I would rather not say"


class ConcernWish(Word):
    """What the person who raises a concern wants done."""

    LISTEN = "listen", "Just listen"
    ADVISE = "advise", "Give me advice"
    ACT = "act", "Do something about it"
    RECORD = "record", "Only keep a record"


class Passing(Word):
    """Who may read a concern when its contact cannot go on."""

    ASK = "ask", "Ask me first"
    NAMED = "named", "The person I named to stand in"
    ANY = "any", "Any contact I could choose myself"


class MayI(Word):
    """Where it is that a contact asked the writer before doing something."""

    ASKED = "asked", "Waits for an answer", Tint.WAITING
    YES = "yes", "Yes", Tint.GOOD
    NO = "no", "No"


class Disclosure(Word):
    """What the coordinator may be told of a concern."""

    NOTHING = "nothing", "Nothing"
    THAT = "that", "That something is wrong, not what"
    CONTENT = "content", "What I wrote"


class StudyState(Word):
    """Where a study is. What it asks is frozen when it opens."""

    DRAFT = "draft", "Being set up"
    OPEN = "open", "Open", Tint.GOOD
    CLOSED = "closed", "Closed"


class StudyMode(Word):
    """How a study reads: with coefficients, or with memos and dialogue and none."""

    CODEBOOK = "codebook", "Codebook, with coefficients"
    REFLEXIVE = "reflexive", "Reflexive, without"


class Sight(Word):
    """Whether the researchers of a study see which story is which. Opening it is an act of two, with a reason."""

    BLIND = "blind", "Blind"
    ASKED = "asked", "Blind; unblinding is asked for", Tint.WAITING
    UNBLINDED = "unblinded", "Unblinded"


class Expected(Word):
    """Which way a primary measure is expected to move, said before a study opens."""

    UP = "up", "As in the published study"
    DOWN = "down", "The other way"


class NarrativeTime(Word):
    """Which telling a narrative is. Never shown to a coder."""

    FIRST = "first", "First story"
    SECOND = "second", "Second story"


class StoryState(Word):
    """Where one story is, for its writer."""

    INVITED = "invited", "Not begun"
    DRAFT = "draft", "Being written"
    SUBMITTED = "submitted", "Handed in", Tint.GOOD
    WITHDRAWN = "withdrawn", "Withdrawn"


class StoryUse(Word):
    """What a story is for. Its writer's consent to the analysis decides, now and later."""

    MIRROR = "mirror", "For its writer alone"
    STUDY = "study", "Part of the study"


class ReportState(Word):
    """Where a study's report is."""

    ASKED = "asked", "Being worked out", Tint.WAITING
    READY = "ready", "Worked out", Tint.GOOD
    FAILED = "failed", "Could not be worked out"


class IdeaState(Word):
    """Where an idea is, from the pair's draft to the committee's answer."""

    DRAFT = "draft", "Being written"
    AGREED = "agreed", "Leaves with the next batch", Tint.GOOD
    RELEASED = "released", "With the committee", Tint.WAITING
    ASKED = "asked", "The committee has a question", Tint.WAITING
    REPLIED = "replied", "Your reply leaves with the next batch", Tint.WAITING
    ANSWERED = "answered", "Answered", Tint.GOOD
    WITHDRAWN = "withdrawn", "Not sent"


class Audience(Word):
    """Who may read an idea. The mentor decides; the narrower one unless they widen it."""

    COMMITTEE = "committee", "The committee alone"
    ROUND = "round", "The committee and, once it is answered, everybody in the round"


class Attribution(Word):
    """How one person wants to be named beside an idea."""

    UNNAMED = "unnamed", "Without my name"
    NAMED = "named", "With my name"


class Decision(Word):
    """What a committee says to an idea, always with a reason. "More" is a question, and not yet an answer."""

    ACCEPT = "accept", "Accepted", Tint.GOOD
    PART = "part", "Accepted in part", Tint.GOOD
    REFUSE = "refuse", "Not accepted"
    MORE = "more", "More information needed"


class ActionState(Word):
    """Where an action is."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed", Tint.GOOD
    UNDER_WAY = "under_way", "Under way", Tint.WAITING
    DONE = "done", "Done", Tint.GOOD
    STOPPED = "stopped", "Stopped"
    HANDED_ON = "handed_on", "Handed on"


class Notice(Word):
    """The closed set of mails (in words: `retold.rules.notice_wording`)."""

    SIGN_IN = "sign_in"
    ACCOUNT = "account"
    INVITATION = "invitation"
    WAITING = "waiting"
    ALERT = "alert"
