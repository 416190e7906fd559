"""A round of a scheme, from its planning to its end."""

from datetime import datetime
from typing import Any

from django.db import transaction

from retold.records.scheme.models import Cohort, Scheme
from retold.rules.privacy import demand
from retold.rules.viewer import Viewer
from retold.services import events, steps


@transaction.atomic
def plan(scheme: Scheme, *, by: Viewer, at: datetime, **said: Any) -> Cohort:
    """A new round of a scheme: `said` are its name, texts, dates and settings."""
    demand(by, "scheme.plan_cohort", scheme)
    cohort = Cohort(organisation_id=scheme.organisation_id, scheme=scheme, **said)
    cohort.save(force_insert=True)
    events.write("cohort.plan", cohort, by=by, at=at)
    return cohort


@transaction.atomic
def change(cohort: Cohort, *, by: Viewer, at: datetime, **said: Any) -> None:
    """Changes the texts, dates and settings of a round."""
    demand(by, "cohort.change", cohort)
    for name, value in said.items():
        setattr(cohort, name, value)
    cohort.save(update_fields=list(said))
    events.write("cohort.change", cohort, by=by, at=at)


def move_on(cohort: Cohort, *, step: str, by: Viewer, at: datetime) -> Cohort:
    """Takes one step of a round: opens or closes its call, begins it, closes it, finishes it."""
    return steps.take(cohort, step, by=by, at=at)
