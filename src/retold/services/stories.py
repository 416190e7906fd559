"""The writing room (narrative collection): a draft kept as typed, a story handed in once, and taken back.

A story is its writer's own until it is handed in. Then it stays so, or enters the study (`retold.services.narratives`).
"""

import hmac
from datetime import date

from django.db import transaction

from retold.queries.consents import in_force
from retold.queries.time_zones import there
from retold.records import vault
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.study.models import Prompt, Study, StudyCohort
from retold.rules.plain_text import print_of, unholdable, with_lf, without_unholdable, word_count
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.story_times import asked_for
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConsentPurpose, NarrativeTime, StoryState, StoryUse
from retold.services import jobs, narratives, reports, steps

LONGEST = 20_000  # bytes, some 3,500 words: so that what the engine finds in it fits the largest sealed text as well
TOO_LONG = "This is longer than a story can be here (about 3,500 words). Shorten it before you save."
FIRST_IS_OVER = (
    "The time of the first story is over: it is told before the meetings. What you wrote stays here, for you alone."
)
TOO_LATE = "The last day to take a story back is over. Write to the researchers if something is wrong with it."
CHANGED_ELSEWHERE = (
    "This story was changed in another window since you opened it here. Both versions are below. Put what you want to "
    "keep into the first, and save again."
)


@transaction.atomic
def open_room(pk: str, *, time: NarrativeTime, by: Viewer, at: When) -> Story:
    """The viewer's story of that time for a study, opened for writing; made at the first opening.

    `pk` is the study's cohort (`StudyCohort`). Both times are asked in the same words: the second story gets the prompt
    of the first. Raises HiddenError where this story is not asked for now.
    """
    under = steps.held(StudyCohort, pk, "study_cohort.write_story", by=by, with_=("study",))
    study = under.study
    mine = {row.time: row for row in stored(Story).filter(study=study, owner_id=by.person_id).select_related("prompt")}
    if time in mine:
        return opened_again(mine[time].pk, by=by, at=at)
    first = mine.get(NarrativeTime.FIRST)
    if not asked_for(study, time, first.state if first else None, on=at.day):
        raise HiddenError
    prompt = used(first.prompt if first else current_prompt(study))
    assert by.person_id is not None
    story, _ = stored(Story).get_or_create(
        study=study,
        owner_id=by.person_id,
        time=time,
        defaults={
            "organisation_id": under.organisation_id,
            "cohort_id": under.cohort_id,
            "prompt": prompt,
            "invited_on": max(asked_on(study, time), study.opened_on or at.day),
            "opened_on": at.day,
        },
    )
    return story


def opened_again(pk: str, *, by: Viewer, at: When) -> Story:
    """A story that is there already, with the day on which it was first opened."""
    story = steps.held(Story, pk, "story.write", by=by)
    if story.opened_on is None:
        story.opened_on = at.day
        story.save(update_fields=["opened_on"])
    return story


def asked_on(study: Study, time: NarrativeTime) -> date:
    """The day from which a story of that time is asked for."""
    return study.first_asked_on if time == NarrativeTime.FIRST else study.second_asked_on


def current_prompt(study: Study) -> Prompt:
    """The newest version of a study's prompt."""
    prompt = stored(Prompt).filter(study=study).order_by("version").last()
    if prompt is None:
        raise HiddenError
    return prompt


def used(prompt: Prompt) -> Prompt:
    """Freezes a prompt at its first use."""
    if not prompt.used:
        prompt.used = True
        prompt.save(update_fields=["used"])
    return prompt


@transaction.atomic
def keep(pk: str, *, text: str, base: str, by: Viewer, at: When) -> str:
    """Keeps a draft as it stands; its print, for the next time. `base` is the print of what was changed.

    Raises IncompleteError where it is too long, or was changed in another window meanwhile ("text" and "other").
    """
    story = steps.held(Story, pk, "story.write", by=by)
    text = with_lf(text)
    before = vault.opened(story, "text")
    if not hmac.compare_digest(base.encode(), print_of(before).encode()) and text != before:
        raise IncompleteError({"text": CHANGED_ELSEWHERE, "other": before})
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise IncompleteError({"text": TOO_LONG})
    text = text.encode("utf-8", "replace").decode()
    if story.state == StoryState.INVITED and text.strip():
        story = steps.take(story, "begin", by=by, at=at, begun_on=at.day)
    if text != before:
        story.text = vault.seal(story, "text", text)
        story.save(update_fields=["text"])
    return print_of(text)


@transaction.atomic
def hand_in(pk: str, *, tidy: bool, by: Viewer, at: When) -> Story:
    """Hands a story in, for good. Its text never changes after this.

    `tidy` takes out characters that cannot be kept; without it they are refused, with their place. Raises
    IncompleteError for them, and where nothing has been written.
    """
    story = steps.held(Story, pk, "story.write", by=by, with_=("study",))
    if story.time == NarrativeTime.FIRST and at.day >= story.study.second_asked_on:
        raise IncompleteError({"": FIRST_IS_OVER})
    text = with_lf(vault.opened(story, "text"))
    text = without_unholdable(text) if tidy else text
    reason = unholdable(text)
    if reason:
        raise IncompleteError({"tidy": reason})
    if not text.strip():
        raise IncompleteError({"": "There is nothing to hand in yet. Write your story first."})
    sealed = vault.seal(story, "text", text)
    submitted = steps.take(story, "submit", by=by, at=at, text=sealed, words=word_count(text), submitted_on=at.day)
    if in_force(story.owner_id, story.cohort_id, ConsentPurpose.ANALYSIS):
        narratives.bring_in(submitted)
    jobs.ask_privately("read-story", submitted.pk, at=at)
    return submitted


@transaction.atomic
def withdraw(pk: str, *, by: Viewer, at: When) -> Story:
    """Takes a story back: its words, what the engine read in them, and every report in which it was counted.

    Raises IncompleteError once the day until which that is possible is over.
    """
    story = steps.held(Story, pk, "story.withdraw", by=by, with_=("study",))
    at = there(story, at)
    if story.state == StoryState.SUBMITTED and at.day > story.study.withdrawable_until:
        raise IncompleteError({"": TOO_LATE})
    was_in = story.use == StoryUse.STUDY
    gone = steps.take(story, "withdraw", by=by, at=at)
    narratives.erase(gone, on=at.day)
    if was_in:
        reports.renew(gone.study_id, at=at)
    return gone


@transaction.atomic
def follow_consent(owner_id: str, cohort_id: str, *, given: bool, at: When) -> None:
    """A decision on the analysis, carried out: stories that are handed in enter their study, or leave it.

    After the day until which stories can be taken back, those that are in stay in.
    """
    rows = stored(Story).filter(owner_id=owner_id, cohort_id=cohort_id, state=StoryState.SUBMITTED)
    changed = set()
    for story in rows.select_for_update(of=("self",)).select_related("study").order_by("pk"):
        if given and story.use == StoryUse.MIRROR:
            narratives.bring_in(story)
        elif not given and story.use == StoryUse.STUDY and at.day <= story.study.withdrawable_until:
            narratives.give_back(story, on=at.day)
        else:
            continue
        changed.add(story.study_id)
    for study_id in sorted(changed):
        reports.renew(study_id, at=at)
