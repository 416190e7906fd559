"""How the two of a pair reach each other (contact details): what each chose to give, while they prepare and meet."""

from collections.abc import Mapping
from dataclasses import dataclass

from retold.queries.visible import one
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Pair, PairAddress
from retold.rules.viewer import Viewer
from retold.rules.words import PairState

MEETING = (PairState.PREPARING, PairState.RUNNING)
"While a pair is paused, or has ended, neither finds on a page how to reach the other."
CHOSEN = ("mail", "telephone", "link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How somebody can be reached: what they give, "" for what they do not."""

    mail: str
    telephone: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAddress:
    """What the viewer gives the other one of a pair; `mail` is the address of their account."""

    pair_id: str
    mail: str
    chosen: Mapping[str, object]


def own_address(viewer: Viewer, pair_id: str) -> OwnAddress:
    """What the viewer gives in a pair that has not ended. Raises HiddenError."""
    pair = one(viewer, "pair.be_reached", Pair, pair_id)
    return OwnAddress(pair_id=pair.pk, mail=viewer.email or "", chosen=chosen_by(pair.pk, viewer.person_id or ""))


def chosen_by(pair_id: str, person_id: str) -> dict[str, object]:
    """What one side gives, by the fields of its form. Callers have asked page 1."""
    row = stored(PairAddress).filter(pair_id=pair_id, person_id=person_id).first() or PairAddress()
    return {name: getattr(row, name) for name in CHOSEN}


def reached(pair: Pair, person: Person) -> Reached | None:
    """What one side gives the other; None while the pair does not meet. Callers have asked page 1 of the other."""
    if pair.state not in MEETING:
        return None
    chosen = chosen_by(pair.pk, person.pk)
    mail = person.email if chosen["mail"] else ""
    return Reached(mail=mail, telephone=str(chosen["telephone"]), link=str(chosen["link"]))
