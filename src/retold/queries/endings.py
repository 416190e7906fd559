"""Pausing and ending a pair: the pair by name for one act, and who is not to be matched again."""

from django.db.models import Q

from retold.queries.names import names_in
from retold.queries.visible import one, visible
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.rules.permission_names import Permission
from retold.rules.viewer import Viewer, machine
from retold.rules.words import PairState, PairWish


def demand_pair(viewer: Viewer, pk: str, permission: Permission) -> None:
    """For a page that shows nothing of the pair it is about: raises HiddenError unless the viewer may do this."""
    one(viewer, permission, Pair, pk)


def pair_in_words(viewer: Viewer, pk: str, permission: Permission) -> str:
    """The pair by name, for whoever is about to change it: one's partner, or (for the coordinator) both.

    Raises HiddenError.
    """
    pair = one(viewer, permission, Pair, pk, with_=("mentor", "mentee"))
    names = names_in([pair])
    mentor, mentee = (names[pair.cohort_id, person] for person in (pair.mentor_id, pair.mentee_id))
    if viewer.person_id == pair.mentor_id:
        return f"You and {mentee}"
    if viewer.person_id == pair.mentee_id:
        return f"You and {mentor}"
    return f"{mentor} and {mentee}"


def meets_in_several(viewer: Viewer) -> bool:
    """Whether the viewer meets in more than one pair, so that they can pause all of them at once."""
    running = visible(viewer, "pair.ask_to_pause", Pair).filter(state=PairState.RUNNING)
    return running.filter(Q(mentor_id=viewer.person_id) | Q(mentee_id=viewer.person_id)).count() > 1


def cohort_of_a_pair(viewer: Viewer, pk: str) -> str:
    """The id of the round that a pair is in. Raises HiddenError."""
    return one(viewer, "pair.read", Pair, pk).cohort_id


def resting(cohort: Cohort) -> set[str]:
    """Everybody of a round whose pair has ended and who has not asked for another partner: they are not matched."""
    wishes = visible(machine(cohort.organisation_id), "pair_choice.carry_out", PairChoice)
    asked = set(wishes.filter(pair__cohort=cohort, wish=PairWish.AGAIN).values_list("pair_id", "owner_id"))
    ended = stored(Pair).filter(cohort=cohort, state=PairState.ENDED).values_list("pk", "mentor_id", "mentee_id")
    return {person for pk, mentor, mentee in ended for person in (mentor, mentee) if (pk, person) not in asked}
