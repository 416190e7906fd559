"""A pair that may meet: signed, and prepared."""

from typing import Any

from people import BEGAN, saved
from retold.records.scheme.models import Agreement, Pair
from retold.rules.words import AgreementState


def signed(pair: Pair, **given: Any) -> Agreement:
    """The agreement that both of a pair have signed."""
    said = {
        "number": 1,
        "wording_version": "2026-1",
        "signed_text": "We agree.",
        "state": AgreementState.SIGNED,
        "signed_by_mentor_on": BEGAN,
        "signed_by_mentee_on": BEGAN,
        **given,
    }
    return saved(
        Agreement(
            organisation_id=pair.organisation_id,
            pair=pair,
            **said,
        )
    )
