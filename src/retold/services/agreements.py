"""The agreement of a pair (e-signature): written by either, signed by both, kept to the letter."""

from typing import Any

from django.db import transaction

from retold.queries.agreements import COLUMNS, mark, text_of
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Pair
from retold.rules.agreement_wording import CURRENT, STANDARD
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import MovedOnError
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import AgreementState
from retold.services import contact_gate, events, pair_starts, steps


def draft(pair: Pair, *, by: Viewer, at: When) -> Agreement:
    """The first agreement of a pair, with what the round promises and the wording that is current."""
    agreement = Agreement(
        organisation_id=pair.organisation_id,
        pair=pair,
        wording_version=CURRENT,
        meetings=pair.cohort.meetings_promised,
        recusal_months=pair.cohort.recusal_months,
        **STANDARD,
    )
    agreement.save(force_insert=True)
    events.write("agreement.draft", agreement, by=by, at=at)
    return agreement


@transaction.atomic
def change(pk: str, *, by: Viewer, at: When, started_from: str = "", **said: Any) -> Agreement:
    """Changes what the pair agrees on, while nobody has signed. Raises ChangedError where it is another by now."""
    agreement = steps.held(Agreement, pk, "agreement.write", by=by)
    if agreement.state != AgreementState.DRAFT:
        raise MovedOnError
    demand_unchanged(started_from, {name: getattr(agreement, name) for name in COLUMNS})
    for name in COLUMNS:
        setattr(agreement, name, said[name])
    agreement.save(update_fields=list(COLUMNS))
    events.write("agreement.change", agreement, by=by, at=at)
    return agreement


@transaction.atomic
def sign(pk: str, *, seen: str, by: Viewer, at: When) -> Agreement:
    """Signs the text whose mark was seen. Raises MovedOnError where it is another by now, or one has signed already.

    The first signature keeps the text; the second is under the same. Raises IncompleteError without two contacts.
    """
    agreement = steps.held(Agreement, pk, "agreement.read", by=by, with_=("pair__mentor", "pair__mentee"))
    contact_gate.demand_two(agreement.organisation_id, at=at)
    mine = "signed_by_mentor_on" if by.person_id == agreement.pair.mentor_id else "signed_by_mentee_on"
    text = text_of(agreement, at)
    if mark(text) != seen or getattr(agreement, mine) is not None:
        raise MovedOnError
    if agreement.state == AgreementState.DRAFT:
        return steps.take(agreement, "sign", by=by, at=at, signed_text=text, **{mine: at.day})
    signed = steps.take(agreement, "countersign", by=by, at=at, **{mine: at.day})
    pair = steps.held_for(Pair, signed.pair_id, "start", by=machine(signed.organisation_id))
    pair_starts.start_if_ready(pair, at=at)
    return signed


@transaction.atomic
def reopen(pk: str, *, by: Viewer, at: When) -> Agreement:
    """Back to talking it over, before both have signed: the one signature is gone."""
    nothing_signed = {"signed_text": "", "signed_by_mentor_on": None, "signed_by_mentee_on": None}
    return steps.take_one(Agreement, pk, "reopen", by=by, at=at, with_=("pair",), **nothing_signed)


@transaction.atomic
def renew(pk: str, *, by: Viewer, at: When) -> Agreement:
    """A new agreement beside a signed one, which holds until both have signed the new one."""
    asked = steps.held(Agreement, pk, "agreement.write", by=by)
    newest = stored(Agreement).filter(pair_id=asked.pair_id).order_by("-number").select_for_update()[0]
    if newest.state != AgreementState.SIGNED:
        return newest
    begun = Agreement(
        organisation_id=newest.organisation_id,
        pair_id=newest.pair_id,
        number=newest.number + 1,
        wording_version=CURRENT,
        **{name: getattr(newest, name) for name in COLUMNS},
    )
    begun.save(force_insert=True)
    events.write("agreement.draft", begun, by=by, at=at)
    return begun
