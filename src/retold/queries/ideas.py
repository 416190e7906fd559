"""Ideas as the pair they come from sees them."""

import hashlib
from dataclasses import dataclass
from datetime import date

from retold.queries.names import names_in as names_in_pairs
from retold.queries.visible import demand_some, members, one, visible
from retold.queries.what_followed import Followed, followed
from retold.records.committee.models import Idea
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Pair
from retold.rules.batches import FEWEST_PAIRS, SMALL_ROUND, dispatch_days_of_closing, in_words, next_dispatch_day
from retold.rules.open_steps import open_steps
from retold.rules.permission_names import Permission
from retold.rules.privacy import may
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Attribution, Audience, Decision, IdeaState, Role

WORDS = ("title", "happens_now", "affects", "change", "evidence")
FIELDS = (*WORDS, "audience", "mentee_attribution", "reply")


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaLine:
    """An idea in its pair's list."""

    id: str
    title: str
    state: IdeaState
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairIdeas:
    """The ideas of one of the viewer's pairs."""

    pair_id: str
    partner: str
    cohort: str
    cohort_id: str
    may_write: bool
    ideas: tuple[IdeaLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaPage:
    """An idea for one of the two. Of the names only one's own choice, and to the mentor also the mentee's."""

    id: str
    partner: str
    cohort: str
    cohort_id: str
    state: IdeaState
    title: str
    happens_now: str
    affects: str
    change: str
    evidence: str
    seen: str
    audience: Audience
    in_a_small_batch: bool
    named: bool
    mentee_is_named: bool
    as_mentor: bool
    asked_again: bool
    fewest: str
    last_leaving: date | None
    leaves_on: date
    released_on: date | None
    question: str
    reply: str
    decision: Decision | None
    reason: str
    answered_on: date | None
    followed: tuple[Followed, ...]
    warnings: tuple[str, ...]
    may_change: bool
    may_be_named: bool
    may_reply: bool
    steps: frozenset[StepName]


def ideas_by_pair(viewer: Viewer) -> tuple[PairIdeas, ...]:
    """Every pair of the viewer's with its ideas, also those that were given up or never left."""
    demand_some(viewer, "idea.read")
    pairs = list(visible(viewer, "pair.read", Pair).select_related("cohort", "mentor", "mentee"))
    names = names_in_pairs(pairs)
    lines: dict[str, list[IdeaLine]] = {}
    for row in visible(viewer, "idea.read", Idea).select_related("pair"):
        lines.setdefault(row.its_pair.pk, []).append(
            IdeaLine(id=row.pk, title=row.title, state=IdeaState(row.state), decision=decided(row))
        )
    return tuple(
        PairIdeas(
            pair_id=pair.pk,
            partner=names[pair.cohort_id, pair.mentee_id if viewer.person_id == pair.mentor_id else pair.mentor_id],
            cohort=pair.cohort.name,
            cohort_id=pair.cohort_id,
            may_write=may(viewer, "pair.write_idea", pair),
            ideas=tuple(lines.get(pair.pk, ())),
        )
        for pair in pairs
    )


def idea_of_a_pair(viewer: Viewer, pk: str, at: When, permission: Permission = "idea.read") -> IdeaPage:
    """One's own idea on a day, for whoever may do this with it. Raises HiddenError."""
    row = one(viewer, permission, Idea, pk, with_=("pair__cohort", "pair__mentor", "pair__mentee"))
    state = IdeaState(row.state)
    as_mentor = viewer.person_id == row.its_pair.mentor_id
    unreleased = state in (IdeaState.DRAFT, IdeaState.AGREED)
    mine = row.mentor_attribution if as_mentor else row.mentee_attribution
    return IdeaPage(
        id=row.pk,
        partner=name_of(row.its_pair, of_mentor=not as_mentor),
        cohort=row.its_pair.cohort.name,
        cohort_id=row.cohort_id,
        state=state,
        **{name: getattr(row, name) for name in WORDS},
        seen=wording(row),
        audience=Audience(row.audience),
        in_a_small_batch=row.in_a_small_batch,
        named=mine == Attribution.NAMED,
        mentee_is_named=as_mentor and row.mentee_attribution == Attribution.NAMED,
        as_mentor=as_mentor,
        asked_again=row.asked_again,
        fewest=smallest_batch(),
        last_leaving=last_leaving(row.its_pair.cohort),
        leaves_on=next_dispatch_day(at.day),
        released_on=row.released_on,
        question=row.question,
        reply=row.reply,
        decision=decided(row),
        reason=row.reason,
        answered_on=row.answered_on,
        followed=followed((row.pk,)).get(row.pk, ()),
        warnings=warnings(row, at) if unreleased else (),
        may_change=may(viewer, "idea.change", row),
        may_be_named=may(viewer, "idea.be_named", row)
        and (unreleased or (mine == Attribution.NAMED and state is not IdeaState.WITHDRAWN)),
        may_reply=may(viewer, "idea.reply", row),
        steps=open_steps(viewer, row),
    )


def last_leaving(cohort: Cohort) -> date | None:
    """The last day on which ideas of a closing round leave; None while it is not closing."""
    return dispatch_days_of_closing(cohort.closing_on)[1] if cohort.closing_on else None


def warnings(idea: Idea, at: When) -> tuple[str, ...]:
    """What to think of before this idea leaves its pair, from joint facts alone."""
    pairs = stored(Pair).filter(cohort_id=idea.cohort_id)
    found = []
    if pairs.count() < SMALL_ROUND:
        found.append(
            "This round is small. Whoever knows who meets whom may guess whose idea this is, even without a name."
        )
    committee = set(members(idea.organisation_id, at).filter(role=Role.COMMITTEE).values_list("person_id", flat=True))
    mentees = set(pairs.values_list("mentee_id", flat=True))
    if idea.its_pair.mentee_id in committee:
        found.append("The mentee of this pair sits on the committee that reads it, and cannot be the one to answer it.")
    elif mentees & committee:
        found.append("Somebody who is a mentee in this round sits on the committee that reads it.")
    found += [f"The words name {name}." for name in names_in(idea)]
    return tuple(found)


def names_in(idea: Idea) -> tuple[str, ...]:
    """Names of the two that stand in the words of the idea: whole names, and each part of three letters or more."""
    words = {word.strip(".,;:!?’'\"()") for word in " ".join(getattr(idea, name) for name in WORDS).split()}
    words |= {word.removesuffix("’s").removesuffix("'s") for word in words}
    parts = [
        part
        for of_mentor in (True, False)
        for part in name_of(idea.its_pair, of_mentor=of_mentor).split()
        if len(part) > 2 and part[0].isupper()
    ]
    return tuple(dict.fromkeys(part for part in parts if part in words))


def name_of(pair: Pair, *, of_mentor: bool) -> str:
    """The name under which one of the two applied; without an application, that of their account."""
    person = pair.mentor if of_mentor else pair.mentee
    role = Role.MENTOR if of_mentor else Role.MENTEE
    applied = stored(Application).filter(cohort_id=pair.cohort_id, person_id=person.pk, role=role)
    return applied.values_list("name", flat=True).first() or person.name or person.email


def wording(idea: Idea) -> str:
    """What somebody saw, as a short word for a form: it differs as soon as any of the words does."""
    said = "\x1f".join(str(getattr(idea, name)) for name in FIELDS)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def decided(row: Idea) -> Decision | None:
    """The answer, once there is one; a question is none."""
    return Decision(row.decision) if row.state == IdeaState.ANSWERED else None


def partner_to_write_with(viewer: Viewer, pair_id: str) -> str:
    """The name of the other one of a pair under which the viewer may write an idea. Raises HiddenError."""
    pair = one(viewer, "pair.write_idea", Pair, pair_id, with_=("mentor", "mentee"))
    return name_of(pair, of_mentor=viewer.person_id != pair.mentor_id)


def smallest_batch() -> str:
    """From how many pairs a batch comes, in words."""
    return in_words(FEWEST_PAIRS, "pair", "pairs")
