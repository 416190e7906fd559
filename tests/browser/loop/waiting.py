"""A round that waits, a concern, a blind study, an application: what a curious coordinator would like to read."""

import json

from django.core.management import call_command

from factories import private, scheme
from factories.matching import waiting_round
from factories.study import opened
from people import TODAY, make_cast
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.rules.words import ApplicationState, CohortState, Role

CONCERN = "Somebody in the placements office asked me in front of others"
ANSWER = "Because nobody asked me the first time"


def filled() -> dict[str, str]:
    """The cast, and what they must not learn of each other; the ids of it."""
    cast = make_cast()
    waiting_round(cast)
    stored(Cohort).filter(pk=cast.other_cohort.pk).update(state=CohortState.PLANNED)
    sent = scheme.answered_application(
        cast.open_cohort, cast.hal, Role.MENTOR, state=ApplicationState.SENT, sent_on=TODAY, why=ANSWER
    )
    letter = private.concern(cast.amara_and_ben, cast.amara, cast.grace, CONCERN)
    study = opened(cast)
    contact = stored(Membership).get(person=cast.grace)
    found = {"application": sent, "letter": letter, "study": study, "contact": contact}
    rounds = {"waiting": cast.open_cohort, "elsewhere": cast.other_cohort}
    return {name: row.pk for name, row in (found | rounds).items()}


def fill() -> str:
    """In the installation of this process, from nothing; the ids as JSON."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    return json.dumps(filled())
