"""Fills an empty installation with the invented organisations (seed data).

Everything goes through the services, as real people would do it.
"""

from django.db import transaction

from retold.demo import finished, others, running
from retold.demo.clock import Clock
from retold.demo.house import harrow_vale, northmoor
from retold.records.people.models import Organisation
from retold.records.record import stored
from retold.rules.when import When


@transaction.atomic
def fill(*, at: When) -> None:
    """Makes the invented organisations with all that happened in them up to `at`, unless there is one already.

    All of it or nothing: whoever breaks it off begins anew.
    """
    if filled():
        return
    clock = Clock(at)
    faculty, trust = northmoor(clock), harrow_vale(clock)
    clock.begin(finished.play(clock, faculty))
    clock.begin(running.play(clock, faculty))
    clock.begin(others.open_call(clock, faculty))
    clock.begin(others.about_to_match(clock, trust))
    clock.walk()


def filled() -> bool:
    """Whether there is an organisation already: then nothing is invented."""
    return stored(Organisation).exists()
