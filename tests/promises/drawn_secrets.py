"""What one mentor keeps private, drawn by lot: some of all that can be kept, in some order."""

import json
from collections.abc import Callable
from random import Random

from factories import private
from people import AT, NOW, Cast, viewer
from promises.secrets_of_mentors import MARK, mine, raise_concern
from retold.records.record import stored
from retold.records.scheme.models import Meeting
from retold.rules.questions import Kind, questions_for
from retold.rules.words import ConsentPurpose, Pace, PairWish, Role
from retold.services import applications, concerns, consents, endings, meetings, reflections

MOST_OF_A_KIND = 4
Kept = Callable[[Cast, Random], None]


def pages(cast: Cast, lot: Random) -> None:
    for number in range(lot.randint(1, MOST_OF_A_KIND)):
        private.reflection(cast.amara_and_ben, cast.amara, MARK * lot.randint(1, 300) + str(number))


def a_page_about_a_meeting(cast: Cast, lot: Random) -> None:
    meeting = lot.choice(list(stored(Meeting).filter(pair=cast.amara_and_ben).order_by("pk")))
    private.reflection(cast.amara_and_ben, cast.amara, MARK, meeting=meeting)


def a_page_that_is_thrown_away(cast: Cast, lot: Random) -> None:
    del lot
    page = reflections.write(cast.amara_and_ben.pk, text=MARK, by=viewer(cast.amara), at=AT)
    reflections.throw_away(page.pk, by=viewer(cast.amara), at=AT)


def letters(cast: Cast, lot: Random) -> None:
    for _ in range(lot.randint(1, MOST_OF_A_KIND)):
        given = {"urgent": lot.random() < 0.5, "hide_name": lot.random() < 0.5, "read_receipt": lot.random() < 0.5}
        contact = lot.choice([cast.grace, cast.henrik])
        private.concern(cast.amara_and_ben, cast.amara, contact, MARK, pause_pairs=["x"], **given)


def a_letter_that_is_dealt_with(cast: Cast, lot: Random) -> None:
    del lot
    raise_concern(cast)


def a_letter_that_is_not_sent(cast: Cast, lot: Random) -> None:
    begun = concerns.begin(by=viewer(cast.amara), at=AT)
    if lot.random() < 0.5:
        concerns.throw_away(begun.pk, by=viewer(cast.amara), at=AT)


def a_wish_about_the_pair(cast: Cast, lot: Random) -> None:
    if lot.random() < 0.5:
        endings.leave(cast.amara_and_ben.pk, by=viewer(cast.amara), at=AT)
    else:
        private.pair_choice(cast.amara_and_ben, cast.amara, PairWish.GO_ON)


def a_form_that_was_not_sent(cast: Cast, lot: Random) -> None:
    del lot
    private.kept_form(cast.amara, MARK, f"/own/pages/about/{cast.amara_and_ben.pk}/")


def names(cast: Cast, lot: Random) -> None:
    for person in lot.sample([cast.ben, cast.dev, None], lot.randint(1, 3)):
        private.veto(cast.northmoor.pk, cast.amara, person, *([] if person else [MARK]))


def answers(cast: Cast, lot: Random) -> None:
    application = mine(cast)
    every = [asked for asked in questions_for(Role.MENTOR) if asked.private and asked.kind is not Kind.NAMES]
    given = [asked for asked in every if lot.random() < 0.5]
    for asked in given:
        words = json.dumps([f"require {MARK}={MARK}"]) if asked.listed else MARK
        private.private_answer(application, asked.name, words, for_matching=asked.may_weigh)
    if "wishes" in {asked.name for asked in given} and lot.random() < 0.5:
        applications.allow_matching(application.pk, name="wishes", allowed=False, by=viewer(cast.amara), at=AT)


def a_consent(cast: Cast, lot: Random) -> None:
    del lot
    consents.decide(mine(cast).pk, decisions={ConsentPurpose.SCHEME: True}, by=viewer(cast.amara), at=AT)


def how_a_meeting_was(cast: Cast, lot: Random) -> None:
    past = stored(Meeting).filter(pair=cast.amara_and_ben, starts_at__lt=NOW).first()
    pace = lot.choice([Pace.WELL, Pace.SLOWER])  # the third asks the coordinator for a word
    meetings.answer(past.pk, held=lot.random() < 0.5, pace=pace, by=viewer(cast.amara), at=AT)


ALL: tuple[Kept, ...] = (
    pages,
    a_page_about_a_meeting,
    a_page_that_is_thrown_away,
    letters,
    a_letter_that_is_dealt_with,
    a_letter_that_is_not_sent,
    a_wish_about_the_pair,
    a_form_that_was_not_sent,
    names,
    answers,
    a_consent,
    how_a_meeting_was,
)


def drawn(seed: int) -> Callable[[Cast], None]:
    """What she keeps private in the world of that seed: always the same, and never nothing."""

    def keep(cast: Cast) -> None:
        lot = Random(seed)
        for kept in lot.sample(ALL, lot.randint(1, len(ALL))):
            kept(cast, lot)

    return keep
