"""Who lives through the round: eight roles, two contacts, with two mentors and two mentees."""

from dataclasses import dataclass, field

from browser.loop.installation import Installation
from browser.loop.kept import Kept
from browser.loop.looking import Looking
from browser.loop.somebody import Somebody

DESK = {"width": 1280, "height": 900}
TELEPHONE = {"width": 360, "height": 740}


@dataclass
class Cast:
    """Everybody, each at a browser of their own; `addresses` keeps the way to what they share."""

    installation: Installation
    kept: Kept
    administrator: Somebody
    coordinator: Somebody
    researcher: Somebody
    contact: Somebody
    stand_in: Somebody
    committee: Somebody
    outsider: Somebody
    mentors: tuple[Somebody, Somebody]
    mentees: tuple[Somebody, Somebody]
    addresses: dict[str, str] = field(default_factory=dict)

    @property
    def participants(self) -> tuple[Somebody, ...]:
        """Mentors before mentees, as they are asked."""
        return (*self.mentors, *self.mentees)

    def everybody(self) -> tuple[Somebody, ...]:
        """All of them."""
        staff = (self.administrator, self.coordinator, self.researcher, self.contact, self.stand_in, self.committee)
        return (*staff, self.outsider, *self.participants)


def gathered(installation: Installation, chromium, looking: Looking | None, *, scripts: bool) -> Cast:
    """The cast. With `scripts` all sit at a desk; without, mentors and mentees hold a telephone that runs none.

    Each page is looked at once a variant; those of the staff are the same in both, and looked at in the first.
    """
    kept = Kept()

    def person(role: str, name: str, *, participant: bool = False) -> Somebody:
        plain = participant and not scripts

        def browser():
            return chromium.new_context(
                base_url=installation.address,
                java_script_enabled=not plain,
                reduced_motion="reduce",
                viewport=TELEPHONE if plain else DESK,
            )

        seen = looking if scripts or participant else None
        return Somebody(installation, role, f"{name}@example.org", kept=kept, browser=browser, looking=seen)

    return Cast(
        installation=installation,
        kept=kept,
        administrator=person("administrator", "ines"),
        coordinator=person("coordinator", "esi"),
        researcher=person("researcher", "finn"),
        contact=person("contact", "grace"),
        stand_in=person("stand-in", "henrik"),
        committee=person("committee", "jo"),
        outsider=person("outsider", "hal"),
        mentors=(person("mentor", "amara", participant=True), person("mentor", "cleo", participant=True)),
        mentees=(person("mentee", "ben", participant=True), person("mentee", "dev", participant=True)),
    )
