"""Ideas, as long as they are with their pair: written by either, sent only with the mentor's yes to every word."""

from typing import Any

from django.db import transaction

from retold.queries.ideas import last_leaving, wording
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.rules.edits import demand_unchanged
from retold.rules.event_names import EventName
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import Attribution, Audience, IdeaState
from retold.services import events, steps

CHANGED = "This has changed since you opened it. Read it as it stands now, then decide."


@transaction.atomic
def write(pair_id: str, *, by: Viewer, at: When, **words: str) -> Idea:
    """A new idea of a pair: `words` are its title, happens_now, affects, change and evidence. Both read it."""
    pair = steps.held(Pair, pair_id, "pair.write_idea", by=by)
    idea = Idea(organisation_id=pair.organisation_id, cohort_id=pair.cohort_id, pair=pair, **words)
    idea.save(force_insert=True)
    events.write("idea.write", idea, by=by, at=at, sealed=True)
    return idea


@transaction.atomic
def change(pk: str, *, seen: str, by: Viewer, at: When, **words: str) -> Idea:
    """Changes the words of an idea that has not left. One that the mentor had agreed to needs a new yes.

    `seen` is the wording this change starts from; IncompleteError where the partner has changed it since.
    """
    idea = steps.held(Idea, pk, "idea.change", by=by, with_=("pair",))
    demand_seen(idea, seen)
    if idea.state == IdeaState.AGREED:
        steps.take(idea, "reopen", by=by, at=at, agreed_on=None)
    return save_quietly(idea, by=by, at=at, kind="idea.change", **words)


@transaction.atomic
def agree(
    pk: str,
    *,
    seen: str,
    audience: Audience,
    in_a_small_batch: bool,
    by: Viewer,
    at: When,
    name: Attribution = Attribution.UNNAMED,
) -> Idea:
    """The mentor's yes: to these words, these readers, these names, and to a batch of fewer pairs or not."""
    idea = steps.held_for(Idea, pk, "agree", by=by, with_=("pair", "cohort"))
    demand_seen(idea, seen)
    demand_a_day(idea.cohort, at)
    return steps.take(
        idea,
        "agree",
        by=by,
        at=at,
        audience=audience,
        in_a_small_batch=in_a_small_batch,
        mentor_attribution=name,
        agreed_on=at.day,
        asked_again=False,
    )


@transaction.atomic
def reopen(pk: str, *, by: Viewer, at: When) -> Idea:
    """Takes the mentor's yes back before the batch leaves: the idea stays with the pair."""
    return steps.take_one(Idea, pk, "reopen", by=by, at=at, with_=("pair",), agreed_on=None)


@transaction.atomic
def be_named(pk: str, *, attribution: Attribution, by: Viewer, at: When) -> Idea:
    """One's own name beside the idea, or not. It can be taken away at any time, and added only before the idea leaves.

    Since a mentee's name gives the mentor away to whoever knows that they meet, adding it needs the mentor's yes anew.
    """
    idea = steps.held(Idea, pk, "idea.be_named", by=by, with_=("pair",))
    unreleased = idea.state in (IdeaState.DRAFT, IdeaState.AGREED)
    if attribution == Attribution.NAMED and not unreleased:
        raise MovedOnError
    as_mentor = by.person_id == idea.its_pair.mentor_id
    if not as_mentor and attribution == Attribution.NAMED and idea.state == IdeaState.AGREED:
        steps.take(idea, "reopen", by=by, at=at, agreed_on=None)
    column = "mentor_attribution" if as_mentor else "mentee_attribution"
    return save_quietly(idea, by=by, at=at, kind="idea.be_named", **{column: attribution})


@transaction.atomic
def withdraw(pk: str, *, by: Viewer, at: When) -> Idea:
    """Gives it up before it leaves, without a reason."""
    return steps.take_one(Idea, pk, "withdraw", by=by, at=at, with_=("pair",))


@transaction.atomic
def bring_back(pk: str, *, by: Viewer, at: When) -> Idea:
    """Takes an idea up again that was given up: a draft, to which the mentor has not agreed."""
    return steps.take_one(Idea, pk, "bring_back", by=by, at=at, with_=("pair", "cohort"), agreed_on=None)


@transaction.atomic
def reply(pk: str, *, text: str, by: Viewer, at: When, started_from: str = "") -> Idea:
    """Writes the reply to the committee's question; it leaves once the mentor has agreed to it. Raises ChangedError."""
    idea = steps.held(Idea, pk, "idea.reply", by=by)
    demand_unchanged(started_from, {"text": idea.reply})
    return save_quietly(idea, by=by, at=at, kind="idea.reply", reply=text)


@transaction.atomic
def agree_to_reply(pk: str, *, seen: str, by: Viewer, at: When) -> Idea:
    """The mentor's yes to the reply as it stands. It leaves with the next batch."""
    idea = steps.held_for(Idea, pk, "agree_to_reply", by=by, with_=("pair",))
    demand_seen(idea, seen)
    if not idea.reply:
        raise IncompleteError({"reply": "Write a reply first."})
    return steps.take(idea, "agree_to_reply", by=by, at=at, agreed_on=at.day)


@transaction.atomic
def lapse(cohort: Cohort, *, at: When) -> None:
    """What never left a round that has finished stays with its pair."""
    rows = stored(Idea).filter(cohort=cohort, state__in=(IdeaState.DRAFT, IdeaState.AGREED))
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        steps.take_one(Idea, pk, "lapse", by=machine(cohort.organisation_id), at=at, with_=("pair",))


def demand_a_day(cohort: Cohort, at: When) -> None:
    """Raises IncompleteError where no day is left on which an idea of this round could leave."""
    last = last_leaving(cohort)
    if last is not None and at.day >= last:
        left = f"{last.day} {last:%B %Y}"
        raise IncompleteError({"": f"This round is closing. Its ideas left for the last time on {left}."})


def demand_seen(idea: Idea, seen: str) -> None:
    """Raises IncompleteError where the words of an idea are not those that were seen."""
    if wording(idea) != seen:
        raise IncompleteError({"": CHANGED})


def save_quietly(idea: Idea, *, by: Viewer, at: When, kind: EventName, **values: Any) -> Idea:
    """Saves these columns, with a line in the trail that no page shows."""
    for name, value in values.items():
        setattr(idea, name, value)
    idea.save(update_fields=list(values))
    events.write(kind, idea, by=by, at=at, sealed=True)
    return idea
