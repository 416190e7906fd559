"""What matching and preparing put on the first page (tasks). Joint facts alone: nothing private moves a line here.

A mentee reads the same words whether nobody was found, a mentor is being asked, or a mentor has said no.
"""

from collections.abc import Iterator, Mapping

from django.db.models import Count

from retold.queries import lapsed
from retold.queries.leaving import may_be_my_partner
from retold.queries.match_inputs import LIVING, ON_OFFER
from retold.queries.offers import answers_on, asked_of
from retold.queries.task import Task
from retold.queries.visible import visible
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Assent, Cohort, MatchChange, MatchRun, Pair, Proposal
from retold.rules.privacy import might
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import (
    AgreementState,
    ApplicationState,
    AssentState,
    CohortState,
    MatchChangeState,
    MatchRunState,
    PairState,
    ProposalState,
    Role,
)

SIDES: Mapping[Role | None, str] = {Role.MENTOR: "mentor_id", Role.MENTEE: "mentee_id"}
WAITING = "You wait for a partner"
WAITING_DETAIL = (
    "The coordinator is looking. Mentors are asked first. If you were asked about somebody before, that is over."
)
PROPOSED_DETAIL = "Pairs have been proposed. Mentors who are asked have until the morning of {day} to say yes."


def asked(viewer: Viewer, at: When) -> Iterator[Task]:
    """A proposal that one of the two is asked about; or the mentor's, once they have said yes."""
    del at
    if viewer.role not in SIDES:
        return
    for row in known_to(viewer):
        mine = (viewer.role, row.state) in (
            (Role.MENTOR, ProposalState.OFFERED),
            (Role.MENTEE, ProposalState.HALF),
        )
        yield Task(
            words="Somebody is proposed as your partner" if mine else "You have said yes to a partner",
            detail=row.cohort.name if mine else f"{row.cohort.name} · you hear as soon as there is an answer",
            button="Look and decide" if mine else "Look at it",
            page="proposal",
            about=row.pk,
            now=mine,
        )


def preparing(viewer: Viewer, at: When) -> Iterator[Task]:
    """The viewer's pairs that have not met yet."""
    del at
    mine = SIDES.get(viewer.role)
    if mine is None:
        return
    rows = visible(viewer, "pair.prepare", Pair).filter(state=PairState.PREPARING, **{mine: viewer.person_id})
    agreements = stored(Agreement).filter(pair__in=rows).order_by("number")
    newest_of = {agreement.pair_id: agreement for agreement in agreements}
    for row in rows.select_related("cohort", "mentor", "mentee"):
        newest = newest_of.get(row.pk)
        as_mentor = mine == "mentor_id"
        read = row.mentor_inducted_on if as_mentor else row.mentee_inducted_on
        signed = newest and (newest.signed_by_mentor_on if as_mentor else newest.signed_by_mentee_on)
        done = bool(read and signed) or (newest is not None and newest.state == AgreementState.SIGNED and bool(read))
        yield Task(
            words="You are ready to meet" if done else "Get ready to meet your partner",
            detail="You meet as soon as you are both ready." if done else "Something to read, and an agreement to sign",
            button="Look at it" if done else "Get ready",
            page="pair",
            about=row.pk,
            now=not done,
        )


def known_to(viewer: Viewer) -> list[Proposal]:
    """The proposals on offer that the viewer knows of: as a mentor who is asked, and both after the mentor's yes."""
    rows = visible(viewer, "proposal.read", Proposal).filter(state=ProposalState.HALF).select_related("cohort")
    return sorted([*asked_of(viewer), *rows], key=lambda row: (row.cohort.name, row.pk))


def leaving(viewer: Viewer, at: When) -> Iterator[Task]:
    """Whom what the viewer keeps to themselves may mean, where that is their partner, or one they said yes to.

    Nothing happens by itself, and nobody else sees anything of it.
    """
    del at
    if viewer.role not in SIDES:
        return
    for line in may_be_my_partner(viewer):
        yield Task(
            words="Do you want to leave?",
            detail="If you do nothing, nothing happens.",
            button="Look at it",
            page=line.page,
            about=line.about,
        )


def waiting(viewer: Viewer, at: When) -> Iterator[Task]:
    """Whoever was accepted and has no partner yet, in words that are the same whatever was, or was not, proposed."""
    mine = SIDES.get(viewer.role)
    if mine is None:
        return
    accepted = visible(viewer, "application.read", Application).filter(
        person_id=viewer.person_id, role=viewer.role, state=ApplicationState.ACCEPTED
    )
    lacking = [
        row
        for row in accepted.filter(cohort__state__in=(CohortState.OPEN, CohortState.MATCHING, CohortState.RUNNING))
        if not stored(Pair).filter(cohort_id=row.cohort_id, state__in=LIVING, **{mine: viewer.person_id}).exists()
    ]
    known = known_to(viewer) if lacking else []
    knows = {row.cohort_id for row in known if getattr(row, mine) == viewer.person_id}
    for row in lacking:
        if row.cohort_id not in knows:
            day = answers_on(row.cohort_id) if mine == SIDES[Role.MENTOR] else None
            yield Task(
                words=WAITING,
                detail=PROPOSED_DETAIL.format(day=f"{day.day} {day:%B}") if day and at.day < day else WAITING_DETAIL,
                button="Who it should not be",
                page="not-with",
                now=False,
            )


def matching(viewer: Viewer, at: When) -> Iterator[Task]:
    """For the coordinator: runs to look at, offers that are open, people who wait."""
    del at
    if not might(viewer, "cohort.match"):
        return
    cohorts = visible(viewer, "cohort.match", Cohort).filter(state__in=(CohortState.MATCHING, CohortState.RUNNING))
    runs = visible(viewer, "match_run.read", MatchRun).filter(state__in=(MatchRunState.ASKED, MatchRunState.READY))
    for row in runs.filter(cohort__in=cohorts).select_related("cohort"):
        ready = row.state == MatchRunState.READY
        yield Task(
            words="A proposal of pairs is ready to look at" if ready else "Pairs are being worked out",
            detail=row.cohort.name,
            button="Open the board" if ready else "See how far it is",
            page="match-run",
            about=row.pk,
            now=ready,
        )
    begun = set(stored(MatchRun).filter(cohort__in=cohorts).values_list("cohort_id", flat=True))
    offers = visible(viewer, "proposal.read", Proposal).filter(cohort__in=cohorts, state__in=ON_OFFER)
    open_ = dict(offers.order_by().values_list("cohort_id").annotate(Count("pk")))
    for cohort in cohorts:
        if cohort.state == CohortState.MATCHING and cohort.pk not in begun:
            yield Task(
                words="It is time to match", detail=cohort.name, button="Begin", page="matching", about=cohort.pk
            )
        if open_.get(cohort.pk):
            count = open_[cohort.pk]
            yield Task(
                words="1 proposed pair waits for an answer"
                if count == 1
                else f"{count} proposed pairs wait for answers",
                detail=cohort.name,
                button="See the pairs",
                page="pairs",
                about=cohort.pk,
                now=False,
            )


def approving(viewer: Viewer, at: When) -> Iterator[Task]:
    """Forced pairs for which the viewer was named as the second person."""
    del at
    if not might(viewer, "match_change.agree"):
        return
    asked = visible(viewer, "match_change.agree", MatchChange).filter(state=MatchChangeState.ASKED)
    for run in stored(MatchRun).filter(pk__in=asked.values("match_run_id")).select_related("cohort"):
        yield Task(
            words="You are asked to agree to a pair",
            detail=run.cohort.name,
            button="Look and decide",
            page="match-approve",
            about=run.pk,
        )


def assenting(viewer: Viewer, at: When) -> Iterator[Task]:
    """What the viewer is asked to agree to as a second person, besides forced pairs."""
    del at
    if not might(viewer, "assent.agree"):
        return
    asked_for = visible(viewer, "assent.agree", Assent).filter(state=AssentState.ASKED).select_related("cohort")
    for row in asked_for:
        yield Task(
            words="You are asked to agree to something",
            detail=row.cohort.name,
            button="Look and decide",
            page="assent",
            about=row.pk,
        )


SOURCES = (asked, preparing, leaving, waiting, matching, lapsed.lately, approving, assenting)
