"""PAGE 3: every stored field (data inventory, record of processing).

How delicate it is, who reads it, until when it is kept, and in which export it leaves.

Classes: P0 public · P1 joint (facts of the scheme and of both sides) · P2 personal · P3 private to one person,
sealed · P4 for one wellbeing contact, sealed · P5 study texts, sealed. Retention follows this page: every `Until` has
an act in `retold.services.keeping`, done each day. What each export still owes stands in `OWED`. A field that does not
stand here fails the tests before it is ever stored.

A row goes with its id: a field that is over before the row's id is emptied, and the row stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum


class Delicacy(Enum):
    """How delicate a field is."""

    P0 = "public"
    P1 = "joint"
    P2 = "personal"
    P3 = "private"
    P4 = "for a wellbeing contact alone"
    P5 = "study text"


class Until(Enum):
    """Until when a field is kept (retention). What each means to the day stands in `retold.rules.clocks`."""

    ORGANISATION = "as long as the organisation uses Retold"
    RELEASED = "once released, as long as the organisation uses Retold; never released, two years after the round ends"
    ROUND = "two years after the round ends; what belongs to no round, two years after its own end"
    IDENTITY = "the date told in the call, at the latest the end of the round"
    ANSWERS = "the day on which everything lapses that was proposed with it; the mentor's own yes, if that comes first"
    PERSON = "two years after the person's last round or role"
    CONSENT = "as long as what it allows: two years after the round ends, or the date a study names where that is later"
    KEY = "as long as anything that it opens"
    SEALED = "as long as the private record that it holds, each of which stands here under its own name"
    CONCERN = (
        "one year after the concern is closed; one that was never sent, as long as its writer takes part; one that "
        "nobody closes, two years after its writer's last round or the last note on it, whichever is later"
    )
    STUDY = "the date the study names"
    TRAIL = "six years, to the end of that month"
    SENT = "the clearing of the day after it was sent; where it could not be sent, thirty days"
    FORM = "seven days after it was sent"
    KEPT = "twenty-four hours, and the clearing of the day after"
    SESSION = "eight hours after its last use, and the clearing of the next day"
    JOB = "the clearing of the next day; where it failed, thirty days"


class Export(Enum):
    """In which export a field leaves; never in any other."""

    NONE = "none"
    OWN = "the person's own copy of their data"
    SCHEME = "the whole-scheme export"
    BOTH = "the person's own copy, and the whole-scheme export"
    STUDY = "the study bundle, under a pseudonym"


OWED: Mapping[Export, str] = {
    Export.NONE: "nothing: no export holds it",
    Export.OWN: "a file with everything of this kind about the person, for them to take along; not written yet",
    Export.SCHEME: "a file with everything of this kind in the organisation; not written yet",
    Export.BOTH: "both files: in the person's own what is about them, in the scheme's all; not written yet",
    Export.STUDY: "the study's bundle with these fields under pseudonyms; not written yet",
}
"What each export owes. None is written yet; when one is, its headers are to be the fields of this page."


@dataclass(frozen=True, slots=True)
class Kept:
    """What is said of one field."""

    delicacy: Delicacy
    readers: str
    until: Until
    export: Export


P0, P1, P2, P3, P4, P5 = Delicacy
O, L, R, I, A, P, W, K, V, C, S, T, M, F, H, N, J = Until  # noqa: E741  one letter a row, read only on this page

# record -> (delicacy, readers, kept until, export) -> fields
PAGE: Mapping[str, tuple[tuple[Delicacy, str, Until, Export, str], ...]] = {
    "organisation": ((P0, "everybody", O, Export.SCHEME, "id name kind time_zone invented"),),
    "person": (
        (P2, "the person; the coordinator and administrator of their organisations", P, Export.OWN, "id email name"),
        (P2, "nobody", P, Export.NONE, "password is_active session_seed"),
    ),
    "membership": (
        (
            P2,
            "the person, the coordinator, the administrator",
            R,
            Export.BOTH,
            "id organisation person role cohort since until",
        ),
        (P2, "the administrator, the wellbeing contacts", R, Export.NONE, "appointed_by here_on"),
    ),
    "invitation": (
        (
            P2,
            "the addressee, the coordinator, the administrator",
            R,
            Export.NONE,
            "id organisation email role cohort state",
        ),
        (P2, "the coordinator, the administrator", R, Export.NONE, "invited_by sent_on"),
    ),
    "appointment": (
        (P2, "the administrator, the wellbeing contacts", R, Export.NONE, "id organisation email role cohort state"),
        (
            P2,
            "the administrator, the wellbeing contacts",
            R,
            Export.NONE,
            "asked_by for_a_contact asked_on starts_on ends",
        ),
    ),
    "organisation_key": ((P3, "nobody", O, Export.NONE, "id organisation wrapped"),),
    "person_key": ((P3, "nobody", K, Export.NONE, "id organisation person wrapped"),),
    "sealed_row": ((P3, "nobody but through what it holds", V, Export.NONE, "id organisation kind index blob"),),
    "scheme": ((P0, "everybody", O, Export.SCHEME, "id organisation name purpose"),),
    "cohort": (
        (P0, "everybody while the call is open", O, Export.SCHEME, "organisation call_text starts_on ends_on"),
        (P0, "everybody while the call is open", O, Export.SCHEME, "identity_kept_until"),
        (P0, "everybody once the call has opened", O, Export.SCHEME, "id scheme name state call_closes_on"),
        (P1, "everybody in the cohort", O, Export.SCHEME, "meetings_promised first_meeting_within_days"),
        (P1, "everybody in the cohort", O, Export.SCHEME, "contact_within_days recusal_months"),
        (P1, "everybody in the cohort", O, Export.SCHEME, "chase_after_days lapse_after_days"),
        (P1, "the coordinator", O, Export.SCHEME, "closing_on"),
    ),
    "coming_step": (
        (P1, "whoever may take the step", R, Export.NONE, "id organisation cohort step about_id asked_in on"),
    ),
    "application": (
        (P2, "the applicant; the coordinator once sent", R, Export.BOTH, "id organisation cohort person role state"),
        (P2, "the applicant; the coordinator once sent", R, Export.BOTH, "sent_on decided_on invited"),
        (P2, "the applicant and the coordinator; if shared, the partner", R, Export.BOTH, "preferred_name pronouns"),
        (P2, "the applicant, the coordinator, the partner", R, Export.BOTH, "name post can_act_on"),
        (P2, "the applicant, the coordinator, the matching", R, Export.BOTH, "unit languages capacity responsible_for"),
        (P2, "the applicant, the coordinator, the matching; if shared, the partner", R, Export.BOTH, "mode"),
        (P2, "the applicant and the matching; what is in common, the pair", R, Export.OWN, "availability"),
        (P2, "the applicant and the matching; if shared, the partner", R, Export.OWN, "topics"),
        (P2, "the applicant and the matching", R, Export.OWN, "earlier"),
        (P2, "the applicant; if shared, the partner", R, Export.OWN, "own_topics"),
        (P2, "the applicant and the coordinator; if shared, the partner", R, Export.BOTH, "access_needs"),
        (P2, "the applicant and the coordinator", R, Export.BOTH, "site grade why recognition support safe_contact"),
        (P2, "the applicant and the coordinator", R, Export.BOTH, "done_on_inclusion"),
        (P2, "the applicant", R, Export.OWN, "answered shared"),
    ),
    "relation": (
        (P2, "the coordinator; the applicant before sending", R, Export.NONE, "id organisation coordinator applicant"),
        (P2, "the coordinator; the applicant before sending", R, Export.NONE, "kind declared_on told"),
    ),
    "conflict": (
        (P2, "the coordinator", R, Export.SCHEME, "id organisation one other kind strength source"),
        (P2, "the coordinator", R, Export.SCHEME, "declared_by since until"),
    ),
    "match_run": (
        (P1, "the coordinator", R, Export.SCHEME, "id organisation cohort state objective weights version done"),
        (P1, "the coordinator", R, Export.SCHEME, "base locks unmatched shortages asked_on asked_by"),
        (P1, "the coordinator; the day of answers, everybody who waits", R, Export.SCHEME, "approved_by answers_on"),
        (P2, "nobody: repeats the run", I, Export.NONE, "conflicts"),
    ),
    "match_base": (
        (P1, "the coordinator, as the first board", R, Export.NONE, "id organisation cohort publication number"),
        (P1, "the coordinator, as the first board", R, Export.NONE, "people pairs"),
    ),
    "match_change": (
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "id organisation match_run number act"),
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "mentor mentee reason made_by approver"),
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "state answered_on"),
    ),
    "proposal": (
        (P1, "the coordinator", R, Export.SCHEME, "id organisation cohort match_run score parts next_best locked"),
        (P1, "the coordinator", R, Export.SCHEME, "reason_for_coordinator ask_first offered_on half_on lapsed_on"),
        (P1, "the coordinator; the mentor, then the mentee", R, Export.BOTH, "mentor mentee state reason_for_pair"),
    ),
    "pair": (
        (P1, "the pair and the coordinator", R, Export.BOTH, "id organisation cohort mentor mentee state made_on"),
        (
            P1,
            "the pair and the coordinator",
            R,
            Export.BOTH,
            "mentor_inducted_on mentee_inducted_on started_on ended_on",
        ),
        (P1, "nobody: whether the coordinator sees a pause yet", R, Export.NONE, "pause_known"),
    ),
    "pair_bar": ((P1, "the coordinator", R, Export.SCHEME, "id organisation pair conflict state ends_on"),),
    "assent": (
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "id organisation cohort to proposal"),
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "pair_bar reason asked_by approver"),
        (P1, "the coordinator; whoever is asked to agree", R, Export.SCHEME, "state answered_on"),
    ),
    "agreement": (
        (
            P1,
            "the pair",
            R,
            Export.OWN,
            "id organisation pair number state wording_version meetings minutes first_contact",
        ),
        (P1, "the pair", R, Export.OWN, "place reply_days off_the_table may_leave_the_room notes_rule recusal_months"),
        (P1, "the pair", R, Export.OWN, "signed_text signed_by_mentor_on signed_by_mentee_on"),
    ),
    "meeting": (
        (P1, "the pair; that it is planned, also the coordinator", R, Export.OWN, "id organisation pair number state"),
        (P1, "the pair", R, Export.OWN, "starts_at minutes mode place offered_by calendar_uid moved"),
        (P1, "nobody: whether a pause or an end took it away", R, Export.NONE, "fell_away"),
    ),
    "pair_address": (
        (P2, "the person and their partner", R, Export.OWN, "id organisation pair person mail telephone link"),
    ),
    "consent": (
        (
            P3,
            "the person",
            W,
            Export.OWN,
            "id organisation owner cohort purpose given wording_version decided_on number",
        ),
    ),
    "private_answer": (
        (P3, "the person", I, Export.OWN, "id organisation owner application question"),
        (
            P3,
            "the person; if they allow it, the matching, and a mentor who is asked about a mentee",
            I,
            Export.OWN,
            "text for_matching",
        ),
    ),
    "declaration": ((P3, "the person and the matching", R, Export.OWN, "id organisation owner named kind since"),),
    "veto": ((P3, "the person and the matching", I, Export.OWN, "id organisation owner named kind kept_until"),),
    "offer_answer": ((P3, "the person", A, Export.OWN, "id organisation owner proposal text"),),
    "match_input": ((P3, "the matching", I, Export.NONE, "id organisation owner match_run role text"),),
    "nudge": ((P1, "the machine", R, Export.NONE, "id organisation pair person sent_on"),),
    "talk_request": (
        (P3, "the person and the coordinator", R, Export.OWN, "id organisation owner pair asked_on state"),
    ),
    "pair_choice": (
        (P3, "the person; a wish for another partner, also the coordinator", R, Export.OWN, "id organisation owner"),
        (P3, "the person; a wish for another partner, also the coordinator", R, Export.OWN, "pair wish said_on"),
    ),
    "meeting_answer": ((P3, "the person", R, Export.OWN, "id organisation owner meeting held pace answered_on"),),
    "reflection": ((P3, "the person", R, Export.OWN, "id organisation owner pair meeting written_on text"),),
    "concern": (
        (
            P4,
            "the person and the contact they chose",
            C,
            Export.OWN,
            "id organisation owner contact stand_in state about kind wish",
        ),
        (P4, "the person and the contact they chose", C, Export.OWN, "urgent text safe_contact coordinator_may_know"),
        (
            P4,
            "the person and the contact they chose",
            C,
            Export.OWN,
            "pause_pairs hide_name answered raised_on closed_on kept_until",
        ),
        (P4, "the person", C, Export.OWN, "passing read_receipt late_since"),
        (P4, "the person and the contact they chose", C, Export.OWN, "given_on"),
    ),
    "concern_note": (
        (
            P4,
            "the contact; what was told, also the person",
            C,
            Export.NONE,
            "id organisation owner concern number noted_on text",
        ),
        (P4, "the contact; what was told, also the person", C, Export.NONE, "told_to_the_owner may_i"),
    ),
    "kept_form": ((P3, "the person", H, Export.NONE, "id kept_on words"),),
    "study": (
        (
            P1,
            "the researchers of the cohort",
            S,
            Export.STUDY,
            "id organisation cohort title question mode state pilot",
        ),
        (P1, "the researchers of the cohort", S, Export.STUDY, "measures first_asked_on second_asked_on"),
        (P1, "the researchers of the cohort", S, Export.STUDY, "withdrawable_until kept_until opened_on"),
        (P1, "the researchers of the cohort", S, Export.STUDY, "frozen frozen_hash sight unblinded_on unblinded_why"),
        (P1, "the researchers of the cohort", S, Export.STUDY, "unblind_asked_by unblinded_by"),
    ),
    "study_cohort": ((P1, "the researchers of the cohort", S, Export.STUDY, "id organisation study cohort"),),
    "deviation": ((P1, "the researchers of the cohort", S, Export.STUDY, "id organisation study made_on said reason"),),
    "tombstone": ((P1, "the researchers of the cohort", S, Export.STUDY, "id organisation study month"),),
    "prompt": (
        (
            P1,
            "the researchers and the writers",
            S,
            Export.STUDY,
            "id organisation study version text words_from words_to",
        ),
        (P1, "the researchers", S, Export.STUDY, "used"),
    ),
    "story": (
        (P5, "the writer", S, Export.OWN, "id organisation owner study prompt cohort time state use text words"),
        (P5, "the writer", S, Export.OWN, "invited_on opened_on begun_on submitted_on"),
    ),
    "story_reading": ((P5, "the writer", S, Export.OWN, "id organisation owner story engine number refused result"),),
    "narrative": (
        (
            P5,
            "its writer; once unblinded, the researchers",
            S,
            Export.STUDY,
            "id organisation study prompt cohort time",
        ),
        (P5, "its writer; once unblinded, the researchers", S, Export.STUDY, "pseudonym text words"),
    ),
    "narrative_key": ((P5, "nobody", S, Export.NONE, "id organisation narrative wrapped"),),
    "reading": (
        (P5, "its writer; once unblinded, the researchers", S, Export.STUDY, "id organisation narrative engine number"),
        (P5, "its writer; once unblinded, the researchers", S, Export.STUDY, "refused result"),
    ),
    "report": (
        (P5, "the researchers who may read all of its stories", S, Export.NONE, "id organisation study state asked_on"),
        (P5, "the researchers who may read all of its stories", S, Export.NONE, "wanted wanted_hash result"),
    ),
    "pseudonym": ((P3, "its writer, to their own stories", S, Export.NONE, "id organisation owner study_id words"),),
    "idea": (
        (P1, "the pair", R, Export.OWN, "pair mentor_attribution mentee_attribution in_a_small_batch agreed_on"),
        (P1, "the pair", R, Export.OWN, "asked_again"),
        (P1, "the pair", L, Export.OWN, "id organisation cohort audience"),
        (
            P1,
            "the pair; once released, the committee and the coordinator",
            L,
            Export.SCHEME,
            "state title happens_now affects",
        ),
        (
            P1,
            "the pair; once released, the committee and the coordinator",
            L,
            Export.SCHEME,
            "change evidence released_on place",
        ),
        (P1, "the pair; once it has left, the committee and the coordinator", L, Export.SCHEME, "reply"),
        (P1, "the pair, the committee, the coordinator", L, Export.SCHEME, "question decision reason answered_on"),
    ),
    "action": (
        (
            P1,
            "the committee, the coordinator, the administrator",
            O,
            Export.SCHEME,
            "id organisation ideas committee title",
        ),
        (
            P1,
            "the committee, the coordinator, the administrator",
            O,
            Export.SCHEME,
            "owner_name state due_on next_review_on",
        ),
        (P1, "the committee, the coordinator, the administrator", O, Export.SCHEME, "measure_before measure_after"),
        (P1, "the participants too", O, Export.SCHEME, "told_to_pairs"),
    ),
    "progress": (
        (P1, "the committee, the coordinator", O, Export.SCHEME, "id organisation action number became"),
        (P1, "the committee, the coordinator; with a new state, the pairs", O, Export.SCHEME, "noted_on text"),
    ),
    "event": (
        (
            P1,
            "the administrator",
            T,
            Export.NONE,
            "id organisation number kind about about_id by_id by_role at previous hash",
        ),
    ),
    "sealed_event": (
        (
            P3,
            "the data protection officer with a second person",
            T,
            Export.NONE,
            "id organisation number month words previous hash",
        ),
    ),
    "cut": ((P1, "the operator", O, Export.NONE, "id organisation stream number hash before cut_on"),),
    "clock_watch": ((P1, "the operator", O, Export.NONE, "id last_at cleared_on jumped_from jumped_to"),),
    "dispatch": ((P1, "nobody", M, Export.NONE, "id organisation day"),),
    "sent_form": ((P2, "nobody", F, Export.NONE, "id sent_on led_to"),),
    "mail": ((P2, "nobody", M, Export.NONE, "id to notice body slot key leased_until tries sent_at"),),
}

# Tables that packages bring along, each with what it holds and until when.
NOT_OURS: Mapping[str, tuple[str, Until]] = {
    "contenttypes.ContentType": ("names of tables", O),
    "auth.Permission": ("unused: Retold's rules stand on page 1", O),
    "auth.Group": ("unused: Retold's rules stand on page 1", O),
    "sessions.Session": ("who is signed in, and which role they look from", N),
    "account.EmailAddress": ("that a person's e-mail address was confirmed", P),
    "account.EmailConfirmation": ("unused: addresses are confirmed by code", P),
    "django_tasks_database.DBTaskResult": ("jobs: the name of each, the id it is about, how it went", J),
}


def fields() -> Iterator[tuple[str, str, Kept]]:
    """(record, field, what is said of it) for every field on the page."""
    for record, rows in PAGE.items():
        for delicacy, readers, until, export, names in rows:
            for name in names.split():
                yield record, name, Kept(delicacy, readers, until, export)


def fields_until(record: str, until: Until) -> tuple[str, ...]:
    """The fields of one record that are kept until then."""
    return tuple(name for _, _, kept, _, names in PAGE.get(record, ()) if kept is until for name in names.split())


def records_until(until: Until) -> tuple[str, ...]:
    """The records of which anything is kept until then, in the order of the page."""
    return tuple(dict.fromkeys(noun for noun, _, kept in fields() if kept.until is until))


def fields_of(record: str) -> dict[str, Kept]:
    """What is said of each field of one record."""
    return {name: kept for noun, name, kept in fields() if noun == record}
