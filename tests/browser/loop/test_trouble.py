"""What the loop does not meet: a pause, early ends and new partners, a concern passed on, an action carried to its end.

It is lived in the demonstration, on a Tuesday and on the Thursday after it, which is a day on which pairs end.
"""

import shutil
from datetime import timedelta

import pytest

from browser.conftest import TUESDAY
from browser.loop import trouble
from browser.loop.cast import DESK
from browser.loop.installation import Installation
from browser.loop.kept import Kept
from browser.loop.looking import Looking

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(600)]
THURSDAY = TUESDAY + timedelta(days=2)
ROLES = {
    "Cleo Baptiste": "mentor",
    "Dev Raman": "mentee",
    "Farah Haidari": "mentor",
    "Catherine Moss": "mentee",
    "Oluwaseun Adebayo": "mentor",
    "Anil Deshpande": "mentee",
    "Alasdair Munro": "mentee",
    "Amara Nwosu": "mentor",
    "Grace Adeyemi": "contact",
    "Henrik Saarinen": "contact",
    "Jo Whitfield": "committee",
    "Esi Owusu": "coordinator",
}
CONCERN = "Somebody in the placements office asked me in front of others"
LEFT = ("Farah Haidari", "Catherine Moss", "Oluwaseun Adebayo", "Anil Deshpande")


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.exhaustive)], ids=["in passing", "closely"])
def people(request, tmp_path, chromium, invented_home):
    """Whoever has a part in it, each at a browser of their own, before the site is there."""
    shutil.copytree(invented_home, tmp_path / "home")
    installation, looking, kept = Installation(tmp_path), Looking() if request.param else None, Kept()
    kept.keep(CONCERN, *(name for name, role in ROLES.items() if role == "contact" or name == "Amara Nwosu"))

    def browser():
        return chromium.new_context(base_url=installation.address, reduced_motion="reduce", viewport=DESK)

    cast = {
        name: trouble.Invented(installation, role, name, kept=kept, browser=browser, looking=looking, name=name)
        for name, role in ROLES.items()
    }
    yield cast
    for somebody in cast.values():
        somebody.close_browser()
    installation.end()
    assert looking is None or looking.found == []
    assert [url for somebody in cast.values() for url in somebody.elsewhere] == []


def be_on(people, moment):
    """The demonstration on that day, with everybody signed in."""
    installation = people["Amara Nwosu"].installation
    installation.be_on(moment)
    installation.serve("demo")
    for somebody in people.values():
        somebody.sign_in()


def test_what_goes_otherwise_than_planned(people):
    be_on(people, TUESDAY)
    trouble.pause(people["Cleo Baptiste"], people["Dev Raman"])
    for mentor, mentee in (LEFT[:2], LEFT[2:]):
        trouble.leave(people[mentor], people[mentee])
    trouble.pass_on(people["Grace Adeyemi"], people["Henrik Saarinen"], people["Amara Nwosu"], CONCERN)
    trouble.carry_to_its_end(people["Jo Whitfield"], "The form goes ahead")
    trouble.read_what_came_of_it(people["Alasdair Munro"])

    be_on(people, THURSDAY)
    for name in LEFT:
        trouble.ask_for_another(people[name])
    for name in ("Cleo Baptiste", "Dev Raman"):
        trouble.meet_again(people[name])
    trouble.match_again(people["Esi Owusu"], *LEFT)
    for mentor, mentee in ((LEFT[0], LEFT[3]), (LEFT[2], LEFT[1])):
        trouble.say_yes(people[mentor], mentee)
        trouble.say_yes(people[mentee], mentor)
        people[mentee].go("/")
        people[mentee].reads("Get ready")
