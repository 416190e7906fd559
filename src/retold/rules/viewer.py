"""Who is looking (the authenticated principal): one person, in one role, in one organisation."""

from dataclasses import dataclass, field

from retold.rules.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A person in one role in one organisation, with what the rules need to know; made anew at every request.

    `person_id` is None for somebody who is not signed in. `role` is None for somebody who has none here (an applicant,
    Hal). `cohort_ids` are the cohorts the role reaches; None means every cohort of the organisation. `took_part_in` are
    the cohorts in which the person is or was a mentor or mentee, whatever the present role. `appointed_by` are
    those who asked for this person in some role there within the last fourteen days.
    `seated_elsewhere` are the other organisations in which the person has a role now, and could look from it.
    `handles` are the people whose applications this coordinator may read.
    """

    person_id: str | None = None
    email: str | None = None
    role: Role | None = None
    organisation_id: str | None = None
    cohort_ids: frozenset[str] | None = field(default_factory=frozenset)
    took_part_in: frozenset[str] = frozenset()
    appointed_by: frozenset[str] = frozenset()
    handles: frozenset[str] = frozenset()
    seated_elsewhere: frozenset[str] = frozenset()

    @property
    def signed_in(self) -> bool:
        """Whether it is known who this is."""
        return self.person_id is not None


ANYBODY = Viewer()


def machine(organisation_id: str) -> Viewer:
    """Retold itself, doing what a job or a rule makes it do in one organisation."""
    return Viewer(role=Role.MACHINE, organisation_id=organisation_id, cohort_ids=None)
