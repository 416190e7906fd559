"""Page 3 at work (data retention schedule): each `Until` and the act that lets go of what is over by it.

What the page adds under a clock is let go with the rest, or a test is red: `unreached` names what no act would find.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.db import transaction

from retold.rules.inventory import Until, fields_until, records_until
from retold.rules.when import When
from retold.services.letting_go import concerns, identity, outbox, people, rounds, studies, trail
from retold.services.letting_go.rows import Gone, NoWayError, models, way

log = logging.getLogger("retold.work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What lets go of what is over: in each organisation, or once for all of them.

    `records` are all that it finds; None: whatever leads to a `by`.
    """

    in_each: Callable[..., Gone] | None = None
    at_once: Callable[..., Gone] | None = None
    records: tuple[str, ...] | None = ()
    by: str = ""
    too: tuple[str, ...] = ()


ACTS: Mapping[Until, Act | None] = {
    Until.ORGANISATION: None,  # never by itself
    Until.SEALED: None,  # with what it holds
    Until.IDENTITY: Act(in_each=identity.let_identity_go, records=identity.NOUNS),
    Until.ANSWERS: Act(in_each=identity.let_answers_go, records=("offer_answer",)),
    Until.STUDY: Act(in_each=studies.let_studies_go, records=None, by="study"),
    Until.CONCERN: Act(in_each=concerns.let_concerns_go, records=None, by="concern"),
    Until.RELEASED: Act(in_each=rounds.let_ideas_go, records=("idea",)),
    Until.ROUND: Act(in_each=rounds.let_rounds_go, records=None, by="cohort", too=rounds.WITHOUT_A_WAY),
    Until.CONSENT: Act(in_each=rounds.let_consents_go, records=None, by="cohort"),
    Until.KEY: Act(in_each=people.let_keys_go, records=("person_key",)),
    Until.TRAIL: Act(in_each=trail.let_trail_go, records=("event", "sealed_event")),
    Until.PERSON: Act(at_once=people.let_people_go, records=("person",)),
    Until.SENT: Act(at_once=outbox.let_mail_go, records=("mail", "dispatch")),
    Until.FORM: Act(at_once=outbox.let_forms_go, records=("sent_form",)),
    Until.KEPT: Act(at_once=outbox.let_kept_forms_go, records=("kept_form",)),
    Until.SESSION: Act(at_once=outbox.let_sessions_go),
    Until.JOB: Act(at_once=outbox.let_jobs_go),
}
"What is done for each clock, in this order: whatever leads to something goes before it."


def let_go_in(organisation_id: str, *, at: When) -> Gone:
    """Lets go of all that is over in one organisation; how many rows of what. Callers have looked at the clock.

    Each act is done whole or not at all, and one that fails stops none of the others; the first fault is raised last.
    """
    return done(
        (until, partial(act.in_each, organisation_id, at=at))
        for until, act in ACTS.items()
        if act is not None and act.in_each is not None
    )


def let_go_everywhere(*, at: When) -> Gone:
    """Lets go of all that is over and belongs to no single organisation, likewise."""
    return done(
        (until, partial(act.at_once, at=at))
        for until, act in ACTS.items()
        if act is not None and act.at_once is not None
    )


def done(acts: Iterator[tuple[Until, Callable[[], Gone]]]) -> Gone:
    """Does each; what went in all."""
    gone: Gone = Counter()
    fault: Exception | None = None
    for until, act in acts:
        try:
            with transaction.atomic():
                gone += act()
        except Exception as error:
            log.exception("What is kept for %s could not be let go.", until.value)
            fault = fault or error
    if fault is not None:
        raise fault
    return gone


def unreached() -> list[str]:
    """Each record on page 3, with its fields and its clock, that no act of that clock would find."""
    return [
        f"{noun} ({', '.join(fields_until(noun, until))}): {until.value}"
        for until, act in ACTS.items()
        for noun in records_until(until)
        if act is not None and not finds(act, noun)
    ]


def finds(act: Act, noun: str) -> bool:
    """Whether an act would find what is over of a record."""
    if noun not in models():
        return False
    if act.records is not None:
        return noun in act.records
    try:
        return noun in act.too or bool(way(noun, act.by))
    except NoWayError:
        return False
