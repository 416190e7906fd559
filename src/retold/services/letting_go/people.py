"""People of whom nothing is left but their name and address, and the keys that open nothing any more."""

import json
from collections import Counter

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from retold.records.people.models import Membership, Person, PersonKey
from retold.records.private_record import PrivateRecord
from retold.records.record import new_id, stored
from retold.records.scheme.models import Application
from retold.rules.when import When
from retold.services.letting_go.rows import Gone, deleted, models

NOBODY = "forgotten.invalid"
"Where the address of somebody leads whose row must stay for a while: nowhere (RFC 2606)."


def let_people_go(*, at: When) -> Gone:
    """Whoever has no role and no application anywhere. Page 3 lets those go two years after the round or role.

    Nobody else refers to them: they are deleted; so are people who signed in once and never joined, when they are not
    signed in now. Something that is kept longer does (a story's consent, a concern): name and address are emptied.
    """
    known = Exists(stored(Membership).filter(person=OuterRef("pk")))
    applied = Exists(stored(Application).filter(person=OuterRef("pk")))
    present = signed_in(at)
    gone: Gone = Counter()
    for person in stored(Person).exclude(known | applied).order_by("pk"):
        if is_named_elsewhere(person):
            gone["person"] += emptied(person)
        elif person.pk not in present:
            gone["person"] += deleted(stored(Person).filter(pk=person.pk))
    return +gone


def emptied(person: Person) -> int:
    """Takes name and address from somebody whose row stays; 0 where that is done."""
    if person.email.endswith(f"@{NOBODY}"):
        return 0
    person.email, person.name = f"{person.pk}@{NOBODY}", ""
    person.is_active, person.session_seed = False, new_id()
    person.save(update_fields=["email", "name", "is_active", "session_seed"])
    EmailAddress.objects.filter(user=person).delete()
    return 1


def is_named_elsewhere(person: Person) -> bool:
    """Whether any record of the house leads to this person."""
    for model in models().values():
        for field in model._meta.fields:  # noqa: SLF001
            if field.related_model is Person and stored(model).filter(**{field.name: person}).exists():
                return True
    return False


def signed_in(at: When) -> set[str]:
    """The ids of people who are signed in, or about to be: whatever a living session holds that may be one."""
    return {
        word
        for session in Session.objects.filter(expire_date__gt=at.moment)
        for word in json.dumps(session.get_decoded()).split('"')
    }


def let_keys_go(organisation_id: str, *, at: When) -> Gone:
    """Keys of people who have no part in the organisation any more, and of whom nothing sealed is left there."""
    del at  # what it opens has its own clocks
    here = stored(Membership).filter(organisation_id=organisation_id, person=OuterRef("person"))
    applied = stored(Application).filter(organisation_id=organisation_id, person=OuterRef("person"))
    left = stored(PersonKey).exclude(Exists(here) | Exists(applied)).filter(organisation_id=organisation_id)
    unneeded = [key.pk for key in left.order_by("pk") if not opens_something(key)]
    return +Counter({"person_key": deleted(stored(PersonKey).filter(pk__in=unneeded))})


def opens_something(key: PersonKey) -> bool:
    """Whether any private record is sealed under this key."""
    here = {"organisation_id": key.organisation_id, "owner_id": key.person_id}
    return any(stored(model).filter(**here).exists() for model in models().values() if issubclass(model, PrivateRecord))
