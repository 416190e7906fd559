"""The invented organisations: made by the real services, so that everything in them could have happened."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from people import AT, NOW
from retold.demo import door, people
from retold.demo.fill import fill
from retold.queries import reports
from retold.queries.viewers import viewer_in
from retold.queries.visible import visible
from retold.records.committee.models import Action, Idea
from retold.records.people.models import Membership, Organisation, Person, PersonKey
from retold.records.private.models import Concern, MeetingAnswer, Story, StoryReading
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort, Meeting, Pair, Proposal
from retold.records.study.models import Narrative, Reading, Report, Study
from retold.records.trail.models import Event, Mail
from retold.rules.words import CohortState, IdeaState, NarrativeTime, Role, StoryUse
from retold.services import events

pytestmark = pytest.mark.django_db  # or there is no database when these tests are run by themselves


@pytest.fixture(scope="module", autouse=True)
def filled(django_db_setup, django_db_blocker):
    """A year of invented life, for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill(at=AT)
        yield
        transaction.set_rollback(True)


def counted(model, **only):
    return Counter(stored(model).filter(**only).values_list("state", flat=True))


def cohort(state):
    return stored(Cohort).get(state=state)


def test_filling_again_changes_nothing():
    before = (stored(Person).count(), stored(Event).count(), stored(Mail).count())
    fill(at=AT + timedelta(days=1))

    assert (stored(Person).count(), stored(Event).count(), stored(Mail).count()) == before


def test_everybody_is_invented_and_every_trail_is_whole():
    assert [row.name for row in stored(Organisation).all()] == [
        "Faculty of Medicine, Northmoor",
        "Harrow Vale Hospitals Trust",
    ]
    for organisation in stored(Organisation).all():
        assert organisation.invented
        for stream in ("open", "sealed"):
            count, wrong = events.verified(stream, organisation.pk)
            assert (count > 15, wrong) == (True, None)
    assert all(person.email.endswith(".example") for person in stored(Person).all())


def test_what_happened_happened_in_its_order_and_none_of_it_is_still_to_come():
    for organisation in stored(Organisation).all():
        times = list(stored(Event).filter(organisation=organisation).order_by("number").values_list("at", flat=True))
        days = [moment.date() for moment in times]
        assert days == sorted(days)
        assert times[-1] <= NOW
        assert (NOW - times[0]).days > 60


def test_no_mail_is_left_that_should_have_gone_and_none_says_anything():
    assert not stored(Mail).filter(sent_at=None, slot__lte=NOW).exists()
    assert set(stored(Mail).values_list("notice", flat=True)) <= {"waiting", "alert", "invitation"}


def test_the_round_that_is_over():
    over = cohort(CohortState.FINISHED)

    assert counted(Pair, cohort=over) == {"finished": 12}
    assert counted(Meeting, pair__cohort=over) == {"planned": 48}
    assert stored(MeetingAnswer).filter(meeting__pair__cohort=over, held=True).count() == 96
    assert counted(Idea, cohort=over) == {"answered": 9}
    assert Counter(stored(Idea).filter(cohort=over).values_list("decision", flat=True)) == {
        "accept": 5,
        "part": 2,
        "refuse": 2,
    }
    assert len(set(stored(Idea).filter(cohort=over).values_list("released_on", flat=True))) == 1
    assert counted(Action) == {"done": 3, "under_way": 2, "stopped": 1, "handed_on": 1}
    told = stored(Story).filter(cohort=over, state="submitted")
    assert Counter(told.values_list("time", "use")) == {
        (NarrativeTime.FIRST, StoryUse.STUDY): 11,
        (NarrativeTime.SECOND, StoryUse.STUDY): 11,
        (NarrativeTime.FIRST, StoryUse.MIRROR): 1,
        (NarrativeTime.SECOND, StoryUse.MIRROR): 1,
    }
    assert stored(Narrative).filter(cohort=over).count() == 22
    assert not stored(Reading).filter(refused=True).exists()
    assert stored(Reading).count() + stored(StoryReading).count() == told.count() + 8
    assert (stored(Study).get(cohort=over).state, stored(Study).get(cohort=over).sight) == ("closed", "unblinded")
    (report,) = stored(Report).filter(study__cohort=over)
    assert report.state == "ready"
    finn = viewer_in(stored(Person).get(email__startswith="finn"), Role.RESEARCHER, over.organisation_id, AT)
    assert "11 pairs of stories" in reports.report_page(finn, report.study_id, at=AT).html


def test_the_round_under_way_has_its_pairs_at_different_places():
    running = cohort(CohortState.RUNNING)

    assert counted(Pair, cohort=running) == {"running": 7, "paused": 1, "ended": 1, "preparing": 1}
    assert counted(Idea, cohort=running) == {"released": 2, "asked": 1, "agreed": 1, "draft": 1}
    assert counted(Proposal, cohort=running)["offered"] == 1
    answered = stored(MeetingAnswer).filter(meeting__pair__cohort=running, held=True)
    held = Counter(answered.values_list("meeting__pair", flat=True))
    assert Counter(held.values()) == {4: 5, 2: 2, 6: 1}


def test_the_call_that_is_open_and_the_trust_that_is_about_to_match():
    assert counted(Application, cohort=cohort(CohortState.OPEN)) == {"sent": 6, "draft": 2, "accepted": 1}
    matching = cohort(CohortState.MATCHING)
    assert matching.organisation.name == "Harrow Vale Hospitals Trust"
    assert counted(Application, cohort=matching) == {"accepted": 16}
    assert counted(Proposal, cohort=matching) == {"proposed": 8}


def test_every_good_seat_is_there_and_shows_what_it_says():
    seats = {seat.name: seat for seat in door.good_seats(AT)}
    assert list(seats) == [name for name, _, _, _ in door.SEATS]

    written = stored(Story).filter(owner__name="Graham Tully")
    assert not written.exists()
    assert set(stored(Story).filter(owner__name="Alasdair Munro").values_list("time", "state")) == {
        ("first", "submitted"),
        ("second", "submitted"),
    }
    grace = stored(Person).get(name="Grace Adeyemi")
    faculty = stored(Organisation).get(kind="university")
    looking = viewer_in(grace, Role.WELLBEING, faculty.pk, AT)
    assert visible(looking, "concern.read", Concern).count() == 1
    jo = viewer_in(stored(Person).get(name="Jo Whitfield"), Role.COMMITTEE, faculty.pk, AT)
    assert visible(jo, "idea.answer", Idea).filter(state=IdeaState.RELEASED).count() == 2


def test_jobs_are_done_and_what_is_for_a_later_day_waits():
    assert {row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()} == {"ask-for-stories"}


def test_the_file_of_people_names_each_once_and_answers_what_is_asked():
    everybody = people.everybody()

    assert len({one.email for one in everybody}) == len({one.name for one in everybody}) == len(everybody)
    assert [one for one in everybody if not one.answers["why"]] == []
    assert people.plain("Grażyna Kaczmarek") == "grazyna.kaczmarek"
    assert people.plain("Jun-ho Bae") == "junho.bae"
    assert people.plain("Tomasz Wróbel") == "tomasz.wrobel"


def test_the_stories_are_the_corpuss_own(corpus):
    import json

    known = {row["text"] for path in corpus.glob("stories/*.json") for row in json.loads(path.read_text("utf-8"))}
    for round_ in ("finished", "running"):
        for story in people.stories(round_):
            assert {story["first"], story["second"]} - {""} <= known


def test_everybody_who_takes_part_or_has_applied_has_a_key(filled):
    joined = set(stored(Membership).values_list("organisation", "person"))
    applied = set(stored(Application).values_list("organisation", "person"))

    assert joined | applied <= set(stored(PersonKey).values_list("organisation", "person"))
