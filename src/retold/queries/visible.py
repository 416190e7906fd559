"""Page 1 as a filter (row-level access): the one place where conditions become queries, the one way to private records.

Every query and every service starts here: `visible` for a list, `one` for a record named in an address.
"""

from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from retold.records.people.models import Membership
from retold.records.record import Record, is_id, stored
from retold.rules.conditions import Among, Condition, Either, Is, Neither, NotAmong, Same, path_to
from retold.rules.permission_names import Permission
from retold.rules.privacy import Clause, clauses, might, noun_of
from retold.rules.refusals import HiddenError
from retold.rules.viewer import Viewer
from retold.rules.when import When

R = TypeVar("R", bound=Record)

NOTHING = Q(pk__in=())
EVERYTHING = ~NOTHING


def visible(viewer: Viewer, permission: Permission, model: type[R]) -> QuerySet[R]:
    """Every record with which this viewer may do this: the same rows for which `rules.privacy.may` says yes."""
    assert model.noun == noun_of(permission), f"{permission} is not asked of {model.noun}"
    spoken = [clause for clause in clauses(permission) if clause.speaks_of(viewer)]
    return stored(model).filter(reduce(or_, (q_of(clause, model.noun, viewer) for clause in spoken), NOTHING))


def one(viewer: Viewer, permission: Permission, model: type[R], pk: str, *, with_: tuple[str, ...] = ()) -> R:
    """The record of that id with which this viewer may do this. Raises HiddenError: missing and forbidden are one."""
    rows = visible(viewer, permission, model)
    found = rows.select_related(*with_).filter(pk=pk).first() if is_id(pk) else None
    if found is None:
        raise HiddenError
    return found


def demand_some(viewer: Viewer, permission: Permission) -> None:
    """For a page that lists: raises HiddenError where no record could ever be on it for this viewer."""
    if not might(viewer, permission):
        raise HiddenError


def members(organisation_id: str, at: When) -> QuerySet[Membership]:
    """The memberships that are in force in an organisation on a day. For services, which ask the rules themselves."""
    return in_force(stored(Membership).filter(organisation_id=organisation_id), at)


def counts(membership: Membership, at: When) -> bool:
    """Whether one membership counts on that day: the same answer as `in_force`."""
    return membership.since <= at.day and (membership.until is None or membership.until > at.day)


def in_force(memberships: QuerySet[Membership], at: When) -> QuerySet[Membership]:
    """Those of the memberships that count on that day."""
    return memberships.filter(Q(since__lte=at.day) & (Q(until=None) | Q(until__gt=at.day)))


def q_of(clause: Clause, noun: str, viewer: Viewer) -> Q:
    """One clause as a query: all of its conditions."""
    return reduce(and_, (q(condition, noun, viewer) for condition in clause.conditions), EVERYTHING)


def q(condition: Condition, noun: str, viewer: Viewer) -> Q:
    """One condition as a query, saying yes to the same records as `condition.holds`."""
    if isinstance(condition, Either):
        return reduce(or_, (q(part, noun, viewer) for part in condition.conditions), NOTHING)
    path = path_to(noun, condition.fact)
    if isinstance(condition, Is):
        return Q(**{f"{path}__in": condition.words})
    known: Any = getattr(viewer, condition.of_viewer)
    if isinstance(condition, Neither):
        return reduce(and_, (~Q(**{path_to(noun, name): known}) for name in condition.facts), EVERYTHING)
    if isinstance(condition, Same):
        return Q(**{path: known}) if known is not None else NOTHING
    if isinstance(condition, NotAmong):
        return ~Q(**{f"{path}__in": sorted(known)}) if known else EVERYTHING
    assert isinstance(condition, Among)
    return EVERYTHING if known is None else Q(**{f"{path}__in": sorted(known)})
