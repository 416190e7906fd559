"""What one mentor keeps private: every kind of it, written into one world and not into its twin.

Whoever adds something private adds it here. `MARK` stands in every text, so that the canaries can search for it.
"""

import json

from factories import private
from people import AT, NOW, Cast, viewer
from retold.records.record import stored
from retold.records.scheme.models import Application, Meeting
from retold.rules.questions import Kind, questions_for
from retold.rules.words import ApplicationState, ConsentPurpose, Pace, PairWish, Role
from retold.services import applications, concerns, consents, endings, meetings, reflections

MARK = "zqxcanary"


def keep(cast: Cast) -> None:
    """Amara writes reflections, raises a concern, excludes somebody, answers about herself, decides on consent."""
    planned = list(stored(Meeting).filter(pair=cast.amara_and_ben))
    for number in range(3):
        private.reflection(cast.amara_and_ben, cast.amara, f"{MARK} reflection {number}")
    for meeting in planned:
        private.reflection(cast.amara_and_ben, cast.amara, f"{MARK} on a meeting", meeting=meeting)
    raise_concern(cast)
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, f"{MARK} concern", urgent=True, pause_pairs=["x"])
    endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    private.pair_choice(cast.amara_and_ben, cast.amara, PairWish.GO_ON)
    private.kept_form(cast.amara, f"{MARK} not sent yet", f"/own/pages/about/{cast.amara_and_ben.pk}/")
    private.veto(cast.northmoor.pk, cast.amara, cast.ben)
    private.veto(cast.northmoor.pk, cast.amara, None, f"{MARK} of the third floor")
    application = mine(cast)
    for asked in questions_for(Role.MENTOR):
        if asked.private and asked.kind is not Kind.NAMES:  # names are vetoes, as above
            words = json.dumps([f"require {MARK}={MARK}"]) if asked.listed else f"{MARK} {asked.name}"
            private.private_answer(application, asked.name, words, for_matching=asked.may_weigh)
    applications.allow_matching(application.pk, name="wishes", allowed=False, by=viewer(cast.amara), at=AT)
    consents.decide(application.pk, decisions={ConsentPurpose.SCHEME: True}, by=viewer(cast.amara), at=AT)


def raise_concern(cast: Cast) -> None:
    """Amara raises a concern page by page, and the contact deals with it to the end; she writes pages of her own."""
    amara, grace = viewer(cast.amara), viewer(cast.grace)
    begun = concerns.begin(by=amara, at=AT)
    said = {"text": f"{MARK} letter", "kind": "safety", "wish": "act", "urgent": "yes", "contact": cast.grace.pk}
    for name, value in {**said, "safe_contact": f"{MARK} number", "coordinator_may_know": "content"}.items():
        concerns.answer(begun.pk, name=name, value=value, by=amara, at=AT)
    sent = concerns.send(begun.pk, by=amara, at=AT)
    concerns.acknowledge(sent.pk, by=grace, at=AT)
    concerns.note(sent.pk, text=f"{MARK} step", told=True, by=grace, at=AT)
    concerns.close(sent.pk, outcome=f"{MARK} outcome", by=grace, at=AT)
    page = reflections.write(cast.amara_and_ben.pk, text=f"{MARK} page", by=amara, at=AT)
    reflections.change(page.pk, text=f"{MARK} other page", by=amara, at=AT)
    past = stored(Meeting).filter(pair=cast.amara_and_ben, starts_at__lt=NOW).first()
    meetings.answer(past.pk, held=False, pace=Pace.SLOWER, by=amara, at=AT)


def mine(cast: Cast) -> Application:
    """Amara's accepted application."""
    return stored(Application).get(person=cast.amara, state=ApplicationState.ACCEPTED)
