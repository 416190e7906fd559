"""A study as its researcher sets it up, and stories as their writers hand them in: through the services."""

from datetime import date
from typing import Any

from factories import private
from people import AT, BEGAN, Cast, saved, then, viewer
from retold.records.people.models import Membership, Person
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.study.models import Narrative, Report, Study, StudyCohort
from retold.rules.when import When
from retold.rules.words import ConsentPurpose, NarrativeTime, Role
from retold.services import narratives, readings, report_work, stories, studies

SECOND_DAY = then(month=11)
PLAN: dict[str, Any] = {
    "title": "Who acts in the story",
    "question": "Does the second story give the student more to do?",
    "mode": "codebook",
    "pilot": False,
    "measures": [["characterisation", "up"]],
    "first_asked_on": date(2026, 3, 2),
    "second_asked_on": date(2026, 11, 1),
    "withdrawable_until": date(2027, 1, 31),
    "kept_until": date(2036, 1, 31),
    "text": "Tell the story of one student.",
    "words_from": 250,
    "words_to": 500,
}
BEFORE = (
    "She was unprepared and struggled with her studies. She lacked confidence and failed her first exams. "
    "The university kindly helped her and gave her a place on a course. In the end everything was solved and she was "
    "grateful to the school for all that it had done."
)
AFTER = (
    "She decided to apply and organised the evening shifts around her lectures. She spoke to the tutor and challenged "
    "the timetable. The medical school had failed to publish the rules and must change them. She passed, but the "
    "timetable is still not fixed and much remains to be done."
)


def planned(cast: Cast, **other: Any) -> Study:
    """A study of the running cohort, not open yet."""
    return studies.plan(cast.cohort.pk, cohorts=[], said={**PLAN, **other}, by=viewer(cast.finn), at=AT)


def opened(cast: Cast, **other: Any) -> Study:
    return studies.open_it(planned(cast, **other).pk, by=viewer(cast.finn), at=AT)


def consenting(cast: Cast, person: Any, *, given: bool = True) -> None:
    private.consent(cast.cohort, person, ConsentPurpose.ANALYSIS, given=given)


def begun(study: Study, person: Any, time: NarrativeTime = NarrativeTime.FIRST, *, at: When = AT) -> Story:
    """The writing room, opened."""
    under = stored(StudyCohort).get(study=study)
    return stories.open_room(under.pk, time=time, by=viewer(person), at=at)


def handed_in(
    study: Study, person: Any, time: NarrativeTime = NarrativeTime.FIRST, text: str = BEFORE, *, at: When = AT
) -> Story:
    """A story written and handed in, and read by the engine."""
    story = begun(study, person, time, at=at)
    stories.keep(story.pk, text=text, base=print_of_nothing(), by=viewer(person), at=at)
    done = stories.hand_in(story.pk, tidy=False, by=viewer(person), at=at)
    readings.read(done.pk, moment=at.moment)
    return stored(Story).get(pk=done.pk)


def in_study(story: Story) -> Narrative:
    """What the study holds of a story that is part of it."""
    found = narratives.narrative_of(story)
    assert found is not None
    return found


def print_of_nothing() -> str:
    from retold.rules.plain_text import print_of

    return print_of("")


def both(study: Study, person: Any) -> tuple[Story, Story]:
    """Both stories of a writer."""
    return (
        handed_in(study, person),
        handed_in(study, person, NarrativeTime.SECOND, AFTER, at=SECOND_DAY),
    )


def crowd(cast: Cast, study: Study, size: int) -> list[Person]:
    """So many more mentees who tell their story twice and agree to its analysis."""
    people = []
    for number in range(size):
        person = saved(Person(email=f"m{number}@example.org", name=f"Mentee {number}", password="!"))
        saved(Membership(organisation=cast.northmoor, person=person, role=Role.MENTEE, cohort=cast.cohort, since=BEGAN))
        consenting(cast, person)
        both(study, person)
        people.append(person)
    return people


def unblinded(study: Study, cast: Cast) -> Study:
    studies.ask_to_unblind(study.pk, reason="Coding is not planned.", by=viewer(cast.finn), at=AT)
    return studies.answer_unblinding(study.pk, agreed=True, by=viewer(cast.ines), at=AT)


def reported(study: Study) -> Report:
    """The report of a study, worked out as the job does it."""
    report = stored(Report).get(study=study)
    report_work.work(report.pk, moment=AT.moment)
    return stored(Report).get(pk=report.pk)
