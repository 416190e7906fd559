"""PAGE 2: states and steps (state machines) (state machines).

Each record that has a state has a lifecycle: where it starts, and its steps. A step leads from some states to one,
needs a permission of page 1, and tells some people (never what happened: a notice only says that something is
waiting). There is no other way to change a state. The diagrams in the documentation are drawn from this page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.errors import UnknownNameError
from retold.rules.conditions import FactName
from retold.rules.permission_names import Permission
from retold.rules.step_names import StepName
from retold.rules.words import (
    ActionState,
    AgreementState,
    ApplicationState,
    AppointmentState,
    AssentState,
    CohortState,
    ConcernState,
    IdeaState,
    InvitationState,
    MatchChangeState,
    MatchRunState,
    MeetingState,
    PairBarState,
    PairState,
    ProposalState,
    ReportState,
    StoryState,
    StudyState,
    TalkState,
    Word,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One change of state. `tells` are facts of the record that name a person; `sealed` keeps its event apart."""

    name: StepName
    sources: tuple[Word, ...]
    to: Word
    permission: Permission
    tells: tuple[FactName, ...] = ()
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The states of one kind of record: the first, and every step."""

    start: Word
    steps: tuple[Step, ...]

    def step(self, name: str) -> Step:
        """The step of that name. Raises UnknownNameError where there is none."""
        for step in self.steps:
            if step.name == name:
                return step
        raise UnknownNameError(f"Page 2 names no step {name!r} among {', '.join(step.name for step in self.steps)}.")


A, C, G = ApplicationState, CohortState, AgreementState
I, M, S = IdeaState, MeetingState, StoryState  # noqa: E741  one letter a table, read only on this page
P, R, K = PairState, ProposalState, ConcernState
MATCH, STUDY, ACT, INVITE = MatchRunState, StudyState, ActionState, InvitationState
REPORT, CHANGE, APPOINT, BAR, ASSENT = ReportState, MatchChangeState, AppointmentState, PairBarState, AssentState
PAIR: tuple[FactName, ...] = ("mentor", "mentee")

LIFECYCLES: Mapping[str, Lifecycle] = {
    "invitation": Lifecycle(
        INVITE.SENT,
        (
            Step("take", (INVITE.SENT,), INVITE.TAKEN, "invitation.take"),
            Step("revoke", (INVITE.SENT,), INVITE.REVOKED, "invitation.revoke"),
        ),
    ),
    "appointment": Lifecycle(
        APPOINT.ASKED,
        (
            Step("agree", (APPOINT.ASKED,), APPOINT.AGREED, "appointment.agree", ("maker",)),
            Step("begin", (APPOINT.AGREED,), APPOINT.BEGUN, "appointment.begin", ("maker",)),
            Step("stop", (APPOINT.ASKED, APPOINT.AGREED), APPOINT.STOPPED, "appointment.stop", ("maker",)),
        ),
    ),
    "cohort": Lifecycle(
        C.PLANNED,
        (
            Step("open_call", (C.PLANNED,), C.OPEN, "cohort.open_call"),
            Step("close_call", (C.OPEN,), C.MATCHING, "cohort.close_call"),
            Step("reopen_call", (C.MATCHING,), C.OPEN, "cohort.reopen_call"),
            Step("begin", (C.MATCHING,), C.RUNNING, "cohort.begin"),
            Step("close", (C.RUNNING,), C.CLOSING, "cohort.close"),
            Step("finish", (C.CLOSING,), C.FINISHED, "cohort.finish"),
        ),
    ),
    "application": Lifecycle(
        A.DRAFT,
        (
            Step("send", (A.DRAFT,), A.SENT, "application.send"),
            Step("accept", (A.SENT, A.WAITING), A.ACCEPTED, "application.accept", ("owner",)),
            Step("keep_waiting", (A.SENT,), A.WAITING, "application.keep_waiting", ("owner",)),
            Step("decline", (A.SENT, A.WAITING), A.DECLINED, "application.decline", ("owner",)),
            Step("withdraw", (A.DRAFT, A.SENT, A.WAITING, A.ACCEPTED), A.WITHDRAWN, "application.withdraw"),
            Step("begin_again", (A.WITHDRAWN,), A.DRAFT, "application.begin_again"),
        ),
    ),
    "match_run": Lifecycle(
        MATCH.ASKED,
        (
            Step("finish", (MATCH.ASKED,), MATCH.READY, "match_run.finish"),
            Step("fail", (MATCH.ASKED,), MATCH.FAILED, "match_run.fail"),
            Step("publish", (MATCH.READY,), MATCH.PUBLISHED, "match_run.publish"),
            Step("set_aside", (MATCH.READY, MATCH.FAILED), MATCH.SET_ASIDE, "match_run.set_aside"),
        ),
    ),
    # Without the second person's yes a run is not published; what they are asked lapses with the pair, or the run.
    "match_change": Lifecycle(
        CHANGE.MADE,
        (
            Step("ask", (CHANGE.MADE,), CHANGE.ASKED, "match_change.ask", ("approver",)),
            Step("agree", (CHANGE.ASKED,), CHANGE.AGREED, "match_change.agree", ("maker",)),
            Step("refuse", (CHANGE.ASKED,), CHANGE.REFUSED, "match_change.refuse", ("maker",)),
            Step("lapse", (CHANGE.ASKED, CHANGE.REFUSED), CHANGE.LAPSED, "match_change.lapse"),
        ),
    ),
    "proposal": Lifecycle(
        R.PROPOSED,
        (
            # Whoever publishes tells every mentor who waits alike: a notice to the named ones would tell who is.
            Step("offer", (R.PROPOSED,), R.OFFERED, "proposal.offer"),
            Step("say_yes_as_mentor", (R.OFFERED,), R.HALF, "proposal.say_yes_as_mentor", ("mentee",)),
            Step("say_yes_as_mentee", (R.HALF,), R.ACCEPTED, "proposal.say_yes_as_mentee", PAIR),
            # A mentor's no, silence, and what was never shown are one step, on one day for all. It tells nobody.
            Step("run_out", (R.OFFERED,), R.LAPSED, "proposal.run_out"),
            # Who stepped back stays out of the trail that others read.
            Step("step_back", (R.HALF,), R.LAPSED, "proposal.step_back", PAIR, sealed=True),
            # Nor does the trail tell silence from a no.
            Step("expire", (R.HALF,), R.LAPSED, "proposal.expire", PAIR, sealed=True),
            Step("lapse", (R.PROPOSED,), R.LAPSED, "proposal.lapse"),
            Step("take_back", (R.OFFERED,), R.LAPSED, "proposal.take_back"),
            Step("call_off", (R.HALF,), R.LAPSED, "proposal.call_off", PAIR),
        ),
    ),
    "pair": Lifecycle(
        P.PREPARING,
        (
            Step("start", (P.PREPARING,), P.RUNNING, "pair.start", PAIR),
            # Both see a pause at once; the trail tells its day alone, and the coordinator sees it the next morning.
            Step("pause", (P.RUNNING,), P.PAUSED, "pair.pause", PAIR, sealed=True),
            Step("resume", (P.PAUSED,), P.RUNNING, "pair.resume", PAIR),
            Step("end", (P.PREPARING, P.RUNNING, P.PAUSED), P.ENDED, "pair.end", PAIR),
            Step("finish", (P.RUNNING, P.PAUSED), P.FINISHED, "pair.finish", PAIR),
        ),
    ),
    # What was entered against a living pair. Without the yes of two, and of both partners, the pair ends.
    "pair_bar": Lifecycle(
        BAR.STANDS,
        (
            Step("agree", (BAR.STANDS,), BAR.AGREED, "pair_bar.agree", PAIR),
            Step("close", (BAR.STANDS, BAR.AGREED), BAR.OVER, "pair_bar.close"),
        ),
    ),
    "assent": Lifecycle(
        ASSENT.ASKED,
        (
            Step("agree", (ASSENT.ASKED,), ASSENT.AGREED, "assent.agree", ("maker",)),
            Step("refuse", (ASSENT.ASKED,), ASSENT.REFUSED, "assent.refuse", ("maker",)),
            Step("lapse", (ASSENT.ASKED,), ASSENT.LAPSED, "assent.lapse"),
        ),
    ),
    "agreement": Lifecycle(
        G.DRAFT,
        (
            Step("sign", (G.DRAFT,), G.HALF, "agreement.sign", PAIR),
            Step("countersign", (G.HALF,), G.SIGNED, "agreement.countersign", PAIR),
            Step("reopen", (G.HALF,), G.DRAFT, "agreement.reopen", PAIR),
        ),
    ),
    "meeting": Lifecycle(
        M.PLANNED,
        (
            Step("move", (M.PLANNED,), M.PLANNED, "meeting.move", PAIR),
            Step("accept", (M.PLANNED,), M.PLANNED, "meeting.accept", PAIR),
            Step("cancel", (M.PLANNED,), M.CANCELLED, "meeting.cancel", PAIR),
            # Only where a person cancelled it, before its hour.
            Step("restore", (M.CANCELLED,), M.PLANNED, "meeting.restore", PAIR),
            Step("fall_away", (M.PLANNED,), M.CANCELLED, "meeting.fall_away", PAIR, sealed=True),
        ),
    ),
    "talk_request": Lifecycle(
        TalkState.ASKED, (Step("answer", (TalkState.ASKED,), TalkState.TALKED, "talk_request.answer", sealed=True),)
    ),
    "concern": Lifecycle(
        K.DRAFT,
        (
            Step("send", (K.DRAFT,), K.RAISED, "concern.send", sealed=True),
            Step("stand_aside", (K.RAISED, K.ACKNOWLEDGED), K.RAISED, "concern.stand_aside", sealed=True),
            Step("choose_another", (K.RAISED, K.ACKNOWLEDGED), K.RAISED, "concern.choose_another", sealed=True),
            Step("pass_on", (K.RAISED, K.ACKNOWLEDGED, K.UNDER_WAY), K.RAISED, "concern.pass_on", sealed=True),
            # That it has been opened is told to its writer only where they asked for that.
            Step("acknowledge", (K.RAISED,), K.ACKNOWLEDGED, "concern.acknowledge", sealed=True),
            # The contact asks "may I?", and it is the writer's yes that takes it up.
            Step("take_up", (K.ACKNOWLEDGED,), K.UNDER_WAY, "concern.take_up", ("contact",), sealed=True),
            Step("close", (K.ACKNOWLEDGED, K.UNDER_WAY), K.CLOSED, "concern.close", ("owner",), sealed=True),
            Step("withdraw", (K.RAISED, K.ACKNOWLEDGED, K.UNDER_WAY), K.WITHDRAWN, "concern.withdraw", sealed=True),
        ),
    ),
    "study": Lifecycle(
        STUDY.DRAFT,
        (
            Step("open", (STUDY.DRAFT,), STUDY.OPEN, "study.open"),
            Step("close", (STUDY.OPEN,), STUDY.CLOSED, "study.close"),
        ),
    ),
    # Who wrote which story, and when, stays out of the trail that others read. What is in a study has no step, and no
    # line of its own in any trail: beside its writer's it would tell whose it is.
    "story": Lifecycle(
        S.INVITED,
        (
            Step("begin", (S.INVITED,), S.DRAFT, "story.begin", sealed=True),
            Step("submit", (S.DRAFT,), S.SUBMITTED, "story.submit", sealed=True),
            Step("withdraw", (S.INVITED, S.DRAFT, S.SUBMITTED), S.WITHDRAWN, "story.withdraw", sealed=True),
        ),
    ),
    # A report is asked for anew when a story leaves: the hour of that stays out of the trail that others read.
    "report": Lifecycle(
        REPORT.ASKED,
        (
            Step("finish", (REPORT.ASKED,), REPORT.READY, "report.finish", sealed=True),
            Step("fail", (REPORT.ASKED,), REPORT.FAILED, "report.fail", sealed=True),
            Step("ask_again", (REPORT.ASKED, REPORT.FAILED), REPORT.ASKED, "report.ask_again", sealed=True),
        ),
    ),
    "idea": Lifecycle(
        I.DRAFT,
        (
            # Whose idea it is stays out of the trail that others read.
            Step("agree", (I.DRAFT,), I.AGREED, "idea.agree", PAIR, sealed=True),
            Step("reopen", (I.AGREED,), I.DRAFT, "idea.reopen", PAIR, sealed=True),
            Step("ask_again", (I.AGREED,), I.DRAFT, "idea.ask_again", PAIR, sealed=True),
            Step("withdraw", (I.DRAFT, I.AGREED), I.WITHDRAWN, "idea.withdraw", sealed=True),
            Step("bring_back", (I.WITHDRAWN,), I.DRAFT, "idea.bring_back", sealed=True),
            Step("lapse", (I.DRAFT, I.AGREED), I.WITHDRAWN, "idea.lapse", PAIR, sealed=True),
            Step("release", (I.AGREED, I.REPLIED), I.RELEASED, "idea.release", PAIR),
            Step("ask", (I.RELEASED,), I.ASKED, "idea.ask", PAIR),
            Step("agree_to_reply", (I.ASKED,), I.REPLIED, "idea.agree_to_reply", PAIR, sealed=True),
            # A reply on its way is not seen: to the committee it is still the question.
            Step("answer", (I.RELEASED, I.ASKED, I.REPLIED), I.ANSWERED, "idea.answer", PAIR),
        ),
    ),
    "action": Lifecycle(
        ACT.PROPOSED,
        (
            Step("agree", (ACT.PROPOSED,), ACT.AGREED, "action.agree"),
            Step("begin", (ACT.AGREED,), ACT.UNDER_WAY, "action.begin"),
            Step("finish", (ACT.UNDER_WAY,), ACT.DONE, "action.finish"),
            Step("stop", (ACT.PROPOSED, ACT.AGREED, ACT.UNDER_WAY), ACT.STOPPED, "action.stop"),
            Step("hand_on", (ACT.AGREED, ACT.UNDER_WAY), ACT.HANDED_ON, "action.hand_on"),
            Step("resume", (ACT.STOPPED, ACT.HANDED_ON), ACT.AGREED, "action.resume"),
        ),
    ),
}


def lifecycle(noun: str) -> Lifecycle:
    """The lifecycle of one kind of record. Raises UnknownNameError for a kind that has none."""
    try:
        return LIFECYCLES[noun]
    except KeyError:
        raise UnknownNameError(f"Page 2 names no record {noun!r}.") from None
