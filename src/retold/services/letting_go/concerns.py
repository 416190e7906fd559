"""A concern goes a year after it was closed, or two years after anybody last had to do with it, with all its notes."""

from collections import Counter

from django.db.models import Q

from retold.records.private.models import Concern, ConcernNote
from retold.records.record import stored
from retold.rules.clocks import AFTER_A_ROUND, years_before
from retold.rules.inventory import Until, records_until
from retold.rules.when import When
from retold.rules.words import ConcernState
from retold.services.letting_go.rows import Gone, ids, let_go, over, with_a_part

OPEN = (ConcernState.RAISED, ConcernState.ACKNOWLEDGED, ConcernState.UNDER_WAY)


def let_concerns_go(organisation_id: str, *, at: When) -> Gone:
    """Those whose day has come; of people who have no part in the organisation any more, drafts and what is still open.

    Page 3 lets a part go two years after its round; what was sent, passed on or noted within two years stays besides.
    It leaves no event: that there was one, and when, is not to outlive it.
    """
    long_ago = years_before(at.day, AFTER_A_ROUND)
    noted = stored(ConcernNote).filter(organisation_id=organisation_id, noted_on__gt=long_ago)
    open_still = Q(state__in=OPEN, raised_on__lte=long_ago) & ~Q(given_on__gt=long_ago)
    unclosed = open_still & ~Q(pk__in=noted.values_list("concern", flat=True))
    left_behind = (Q(state=ConcernState.DRAFT) | unclosed) & ~Q(owner__in=with_a_part(organisation_id))
    ended = stored(Concern).filter(Q(kept_until__lte=at.day) | left_behind, organisation_id=organisation_id)
    over_now = ids(ended)
    if not over_now:
        return Counter()
    nouns = records_until(Until.CONCERN)
    return let_go(nouns, Until.CONCERN, {noun: over(noun, "concern", over_now) for noun in nouns})
