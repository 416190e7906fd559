"""The names of permissions (authorisation), record by record, so that a misspelt one is seen by mypy.

A test holds them and page 1 alike.
"""

from typing import Literal

OrganisationPermission = Literal[
    "organisation.read",
    "organisation.change",
    "organisation.plan_scheme",
    "organisation.invite",
    "organisation.invite_coordinator",
    "organisation.appoint",
    "organisation.declare_conflict",
    "organisation.veto",
    "organisation.plan_action",
]
PersonPermission = Literal["person.read", "person.change"]
MembershipPermission = Literal[
    "membership.read",
    "membership.end",
    "membership.give_back",
    "membership.ask_to_end",
    "membership.say_here",
    "membership.raise_concern",
]
InvitationPermission = Literal["invitation.read", "invitation.take", "invitation.revoke"]
AppointmentPermission = Literal["appointment.read", "appointment.agree", "appointment.begin", "appointment.stop"]
EventPermission = Literal["event.read"]
SchemePermission = Literal["scheme.read", "scheme.change", "scheme.plan_cohort"]
CohortPermission = Literal[
    "cohort.read",
    "cohort.read_call",
    "cohort.see_that_it_called",
    "cohort.preview_call",
    "cohort.apply",
    "cohort.change",
    "cohort.open_call",
    "cohort.close_call",
    "cohort.reopen_call",
    "cohort.begin",
    "cohort.close",
    "cohort.finish",
    "cohort.match",
    "cohort.set_up_study",
]
ApplicationPermission = Literal[
    "application.read",
    "application.read_name",
    "application.declare_relation",
    "application.answer",
    "application.send",
    "application.withdraw",
    "application.begin_again",
    "application.accept",
    "application.keep_waiting",
    "application.decline",
    "application.match",
]
ConsentPermission = Literal["consent.read", "consent.change"]
PrivateAnswerPermission = Literal[
    "private_answer.read", "private_answer.change", "private_answer.match", "private_answer.show_to_mentor"
]
VetoPermission = Literal["veto.read", "veto.change", "veto.match"]
ConflictPermission = Literal["conflict.read", "conflict.change", "conflict.match"]
DeclarationPermission = Literal["declaration.read", "declaration.change", "declaration.match"]
OfferAnswerPermission = Literal["offer_answer.read"]
MatchInputPermission = Literal["match_input.read"]
MatchRunPermission = Literal[
    "match_run.read",
    "match_run.finish",
    "match_run.fail",
    "match_run.change",
    "match_run.publish",
    "match_run.set_aside",
]
MatchChangePermission = Literal["match_change.ask", "match_change.agree", "match_change.refuse", "match_change.lapse"]
ProposalPermission = Literal[
    "proposal.read",
    "proposal.be_asked",
    "proposal.offer",
    "proposal.say_yes_as_mentor",
    "proposal.say_yes_as_mentee",
    "proposal.run_out",
    "proposal.step_back",
    "proposal.expire",
    "proposal.change",
    "proposal.lapse",
    "proposal.take_back",
    "proposal.ask_to_call_off",
    "proposal.call_off",
]
PairBarPermission = Literal["pair_bar.read", "pair_bar.agree", "pair_bar.close"]
AssentPermission = Literal["assent.agree", "assent.refuse", "assent.lapse"]
PairPermission = Literal[
    "pair.read",
    "pair.prepare",
    "pair.be_reached",
    "pair.start",
    "pair.ask_to_pause",
    "pair.ask_to_go_on",
    "pair.ask_to_end",
    "pair.ask_for_another",
    "pair.ask_to_talk",
    "pair.pause",
    "pair.show_pause",
    "pair.resume",
    "pair.end",
    "pair.nudge",
    "pair.finish",
    "pair.plan_meeting",
    "pair.reflect",
    "pair.write_idea",
]
AgreementPermission = Literal[
    "agreement.read", "agreement.write", "agreement.sign", "agreement.countersign", "agreement.reopen"
]
MeetingPermission = Literal[
    "meeting.read",
    "meeting.arrange",
    "meeting.count",
    "meeting.move",
    "meeting.accept",
    "meeting.cancel",
    "meeting.restore",
    "meeting.fall_away",
    "meeting.answer",
]
MeetingAnswerPermission = Literal["meeting_answer.read"]
TalkRequestPermission = Literal["talk_request.read", "talk_request.answer"]
PairChoicePermission = Literal["pair_choice.read", "pair_choice.carry_out"]
ReflectionPermission = Literal["reflection.read", "reflection.change"]
ConcernPermission = Literal[
    "concern.read",
    "concern.answer",
    "concern.throw_away",
    "concern.send",
    "concern.choose_another",
    "concern.stand_aside",
    "concern.acknowledge",
    "concern.take_up",
    "concern.close",
    "concern.withdraw",
    "concern.note",
    "concern.ask_may_i",
    "concern.answer_may_i",
    "concern.pass_on",
]
StudyPermission = Literal[
    "study.read",
    "study.change",
    "study.deviate",
    "study.open",
    "study.close",
    "study.unblind",
    "study.agree_to_unblind",
    "study.read_results",
    "study.ask_for_report",
]
StudyCohortPermission = Literal["study_cohort.read", "study_cohort.write_story"]
DeviationPermission = Literal["deviation.read"]
TombstonePermission = Literal["tombstone.read"]
ReportPermission = Literal["report.read", "report.ask_again", "report.finish", "report.fail"]
PromptPermission = Literal["prompt.read"]
StoryPermission = Literal["story.read", "story.begin", "story.write", "story.submit", "story.withdraw"]
StoryReadingPermission = Literal["story_reading.read"]
PseudonymPermission = Literal["pseudonym.follow"]
NarrativePermission = Literal["narrative.be_counted", "narrative.read_pseudonymously"]
ReadingPermission = Literal["reading.read_pseudonymously"]
IdeaPermission = Literal[
    "idea.read",
    "idea.change",
    "idea.be_named",
    "idea.agree",
    "idea.reopen",
    "idea.withdraw",
    "idea.bring_back",
    "idea.ask_again",
    "idea.lapse",
    "idea.release",
    "idea.reply",
    "idea.agree_to_reply",
    "idea.read_released",
    "idea.answer",
    "idea.ask",
    "idea.read_answer",
]
ActionPermission = Literal[
    "action.read",
    "action.change",
    "action.note",
    "action.agree",
    "action.begin",
    "action.finish",
    "action.stop",
    "action.hand_on",
    "action.resume",
]
Permission = (
    OrganisationPermission
    | PersonPermission
    | MembershipPermission
    | InvitationPermission
    | AppointmentPermission
    | EventPermission
    | SchemePermission
    | CohortPermission
    | ApplicationPermission
    | ConsentPermission
    | PrivateAnswerPermission
    | VetoPermission
    | ConflictPermission
    | DeclarationPermission
    | MatchInputPermission
    | OfferAnswerPermission
    | MatchRunPermission
    | MatchChangePermission
    | ProposalPermission
    | PairPermission
    | PairBarPermission
    | AssentPermission
    | AgreementPermission
    | MeetingPermission
    | MeetingAnswerPermission
    | TalkRequestPermission
    | PairChoicePermission
    | ReflectionPermission
    | ConcernPermission
    | StudyPermission
    | StudyCohortPermission
    | DeviationPermission
    | TombstonePermission
    | ReportPermission
    | PromptPermission
    | StoryPermission
    | StoryReadingPermission
    | PseudonymPermission
    | NarrativePermission
    | ReadingPermission
    | IdeaPermission
    | ActionPermission
)
