"""Private answers, vetoes, and what a run of the matching knew of people, go on the day that was told."""

from django.db.models import F, Q

from retold.records.private.models import MatchInput, PrivateAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchRun
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import MatchRunState
from retold.services import match_runs


def purge(organisation_id: str, *, at: When) -> None:
    """Deletes the private answers of every round whose day has come, and what its runs until then started from.

    Later runs know none of these answers; what they started from goes after the round's last day. A run that could
    still be changed is set aside: its board is made from what is deleted here. A veto has a day of its own, the one its
    writer read beside it.
    """
    over = stored(Cohort).filter(organisation_id=organisation_id, identity_kept_until__lte=at.day)
    stored(PrivateAnswer).filter(application__cohort__in=over).delete()
    stored(Veto).filter(organisation_id=organisation_id, kept_until__lte=at.day).delete()
    knew = Q(cohort__in=over, asked_on__lt=F("cohort__identity_kept_until")) | Q(cohort__ends_on__lt=at.day)
    runs = stored(MatchRun).filter(knew, organisation_id=organisation_id)
    for run in runs.filter(state=MatchRunState.READY):
        match_runs.set_aside(run.pk, by=machine(organisation_id), at=at)
    stored(MatchInput).filter(match_run__in=runs).delete()
    runs.exclude(conflicts=[]).update(conflicts=[])
