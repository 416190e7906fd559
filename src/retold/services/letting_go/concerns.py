"""A concern goes a year after it was closed, with all that was noted on it."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q

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
    takes_part = Exists(stored(Membership).filter(organisation_id=organisation_id, person=OuterRef("owner")))
    applied = Exists(stored(Application).filter(organisation_id=organisation_id, person=OuterRef("owner")))
    left_behind = Q(state=ConcernState.DRAFT) & ~takes_part & ~applied
    ended = stored(Concern).filter(Q(kept_until__lte=at.day) | left_behind, organisation_id=organisation_id)
    over_now = ids(ended)
    if not over_now:
        return Counter()
    nouns = records_until(Until.CONCERN)
    return let_go(nouns, Until.CONCERN, {noun: over(noun, "concern", over_now) for noun in nouns})
