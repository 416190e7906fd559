"""What one of two people may know of the other: from a proposal on, and nothing before it."""

from dataclasses import dataclass

from retold.queries.applications import list_of, value_of
from retold.queries.visible import visible
from retold.records import vault
from retold.records.people.models import Person
from retold.records.private.models import PrivateAnswer
from retold.records.record import stored
from retold.records.scheme.models import Application, Proposal
from retold.rules.questions import Reader, question, questions_for
from retold.rules.viewer import machine
from retold.rules.words import Role

ALWAYS = Reader.PAIR_AND_COORDINATOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer of the partner's: the question as a heading, and the words."""

    about: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """The other one, as far as they chose. What is not shared is not there; nothing says that it is missing."""

    name: str
    called: str
    told: tuple[Told, ...]


HEADINGS = {
    "preferred_name": "Would like to be called",
    "pronouns": "Pronouns",
    "post": "Post, and what they decide",
    "can_act_on": "What they could act on",
    "topics": "Would like to talk about",
    "own_topics": "Also",
    "mode": "Would like to meet",
    "access_needs": "What makes meetings work for them",
}


def partner(cohort_id: str, person: Person, role: Role) -> Partner:
    """What `person`, in that role, shares with the one proposed to them. Callers have asked page 1."""
    found = stored(Application).filter(cohort_id=cohort_id, person=person, role=role).first()
    if found is None:
        return Partner(name=person.name or person.email, called=person.name or person.email, told=())
    told = []
    for asked in questions_for(role):
        shared = asked.reader is ALWAYS or (asked.may_share and asked.name in found.shared)
        value = value_of(found, asked, None) if shared and asked.name in HEADINGS else ""
        if value:
            labels = dict(asked.choices)
            parts = value if isinstance(value, list) else [value]
            told.append(Told(about=HEADINGS[asked.name], words=tuple(labels.get(part, part) for part in parts)))
    called = found.preferred_name if "preferred_name" in found.shared and found.preferred_name else found.name
    return Partner(name=found.name or person.name, called=called or person.name, told=tuple(told))


def described_to_mentor(proposal: Proposal) -> tuple[Told, ...]:
    """What the mentee of a proposal says of themselves and lets be used: for the mentor who is asked about them.

    Callers have asked page 1 for the proposal.
    """
    allowed = visible(machine(proposal.organisation_id), "private_answer.show_to_mentor", PrivateAnswer)
    row = allowed.filter(
        application__cohort_id=proposal.cohort_id, owner_id=proposal.mentee_id, question="described_as"
    ).first()
    asked = question(Role.MENTEE, "described_as")
    said = list_of(vault.opened(row, "text")) if row else []
    if not said or asked is None:
        return ()
    labels = dict(asked.choices)
    return (Told(about="Says of themselves", words=tuple(labels.get(part, part) for part in said)),)
