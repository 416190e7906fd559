"""The names of steps (state transitions), record by record, so that a misspelt one is seen by mypy.

A test holds them and page 2 alike.
"""

from typing import Literal

InvitationStep = Literal["take", "revoke"]
AppointmentStep = Literal["agree", "begin", "stop"]
CohortStep = Literal["open_call", "close_call", "reopen_call", "begin", "close", "finish"]
ApplicationStep = Literal["send", "accept", "keep_waiting", "decline", "withdraw", "begin_again"]
MatchRunStep = Literal["finish", "fail", "publish", "set_aside"]
MatchChangeStep = Literal["ask", "agree", "refuse", "lapse"]
ProposalStep = Literal[
    "offer",
    "say_yes_as_mentor",
    "say_yes_as_mentee",
    "run_out",
    "step_back",
    "expire",
    "lapse",
    "take_back",
    "call_off",
]
PairStep = Literal["start", "pause", "resume", "end", "finish"]
PairBarStep = Literal["agree", "close"]
AssentStep = Literal["agree", "refuse", "lapse"]
AgreementStep = Literal["sign", "countersign", "reopen"]
MeetingStep = Literal["move", "accept", "cancel", "restore", "fall_away"]
TalkRequestStep = Literal["answer"]
ConcernStep = Literal["send", "stand_aside", "choose_another", "pass_on", "acknowledge", "take_up", "close", "withdraw"]
StudyStep = Literal["open", "close"]
StoryStep = Literal["begin", "submit", "withdraw"]
ReportStep = Literal["finish", "fail", "ask_again"]
IdeaStep = Literal[
    "agree", "reopen", "ask_again", "withdraw", "bring_back", "lapse", "release", "ask", "agree_to_reply", "answer"
]
ActionStep = Literal["agree", "begin", "finish", "stop", "hand_on", "resume"]
StepName = (
    InvitationStep
    | AppointmentStep
    | CohortStep
    | ApplicationStep
    | MatchRunStep
    | MatchChangeStep
    | ProposalStep
    | PairStep
    | PairBarStep
    | AssentStep
    | AgreementStep
    | MeetingStep
    | TalkRequestStep
    | ConcernStep
    | StudyStep
    | StoryStep
    | ReportStep
    | IdeaStep
    | ActionStep
)
