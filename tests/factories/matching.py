"""A round that waits to be matched: mentors and mentees who were accepted, with what the matching looks at."""

from typing import Any

from factories import scheme
from people import BEGAN, TODAY, Cast, saved
from retold.records.people.models import Membership, Person
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, MatchBase, MatchRun
from retold.rules.words import ApplicationState, CohortState, MatchRunState, MeetingMode, Objective, Role
from retold.services import match_runs, match_work


def someone(cohort: Cohort, name: str, role: Role, **answers: Any) -> Person:
    """Somebody new who takes part in the round."""
    first = name.split(maxsplit=1)[0].lower()
    person = saved(Person(email=f"{first}@example.org", name=name, password="!"))
    join(cohort, person, role, **answers)
    return person


def join(cohort: Cohort, person: Person, role: Role, **answers: Any) -> Application:
    """This person takes part in the round."""
    saved(Membership(organisation=cohort.organisation, person=person, role=role, cohort=cohort, since=BEGAN))
    said = {
        "state": ApplicationState.ACCEPTED,
        "sent_on": TODAY,
        "topics": [],
        "availability": [],
        "unit": "",
        "languages": "",
        "mode": MeetingMode.ONLINE,
        "earlier": "",
        **answers,
    }
    return scheme.answered_application(cohort, person, role, **said)


def waiting_round(cast: Cast) -> Cohort:
    """A round that is being matched, in which nobody has a partner: three mentors, three mentees."""
    cohort = cast.open_cohort
    stored(Cohort).filter(pk=cohort.pk).update(state=CohortState.MATCHING)
    cohort.refresh_from_db()
    someone(cohort, "Mina Aldous", Role.MENTOR, topics=["money", "faith"], availability=["mon-am"])
    someone(cohort, "Milo Brandt", Role.MENTOR, topics=["careers"], availability=["tue-pm"])
    someone(cohort, "Maud Cray", Role.MENTOR, topics=["faith"], availability=["wed-am"])
    someone(cohort, "Tess Dorn", Role.MENTEE, topics=["money"], availability=["mon-am"])
    someone(cohort, "Theo Ekman", Role.MENTEE, topics=["careers"], availability=["tue-pm"])
    someone(cohort, "Tara Finch", Role.MENTEE, topics=["faith"], availability=["wed-am"])
    return cohort


def person(first: str) -> Person:
    """Somebody of the round, by first name."""
    return stored(Person).get(email=f"{first}@example.org")


def worked_out(cast: Cast, cohort: Cohort, *, keep: MatchRun | None = None, **asked: Any) -> MatchRun:
    """A run that Esi asked for, worked out; with the locked pairs of another, where one is given."""
    from people import AT, viewer

    said = {"objective": Objective.WORST_PAIR, **asked}
    esi = viewer(cast.esi)
    run = match_runs.ask_again(keep.pk, by=esi, at=AT) if keep else match_runs.ask(cohort.pk, by=esi, at=AT, **said)
    match_work.work(run.pk, moment=AT.moment)
    run.refresh_from_db()
    return run


def read_anew(run: MatchRun) -> None:
    """As if this run had never been: the next one reads what is private again."""
    from people import AT
    from retold.rules.viewer import machine

    if run.state == MatchRunState.READY:
        match_runs.set_aside(run.pk, by=machine(run.organisation_id), at=AT)
    stored(MatchRun).filter(cohort=run.cohort_id).update(base=None)
    stored(MatchBase).filter(cohort=run.cohort_id).delete()
