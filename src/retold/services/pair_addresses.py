"""How one of a pair can be reached by the other: chosen by each for themselves."""

from django.db import transaction

from retold.queries.pair_addresses import chosen_by
from retold.records.record import stored
from retold.records.scheme.models import Pair, PairAddress
from retold.rules.conditions import while_the_pair_lives
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.services import events, steps


@transaction.atomic
def choose(
    pair_id: str, *, mail: bool, telephone: str, link: str, by: Viewer, at: When, started_from: str = ""
) -> None:
    """What the viewer gives their partner from now on; nobody is told.

    Raises MovedOnError once the pair has ended or finished, ChangedError where something else stands there by now.
    """
    pair = steps.held(Pair, pair_id, "pair.be_reached", by=by)
    if pair.state not in while_the_pair_lives.words:
        raise MovedOnError
    demand_unchanged(started_from, chosen_by(pair.pk, by.person_id or ""))
    row, _ = stored(PairAddress).update_or_create(
        pair=pair,
        person_id=by.person_id,
        defaults={
            "organisation_id": pair.organisation_id,
            "mail": mail,
            "telephone": telephone.strip(),
            "link": link.strip(),
        },
    )
    events.write("pair_address.choose", row, by=by, at=at)
