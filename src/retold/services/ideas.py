"""Ideas, as long as they are with their pair: written by either, sent only with the mentor's yes to every word."""

from typing import Any

from django.db import transaction

from retold.queries.ideas import wording
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Cohort, Pair
from retold.rules.event_names import EventName
from retold.rules.privacy import demand
from retold.rules.refusals import IncompleteError, MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import Attribution, Audience, IdeaState
from retold.services import events, steps

CHANGED = "This has changed since you opened it. Read it as it stands now, then decide."


@transaction.atomic
def write(pair: Pair, *, by: Viewer, at: When, **words: str) -> Idea:
    """A new idea of a pair: `words` are its title, happens_now, affects, change and evidence. Both read it."""
    demand(by, "pair.write_idea", pair)
    idea = Idea(organisation_id=pair.organisation_id, cohort_id=pair.cohort_id, pair=pair, **words)
    idea.save(force_insert=True)
    events.write("idea.write", idea, by=by, at=at, sealed=True)
    return idea


@transaction.atomic
def change(idea: Idea, *, seen: str, by: Viewer, at: When, **words: str) -> Idea:
    """Changes the words of an idea that has not left. One that the mentor had agreed to needs a new yes.

    `seen` is the wording this change starts from; IncompleteError where the partner has changed it since.
    """
    now = as_seen(idea, seen)
    demand(by, "idea.change", now)
    if now.state == IdeaState.AGREED:
        now = steps.take(now, "reopen", by=by, at=at, agreed_on=None)
    return said(now, by=by, at=at, kind="idea.change", **words)


@transaction.atomic
def agree(
    idea: Idea,
    *,
    seen: str,
    audience: Audience,
    in_a_small_batch: bool,
    by: Viewer,
    at: When,
    name: Attribution = Attribution.UNNAMED,
) -> Idea:
    """The mentor's yes: to these words, these readers, these names, and to a batch of fewer pairs or not."""
    now = as_seen(idea, seen)
    return steps.take(
        now,
        "agree",
        by=by,
        at=at,
        audience=audience,
        in_a_small_batch=in_a_small_batch,
        mentor_attribution=name,
        agreed_on=at.day,
    )


def reopen(idea: Idea, *, by: Viewer, at: When) -> Idea:
    """Takes the mentor's yes back before the batch leaves: the idea stays with the pair."""
    return steps.take(idea, "reopen", by=by, at=at, agreed_on=None)


@transaction.atomic
def be_named(idea: Idea, *, attribution: Attribution, by: Viewer, at: When) -> Idea:
    """One's own name beside the idea, or not. It can be taken away at any time, and added only before the idea leaves.

    Since a mentee's name gives the mentor away to whoever knows that they meet, adding it needs the mentor's yes anew.
    """
    demand(by, "idea.be_named", idea)
    now = steps.again(idea)
    unreleased = now.state in (IdeaState.DRAFT, IdeaState.AGREED)
    if attribution == Attribution.NAMED and not unreleased:
        raise MovedOnError
    as_mentor = by.person_id == now.its_pair.mentor_id
    if not as_mentor and attribution == Attribution.NAMED and now.state == IdeaState.AGREED:
        now = steps.take(now, "reopen", by=by, at=at, agreed_on=None)
    column = "mentor_attribution" if as_mentor else "mentee_attribution"
    return said(now, by=by, at=at, kind="idea.be_named", **{column: attribution})


def withdraw(idea: Idea, *, by: Viewer, at: When) -> Idea:
    """Gives it up before it leaves, without a reason."""
    return steps.take(idea, "withdraw", by=by, at=at)


@transaction.atomic
def reply(idea: Idea, *, text: str, by: Viewer, at: When) -> Idea:
    """Writes the reply to the committee's question; it leaves once the mentor has agreed to it."""
    now = steps.again(idea)
    demand(by, "idea.reply", now)
    return said(now, by=by, at=at, kind="idea.reply", reply=text)


@transaction.atomic
def agree_to_reply(idea: Idea, *, seen: str, by: Viewer, at: When) -> Idea:
    """The mentor's yes to the reply as it stands. It leaves with the next batch."""
    now = as_seen(idea, seen)
    if not now.reply:
        raise IncompleteError({"reply": "Write a reply first."})
    return steps.take(now, "agree_to_reply", by=by, at=at, agreed_on=at.day)


@transaction.atomic
def lapse(cohort: Cohort, *, at: When) -> None:
    """What never left a round that has finished stays with its pair."""
    rows = stored(Idea).filter(cohort=cohort, state__in=(IdeaState.DRAFT, IdeaState.AGREED))
    for row in rows.order_by("pk"):
        steps.take(row, "lapse", by=machine(row.organisation_id), at=at)


def as_seen(idea: Idea, seen: str) -> Idea:
    """The idea as it is stored. Raises IncompleteError where its words are not those that were seen."""
    now = steps.again(idea)
    if wording(now) != seen:
        raise IncompleteError({"": CHANGED})
    return now


def said(idea: Idea, *, by: Viewer, at: When, kind: EventName, **values: Any) -> Idea:
    """Saves these columns, with a line in the trail that no page shows."""
    for name, value in values.items():
        setattr(idea, name, value)
    idea.save(update_fields=list(values))
    events.write(kind, idea, by=by, at=at, sealed=True)
    return idea
