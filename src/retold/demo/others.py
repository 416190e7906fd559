"""A round whose call is open, and a hospital Trust that is about to pair people."""

from retold.demo.acts import accepted, applied, matched, person
from retold.demo.clock import Clock, Play
from retold.demo.house import Faculty
from retold.demo.people import who
from retold.queries.viewers import viewer_in
from retold.rules.words import ConflictKind, ConflictStrength, Role
from retold.services import cohorts, conflicts

UNFINISHED = ("Abdi Noor", "Peter Ashdown")
CONFLICTS = (
    ("Grażyna Kaczmarek", "Malcolm Reid", ConflictKind.LINE, ConflictStrength.BAR),
    ("Nuno Carvalho", "Mohan Pillai", ConflictKind.SKIP_LEVEL, ConflictStrength.BAR),
    ("Marisol Reyes", "Eleanor Strand", ConflictKind.OTHER, ConflictStrength.ASK),
)


def open_call(clock: Clock, faculty: Faculty) -> Play:
    """The next round of the faculty: people are applying."""
    at = yield clock.days_ago(18, 9)
    name = faculty.season(clock, -42)
    cohort = faculty.planned(clock, name=name, closes=-21, starts=-42, ends=-252, at=at)
    at = yield clock.days_ago(14)
    cohort = cohorts.move_on(cohort.pk, step="open_call", by=faculty.esi(at), at=at)
    for number, somebody in enumerate((*who("open", Role.MENTOR), *who("open", Role.MENTEE))):
        at = yield clock.days_ago(12 - number, 9 + number % 8)
        application = applied(cohort, somebody, sends=somebody.name not in UNFINISHED, at=at)
        if number == 0:
            accepted(application, by=faculty.esi(at), at=at)


def about_to_match(clock: Clock, trust: Faculty) -> Play:
    """The first round of the Trust: the call is closed, and a proposal of pairs lies on the board."""
    at = yield clock.days_ago(60, 9)
    cohort = trust.planned(clock, name=trust.season(clock, -21), closes=12, starts=-21, ends=-230, at=at)
    at = yield clock.days_ago(55)
    cohort = cohorts.move_on(cohort.pk, step="open_call", by=trust.esi(at), at=at)
    sent = []
    for number, somebody in enumerate((*who("trust", Role.MENTOR), *who("trust", Role.MENTEE))):
        at = yield clock.days_ago(48 - 2 * number, 9 + number % 8)
        sent.append(applied(cohort, somebody, at=at))
    at = yield clock.days_ago(11)
    cohort = cohorts.move_on(cohort.pk, step="close_call", by=trust.esi(at), at=at)
    for application in sent:
        accepted(application, by=trust.esi(at), at=at)
    at = yield clock.days_ago(9)
    for one, other, kind, strength in CONFLICTS:
        conflicts.enter(
            cohort.pk,
            one=person(one).pk,
            other=person(other).pk,
            kind=kind,
            strength=strength,
            until=None,
            by=trust.esi(at),
            at=at,
        )
    blessing = viewer_in(person("Blessing Chikwanha"), Role.MENTOR, trust.house.pk, at)
    conflicts.veto(named="Sunita Kapoor", kind=None, by=blessing, at=at)
    at = yield clock.days_ago(2, 11)
    matched(cohort, trust.staff[trust.coordinator], at=at)
