"""Every stored word, with what people read in its place. A word once stored never changes its meaning."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A stored word and its label: `Role.MENTOR` is stored as "mentor" and read as "Mentor"."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """The word itself, carrying its label."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """What a form or a database column may hold, as (stored, read) pairs."""
        return [(word.value, word.label) for word in cls]


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
STAFF = (Role.COORDINATOR, Role.RESEARCHER, Role.WELLBEING, Role.COMMITTEE, Role.ADMINISTRATOR)


class OrganisationKind(Word):
    """What kind of house runs the scheme: it changes examples in wordings, never rules."""

    UNIVERSITY = "university", "University or faculty"
    HOSPITAL = "hospital", "Hospital Trust"
    OTHER = "other", "Other organisation"


class CohortState(Word):
    """Where one round is, from its planning to its end."""

    PLANNED = "planned", "Planned"
    OPEN = "open", "Call open"
    MATCHING = "matching", "Matching"
    RUNNING = "running", "Under way"
    CLOSING = "closing", "Closing"
    FINISHED = "finished", "Finished"


class ApplicationState(Word):
    """Where one application stands; the applicant always sees it."""

    DRAFT = "draft", "Not sent yet"
    SENT = "sent", "Sent"
    WAITING = "waiting", "On the waiting list"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Not this time"
    WITHDRAWN = "withdrawn", "Withdrawn"


class InvitationState(Word):
    """What became of an invitation."""

    SENT = "sent", "Sent"
    TAKEN = "taken", "Taken up"
    REVOKED = "revoked", "Taken back"


class ConsentPurpose(Word):
    """What somebody agrees to, each apart. Taking part in the scheme never depends on the others."""

    SCHEME = "scheme", "Taking part in the scheme"
    ANALYSIS = "analysis", "My stories are analysed in the study"
    QUOTATION = "quotation", "Short passages may be quoted, once I have cleared each"
    ARCHIVE = "archive", "My stories are kept for later research, without my name"
    POOLING = "pooling", "Results are pooled with those of other organisations"


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
    OTHER = "other", "Something else"


class ConflictStrength(Word):
    """Whether a conflict forbids the pair or asks for a second look."""

    BAR = "bar", "Never pair them"
    ASK = "ask", "Ask before pairing them"


class ConflictSource(Word):
    """Who said so."""

    IMPORTED = "imported", "From a list"
    DECLARED = "declared", "Declared by one of them"
    COORDINATOR = "coordinator", "Entered by the coordinator"


class Objective(Word):
    """What a run of the matching aims for, once everybody who can be matched is."""

    WORST_PAIR = "worst-pair", "The weakest pair as good as it can be, then the best total"
    WEAK_PAIRS = "weak-pairs", "As few weak pairs as can be, then the best total"
    TOTAL = "total", "The best total alone"


class MatchRunState(Word):
    """Where one run of the matching is."""

    ASKED = "asked", "Being worked out"
    READY = "ready", "Ready to look at"
    PUBLISHED = "published", "Published"
    SET_ASIDE = "set_aside", "Set aside"
    FAILED = "failed", "Could not be worked out"


class ProposalState(Word):
    """Where one proposed pair is. The mentee learns of it only once the mentor has said yes."""

    PROPOSED = "proposed", "Proposed"
    OFFERED = "offered", "Waiting for the mentor"
    HALF = "half", "Waiting for the mentee"
    ACCEPTED = "accepted", "Both said yes"
    LAPSED = "lapsed", "Not going ahead"


class PairState(Word):
    """Where one pair is. "Ended" is one word for every cause."""

    PREPARING = "preparing", "Preparing"
    RUNNING = "running", "Meeting"
    PAUSED = "paused", "Paused"
    ENDED = "ended", "Ended"
    FINISHED = "finished", "Finished"


class AgreementState(Word):
    """Where the agreement of a pair is."""

    DRAFT = "draft", "Being written"
    HALF = "half", "Signed by one of you"
    SIGNED = "signed", "Signed by both"


class MeetingState(Word):
    """Whether a meeting is to come, has happened or has not. Only what both say moves it."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    MISSED = "missed", "Did not happen"
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

    ON_TRACK = "on_track", "On track"
    NUDGE = "nudge", "Needs a nudge"
    TALK = "talk", "Asked to talk"


class TalkState(Word):
    """Whether somebody who asked to talk to the coordinator has been answered."""

    ASKED = "asked", "Asked to talk"
    TALKED = "talked", "Talked"


class PairWish(Word):
    """What one side of a pair, or the coordinator, wants of it. Nobody else reads it; what follows looks alike."""

    LEAVE = "leave", "I want to leave this pair"
    GO_ON = "go_on", "I am ready to meet again"
    AGAIN = "again", "I would like to meet somebody else"


class ConcernState(Word):
    """Where a concern is, for the person who raised it and the contact."""

    DRAFT = "draft", "Not sent yet"
    RAISED = "raised", "Raised"
    ACKNOWLEDGED = "acknowledged", "Read and acknowledged"
    UNDER_WAY = "under_way", "Being dealt with"
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


class Disclosure(Word):
    """What the coordinator may be told of a concern."""

    NOTHING = "nothing", "Nothing"
    THAT = "that", "That something is wrong, not what"
    CONTENT = "content", "What I wrote"


class StudyState(Word):
    """Where a study is. What it asks is frozen when it opens."""

    DRAFT = "draft", "Being set up"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class StudyMode(Word):
    """How a study reads: with coefficients, or with memos and dialogue and none."""

    CODEBOOK = "codebook", "Codebook, with coefficients"
    REFLEXIVE = "reflexive", "Reflexive, without"


class Sight(Word):
    """Whether the researchers of a study see which story is which. Opening it is an act with a reason."""

    BLIND = "blind", "Blind"
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
    SUBMITTED = "submitted", "Handed in"
    WITHDRAWN = "withdrawn", "Withdrawn"


class StoryUse(Word):
    """What a story is for. Its writer's consent to the analysis decides, now and later."""

    MIRROR = "mirror", "For its writer alone"
    STUDY = "study", "Part of the study"


class ReportState(Word):
    """Where a study's report is."""

    ASKED = "asked", "Being worked out"
    READY = "ready", "Worked out"
    FAILED = "failed", "Could not be worked out"


class IdeaState(Word):
    """Where an idea is, from the pair's draft to the committee's answer."""

    DRAFT = "draft", "Being written"
    AGREED = "agreed", "Leaves with the next batch"
    RELEASED = "released", "With the committee"
    ASKED = "asked", "The committee has a question"
    REPLIED = "replied", "Your reply leaves with the next batch"
    ANSWERED = "answered", "Answered"
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

    ACCEPT = "accept", "Accepted"
    PART = "part", "Accepted in part"
    REFUSE = "refuse", "Not accepted"
    MORE = "more", "More information needed"


class ActionState(Word):
    """Where an action is."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    HANDED_ON = "handed_on", "Handed on"


class Notice(Word):
    """The closed set of mails, each with its constant subject: no name, scheme, role or topic, ever."""

    SIGN_IN = "sign_in", "Your sign-in code"
    ACCOUNT = "account", "About signing in"
    INVITATION = "invitation", "You are invited to Retold"
    WAITING = "waiting", "Something is waiting for you"
    ALERT = "alert", "Please open Retold"
