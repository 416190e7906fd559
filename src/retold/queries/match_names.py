"""The people of a run by name (display names), as they applied."""

from collections.abc import Iterable
from dataclasses import dataclass

from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Application, MatchChange, MatchRun, Proposal
from retold.rules.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Someone:
    """A person on the board."""

    id: str
    name: str


class Names:
    """The names of everybody in a run, as they applied; asked for once."""

    def __init__(self, run: MatchRun, rows: Iterable[Proposal], changes: Iterable[MatchChange] = ()) -> None:
        """`rows` are the proposals of the run, `changes` what was changed in it by hand, where that is to be told."""
        self.run = run
        self.ids = {row.mentor_id for row in rows} | {row.mentee_id for row in rows}
        self.ids |= {kept["person"] for kept in run.unmatched}
        for change in changes:
            named = (change.mentor_id, change.mentee_id, change.made_by_id, change.approver_id)
            self.ids |= {name for name in named if name}
        applied = stored(Application).filter(cohort_id=run.cohort_id)
        self.applied = {(row[0], row[1]): row[2] for row in applied.values_list("person_id", "role", "name")}
        found = stored(Person).filter(pk__in=self.ids).values_list("pk", "name", "email")
        self.accounts = {pk: name or email for pk, name, email in found}

    def of(self, person_id: str, role: str) -> Someone:
        """Somebody in a role."""
        name = self.applied.get((person_id, str(role))) or self.accounts.get(person_id, "")
        return Someone(id=person_id, name=name)

    def of_anybody(self, person_id: str) -> str:
        """The name of somebody, whatever their role."""
        return self.accounts.get(person_id, "")

    def without(self, role: Role) -> list[Someone]:
        """Everybody of a role without a partner."""
        return [self.of(kept["person"], role) for kept in self.run.unmatched if kept["role"] == role]

    def of_anybody_here(self, person_id: str) -> str:
        """The name of somebody of the run, in whichever role they are here."""
        for role in (Role.MENTOR, Role.MENTEE):
            if (person_id, role.value) in self.applied:
                return self.applied[person_id, role.value]
        return self.of_anybody(person_id)

    def couple(self, mentor_id: str, mentee_id: str) -> str:
        """Two people by name."""
        return f"{self.of(mentor_id, Role.MENTOR).name} with {self.of(mentee_id, Role.MENTEE).name}"


def by_name(people: Iterable[Someone]) -> tuple[Someone, ...]:
    """People by name."""
    return tuple(sorted(people, key=lambda someone: (someone.name, someone.id)))
