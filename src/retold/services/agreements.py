"""The agreement of a pair: written by either, signed by both, kept to the letter."""

from typing import Any

from django.db import transaction

from retold.queries.agreements import COLUMNS, mark, text_of
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Pair
from retold.rules.agreement_wording import CURRENT, STANDARD
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import AgreementState
from retold.services import events, pair_starts, steps


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
def change(agreement: Agreement, *, by: Viewer, at: When, **said: Any) -> None:
    """Changes what the pair agrees on, while nobody has signed."""
    demand(by, "agreement.write", agreement)
    now = steps.again(agreement)
    if now.state != AgreementState.DRAFT:
        raise MovedOnError
    for name in COLUMNS:
        setattr(now, name, said[name])
    now.save(update_fields=list(COLUMNS))
    events.write("agreement.change", now, by=by, at=at)


@transaction.atomic
def sign(agreement: Agreement, *, seen: str, by: Viewer, at: When) -> Agreement:
    """Signs the text whose mark was seen. Raises MovedOnError where it is another by now, or one has signed already.

    The first signature keeps the text; the second is under the same.
    """
    now = steps.again(agreement)
    demand(by, "agreement.read", now)
    mine = "signed_by_mentor_on" if by.person_id == now.pair.mentor_id else "signed_by_mentee_on"
    text = text_of(now, at)
    if mark(text) != seen or getattr(now, mine) is not None:
        raise MovedOnError
    if now.state == AgreementState.DRAFT:
        return steps.take(now, "sign", by=by, at=at, signed_text=text, **{mine: at.day})
    signed = steps.take(now, "countersign", by=by, at=at, **{mine: at.day})
    pair_starts.start_if_ready(signed.pair, at=at)
    return signed


def reopen(agreement: Agreement, *, by: Viewer, at: When) -> Agreement:
    """Back to talking it over, before both have signed: the one signature is gone."""
    return steps.take(
        agreement, "reopen", by=by, at=at, signed_text="", signed_by_mentor_on=None, signed_by_mentee_on=None
    )


@transaction.atomic
def renew(agreement: Agreement, *, by: Viewer, at: When) -> Agreement:
    """A new agreement beside a signed one, which holds until both have signed the new one."""
    demand(by, "agreement.write", agreement)
    newest = stored(Agreement).filter(pair_id=agreement.pair_id).order_by("-number").select_for_update().first()
    if newest is None:
        raise HiddenError
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
