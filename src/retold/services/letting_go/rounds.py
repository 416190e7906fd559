"""What goes two years after a round: applications, pairs, meetings, reflections, and whose an idea was."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q

from retold.records.committee.models import Idea
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.records.study.models import Study, StudyCohort
from retold.rules.clocks import AFTER_A_ROUND, years_before
from retold.rules.inventory import Until, records_until
from retold.rules.viewer import machine
from retold.rules.when import When
from retold.services import events
from retold.services.letting_go.rows import Gone, ids, let_go, over, with_a_part

WITHOUT_A_WAY = ("conflict", "declaration", "relation")
"What names people, and no round: it goes with the last of them."


def let_rounds_go(organisation_id: str, *, at: When) -> Gone:
    """What page 3 keeps for two years after a round, in the order in which it may go."""
    long_ago = years_before(at.day, AFTER_A_ROUND)
    rounds = ids(stored(Cohort).filter(organisation_id=organisation_id, ends_on__lte=long_ago))
    of_no_round = {
        "membership": Q(organisation_id=organisation_id, cohort=None, until__lte=long_ago),
        "invitation": Q(organisation_id=organisation_id, cohort=None, sent_on__lte=long_ago),
        "appointment": Q(organisation_id=organisation_id, cohort=None, asked_on__lte=long_ago),
    }
    nouns = [noun for noun in records_until(Until.ROUND) if noun not in WITHOUT_A_WAY] if rounds else list(of_no_round)
    which = {noun: over(noun, "cohort", rounds) | of_no_round.get(noun, Q(pk__in=())) for noun in nouns}
    with_people = Exists(stored(Application).filter(cohort=OuterRef("pk")))
    touched = list(stored(Cohort).filter(with_people, pk__in=rounds))
    gone = let_go(nouns, Until.ROUND, which)
    over_now = {
        "conflict": conflicts_over(organisation_id, at),
        "declaration": declarations_over(organisation_id, at),
        "relation": relations_over(organisation_id, at),
    }
    gone += let_go(WITHOUT_A_WAY, Until.ROUND, over_now)
    for cohort in touched:
        events.write("cohort.let_go", cohort, by=machine(organisation_id), at=at)
    return gone


def conflicts_over(organisation_id: str, at: When) -> Q:
    """Conflicts that ended two years ago, and old ones between people of whom one has no part in any round any more."""
    known = stored(Membership).filter(organisation_id=organisation_id)
    applied = stored(Application).filter(organisation_id=organisation_id)
    long_ago = years_before(at.day, AFTER_A_ROUND)
    of_one = Exists(known.filter(person=OuterRef("one"))) | Exists(applied.filter(person=OuterRef("one")))
    of_other = Exists(known.filter(person=OuterRef("other"))) | Exists(applied.filter(person=OuterRef("other")))
    moot = ~of_one | ~of_other
    return Q(organisation_id=organisation_id) & (Q(until__lte=long_ago) | (Q(since__lte=long_ago) & moot))


def declarations_over(organisation_id: str, at: When) -> Q:
    """What people declared long ago who have no part in any round any more."""
    long_ago = years_before(at.day, AFTER_A_ROUND)
    return Q(organisation_id=organisation_id, since__lte=long_ago) & ~Q(owner__in=with_a_part(organisation_id))


def relations_over(organisation_id: str, at: When) -> Q:
    """What coordinators declared long ago of people who have applied to no round that is kept."""
    applied = Exists(stored(Application).filter(organisation_id=organisation_id, person=OuterRef("applicant")))
    return Q(~applied, organisation_id=organisation_id, declared_on__lte=years_before(at.day, AFTER_A_ROUND))


def let_ideas_go(organisation_id: str, *, at: When) -> Gone:
    """Ideas that never left their pair, two years after the round. Those that left stay; whose they were does not."""
    rounds = stored(Cohort).filter(organisation_id=organisation_id, ends_on__lte=years_before(at.day, AFTER_A_ROUND))
    rows = stored(Idea).filter(cohort__in=rounds, released_on=None)
    return Counter({"idea": rows.delete()[1].get("committee.Idea", 0)})


def let_consents_go(organisation_id: str, *, at: When) -> Gone:
    """Decisions on a round that is two years over, once no study of it is kept either."""
    rounds = stored(Cohort).filter(organisation_id=organisation_id, ends_on__lte=years_before(at.day, AFTER_A_ROUND))
    studied = Exists(stored(Study).filter(cohort=OuterRef("pk"))) | Exists(
        stored(StudyCohort).filter(cohort=OuterRef("pk"))
    )
    unstudied = ids(rounds.exclude(studied))
    if not unstudied:
        return Counter()
    nouns = records_until(Until.CONSENT)
    return let_go(nouns, Until.CONSENT, {noun: over(noun, "cohort", unstudied) for noun in nouns})
