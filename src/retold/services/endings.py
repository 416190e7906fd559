"""Pausing a pair, going on, leaving it, meeting somebody else (pause and termination).

Nobody is asked why, and nobody learns who asked.

What one side wants is kept to that side (`PairChoice`) and done by the machine, in the same way and the same words for
every cause: a pause at once, going on once both want it, an end on the next fixed day.
"""

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from retold.queries.pair_bars import barred_pairs
from retold.queries.visible import visible
from retold.records.people.models import Membership
from retold.records.private.models import PairChoice
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.conditions import while_the_pair_lives
from retold.rules.dispatch import next_ending_day
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import PairState, PairWish, Role
from retold.services import events, meetings, steps, talks

LIVING = while_the_pair_lives.words


@transaction.atomic
def pause(pk: str, *, by: Viewer, at: When) -> Pair:
    """Stops meetings from now on. Both are told alike, and neither who asked. One that is paused stays paused."""
    pair = steps.held(Pair, pk, "pair.ask_to_pause", by=by)
    return pair if pair.state == PairState.PAUSED else paused_now(pair, at=at)


def pause_by_the_machine(pair: Pair, *, at: When) -> None:
    """The same, where something was entered against a pair; one that does not meet now stays as it is."""
    if pair.state == PairState.RUNNING:
        paused_now(steps.held_for(Pair, pair.pk, "pause", by=machine(pair.organisation_id)), at=at)
    stored(PairChoice).filter(pair=pair, wish=PairWish.GO_ON).delete()


def paused_now(pair: Pair, *, at: When) -> Pair:
    """Pauses a pair that is held: in one way, and with one notice, for every cause."""
    paused = steps.take(pair, "pause", by=machine(pair.organisation_id), at=at, pause_known=False)
    meetings.cancel_coming(paused, at=at)
    stored(PairChoice).filter(pair=paused, wish=PairWish.GO_ON).delete()
    return paused


@transaction.atomic
def pause_all(*, by: Viewer, at: When) -> None:
    """Pauses every pair in which one meets, at one click."""
    running = visible(by, "pair.ask_to_pause", Pair).filter(state=PairState.RUNNING)
    mine = running.filter(Q(mentor_id=by.person_id) | Q(mentee_id=by.person_id))
    for pk in mine.order_by("pk").values_list("pk", flat=True):
        pause(pk, by=by, at=at)


def show_pauses(organisation_id: str, *, at: When) -> None:
    """The daily round: from now on the coordinators see which pairs were paused since the last."""
    ourselves = machine(organisation_id)
    hidden = stored(Pair).filter(organisation_id=organisation_id, state=PairState.PAUSED, pause_known=False)
    for pk in hidden.order_by("pk").values_list("pk", flat=True):
        pair = steps.held(Pair, pk, "pair.show_pause", by=ourselves)
        pair.pause_known = True
        pair.save(update_fields=["pause_known"])
        events.write("pair.show_pause", pair, by=ourselves, at=at)


@transaction.atomic
def go_on(pk: str, *, by: Viewer, at: When) -> None:
    """One side is ready to meet again. Meetings go on with the next daily round, once both are."""
    pair = steps.held(Pair, pk, "pair.ask_to_go_on", by=by)
    if pair.state != PairState.PAUSED:
        raise MovedOnError
    keep(pair, PairWish.GO_ON, by=by, at=at)


@transaction.atomic
def leave(pk: str, *, by: Viewer, at: When) -> None:
    """Asks for the end of a pair, without a reason. It ends on the next fixed day, in the same words for all."""
    pair = steps.held(Pair, pk, "pair.ask_to_end", by=by)
    if pair.state not in LIVING:
        raise MovedOnError
    keep(pair, PairWish.LEAVE, by=by, at=at)


@transaction.atomic
def stay(pk: str, *, by: Viewer, at: When) -> None:
    """Takes back that one wants to leave, while nobody knows of it yet."""
    pair = steps.held(Pair, pk, "pair.ask_to_end", by=by)
    own = stored(PairChoice).filter(pair=pair, owner_id=by.person_id)
    if not own.filter(wish=PairWish.LEAVE).exists():
        raise MovedOnError
    for row in own.filter(wish__in=(PairWish.LEAVE, PairWish.STOP)).order_by("pk"):
        take_back(row, by=by, at=at)


def take_back(row: PairChoice, *, by: Viewer, at: When) -> None:
    """Forgets one wish. Callers have asked page 1."""
    events.write("pair_choice.take_back", row, by=by, at=at, sealed=True)
    row.delete()


def pause_pairs_of(person_id: str, cohort_id: str, *, at: When) -> None:
    """Whoever has no role in a round any more does not meet in it: their pairs are paused at once."""
    either = Q(mentor_id=person_id) | Q(mentee_id=person_id)
    for pair in stored(Pair).filter(either, cohort_id=cohort_id, state__in=LIVING).order_by("pk"):
        pause_by_the_machine(pair, at=at)


def part(organisation_id: str, *, at: When) -> None:
    """The daily round: whoever has had no role in a round since an earlier day leaves its pairs, as by any leaving."""
    seats = stored(Membership).filter(cohort=OuterRef("cohort"), until=None)
    both_here = Exists(seats.filter(person=OuterRef("mentor"), role=Role.MENTOR)) & Exists(
        seats.filter(person=OuterRef("mentee"), role=Role.MENTEE)
    )
    living = stored(Pair).filter(organisation_id=organisation_id, state__in=LIVING)
    for pair in living.exclude(both_here).order_by("pk"):
        for person_id, role in ((pair.mentor_id, Role.MENTOR), (pair.mentee_id, Role.MENTEE)):
            ended_on = role_ended_on(pair, person_id, role, at)
            if ended_on is not None:
                stored(PairChoice).get_or_create(
                    owner_id=person_id,
                    pair=pair,
                    wish=PairWish.LEAVE,
                    defaults={"organisation_id": pair.organisation_id, "said_on": ended_on},
                )


def role_ended_on(pair: Pair, person_id: str, role: Role, at: When) -> date | None:
    """The day on which somebody's role in the round of their pair ended, before today; None while they have it."""
    seats = stored(Membership).filter(person_id=person_id, role=role, cohort_id=pair.cohort_id)
    if seats.filter(until=None).exists():
        return None
    return seats.filter(until__lt=at.day).order_by("-until").values_list("until", flat=True).first()


@transaction.atomic
def another(pk: str, *, by: Viewer, at: When) -> None:
    """After the end: back to those who wait for a partner. The coordinator learns it; the former partner does not."""
    pair = steps.held(Pair, pk, "pair.ask_for_another", by=by)
    if pair.state != PairState.ENDED:
        raise MovedOnError
    if keep(pair, PairWish.AGAIN, by=by, at=at):
        talks.tell_the_coordinators(pair, at=at)


def keep(pair: Pair, wish: PairWish, *, by: Viewer, at: When) -> bool:
    """Keeps one wish of one person; whether it is new."""
    row, new = stored(PairChoice).get_or_create(
        owner_id=by.person_id,
        pair=pair,
        wish=wish,
        defaults={"organisation_id": pair.organisation_id, "said_on": at.day},
    )
    if new:
        events.write("pair_choice.make", row, by=by, at=at, sealed=True)
    return new


def carry_out(organisation_id: str, *, at: When) -> None:
    """The daily round: pairs that both want to go on go on; pairs that somebody left before a fixed day end."""
    ourselves, today = machine(organisation_id), at.day
    waiting = visible(ourselves, "pair_choice.carry_out", PairChoice).select_related("pair")
    for row in waiting.filter(wish=PairWish.LEAVE, pair__state__in=LIVING):
        if next_ending_day(row.said_on) <= today:
            end(row.pair_id, by=ourselves, at=at)
    going_on = waiting.filter(wish=PairWish.GO_ON, pair__state=PairState.PAUSED).exclude(
        pair__in=barred_pairs().values_list("pair_id", flat=True)
    )
    for pair in stored(Pair).filter(pk__in=going_on.values_list("pair_id", flat=True)).order_by("pk"):
        if both_want_to_go_on(pair):
            steps.take_one(Pair, pair.pk, "resume", by=ourselves, at=at)
            stored(PairChoice).filter(pair=pair, wish=PairWish.GO_ON).delete()


def both_want_to_go_on(pair: Pair) -> bool:
    """Whether both have said, each alone, that they want to meet; before a first meeting, signing says it."""
    said = stored(PairChoice).filter(pair=pair, wish=PairWish.GO_ON).values_list("owner_id", flat=True)
    return pair.state == PairState.PREPARING or set(said) == {pair.mentor_id, pair.mentee_id}


@transaction.atomic
def end(pk: str, *, by: Viewer, at: When) -> None:
    """Ends a pair that has not ended yet; then nothing is left that says who asked for it."""
    pair = steps.held_for(Pair, pk, "end", by=by)
    if pair.state in LIVING:
        meetings.cancel_coming(pair, at=at)
        steps.take(pair, "end", by=by, at=at, ended_on=at.day)
    stored(PairChoice).filter(pair=pair, wish__in=(PairWish.LEAVE, PairWish.GO_ON)).delete()
