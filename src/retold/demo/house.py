"""The invented organisations: a faculty and a hospital Trust, their staff, and how they plan a round."""

from dataclasses import dataclass

from retold.demo.acts import found, seat, staffed
from retold.demo.clock import Clock
from retold.records.people.models import Organisation, Person
from retold.records.scheme.models import Cohort, Scheme
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import Role
from retold.services import cohorts, schemes

CALL = (
    "{house} is looking for people who know from their own life what gets in the way of studying and working here, and "
    "for people in senior posts who want to hear it.\n\n"
    "Pairs meet four times over two terms. Mentors set the topics. Nobody is asked to speak for a group.\n\n"
    "Ask {coordinator}, who coordinates the scheme, anything you like before you apply."
)
NORTHMOORS, HARROW_VALES = "ines@northmoor.example", "rufus@harrowvale.example"
"Their administrators."
SEASONS = ("Winter", "Spring", "Summer", "Autumn")
NORTHMOOR = (
    ("esi@northmoor.example", "Esi Owusu", Role.COORDINATOR),
    ("finn@northmoor.example", "Finn Larsen", Role.RESEARCHER),
    ("grace@northmoor.example", "Grace Adeyemi", Role.WELLBEING),
    ("henrik@northmoor.example", "Henrik Saarinen", Role.WELLBEING),
    ("jo@northmoor.example", "Jo Whitfield", Role.COMMITTEE),
    ("marek@northmoor.example", "Marek Novotný", Role.COMMITTEE),
)
HARROW_VALE = (
    ("teresa@harrowvale.example", "Teresa Mbeki", Role.COORDINATOR),
    ("owen@harrowvale.example", "Owen Castellanos", Role.WELLBEING),
    ("sadia@harrowvale.example", "Sadia Rafiq", Role.WELLBEING),
    ("linh@harrowvale.example", "Linh Pham", Role.COMMITTEE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Faculty:
    """An organisation with one scheme, and its staff by first name."""

    house: Organisation
    scheme: Scheme
    staff: dict[str, Person]
    coordinator: str

    def esi(self, at: When) -> Viewer:
        """The coordinator at that time."""
        return seat(self.staff[self.coordinator], Role.COORDINATOR, self.house, at)

    def jo(self, at: When) -> Viewer:
        """The committee member who writes for it, at that time."""
        return seat(self.staff["jo"], Role.COMMITTEE, self.house, at)

    def planned(self, clock: Clock, *, name: str, closes: int, starts: int, ends: int, at: When) -> Cohort:
        """A round of the scheme, its days counted back from today."""
        called = self.staff[self.coordinator].name
        return cohorts.plan(
            self.scheme.pk,
            by=self.esi(at),
            at=at,
            name=name,
            call_text=CALL.format(house=self.house.name, coordinator=called),
            call_closes_on=clock.day(closes),
            starts_on=clock.day(starts),
            ends_on=clock.day(ends),
            identity_kept_until=clock.day(starts - 14),
            lapse_after_days=180,  # so that whoever looks around finds pairs that are slow to start
        )

    @staticmethod
    def season(clock: Clock, days: int) -> str:
        """A round that starts so many days ago is called after its season: Autumn 2025."""
        day = clock.day(days)
        return f"{SEASONS[day.month % 12 // 3]} {day.year}"


def northmoor(clock: Clock) -> Faculty:
    """The faculty."""
    at = When(clock.days_ago(477))
    house = found(
        "Faculty of Medicine, Northmoor",
        kind="university",
        administrator=(NORTHMOORS, "Ines Ferreira"),
        staff=NORTHMOOR,
        at=at,
    )
    staff = staffed(house, NORTHMOORS, NORTHMOOR, at=at)
    planned = When(clock.days_ago(470))
    scheme = schemes.plan(
        name="Northmoor Conversations",
        purpose=(
            "People in senior posts learn from students and junior colleagues how the Faculty looks from where they "
            "stand, and change what they can."
        ),
        by=seat(staff["esi"], Role.COORDINATOR, house, planned),
        at=planned,
    )
    return Faculty(house=house, scheme=scheme, staff=staff, coordinator="esi")


def harrow_vale(clock: Clock) -> Faculty:
    """The Trust."""
    at = When(clock.days_ago(80))
    house = found(
        "Harrow Vale Hospitals Trust",
        kind="hospital",
        administrator=(HARROW_VALES, "Rufus Delaney"),
        staff=HARROW_VALE,
        at=at,
    )
    staff = staffed(house, HARROW_VALES, HARROW_VALE, at=at)
    scheme = schemes.plan(
        name="The view from the ward",
        purpose="Directors and consultants hear from colleagues in every job what a shift is like, and act on it.",
        by=seat(staff["teresa"], Role.COORDINATOR, house, at),
        at=at,
    )
    return Faculty(house=house, scheme=scheme, staff=staff, coordinator="teresa")
