"""The whole loop, as people would live it: from an empty folder to a finished round, in eight roles.

Nothing is put into the database but by pages and by `retold admin`. Time passes as it does for a machine: the site is
ended, and started again on a later day (see `clock/`).
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from browser.loop import changing, founding, joining, meeting, outside, study
from browser.loop.cast import gathered
from browser.loop.installation import Installation
from browser.loop.looking import Looking

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(900)]
LONDON = ZoneInfo("Europe/London")
FOUNDED = datetime(2026, 2, 23, 10, tzinfo=LONDON)
CALL = datetime(2026, 3, 2, 10, tzinfo=LONDON)
AFTERWARDS = datetime(2026, 3, 31, 10, tzinfo=LONDON)
# The day after the first Monday of May: ideas have left for the last time, and so have the mails of eight o'clock.
A_QUARTER = timedelta(minutes=15)
ANSWERS = datetime(2026, 5, 5, 9, 30, tzinfo=LONDON)
END = datetime(2026, 5, 6, 9, 30, tzinfo=LONDON)


@pytest.fixture
def installation(tmp_path):
    """An empty folder."""
    fresh = Installation(tmp_path)
    yield fresh
    fresh.end()


@pytest.mark.parametrize(
    ("scripts", "closely"),
    [
        pytest.param(True, False, id="with scripts"),
        pytest.param(True, True, id="with scripts, each page looked at closely", marks=pytest.mark.exhaustive),
        pytest.param(False, True, id="mentors and mentees without scripts", marks=pytest.mark.exhaustive),
    ],
)
def test_a_round_from_an_empty_installation_to_its_end(installation, chromium, scripts, closely):
    looking = Looking() if closely else None
    cast = gathered(installation, chromium, looking, scripts=scripts)
    try:
        live(cast)
    finally:
        for somebody in cast.everybody():
            somebody.close_browser()

    if looking:
        assert looking.found == []
        assert len(looking.met) > (80 if scripts else 40)
    assert [url for somebody in cast.everybody() for url in somebody.elsewhere] == []
    assert [said for somebody in cast.everybody() for said in somebody.complaints] == []


def live(cast):
    cast.installation.be_on(FOUNDED)
    winter(cast)
    cast.installation.be_on(CALL)
    spring(cast)
    cast.installation.be_on(AFTERWARDS)
    summer(cast)
    cast.installation.be_on(AFTERWARDS + A_QUARTER)
    the_same_noon(cast)
    cast.installation.be_on(ANSWERS)
    autumn(cast)
    cast.installation.be_on(END)
    the_next_morning(cast)


def winter(cast):
    """The organisation, and whoever is appointed in it."""
    founding.found(cast)
    founding.appoint(cast)


def spring(cast):
    """The call, the pairs, the first stories."""
    cast.installation.serve()
    founding.take_up(cast)
    founding.be_curious(cast)
    founding.open_call(cast)
    for somebody in cast.participants:
        joining.apply(cast, somebody)
    joining.accept(cast)
    study.open_study(cast)
    for mentee in cast.mentees:
        study.agree(mentee)
    joining.rule_out(cast.mentors[0])
    joining.match(cast)
    joining.say_yes(cast)
    joining.agree(cast)
    for mentee in cast.mentees:
        study.tell(cast, mentee, "first", study.FIRST[joining.first_name(mentee)])
        meeting.plan(mentee, "2026-03-09")


def summer(cast):
    """They have met; what they keep, and what they tell."""
    cast.installation.serve()
    amara = cast.mentors[0]
    for somebody in cast.participants:
        somebody.sign_in()
        meeting.say_that_we_met(somebody)
    meeting.keep_to_oneself(cast, amara)
    meeting.raise_concern(cast, amara)
    meeting.read_concern(cast)
    meeting.hear_from_contact(amara)
    for mentee in cast.mentees:
        study.tell(cast, mentee, "second", study.SECOND[joining.first_name(mentee)])
        mentee.does_not_read(study.FIRST[joining.first_name(mentee)])


def the_same_noon(cast):
    """Stories have been read, which happens at no telling moment; what came of them, and an idea."""
    cast.installation.serve()
    amara, ben = cast.mentors[0], cast.mentees[0]
    cast.installation.wait_for(ben.context)
    for mentee in cast.mentees:
        study.look_in_the_mirror(mentee)
    study.read_pseudonymously(cast)
    changing.write_idea(ben)
    changing.agree_to_idea(amara)
    changing.begin_to_close(cast)


def autumn(cast):
    """The answer, and what is to be the end."""
    cast.installation.serve()
    changing.answer_idea(cast)
    for somebody in (cast.mentors[0], cast.mentees[0]):
        changing.hear_back(somebody)
    changing.finish(cast)


def the_next_morning(cast):
    """The end, and what is seen of it all from outside."""
    cast.installation.serve()
    changing.see_it_finished(cast)
    outside.see_nothing(cast)
    outside.keep_it_from_the_mails(cast)
