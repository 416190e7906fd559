"""What one of two people may know of the other: from a proposal on, and nothing before it."""

from dataclasses import dataclass

from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.rules.questions import Kind, Reader, questions_for
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
        value = getattr(found, asked.name) if shared and asked.name in HEADINGS else ""
        if value:
            labels = dict(asked.choices)
            parts = value if asked.kind is Kind.SEVERAL else [value]
            told.append(Told(about=HEADINGS[asked.name], words=tuple(labels.get(part, part) for part in parts)))
    called = found.preferred_name if "preferred_name" in found.shared and found.preferred_name else found.name
    return Partner(name=found.name or person.name, called=called or person.name, told=tuple(told))
