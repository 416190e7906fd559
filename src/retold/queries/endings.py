"""Pausing and ending a pair: the pair as a record for one act, and who is not to be matched again."""

from retold.queries.names import names_in
from retold.queries.visible import one, visible
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.rules.viewer import Viewer, machine
from retold.rules.words import PairState, PairWish

RELATED = ("cohort", "mentor", "mentee")


def to_pause(viewer: Viewer, pk: str) -> Pair:
    """A pair to pause. Raises HiddenError."""
    return one(viewer, "pair.ask_to_pause", Pair, pk, with_=RELATED)


def to_go_on(viewer: Viewer, pk: str) -> Pair:
    """One's own pair, to go on after a pause. Raises HiddenError."""
    return one(viewer, "pair.ask_to_go_on", Pair, pk, with_=RELATED)


def to_end(viewer: Viewer, pk: str) -> Pair:
    """A pair to leave, or (for the coordinator) to end. Raises HiddenError."""
    return one(viewer, "pair.ask_to_end", Pair, pk, with_=RELATED)


def to_meet_another(viewer: Viewer, pk: str) -> Pair:
    """One's own pair that has ended, to ask for another partner. Raises HiddenError."""
    return one(viewer, "pair.ask_for_another", Pair, pk, with_=RELATED)


def to_talk(viewer: Viewer, pk: str) -> Pair:
    """One's own pair, to ask the coordinator for a word. Raises HiddenError."""
    return one(viewer, "pair.ask_to_talk", Pair, pk, with_=RELATED)


def to_plan(viewer: Viewer, pk: str) -> Pair:
    """One's own pair, to plan a meeting. Raises HiddenError."""
    return one(viewer, "pair.plan_meeting", Pair, pk, with_=RELATED)


def in_words(viewer: Viewer, pair: Pair) -> str:
    """The pair by name, for whoever is about to change it: one's partner, or (for the coordinator) both."""
    names = names_in([pair])
    mentor, mentee = (names[pair.cohort_id, pk] for pk in (pair.mentor_id, pair.mentee_id))
    if viewer.person_id == pair.mentor_id:
        return f"You and {mentee}"
    if viewer.person_id == pair.mentee_id:
        return f"You and {mentor}"
    return f"{mentor} and {mentee}"


def resting(cohort: Cohort) -> set[str]:
    """Everybody of a round whose pair has ended and who has not asked for another partner: they are not matched."""
    wishes = visible(machine(cohort.organisation_id), "pair_choice.carry_out", PairChoice)
    asked = set(wishes.filter(pair__cohort=cohort, wish=PairWish.AGAIN).values_list("pair_id", "owner_id"))
    ended = stored(Pair).filter(cohort=cohort, state=PairState.ENDED).values_list("pk", "mentor_id", "mentee_id")
    return {person for pk, mentor, mentee in ended for person in (mentor, mentee) if (pk, person) not in asked}
