"""Asking the coordinator for a word. The coordinator learns who asks, and not why; the partner learns nothing."""

from django.db import transaction

from retold.records.private.models import TalkRequest
from retold.records.record import stored
from retold.records.scheme.models import Pair
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import TalkState
from retold.services import events, notices, steps


@transaction.atomic
def ask(pair_id: str, *, by: Viewer, at: When) -> TalkRequest:
    """Asks the coordinators of the round; once, until they have talked."""
    pair = steps.held(Pair, pair_id, "pair.ask_to_talk", by=by)
    assert by.person_id is not None  # one of the pair is signed in
    mine = stored(TalkRequest).filter(owner_id=by.person_id, pair=pair, state=TalkState.ASKED).first()
    if mine is not None:
        return mine
    asked = TalkRequest(organisation_id=pair.organisation_id, owner_id=by.person_id, pair=pair, asked_on=at.day)
    asked.save(force_insert=True)
    events.write("talk_request.ask", asked, by=by, at=at, sealed=True)
    tell_the_coordinators(pair, at=at)
    return asked


@transaction.atomic
def answer(pk: str, *, by: Viewer, at: When) -> TalkRequest:
    """The coordinator has talked to them."""
    return steps.take_one(TalkRequest, pk, "answer", by=by, at=at, with_=("pair",))


def tell_the_coordinators(pair: Pair, *, at: When) -> None:
    """A notice in the next slot to everybody who coordinates this pair's round."""
    notices.tell_the_coordinators(pair.organisation_id, pair.cohort_id, at=at)
