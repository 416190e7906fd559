"""PAGE 1: who may what (authorisation, access control) (access control policy).

Each line names a permission, `record.verb`, and the clauses that give it. A clause gives it to viewers of some roles
when all of its conditions hold for the record; one clause is enough. **What is not on this page nobody may do.** The
same table answers for one record (`may`) and filters a list (`retold.queries.visible`).

A permission to make something new is asked of the record it is made under: `cohort.apply`, `pair.plan_meeting`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from retold.errors import UnknownNameError
from retold.rules.conditions import (
    Condition,
    addressed_to_me,
    allowed_for_matching,
    as_its_approver,
    as_its_contact,
    as_its_mentee,
    as_its_mentor,
    as_one_of_the_pair,
    falls_to_a_contact,
    here,
    in_my_cohorts,
    not_about_me,
    not_asked_by_me,
    not_by_whoever_appointed_me,
    not_from_my_own_pair,
    not_where_i_took_part,
    of_a_contact,
    of_a_participant,
    of_a_role_in_a_round,
    of_a_role_of_trust,
    of_no_contact,
    of_no_house_i_could_look_from_instead,
    of_somebody_i_handle,
    once_answered,
    once_opened,
    once_raised,
    once_released,
    once_sent,
    once_the_call_opened,
    once_the_mentor_said_yes,
    once_unblinded,
    once_unblinding_is_asked,
    own,
    to_meet_somebody_else,
    told_to_the_round,
    while_asked,
    while_being_written,
    while_editable,
    while_on_offer,
    while_open,
    while_planned,
    while_set_up,
    while_the_call_is_open,
    while_the_pair_lives,
    while_the_round_goes_on,
    while_the_study_is_open,
    while_unreleased,
    while_unsent,
)
from retold.rules.permission_names import Permission
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.words import PARTICIPANTS, STAFF, Role


@dataclass(frozen=True, slots=True)
class Clause:
    """To whom and when: a viewer of one of these roles (None: whatever role), and every condition holds."""

    roles: tuple[Role, ...] | None
    conditions: tuple[Condition, ...]
    signed_in: bool = True

    def speaks_of(self, viewer: Viewer) -> bool:
        """Whether this clause could give anything to this viewer, whatever the record."""
        if viewer.role is Role.MACHINE:
            return self.roles is not None and Role.MACHINE in self.roles
        if self.signed_in and not viewer.signed_in:
            return False
        return self.roles is None or viewer.role in self.roles

    def gives(self, viewer: Viewer, record: Any) -> bool:
        """Whether this clause gives its permission to this viewer for this record."""
        return self.speaks_of(viewer) and all(
            condition.holds(record, record.noun, viewer) for condition in self.conditions
        )


def anyone(*conditions: Condition) -> Clause:
    """Also somebody who is not signed in."""
    return Clause(None, conditions, signed_in=False)


def signed_in(*conditions: Condition) -> Clause:
    """Whoever is signed in, whatever their role."""
    return Clause(None, conditions)


def a(*roles: Role, when: tuple[Condition, ...] = ()) -> Clause:
    """Somebody with one of these roles, inside their own organisation."""
    return Clause(roles, (here, *when))


COORDINATOR = a(Role.COORDINATOR, when=(in_my_cohorts,))
ADMINISTRATOR = a(Role.ADMINISTRATOR)
HANDLER = a(Role.COORDINATOR, when=(in_my_cohorts, of_somebody_i_handle))
MACHINE = a(Role.MACHINE)
RESEARCHER = a(Role.RESEARCHER, when=(in_my_cohorts, not_where_i_took_part))
RESEARCHER_UNBLINDED = a(Role.RESEARCHER, when=(in_my_cohorts, not_where_i_took_part, once_unblinded))
COMMITTEE = a(Role.COMMITTEE)
MENTOR = a(Role.MENTOR, when=(as_its_mentor,))
MENTEE = a(Role.MENTEE, when=(as_its_mentee,))
THE_PAIR = a(*PARTICIPANTS, when=(as_one_of_the_pair,))
THE_LIVING_PAIR = a(*PARTICIPANTS, when=(as_one_of_the_pair, while_the_pair_lives))
CONTACT = a(Role.WELLBEING, when=(as_its_contact, once_raised))
THE_APPROVER = (
    a(Role.COORDINATOR, when=(in_my_cohorts, as_its_approver)),
    a(Role.ADMINISTRATOR, when=(as_its_approver,)),
)
SOMEBODY_ELSE = (not_about_me, not_asked_by_me, not_by_whoever_appointed_me)
# What is one's own alone belongs to the organisation it was written in; also once the role there has ended.
OWN_HERE = signed_in(own, of_no_house_i_could_look_from_instead)
OWN_UNSENT = signed_in(own, of_no_house_i_could_look_from_instead, while_unsent)
WRITER = a(Role.MENTEE, when=(own,))

PRIVACY: Mapping[Permission, tuple[Clause, ...]] = {
    # The house.
    "organisation.read": (a(*STAFF, *PARTICIPANTS),),
    "organisation.change": (ADMINISTRATOR,),
    "organisation.plan_scheme": (a(Role.ADMINISTRATOR, Role.COORDINATOR),),
    # Whom each may invite: coordinators mentors, mentees and the committee; an administrator a coordinator besides.
    "organisation.invite": (a(Role.ADMINISTRATOR, Role.COORDINATOR),),
    "organisation.invite_coordinator": (ADMINISTRATOR,),
    "organisation.appoint": (ADMINISTRATOR,),
    "organisation.declare_conflict": (a(Role.COORDINATOR, Role.MENTEE),),
    "organisation.veto": (a(Role.MENTOR),),
    "person.read": (signed_in(own),),
    "person.change": (signed_in(own),),
    "membership.read": (signed_in(own), ADMINISTRATOR, a(Role.COORDINATOR, when=(in_my_cohorts,))),
    # Ending a contact is asked for like an appointment, and takes a second person.
    "membership.end": (a(Role.ADMINISTRATOR, when=(of_no_contact,)),),
    "membership.give_back": (a(Role.ADMINISTRATOR, when=(of_no_contact,)),),
    "membership.ask_to_end": (a(Role.ADMINISTRATOR, when=(of_a_contact,)),),
    "membership.say_here": (a(Role.WELLBEING, when=(own, of_a_contact)),),
    # Also for ninety days after it has ended: somebody thrown out must be able to say so.
    "membership.raise_concern": (signed_in(own, of_no_house_i_could_look_from_instead, of_a_participant),),
    "invitation.read": (a(Role.ADMINISTRATOR, Role.COORDINATOR), signed_in(addressed_to_me)),
    "invitation.take": (signed_in(addressed_to_me),),
    "invitation.revoke": (
        ADMINISTRATOR,
        a(Role.COORDINATOR, when=(of_a_role_in_a_round,)),
        a(Role.WELLBEING, when=(of_a_role_of_trust,)),
    ),
    # Administrators, contacts and researchers: asked for by one, agreed to by another, stopped by any who may object.
    "appointment.read": (a(Role.ADMINISTRATOR, Role.WELLBEING),),
    "appointment.agree": (
        a(Role.ADMINISTRATOR, when=SOMEBODY_ELSE),
        a(Role.WELLBEING, when=(*SOMEBODY_ELSE, falls_to_a_contact)),
    ),
    "appointment.begin": (MACHINE,),
    "appointment.stop": (a(Role.ADMINISTRATOR, Role.WELLBEING),),
    "event.read": (ADMINISTRATOR,),
    # The scheme and its rounds.
    "scheme.read": (a(*STAFF, *PARTICIPANTS),),
    "scheme.change": (a(Role.ADMINISTRATOR, Role.COORDINATOR),),
    "scheme.plan_cohort": (a(Role.ADMINISTRATOR, Role.COORDINATOR),),
    "cohort.read": (
        a(Role.COORDINATOR, Role.RESEARCHER, *PARTICIPANTS, when=(in_my_cohorts,)),
        a(Role.ADMINISTRATOR, Role.COMMITTEE, Role.WELLBEING),
    ),
    "cohort.read_call": (anyone(while_the_call_is_open),),
    # Whoever comes with an old link reads that the call has closed, and when.
    "cohort.see_that_it_called": (anyone(once_the_call_opened),),
    "cohort.preview_call": (a(Role.COORDINATOR, when=(in_my_cohorts, while_planned)),),
    "cohort.apply": (signed_in(while_the_call_is_open),),
    "cohort.change": (COORDINATOR,),
    "cohort.open_call": (COORDINATOR,),
    "cohort.close_call": (COORDINATOR,),
    "cohort.reopen_call": (COORDINATOR,),
    "cohort.begin": (COORDINATOR,),
    "cohort.close": (COORDINATOR, MACHINE),
    "cohort.finish": (COORDINATOR, MACHINE),
    "cohort.match": (COORDINATOR,),
    "cohort.set_up_study": (RESEARCHER,),
    # Applying.
    # A coordinator reads the name, says how she stands to the applicant, and then, unless that is close, the rest.
    "application.read": (
        signed_in(own),
        a(Role.COORDINATOR, when=(in_my_cohorts, once_sent, of_somebody_i_handle)),
    ),
    "application.read_name": (a(Role.COORDINATOR, when=(in_my_cohorts, once_sent)),),
    "application.declare_relation": (a(Role.COORDINATOR, when=(in_my_cohorts, once_sent)),),
    "application.answer": (signed_in(own, while_editable),),
    "application.send": (signed_in(own),),
    "application.withdraw": (signed_in(own), MACHINE),
    "application.begin_again": (signed_in(own),),
    "application.accept": (HANDLER,),
    "application.keep_waiting": (HANDLER,),
    "application.decline": (HANDLER, MACHINE),
    "consent.read": (signed_in(own),),
    "consent.change": (signed_in(own),),
    "private_answer.read": (signed_in(own),),
    "private_answer.change": (signed_in(own),),
    "private_answer.match": (a(Role.MACHINE, when=(allowed_for_matching,)),),
    # What a mentee lets the matching use, and no other: a mentor who is asked about them reads it.
    "private_answer.show_to_mentor": (a(Role.MACHINE, when=(allowed_for_matching,)),),
    "veto.read": (OWN_HERE,),
    "veto.change": (OWN_HERE,),
    # Matching. A mentor's veto is read by the machine alone and looks like any other bar: so does what either of two
    # people declares, since whoever knew every other bar would know each veto.
    "conflict.read": (a(Role.COORDINATOR),),
    "conflict.change": (a(Role.COORDINATOR),),
    "conflict.match": (MACHINE,),
    "declaration.read": (signed_in(own),),
    "declaration.change": (signed_in(own),),
    "declaration.match": (MACHINE,),
    "veto.match": (MACHINE,),
    "application.match": (MACHINE,),
    "match_input.read": (MACHINE,),
    "offer_answer.read": (signed_in(own),),
    "match_run.read": (COORDINATOR,),
    "match_run.finish": (MACHINE,),
    "match_run.fail": (MACHINE,),
    # The machine: what is entered openly about two people counts on every board at once.
    "match_run.change": (COORDINATOR, MACHINE),
    "match_run.publish": (COORDINATOR,),
    "match_run.set_aside": (COORDINATOR, MACHINE),
    "match_change.ask": (COORDINATOR,),
    "match_change.agree": THE_APPROVER,
    "match_change.refuse": THE_APPROVER,
    "match_change.lapse": (COORDINATOR, MACHINE),
    "proposal.read": (
        COORDINATOR,
        a(Role.MENTOR, when=(as_its_mentor, once_the_mentor_said_yes)),
        a(Role.MENTEE, when=(as_its_mentee, once_the_mentor_said_yes)),
    ),
    # Asked in one place alone (`queries.offers`), which leaves out what something private stands against.
    "proposal.be_asked": (a(Role.MENTOR, when=(as_its_mentor, while_on_offer)),),
    "proposal.offer": (COORDINATOR,),
    "proposal.say_yes_as_mentor": (MENTOR,),
    "proposal.say_yes_as_mentee": (MENTEE,),
    "proposal.run_out": (MACHINE,),
    "proposal.step_back": (MENTOR, a(Role.MENTEE, when=(as_its_mentee, once_the_mentor_said_yes))),
    # The machine: what a coordinator asked for the day before.
    "proposal.change": (COORDINATOR, MACHINE),
    "proposal.expire": (MACHINE,),
    "proposal.lapse": (COORDINATOR, MACHINE),
    "proposal.take_back": (COORDINATOR, MACHINE),
    # Once a mentor has said yes it takes two; or something that was entered openly.
    "proposal.ask_to_call_off": (COORDINATOR,),
    "proposal.call_off": (MACHINE,),
    # The pair.
    "pair.read": (COORDINATOR, THE_PAIR),
    "pair.prepare": (MENTOR, MENTEE),
    "pair.be_reached": (THE_PAIR,),
    "pair.start": (MACHINE,),
    # Who asks for a pause or an end is nobody's business: the machine does it, in one way for every cause.
    "pair.ask_to_pause": (THE_PAIR, COORDINATOR),
    "pair.ask_to_go_on": (THE_PAIR,),
    "pair.ask_to_end": (THE_PAIR, COORDINATOR),
    "pair.ask_for_another": (THE_PAIR,),
    "pair.ask_to_talk": (THE_PAIR,),
    "pair.pause": (MACHINE,),
    "pair.show_pause": (MACHINE,),
    "pair.resume": (MACHINE,),
    "pair.end": (MACHINE,),
    "pair.nudge": (MACHINE,),
    "pair.finish": (MACHINE,),
    "pair_bar.read": (COORDINATOR,),
    "pair_bar.agree": (MACHINE,),
    "pair_bar.close": (MACHINE,),
    "assent.agree": THE_APPROVER,
    "assent.refuse": THE_APPROVER,
    "assent.lapse": (MACHINE,),
    "pair.plan_meeting": (THE_PAIR,),
    "pair.reflect": (MENTOR, MENTEE),
    "pair.write_idea": (a(*PARTICIPANTS, when=(as_one_of_the_pair, while_the_round_goes_on)),),
    "agreement.read": (THE_PAIR,),
    "agreement.write": (THE_LIVING_PAIR,),
    "agreement.sign": (THE_LIVING_PAIR,),
    "agreement.countersign": (THE_LIVING_PAIR,),
    "agreement.reopen": (THE_LIVING_PAIR,),
    "meeting.read": (THE_PAIR,),
    # Whose part it is to book: the mentee's. Either of the two may.
    "meeting.arrange": (MENTEE,),
    "meeting.count": (COORDINATOR, MACHINE),
    "meeting.move": (THE_LIVING_PAIR,),
    "meeting.accept": (THE_LIVING_PAIR,),
    "meeting.cancel": (THE_LIVING_PAIR,),
    "meeting.restore": (THE_LIVING_PAIR,),
    "meeting.fall_away": (MACHINE,),
    "meeting.answer": (THE_PAIR,),
    "meeting_answer.read": (a(*PARTICIPANTS, when=(own,)),),
    "talk_request.read": (signed_in(own), COORDINATOR),
    "talk_request.answer": (COORDINATOR,),
    "pair_choice.read": (signed_in(own), a(Role.COORDINATOR, when=(in_my_cohorts, to_meet_somebody_else))),
    "pair_choice.carry_out": (MACHINE,),
    "reflection.read": (OWN_HERE,),
    "reflection.change": (OWN_HERE,),
    "concern.read": (OWN_HERE, CONTACT),
    "concern.answer": (OWN_UNSENT,),
    "concern.throw_away": (OWN_UNSENT,),
    "concern.send": (OWN_HERE,),
    "concern.choose_another": (OWN_HERE,),
    "concern.stand_aside": (CONTACT,),
    "concern.acknowledge": (CONTACT,),
    "concern.take_up": (OWN_HERE,),
    "concern.pass_on": (MACHINE,),
    "concern.close": (CONTACT,),
    "concern.withdraw": (OWN_HERE,),
    "concern.note": (CONTACT,),
    "concern.ask_may_i": (CONTACT,),
    "concern.answer_may_i": (OWN_HERE,),
    # The study.
    "study.read": (RESEARCHER,),
    "study.change": (a(Role.RESEARCHER, when=(in_my_cohorts, not_where_i_took_part, while_set_up)),),
    "study.deviate": (a(Role.RESEARCHER, when=(in_my_cohorts, not_where_i_took_part, while_open)),),
    "study.open": (RESEARCHER,),
    "study.close": (RESEARCHER, MACHINE),
    "study.unblind": (a(Role.RESEARCHER, when=(in_my_cohorts, not_where_i_took_part, once_opened)),),
    # One researcher asks; another of the round, or an administrator, agrees.
    "study.agree_to_unblind": (
        a(
            Role.RESEARCHER,
            when=(in_my_cohorts, not_where_i_took_part, once_unblinding_is_asked, not_asked_by_me),
        ),
        a(Role.ADMINISTRATOR, when=(once_unblinding_is_asked, not_asked_by_me, not_by_whoever_appointed_me)),
    ),
    "study.read_results": (RESEARCHER_UNBLINDED,),
    "study.ask_for_report": (RESEARCHER_UNBLINDED, a(Role.MACHINE, when=(once_unblinded,))),
    "study_cohort.read": (RESEARCHER,),
    "study_cohort.write_story": (a(Role.MENTEE, when=(in_my_cohorts, while_the_study_is_open)),),
    "deviation.read": (RESEARCHER, MACHINE),
    "tombstone.read": (RESEARCHER, MACHINE),
    # A report holds no words of a story. Each is on the stories that whoever reads it may read, and on no others.
    "report.read": (RESEARCHER_UNBLINDED,),
    "report.ask_again": (RESEARCHER_UNBLINDED, MACHINE),
    "report.finish": (MACHINE,),
    "report.fail": (MACHINE,),
    "prompt.read": (RESEARCHER,),
    # A story is its writer's. What they let into a study is the study's: it holds nothing that leads to them, and they
    # alone may follow their own pseudonym to it. Researchers, and the machine for the report, read it only once the
    # study has been unblinded; until then they may know how many there are.
    "story.read": (WRITER,),
    "story.begin": (WRITER,),
    "story.write": (a(Role.MENTEE, when=(own, while_being_written, while_the_study_is_open)),),
    "story.submit": (WRITER,),
    "story.withdraw": (signed_in(own),),
    "story_reading.read": (WRITER,),
    "pseudonym.follow": (WRITER,),
    "narrative.be_counted": (RESEARCHER,),
    "narrative.read_pseudonymously": (RESEARCHER_UNBLINDED, a(Role.MACHINE, when=(once_unblinded,))),
    "reading.read_pseudonymously": (RESEARCHER_UNBLINDED, a(Role.MACHINE, when=(once_unblinded,))),
    # The change. A committee never learns whose idea it was, unless they chose to be named. Nothing leaves a pair
    # without its mentor's yes to the words as they stand, to who reads them, and to whose name stands beside them.
    "idea.read": (THE_PAIR,),
    "idea.change": (a(*PARTICIPANTS, when=(as_one_of_the_pair, while_unreleased)),),
    "idea.be_named": (THE_PAIR,),
    "idea.agree": (MENTOR,),
    "idea.reopen": (THE_PAIR,),
    "idea.withdraw": (THE_PAIR,),
    "idea.bring_back": (a(*PARTICIPANTS, when=(as_one_of_the_pair, while_the_round_goes_on)),),
    "idea.ask_again": (MACHINE,),
    "idea.lapse": (MACHINE,),
    "idea.release": (MACHINE,),
    "idea.reply": (a(*PARTICIPANTS, when=(as_one_of_the_pair, while_asked)),),
    "idea.agree_to_reply": (MENTOR,),
    "idea.read_released": (
        a(Role.COMMITTEE, when=(once_released,)),
        a(Role.COORDINATOR, when=(in_my_cohorts, once_released)),
    ),
    "idea.answer": (a(Role.COMMITTEE, when=(once_released, not_from_my_own_pair)),),
    "idea.ask": (a(Role.COMMITTEE, when=(once_released, not_from_my_own_pair)),),
    "idea.read_answer": (a(Role.COORDINATOR, *PARTICIPANTS, when=(in_my_cohorts, once_answered, told_to_the_round)),),
    "organisation.plan_action": (COMMITTEE,),
    "action.read": (a(Role.COMMITTEE, Role.COORDINATOR, Role.ADMINISTRATOR),),
    "action.change": (COMMITTEE,),
    "action.note": (COMMITTEE,),
    "action.agree": (COMMITTEE,),
    "action.begin": (COMMITTEE,),
    "action.finish": (COMMITTEE,),
    "action.stop": (COMMITTEE,),
    "action.hand_on": (COMMITTEE,),
    "action.resume": (COMMITTEE,),
}


def clauses(permission: Permission) -> tuple[Clause, ...]:
    """The clauses of a permission. Raises UnknownNameError where the page does not name it."""
    try:
        return PRIVACY[permission]
    except KeyError:
        raise UnknownNameError(f"Page 1 names no permission {permission!r}.") from None


def noun_of(permission: Permission) -> str:
    """The record a permission is asked of: `application` of `application.read`."""
    return permission.partition(".")[0]


def may(viewer: Viewer, permission: Permission, record: Any) -> bool:
    """Whether this viewer may do this with this record. A record of another kind than the permission names: never.

    Raises UnknownNameError for a permission that the page does not name.
    """
    given = clauses(permission)
    return record.noun == noun_of(permission) and any(clause.gives(viewer, record) for clause in given)


def might(viewer: Viewer, permission: Permission) -> bool:
    """Whether there could be a record with which this viewer may do this: what a page needs to know before it lists.

    Raises UnknownNameError for a permission that the page does not name.
    """
    return any(clause.speaks_of(viewer) for clause in clauses(permission))


def demand(viewer: Viewer, permission: Permission, record: Any) -> None:
    """Raises HiddenError unless `may`."""
    if not may(viewer, permission, record):
        raise HiddenError
