"""Single records of a scheme."""

from typing import Any

from retold.records import vault
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Application, Relation
from retold.rules.questions import Kind, questions_for
from retold.rules.words import ApplicationState, RelationKind, Role


def application(cohort: Any, person: Any, role: Role = Role.MENTOR, **given: Any) -> Application:
    """An application in which nothing is answered yet."""
    row = Application(organisation_id=cohort.organisation_id, cohort=cohort, person=person, role=role, **given)
    if isinstance(row.access_needs, str):
        row.access_needs = vault.seal(row, "access_needs", row.access_needs)
    row.save(force_insert=True)
    return row


def answered_application(cohort: Any, person: Any, role: Role = Role.MENTOR, **given: Any) -> Application:
    """An application in which everything that is not private is answered."""
    answers: dict[str, Any] = {}
    for asked in questions_for(role):
        if asked.private:
            continue
        if asked.kind is Kind.SEVERAL:
            answers[asked.name] = [asked.choices[0][0], asked.choices[1][0]]
        elif asked.kind is Kind.CHOICE:
            answers[asked.name] = asked.choices[0][0]
        else:
            answers[asked.name] = f"Answer to {asked.name}"
    answers["capacity"] = 1
    answers["name"], answers["preferred_name"] = person.name, person.name.partition(" ")[0]
    said = {"state": ApplicationState.DRAFT, "answered": sorted(answers), **answers, **given}
    return application(cohort, person, role, **said)


def nothing_between(coordinator: Any, applicant: Any, **given: Any) -> Relation:
    """The coordinator has said how she stands to the applicant: by default, that there is nothing between them."""
    membership = stored(Membership).filter(person=coordinator).first()
    assert membership is not None
    said = {"kind": RelationKind.NONE, "declared_on": membership.since, **given}
    row = Relation(organisation_id=membership.organisation_id, coordinator=coordinator, applicant=applicant, **said)
    row.save(force_insert=True)
    return row
