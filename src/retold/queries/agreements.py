"""The agreement of a pair, as the two of them see it; and whether there is one, for whoever needs to know."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from retold.queries import contacts
from retold.queries.visible import one, visible
from retold.records.people.models import Person
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Pair
from retold.rules.agreement_wording import composed
from retold.rules.open_steps import open_steps
from retold.rules.privacy import may
from retold.rules.refusals import HiddenError
from retold.rules.step_names import StepName
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import AgreementState, Role

COLUMNS = (
    "meetings",
    "minutes",
    "first_contact",
    "place",
    "reply_days",
    "off_the_table",
    "may_leave_the_room",
    "notes_rule",
    "recusal_months",
)
"""What a pair can choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementPage:
    """The newest agreement of a pair. `text` is what is, or would be, signed; `in_force` the day the last one was."""

    id: str
    pair_id: str
    state: AgreementState
    number: int
    text: str
    mark: str
    paragraphs: tuple[str, ...]
    signed_by_me_on: date | None
    signed_by_partner_on: date | None
    in_force_since: date | None
    may_change: bool
    may_renew: bool
    steps: frozenset[StepName]

    @property
    def may_sign(self) -> bool:
        """Whether a signature of the viewer's is still to come."""
        return self.signed_by_me_on is None and not self.steps.isdisjoint(("sign", "countersign"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementChoices:
    """What a pair has chosen so far: each of `COLUMNS` with its value."""

    pair_id: str
    choices: Mapping[str, str | int | bool]


def newest_agreement(viewer: Viewer, pair_id: str, at: When) -> AgreementPage:
    """The newest agreement of the viewer's own pair. Raises HiddenError."""
    rows = list(
        visible(viewer, "agreement.read", Agreement)
        .filter(pair_id=pair_id)
        .select_related("pair", "pair__mentor", "pair__mentee")
        .order_by("-number")
    )
    if not rows:
        raise HiddenError
    newest = rows[0]
    state = AgreementState(newest.state)
    as_mentor = viewer.person_id == newest.pair.mentor_id
    both = (newest.signed_by_mentor_on, newest.signed_by_mentee_on)
    mine, partners = both if as_mentor else both[::-1]
    signed = [row for row in rows if row.state == AgreementState.SIGNED]
    changeable = may(viewer, "agreement.write", newest)
    text = text_of(newest, at)
    return AgreementPage(
        id=newest.pk,
        pair_id=newest.pair_id,
        state=state,
        number=newest.number,
        text=text,
        mark=mark(text),
        paragraphs=tuple(text.split("\n\n")),
        signed_by_me_on=mine,
        signed_by_partner_on=partners,
        in_force_since=max(day for day in (signed[0].signed_by_mentor_on, signed[0].signed_by_mentee_on) if day)
        if signed
        else None,
        may_change=changeable and state is AgreementState.DRAFT,
        may_renew=changeable and state is AgreementState.SIGNED,
        steps=open_steps(viewer, newest),
    )


def text_of(agreement: Agreement, at: When) -> str:
    """The whole text: as signed, where somebody has; otherwise as it would be on this day."""
    if agreement.signed_text:
        return agreement.signed_text
    pair = agreement.pair
    return composed(
        agreement.wording_version,
        mentor=name_of(pair.mentor, pair.cohort_id, Role.MENTOR),
        mentee=name_of(pair.mentee, pair.cohort_id, Role.MENTEE),
        contacts=contact_names(agreement.organisation_id, at),
        **{name: getattr(agreement, name) for name in COLUMNS},
    )


def mark(text: str) -> str:
    """What stands for a text on its page, so that nobody signs another: its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()


def name_of(person: Person, cohort_id: str, role: Role) -> str:
    """The name under which somebody applied; without an application, that of their account."""
    applied = stored(Application).filter(cohort_id=cohort_id, person=person, role=role).values_list("name", flat=True)
    return applied.first() or person.name or person.email


def contact_names(organisation_id: str, at: When) -> str:
    """Every wellbeing contact of an organisation, by name: alike for all pairs.

    A list from which somebody was left out for a reason of one of the two would tell it to the other.
    """
    return ", ".join(contact.name for contact in contacts.in_office(organisation_id, at)) or "nobody yet"


def agreement_signed(pair: Pair) -> bool:
    """Whether both have signed: without that a pair does not meet. One of an earlier number holds until renewed."""
    return stored(Agreement).filter(pair=pair, state=AgreementState.SIGNED).exists()


def agreement_to_write(viewer: Viewer, pk: str) -> AgreementChoices:
    """What a pair has chosen so far, for whoever may change it. Raises HiddenError."""
    found = one(viewer, "agreement.write", Agreement, pk)
    return AgreementChoices(pair_id=found.pair_id, choices={name: getattr(found, name) for name in COLUMNS})
