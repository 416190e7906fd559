"""The one service that reaches the pseudonym key (pseudonymisation).

It gives a person their pseudonym, and never a pseudonym its person.

Called when a story is handed in, read, or leaves. There is no way back from the words to the person here; whoever must
re-link them needs the database and a second person. `retold.queries.own_narratives` goes the same way, to read.
"""

import secrets

from retold.records.key.models import Pseudonym
from retold.records.record import stored
from retold.services import events

FIRST = """
amber ancient bright broad calm careful clear cool copper cotton crisp deep distant early easy even fair faint
fine firm gentle glad golden grand green high honest ivory keen kind large late lively lofty long loyal mellow
merry mild modest narrow neat open pale patient plain proud quick quiet rapid round russet sandy silver simple
slender slow small smooth soft steady still swift tall tidy warm wide willing young
"""
SECOND = """
acorn anchor arch barley basin beacon birch bridge brook candle canyon cedar chestnut cliff cloud clover coast
compass copse creek delta dune ember fern field fjord ford forest garden gate glade glen granite grove harbour
hazel heath hedge hill hollow island juniper lake lantern larch lichen linden maple marsh meadow mill moor
moss oak orchard pebble pine pond prairie quarry reed ridge river shore slate spring spruce stream thicket
tide tower valley willow wood
"""
TRIES = 200


def given(*, person_id: str, study_id: str, organisation_id: str) -> str:
    """This person's pseudonym in this study, made of random words at first use."""
    words = known(person_id=person_id, study_id=study_id)
    return words or invented(person_id=person_id, study_id=study_id, organisation_id=organisation_id)


def known(*, person_id: str, study_id: str) -> str:
    """This person's pseudonym in this study; "" where they have none."""
    row = stored(Pseudonym).filter(owner_id=person_id, study_id=study_id).first()
    return row.words if row else ""


def invented(*, person_id: str, study_id: str, organisation_id: str) -> str:
    """A new pseudonym, which nobody in the study has, and nobody in any other study there: two of them share none."""
    events.hold_the_chain(organisation_id)  # one at a time, or two could get the same
    taken = set(stored(Pseudonym).filter(organisation_id=organisation_id).values_list("words", flat=True))
    house = {"organisation_id": organisation_id, "study_id": study_id}
    for _ in range(TRIES):
        words = f"{secrets.choice(FIRST.split())}-{secrets.choice(SECOND.split())}"
        if words not in taken:
            Pseudonym(owner_id=person_id, words=words, **house).save(force_insert=True)
            return words
    raise RuntimeError("No pseudonym is left for this study.")


def forgotten(*, person_id: str, study_id: str) -> None:
    """Destroys the key between this person and their pseudonym; nobody can re-link it any more."""
    stored(Pseudonym).filter(owner_id=person_id, study_id=study_id).delete()
