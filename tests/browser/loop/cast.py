"""Who lives through the round: eight roles, with two mentors and two mentees."""

from dataclasses import dataclass

from browser.loop.installation import Installation
from browser.loop.looking import Looking
from browser.loop.somebody import Somebody


@dataclass
class Cast:
    """Everybody, each at a browser of their own; `addresses` keeps the way to what they share."""

    installation: Installation
    looking: Looking
    administrator: Somebody
    coordinator: Somebody
    researcher: Somebody
    contact: Somebody
    committee: Somebody
    outsider: Somebody
    mentors: tuple[Somebody, Somebody]
    mentees: tuple[Somebody, Somebody]
    addresses: dict[str, str]

    def everybody(self) -> tuple[Somebody, ...]:
        """All of them."""
        staff = (self.administrator, self.coordinator, self.researcher, self.contact, self.committee)
        return (*staff, self.outsider, *self.mentors, *self.mentees)


def gathered(installation: Installation, chromium, *, scripts: bool, looking: Looking | None) -> Cast:
    """The cast; `scripts` is whether the browsers of mentors and mentees run any."""

    def person(role: str, name: str, *, runs: bool = True) -> Somebody:
        return Somebody(installation, chromium, role, f"{name}@example.org", scripts=runs, looking=looking)

    return Cast(
        installation=installation,
        looking=looking,
        administrator=person("administrator", "ines"),
        coordinator=person("coordinator", "esi"),
        researcher=person("researcher", "finn"),
        contact=person("contact", "grace"),
        committee=person("committee", "jo"),
        outsider=person("outsider", "hal"),
        mentors=(person("mentor", "amara", runs=scripts), person("mentor", "cleo", runs=scripts)),
        mentees=(person("mentee", "ben", runs=scripts), person("mentee", "dev", runs=scripts)),
        addresses={},
    )
