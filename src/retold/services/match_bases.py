"""The base of a publication: the one place where a run of the matching reads what is private."""

from retold.matching import base
from retold.matching.cohort import Cohort as Inputs
from retold.matching.cohort import Settings
from retold.matching.propose import lay_out
from retold.queries import match_private
from retold.records import vault
from retold.records.record import stored
from retold.records.scheme.models import Cohort, MatchBase, MatchRun
from retold.rules.when import When
from retold.rules.words import MatchRunState

MOST = 3
"So many bases a publication has at most, however often the people change."


def base_for(cohort: Cohort, openly: Inputs, settings: Settings, *, at: When) -> MatchBase:
    """The base that a run of these people comes from: the last one, or where the people have changed a new one.

    Whoever has come since the last of three stands in no pair of it, and is matched by open facts alone. Raises
    MatchingError where the people cannot be matched, for an open reason.
    """
    publication = stored(MatchRun).filter(cohort=cohort, state=MatchRunState.PUBLISHED).count()
    here = sorted([one.id, one.role] for one in openly.people)
    last = stored(MatchBase).filter(cohort=cohort, publication=publication).order_by("-number").first()
    if last is not None and (last.people == here or last.number == MOST):
        return last
    privately = match_private.private_side(cohort, openly, at=at)
    pairs = base.base(lay_out(openly, settings), lay_out(privately, settings), lot_of(cohort))
    made = MatchBase(
        organisation_id=cohort.organisation_id,
        cohort=cohort,
        publication=publication,
        number=last.number + 1 if last else 1,
        people=here,
        pairs=[list(pair) for pair in pairs],
    )
    made.save(force_insert=True)
    return made


def lot_of(cohort: Cohort) -> base.Lot:
    """The secret lot of two people of a round, the same as often as it is asked for.

    It is drawn from the root key and the ids: nobody can see or choose it, and no copy of the database holds it.
    """

    def lot(mentor: str, mentee: str) -> int:
        drawn = vault.derived("lot of a pair", cohort.pk, mentor, mentee)
        return int.from_bytes(drawn[:8], "big") % (base.LOT + 1)

    return lot
