"""Two people, or two windows, with the same form open: the second who saves undoes nothing, and sees both."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from factories import ideas as make_idea
from factories import meetings as make
from factories import private, scheme
from people import NOW, saved
from retold.records.record import stored
from retold.records.scheme.models import Agreement, Application, Cohort, Meeting
from retold.records.trail.models import Event
from retold.rules.edits import demand_unchanged, mark_of
from retold.rules.refusals import ChangedError
from retold.rules.words import ConcernState, IdeaState
from retold.web import serving

CHANGED = "This was changed after you opened it."
BESIDE = "Saved now:"
CHOSEN = {"radio", "checkbox"}


class Fields(HTMLParser):
    """What a browser would send of the form on a page that says what it started from."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self.area = self.list = ""
        self.inside = False

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.found, self.inside = ({}, True) if "started_from" not in self.found else (self.found, False)
        if not self.inside:
            return
        if tag == "textarea":
            self.area = said["name"]
            self.found[self.area] = [""]
        elif tag == "select":
            self.list = said["name"]
        elif tag == "option" and "selected" in said:
            self.found.setdefault(self.list, []).append(said["value"])
        elif (
            tag == "input" and said.get("name") and (said.get("type") not in {"radio", "checkbox"} or "checked" in said)
        ):
            self.found.setdefault(said["name"], []).append(said.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = ""

    def handle_data(self, data):
        if self.area:
            self.found[self.area][0] += data


def fields_of(page):
    """The fields of the form on a page, as they stand there."""
    read = Fields()
    read.feed(page.content.decode())
    assert "started_from" in read.found, page.content.decode()[:300]
    for name, values in read.found.items():
        read.found[name] = [value.removeprefix("\r\n").removeprefix("\n") for value in values]
    return read.found


def the_action(cast):
    action = make_idea.action(make_idea.answered(cast.cleo_and_dev), told_to_pairs="Soon.")
    return f"/committee/actions/{action.pk}/change/"


def the_study(cast):
    of = private.study(cast.cohort)
    private.prompt(of)
    return f"/studies/{of.pk}/change/"


def the_open_study(cast):
    of = private.study(cast.cohort, state="open")
    private.prompt(of)
    return f"/studies/{of.pk}/deviate/"


def the_agreement(cast):
    of = Agreement(organisation=cast.northmoor, pair=cast.amara_and_ben, wording_version="2026-1")
    return f"/agreements/{saved(of).pk}/change/"


def the_reply(cast):
    idea = make_idea.released(cast.cleo_and_dev, state=IdeaState.ASKED, question="Which?", reply="Both.")
    return f"/ideas/{idea.pk}/reply/"


def the_meeting(cast):
    make.signed(cast.amara_and_ben)
    return f"/meetings/{private.meeting(cast.amara_and_ben).pk}/move/"


def the_past_meeting(cast):
    return f"/meetings/{private.meeting(cast.amara_and_ben, starts_at=NOW - timedelta(days=2)).pk}/answer/"


def the_addresses(cast):
    return f"/pairs/{cast.amara_and_ben.pk}/reach/"


def the_page(cast):
    return f"/own/pages/{private.reflection(cast.amara_and_ben, cast.amara).pk}/"


def the_question(cast):
    return f"/applications/{scheme.application(cast.open_cohort, cast.hal).pk}/questions/why/"


def the_choice(cast):
    return f"/applications/{scheme.application(cast.open_cohort, cast.hal).pk}/questions/availability/"


def the_concern(cast):
    draft = private.concern(cast.cleo_and_dev, cast.cleo, None, state=ConcernState.DRAFT, raised_on=None)
    return f"/own/letters/{draft.pk}/questions/text/"


# who and who else -> where, which field, what the first and what the second writes, another field of the first's.
EDITS = {
    "action": ("jo", "jo", the_action, {"owner_name": "Jo"}, {"title": "Lockers"}),
    "round": ("esi", "esi", lambda cast: f"/rounds/{cast.cohort.pk}/change/", {"name": "A"}, {"call_text": "Do come."}),
    "scheme": (
        "esi",
        "esi",
        lambda cast: f"/organisation/schemes/{cast.scheme.pk}/change/",
        {"name": "A"},
        {"purpose": "To hear."},
    ),
    "organisation": ("ines", "ines", lambda _: "/organisation/change/", {"name": "A"}, {"name": "B"}),
    "agreement": ("amara", "ben", the_agreement, {"place": "The library"}, {"off_the_table": "Marks"}),
    "reply": ("dev", "cleo", the_reply, {"text": "The first."}, {"text": "The second."}),
    "meeting": ("amara", "ben", the_meeting, {"time": "09:15"}, {"minutes": "30"}),
    "how it was": ("ben", "ben", the_past_meeting, {"held": "yes", "pace": "well"}, {"held": "no", "pace": "slower"}),
    "address": ("ben", "ben", the_addresses, {"telephone": "0113 496 0000"}, {"link": "https://example.org/"}),
    "own page": ("amara", "amara", the_page, {"text": "A"}, {"text": "B"}),
    "study": ("finn", "finn", the_study, {"title": "A"}, {"question": "Who?"}),
    "open study": ("finn", "finn", the_open_study, {"title": "A", "reason": "x"}, {"question": "Who?", "reason": "y"}),
    "question": ("hal", "hal", the_question, {"answer": "A"}, {"answer": "B"}),
    "choice": ("hal", "hal", the_choice, {"answer": ["mon-am"]}, {"answer": ["tue-am"]}),
    "concern": ("cleo", "cleo", the_concern, {"answer": "A"}, {"answer": "B"}),
}
each_edit = pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)


@pytest.fixture
def two(cast, as_):
    """`two(edit)` are the browsers of both who change something, where, and what each writes."""

    def opened(edit):
        one, other, where, first, second = edit
        return as_(getattr(cast, one)), as_(getattr(cast, other)), where(cast), first, second

    return opened


@each_edit
def test_the_second_save_undoes_nothing_and_shows_both(two, edit):
    one, other, where, first, second = two(edit)
    earlier, later = fields_of(one.get(where)), fields_of(other.get(where))
    assert one.post(where, earlier | first).status_code == 302
    lines = stored(Event).count()

    asked = other.post(where, later | second)
    page = unescape(asked.content.decode())
    assert asked.status_code == 409
    assert CHANGED in page
    assert BESIDE in page
    assert stored(Event).count() == lines

    both = fields_of(asked)
    for name, value in second.items():
        assert both[name] == ([value] if isinstance(value, str) else value)
    assert other.post(where, both).status_code == 302


@each_edit
def test_one_after_the_other_is_no_conflict(two, edit):
    one, other, where, first, second = two(edit)
    assert one.post(where, fields_of(one.get(where)) | first).status_code == 302
    answer = other.post(where, fields_of(other.get(where)) | second)

    assert answer.status_code == 302, answer.content.decode()


def test_a_form_that_came_back_for_another_reason_still_starts_from_what_it_started_from(cast, as_):
    address = f"/rounds/{cast.cohort.pk}/change/"
    earlier, later = (fields_of(as_(cast.esi).get(address)) for _ in range(2))
    as_(cast.esi).post(address, earlier | {"name": "A"})

    wrong = as_(cast.esi).post(address, later | {"starts_on": ""})
    assert wrong.status_code == 200
    assert as_(cast.esi).post(address, fields_of(wrong) | {"starts_on": "2026-04-13"}).status_code == 409
    assert stored(Cohort).get(pk=cast.cohort.pk).name == "A"


def test_a_script_that_saves_goes_on_from_what_it_saved(cast, as_):
    address, hal = the_question(cast), as_(cast.hal)
    fields, script = fields_of(hal.get(address)), {"accept": "text/plain"}
    other = dict(fields)
    for words in ("One", "One two"):
        answer = hal.post(address, fields | {"answer": words}, headers=script)
        assert (answer.status_code, answer.content) == (200, b"Saved")
        fields["started_from"] = [answer["X-Started-From"]]

    assert hal.post(address, other | {"answer": "Else"}, headers=script).status_code == 409
    assert stored(Application).get(person=cast.hal).why == "One two"
    assert hal.post(address, fields | {"answer": "x" * 70_000}, headers=script).status_code == 422


def test_what_is_saved_stands_beside_in_words(cast, as_):
    address = the_meeting(cast)
    later = fields_of(as_(cast.ben).get(address))
    as_(cast.amara).post(address, later | {"day": "2026-03-17", "time": "09:15", "mode": "in_person", "minutes": "90"})

    page = as_(cast.ben).post(address, later).content.decode()
    beside = re.findall(r"Saved now:</p>\s*<p>([^<]+)</p>", page)
    assert beside == ["17 March 2026", "09:15", "An hour and a half", "In person"]
    assert stored(Meeting).get().moved == 1


def test_every_page_that_changes_something_says_what_it_starts_from():
    """A view that fills a form from what is stored does so by `show`, or says itself what was seen."""
    buttons = {"chosen_hour(request)", "{**form.initial, **chosen_hour(request)}"}  # times that suit both, not yet sent
    own = buttons | {"words_of(idea)", '{"seen": idea.seen, "audience": idea.audience}'}
    for path in (Path(serving.__file__).parent / "views").glob("*.py"):
        filled = re.findall(r"form\.initial = (.+)", path.read_text(encoding="utf-8"))
        new = {one for one in filled if one.startswith('{"ideas": request.GET')}
        assert set(filled) - new <= own, path


def test_a_mark_says_the_same_for_the_same_and_nothing_else():
    assert mark_of({"a": ["y", "x"], "b": 1}) == mark_of({"b": 1, "a": ("x", "y")})
    assert len({mark_of({"a": value}) for value in (1, "1", "", None, [], ["1"])}) == 6
    london = datetime(2026, 7, 1, 10, tzinfo=ZoneInfo("Europe/London"))
    assert mark_of({"a": london}) == mark_of({"a": datetime(2026, 7, 1, 9, tzinfo=UTC)})
    demand_unchanged("", {"a": 1})
    demand_unchanged(mark_of({"a": 1}), {"a": 1})
    with pytest.raises(ChangedError):
        demand_unchanged(mark_of({"a": 1}), {"a": 2})
