"""A pair starts once both are prepared and have signed, whichever comes last."""

from retold.queries.agreements import agreement_signed
from retold.queries.pair_bars import barred_pairs
from retold.records.scheme.models import Pair
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.rules.words import PairState
from retold.services import steps


def start_if_ready(pair: Pair, *, at: When) -> None:
    """Starts a pair, which is held, as soon as both are prepared and have signed, and nothing stands against it."""
    if barred_pairs().filter(pair=pair).exists():
        return
    prepared = pair.mentor_inducted_on and pair.mentee_inducted_on
    if pair.state == PairState.PREPARING and prepared and agreement_signed(pair):
        steps.take(pair, "start", by=machine(pair.organisation_id), at=at, started_on=at.day)
