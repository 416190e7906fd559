"""Who has which role, from when to when (role assignment)."""

from typing import Any

from django.db import transaction

from retold.queries.contacts import WEEK
from retold.queries.duties import why_not_given
from retold.queries.visible import in_force, members, visible
from retold.records import vault
from retold.records.people.models import Membership, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.duties import Duty
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import PARTICIPANTS, Role
from retold.services import endings, events, notices, steps

NEVER_SET = "!"
"The password of everybody: none matches it."


def known(email: str) -> Person:
    """The person with this address; somebody new, with no role anywhere, where there is none.

    It is the same work for either: a row is offered to the database, which takes it or has it already. So nobody who
    times an answer learns who is known.
    """
    found = stored(Person).filter(email__iexact=email).first()
    address = found.email if found is not None else email.lower()
    stored(Person).bulk_create([Person(email=address, password=NEVER_SET)], ignore_conflicts=True)
    return stored(Person).get(email=address)


@transaction.atomic
def grant(
    organisation: Organisation,
    *,
    person: Person,
    role: Role,
    cohort: Cohort | None,
    appointed_by_id: str | None = None,
    by: Viewer,
    at: When,
) -> Membership:
    """Gives somebody a role from today on; what they have already stays as it is. Callers have asked page 1.

    Raises IncompleteError where what they are, or were, forbids it.
    """
    demand_apart(organisation.pk, person.pk, role, cohort.pk if cohort else None, at=at)
    wanted: dict[str, Any] = {"organisation": organisation, "person": person, "role": role, "cohort": cohort}
    membership = stored(Membership).filter(**wanted, until=None).first()
    if membership is not None:
        return membership
    # One that was given today already and has ended since is given again.
    membership, _ = stored(Membership).get_or_create(**wanted, since=at.day)
    membership.until, membership.appointed_by_id = None, appointed_by_id
    membership.save(update_fields=["until", "appointed_by"])
    vault.person_key(organisation.pk, person.pk)  # everybody's from joining: that there is one tells nothing
    events.write("membership.grant", membership, by=by, at=at)
    return membership


def demand_apart(organisation_id: str, person_id: str, role: Role, cohort_id: str | None, *, at: When) -> None:
    """Raises IncompleteError where one person would have two duties that are kept apart."""
    wanted = Duty(role=role, cohort_id=cohort_id, in_force=True)
    said = why_not_given(organisation_id, person_id, wanted, at)
    if said:
        raise IncompleteError({"": said})


@transaction.atomic
def end(pk: str, *, by: Viewer, at: When) -> None:
    """Ends a role at once; the person's next page is already without it. A contact's takes two (`appointments`)."""
    close(steps.held(Membership, pk, "membership.end", by=by), by=by, at=at)


@transaction.atomic
def give_back(pk: str, *, by: Viewer, at: When) -> None:
    """Gives a role back that ended today, as it was; pairs that were paused stay paused until both want to go on.

    Raises HiddenError, MovedOnError from the next morning on, and IncompleteError where another role forbids it by now.
    """
    membership = steps.held(Membership, pk, "membership.give_back", by=by)
    if membership.until != at.day or held_again(membership, at):
        raise MovedOnError
    seat = (membership.organisation_id, membership.person_id, Role(membership.role), membership.cohort_id)
    demand_apart(*seat, at=at)
    membership.until = None
    membership.save(update_fields=["until"])
    events.write("membership.give_back", membership, by=by, at=at)


def held_again(membership: Membership, at: When) -> bool:
    """Whether the same role was given anew since."""
    same = {"person_id": membership.person_id, "role": membership.role, "cohort_id": membership.cohort_id}
    return members(membership.organisation_id, at).filter(**same).exists()


def close(membership: Membership, *, by: Viewer, at: When) -> None:
    """Ends a role that is held. Callers have asked page 1."""
    membership.until = at.day
    membership.save(update_fields=["until"])
    events.write("membership.end", membership, by=by, at=at)
    if membership.role in PARTICIPANTS and membership.cohort_id is not None:
        endings.pause_pairs_of(membership.person_id, membership.cohort_id, at=at)


@transaction.atomic
def say_here(*, by: Viewer, at: When) -> None:
    """A wellbeing contact says that they are here, as each does once a week. Raises HiddenError for anybody else."""
    own = in_force(visible(by, "membership.say_here", Membership), at).values_list("pk", flat=True)
    if not own:
        raise HiddenError
    for pk in own:
        membership = steps.held(Membership, pk, "membership.say_here", by=by)
        membership.here_on = at.day
        membership.save(update_fields=["here_on"])
        events.write("membership.say_here", membership, by=by, at=at)


def ask_whether_here(organisation_id: str, *, at: When) -> None:
    """The daily round: reminds each contact who has not said "I am here" for a week, and once more each week."""
    rows = members(organisation_id, at).filter(role=Role.WELLBEING).select_related("person").order_by("pk")
    for row in rows:
        silent = at.day - (row.here_on or row.since)
        if silent and silent.days % WEEK.days == 0:
            notices.tell(row.person, at=at)
