"""The writing room: drafts, handing in, consent, taking back."""

from typing import Any

import pytest
from django.db import connection

from factories.study import (
    AFTER,
    BEFORE,
    PLAN,
    SECOND_DAY,
    begun,
    both,
    consenting,
    handed_in,
    in_study,
    opened,
    planned,
)
from people import AT, then, viewer
from retold.records import vault
from retold.records.key.models import Pseudonym
from retold.records.private.models import Consent, Story, StoryReading
from retold.records.record import stored
from retold.records.study.models import Narrative, NarrativeKey, Prompt, Reading, StudyCohort, Tombstone
from retold.records.trail.models import Event
from retold.rules.plain_text import print_of
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import ConsentPurpose, NarrativeTime
from retold.services import consents, events, narratives, readings, stories, studies
from retold.services.work.table import DOES

SECOND = NarrativeTime.SECOND
NOTHING = print_of("")


def test_nobody_but_a_mentee_of_the_round_opens_the_room(cast):
    under = stored(StudyCohort).get(study=opened(cast))

    for name in ("amara", "esi", "finn", "grace", "jo", "ines", "oke", "pia", "hal"):
        with pytest.raises(HiddenError):
            stories.open_room(under.pk, time=NarrativeTime.FIRST, by=viewer(getattr(cast, name)), at=AT)
    assert stored(Story).count() == 0


def test_no_story_is_asked_for_before_the_study_opens_or_after_it_closes(cast):
    study = planned(cast)
    with pytest.raises(HiddenError):
        begun(study, cast.ben)
    studies.open_it(study.pk, by=viewer(cast.finn), at=AT)
    studies.close(study.pk, by=viewer(cast.finn), at=AT)
    with pytest.raises(HiddenError):
        begun(study, cast.ben)


def test_each_story_has_its_time(cast):
    study = opened(cast)
    with pytest.raises(HiddenError):
        begun(study, cast.ben, SECOND)
    with pytest.raises(HiddenError):
        begun(study, cast.ben, SECOND, at=SECOND_DAY)  # no first was handed in
    with pytest.raises(HiddenError):
        begun(study, cast.ben, at=SECOND_DAY)
    handed_in(study, cast.ben)
    with pytest.raises(HiddenError):
        begun(study, cast.ben, SECOND)

    assert begun(study, cast.ben, SECOND, at=SECOND_DAY).time == SECOND


def test_a_first_story_is_not_handed_in_once_the_second_is_asked_for(cast):
    story = begun(opened(cast), cast.ben)
    stories.keep(story.pk, text=BEFORE, base=NOTHING, by=viewer(cast.ben), at=AT)
    with pytest.raises(IncompleteError, match="time of the first story is over"):
        stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=SECOND_DAY)


def test_days_are_kept_and_nothing_finer(cast):
    story = begun(opened(cast), cast.ben)
    assert (story.state, story.invited_on, story.opened_on, story.begun_on) == ("invited", AT.day, AT.day, None)
    stories.keep(story.pk, text="   ", base=NOTHING, by=viewer(cast.ben), at=AT)
    assert stored(Story).get().begun_on is None
    stories.keep(story.pk, text="She", base=print_of("   "), by=viewer(cast.ben), at=AT)

    story = stored(Story).get()
    assert (story.state, story.begun_on, story.submitted_on, story.words) == ("draft", AT.day, None, 0)


def test_a_draft_is_kept_as_it_is_typed_and_sealed(cast):
    story = begun(opened(cast), cast.ben)
    base = stories.keep(story.pk, text="Zqx came\r\nfrom afar. ", base=NOTHING, by=viewer(cast.ben), at=AT)

    assert base == print_of("Zqx came\nfrom afar. ")
    kept = stored(Story).get()
    assert vault.opened(kept, "text") == "Zqx came\nfrom afar. "
    assert b"Zqx" not in bytes(kept.text)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sealed_sealedrow")
        assert "Zqx" not in str(cursor.fetchall())


def test_a_draft_that_was_changed_elsewhere_is_not_written_over(cast):
    story = begun(opened(cast), cast.ben)
    stories.keep(story.pk, text="One.", base=NOTHING, by=viewer(cast.ben), at=AT)
    with pytest.raises(IncompleteError) as refused:
        stories.keep(story.pk, text="Two.", base=NOTHING, by=viewer(cast.ben), at=AT)

    assert refused.value.reasons["other"] == "One."
    assert vault.opened(stored(Story).get(), "text") == "One."
    # The same words sent twice are no conflict: a click that came through twice.
    assert stories.keep(story.pk, text="One.", base=NOTHING, by=viewer(cast.ben), at=AT) == print_of("One.")


def test_a_draft_that_is_too_long_is_refused_whole(cast):
    story = begun(opened(cast), cast.ben)
    with pytest.raises(IncompleteError, match="longer than a story"):
        stories.keep(story.pk, text="a" * 20_001, base=NOTHING, by=viewer(cast.ben), at=AT)
    assert vault.opened(stored(Story).get(), "text") == ""


def test_somebody_elses_draft_is_not_there(cast):
    story = begun(opened(cast), cast.ben)
    for name in ("dev", "amara", "finn", "esi", "hal"):
        for act in (
            lambda by: stories.keep(story.pk, text="x", base=NOTHING, by=by, at=AT),
            lambda by: stories.hand_in(story.pk, tidy=False, by=by, at=AT),
            lambda by: stories.withdraw(story.pk, by=by, at=AT),
        ):
            with pytest.raises(HiddenError):
                act(viewer(getattr(cast, name)))


def test_an_empty_story_is_not_handed_in(cast):
    story = begun(opened(cast), cast.ben)
    with pytest.raises(IncompleteError, match="nothing to hand in"):
        stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=AT)


def test_a_character_that_cannot_be_kept_is_named_or_taken_out(cast):
    story = begun(opened(cast), cast.ben)
    stories.keep(story.pk, text="She came\x0band\x01 went.", base=NOTHING, by=viewer(cast.ben), at=AT)
    with pytest.raises(IncompleteError) as refused:
        stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=AT)
    assert "U+000B" in refused.value.reasons["tidy"]
    assert "after “She came”" in refused.value.reasons["tidy"]

    done = stories.hand_in(story.pk, tidy=True, by=viewer(cast.ben), at=AT)
    assert vault.opened(done, "text") == "She came\nand went."
    assert done.words == 4


def test_a_story_is_handed_in_once_and_never_changes(cast):
    story = handed_in(opened(cast), cast.ben)
    assert (story.state, story.submitted_on, story.words) == ("submitted", AT.day, len(BEFORE.split()))
    with pytest.raises(HiddenError):
        stories.keep(story.pk, text="Other.", base=print_of(BEFORE), by=viewer(cast.ben), at=AT)
    with pytest.raises(HiddenError):
        stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=AT)
    assert vault.opened(stored(Story).get(), "text") == BEFORE


def test_without_consent_a_story_is_for_its_writer_alone(cast):
    story = handed_in(opened(cast), cast.ben)

    assert story.use == "mirror"
    assert (stored(Narrative).count(), stored(Reading).count(), stored(Pseudonym).count()) == (0, 0, 0)


def test_with_consent_it_enters_the_study_under_random_words(cast):
    consenting(cast, cast.ben)
    first, second = both(opened(cast), cast.ben)

    assert (first.use, second.use) == ("study", "study")
    pseudonym = stored(Pseudonym).get().words
    assert in_study(first).pseudonym == in_study(second).pseudonym == pseudonym
    assert "ben" not in pseudonym
    assert len(pseudonym.split("-")) == 2


def test_what_entered_the_study_stands_there_and_nowhere_else(cast):
    consenting(cast, cast.ben)
    story = handed_in(opened(cast), cast.ben)

    assert (bytes(story.text), story.words, stored(StoryReading).count()) == (b"", 0, 0)
    narrative = in_study(story)
    assert (vault.opened(narrative, "text"), narrative.words) == (BEFORE, len(BEFORE.split()))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM study_narrative")
        assert "unprepared" not in str(cursor.fetchall())
    # Its key is its own: without it the words are noise, whatever becomes of the writer's.
    stored(NarrativeKey).filter(narrative=narrative).delete()
    with pytest.raises(vault.SealError):
        vault.opened(narrative, "text")


def test_consent_given_later_brings_stories_in_and_taken_back_takes_them_out(cast):
    study = opened(cast)
    handed_in(study, cast.ben)

    def decide(*, given, at=AT):
        consents.keep(cast.cohort, cast.ben.pk, ConsentPurpose.ANALYSIS, given=given, by=viewer(cast.ben), at=at)
        return stored(Story).get()

    there: list[Any] = [Narrative, NarrativeKey, Reading, Pseudonym]
    entered = decide(given=True)
    assert entered.use == "study"
    assert [stored(model).count() for model in there] == [1, 1, 1, 1]
    narrative, (reading,) = in_study(entered), stored(Reading)
    assert (vault.opened(narrative, "text"), narrative.words) == (BEFORE, len(BEFORE.split()))
    findings = vault.opened(reading, "result")
    gone = decide(given=False)
    assert (gone.use, gone.state, gone.words) == ("mirror", "submitted", len(BEFORE.split()))
    assert [stored(model).count() for model in there] == [0, 0, 0, 0]
    assert vault.opened(gone, "text") == BEFORE
    assert vault.opened(stored(StoryReading).get(story=gone), "result") == findings
    tomb = stored(Tombstone).get()
    assert (tomb.study_id, tomb.month.isoformat()) == (study.pk, "2026-03-01")
    assert decide(given=True).use == "study"
    # After the day that writers were told, what is in stays in.
    late = then(year=2027, month=2)
    assert decide(given=False, at=late).use == "study"


def test_a_consent_to_something_else_moves_nothing(cast):
    handed_in(opened(cast), cast.ben)
    consents.keep(cast.cohort, cast.ben.pk, ConsentPurpose.QUOTATION, given=True, by=viewer(cast.ben), at=AT)
    assert stored(Story).get().use == "mirror"
    assert stored(Consent).count() == 1


def test_both_times_have_the_same_words_even_when_the_prompt_changed_between(cast):
    study = opened(cast)
    handed_in(study, cast.ben)
    other = {**PLAN, "text": "Tell something else."}
    studies.deviate(study.pk, said=other, reason="It was unclear.", by=viewer(cast.finn), at=AT)

    assert begun(study, cast.ben, SECOND, at=SECOND_DAY).prompt.text == PLAN["text"]
    assert begun(study, cast.dev).prompt.text == "Tell something else."
    assert [row.version for row in stored(Prompt).order_by("version")] == [1, 2]


def test_taking_a_story_back_leaves_a_month_and_nothing_else(cast):
    consenting(cast, cast.ben)
    first, second = both(opened(cast), cast.ben)
    kept = in_study(first)
    gone = stories.withdraw(second.pk, by=viewer(cast.ben), at=SECOND_DAY)

    assert (gone.state, bytes(gone.text), gone.words, gone.use) == ("withdrawn", b"", 0, "mirror")
    assert list(stored(Narrative)) == [kept]
    assert list(stored(Reading).values_list("narrative_id", flat=True)) == [kept.pk]
    assert list(stored(NarrativeKey).values_list("narrative_id", flat=True)) == [kept.pk]
    tomb = stored(Tombstone).get()
    assert {field.name for field in tomb._meta.concrete_fields} == {"id", "organisation", "study", "month"}
    assert stored(Pseudonym).count() == 1  # the first story is still in the study
    stories.withdraw(first.pk, by=viewer(cast.ben), at=SECOND_DAY)
    assert stored(Pseudonym).count() == 0
    with pytest.raises(MovedOnError):
        stories.withdraw(gone.pk, by=viewer(cast.ben), at=SECOND_DAY)


def test_a_story_that_never_entered_leaves_no_tombstone(cast):
    stories.withdraw(handed_in(opened(cast), cast.ben).pk, by=viewer(cast.ben), at=AT)
    assert stored(Tombstone).count() == 0
    assert stored(StoryReading).count() == 0
    assert bytes(stored(Story).get().text) == b""


def test_after_the_day_it_stays_and_says_so(cast):
    story = handed_in(opened(cast), cast.ben)
    with pytest.raises(IncompleteError, match="last day to take a story back is over"):
        stories.withdraw(story.pk, by=viewer(cast.ben), at=then(year=2027, month=2))
    assert stored(Story).get().state == "submitted"


def test_who_wrote_and_when_is_in_the_sealed_trail_alone(cast):
    consenting(cast, cast.ben)
    both(opened(cast), cast.ben)

    assert set(stored(Event).values_list("kind", flat=True)) == {"study.plan", "study.open"}
    assert {"story.begin", "story.submit"} <= {line.kind for line in events.told(cast.northmoor.pk)}
    # Of what is in the study there is no line at all: beside its writer's it would tell whose it is.
    assert not {"narrative", "reading", "pseudonym"} & {line.about for line in events.told(cast.northmoor.pk)}


def test_the_engine_reads_a_story_once(cast):
    story = handed_in(opened(cast), cast.ben)
    (reading,) = stored(StoryReading)
    assert (reading.number, reading.refused) == (1, False)
    assert BEFORE[:20].encode() not in bytes(reading.result)
    readings.read(story.pk, moment=SECOND_DAY.moment)
    assert stored(StoryReading).get() == reading


@pytest.mark.parametrize("given", [True, False])
def test_a_reading_is_kept_where_the_story_stands_when_it_is_done(cast, given):
    consenting(cast, cast.ben, given=not given)
    story = begun(opened(cast), cast.ben)
    stories.keep(story.pk, text=BEFORE, base=NOTHING, by=viewer(cast.ben), at=AT)
    stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=AT)
    found = readings.reading_of(BEFORE)
    consents.keep(cast.cohort, cast.ben.pk, ConsentPurpose.ANALYSIS, given=given, by=viewer(cast.ben), at=AT)
    readings.keep(story.pk, found, at=AT)
    readings.keep(story.pk, found, at=AT)  # by a second worker

    assert (stored(Reading).count(), stored(StoryReading).count()) == ((1, 0) if given else (0, 1))


def test_a_story_that_is_gone_is_not_read(cast):
    story = handed_in(opened(cast), cast.ben)
    stories.withdraw(story.pk, by=viewer(cast.ben), at=AT)
    readings.read(story.pk, moment=AT.moment)
    readings.read("a" * 26, moment=AT.moment)
    readings.keep(story.pk, narratives.Read(engine="test", refused=False, result="{}"), at=AT)
    assert stored(StoryReading).count() == 0


def test_a_story_the_engine_refuses_says_why_in_words(cast):
    story = handed_in(opened(cast), cast.ben, text="La estudiante llegó desde muy lejos y trabajó mucho. " * 8)
    reading = stored(StoryReading).get(story=story)
    assert reading.refused
    assert "English" in vault.opened(reading, "result")


def test_handing_in_asks_for_the_reading_in_a_queue_of_its_own(cast):
    from django_tasks_db.models import DBTaskResult

    story = begun(opened(cast), cast.ben)
    stories.keep(story.pk, text=AFTER, base=NOTHING, by=viewer(cast.ben), at=AT)
    before = DBTaskResult.objects.filter(queue_name="private").count()
    stories.hand_in(story.pk, tidy=False, by=viewer(cast.ben), at=AT)

    assert DBTaskResult.objects.filter(queue_name="private").count() == before + 1
    assert DOES["read-story"] is readings.read
