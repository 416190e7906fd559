"""A concern goes a year after it was closed, with all that was noted on it."""

from collections import Counter

from django.db.models import Q

from retold.records.people.models import Membership
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.rules.inventory import Until, records_until
from retold.rules.when import When
from retold.rules.words import ConcernState
from retold.services.letting_go.rows import Gone, ids, let_go, over


def let_concerns_go(organisation_id: str, *, at: When) -> Gone:
    """Those whose day has come; and drafts of people who have no part in the organisation any more.

    It leaves no event: that there was one, and when, is not to outlive it.
    """
    kinds = (stored(Membership), stored(Application))
    take_part = {
        pk for rows in kinds for pk in rows.filter(organisation_id=organisation_id).values_list("person", flat=True)
    }
    left_behind = Q(state=ConcernState.DRAFT) & ~Q(owner__in=take_part)
    ended = stored(Concern).filter(Q(kept_until__lte=at.day) | left_behind, organisation_id=organisation_id)
    over_now = ids(ended)
    if not over_now:
        return Counter()
    nouns = records_until(Until.CONCERN)
    return let_go(nouns, Until.CONCERN, {noun: over(noun, "concern", over_now) for noun in nouns})
