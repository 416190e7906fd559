"""The writing room: a draft kept as it is typed, a story handed in once, and taken back."""

import hmac
from datetime import date

from django.db import transaction

from retold.queries.time_zones import there
from retold.records import vault
from retold.records.record import stored
from retold.records.study.models import Narrative, Prompt, Reading, Study, StudyCohort, Tombstone
from retold.rules.plain_text import print_of, unholdable, with_lf, without_unholdable, word_count
from retold.rules.privacy import demand
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.story_times import asked_for
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import ConsentPurpose, NarrativeState, NarrativeTime, NarrativeUse
from retold.services import decisions, jobs, pseudonyms, reports, steps

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
def open_room(under: StudyCohort, *, time: NarrativeTime, by: Viewer, at: When) -> Narrative:
    """The viewer's story of that time, opened for writing; made at the first opening.

    Both times are asked in the same words: the second story gets the prompt of the first. Raises HiddenError where
    this story is not asked for now.
    """
    demand(by, "study_cohort.write_story", under)
    study = under.study
    mine = {row.time: row for row in stored(Narrative).filter(study=study, owner_id=by.person_id)}
    if time in mine:
        return opened(mine[time], by=by, at=at)
    first = mine.get(NarrativeTime.FIRST)
    if not asked_for(study, time, first.state if first else None, on=at.day):
        raise HiddenError
    prompt = used(first.prompt if first else current_prompt(study), at.day)
    assert by.person_id is not None
    narrative, _ = stored(Narrative).get_or_create(
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
    return narrative


def opened(narrative: Narrative, *, by: Viewer, at: When) -> Narrative:
    """Keeps the day on which a story was first opened."""
    demand(by, "narrative.write", narrative)
    if narrative.opened_on is None:
        narrative.opened_on = at.day
        narrative.save(update_fields=["opened_on"])
    return narrative


def asked_on(study: Study, time: NarrativeTime) -> date:
    """The day from which a story of that time is asked for."""
    return study.first_asked_on if time == NarrativeTime.FIRST else study.second_asked_on


def current_prompt(study: Study) -> Prompt:
    """The newest version of a study's prompt."""
    prompt = stored(Prompt).filter(study=study).order_by("version").last()
    if prompt is None:
        raise HiddenError
    return prompt


def used(prompt: Prompt, on: date) -> Prompt:
    """Freezes a prompt at its first use."""
    if prompt.first_used_on is None:
        prompt.first_used_on = on
        prompt.save(update_fields=["first_used_on"])
    return prompt


@transaction.atomic
def keep(narrative: Narrative, *, text: str, base: str, by: Viewer, at: When) -> str:
    """Keeps a draft as it stands; its print, for the next time. `base` is the print of what was changed.

    Raises IncompleteError where it is too long, or was changed in another window meanwhile ("text" and "other").
    """
    now = steps.again(narrative)
    demand(by, "narrative.write", now)
    text = with_lf(text)
    before = vault.opened(now, "text")
    if not hmac.compare_digest(base, print_of(before)) and text != before:
        raise IncompleteError({"text": CHANGED_ELSEWHERE, "other": before})
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise IncompleteError({"text": TOO_LONG})
    text = text.encode("utf-8", "replace").decode()
    if now.state == NarrativeState.INVITED and text.strip():
        now = steps.take(now, "begin", by=by, at=at, begun_on=at.day)
    if text != before:
        now.text = vault.seal(now, "text", text)
        now.save(update_fields=["text"])
    return print_of(text)


@transaction.atomic
def hand_in(narrative: Narrative, *, tidy: bool, by: Viewer, at: When) -> Narrative:
    """Hands a story in, for good. Its text never changes after this.

    `tidy` takes out characters that cannot be kept; without it they are refused, with their place. Raises
    IncompleteError for them, and where nothing has been written.
    """
    now = steps.again(narrative)
    demand(by, "narrative.write", now)
    if now.time == NarrativeTime.FIRST and at.day >= now.study.second_asked_on:
        raise IncompleteError({"": FIRST_IS_OVER})
    text = with_lf(vault.opened(now, "text"))
    text = without_unholdable(text) if tidy else text
    reason = unholdable(text)
    if reason:
        raise IncompleteError({"tidy": reason})
    if not text.strip():
        raise IncompleteError({"": "There is nothing to hand in yet. Write your story first."})
    entering = agrees(now)
    submitted = steps.take(
        now,
        "submit",
        by=by,
        at=at,
        text=vault.seal(now, "text", text),
        words=word_count(text),
        submitted_on=at.day,
        use=NarrativeUse.STUDY if entering else NarrativeUse.MIRROR,
        pseudonym=pseudonym_of(now) if entering else "",
    )
    jobs.ask("read-story", submitted.pk, private=True)
    return submitted


@transaction.atomic
def withdraw(narrative: Narrative, *, by: Viewer, at: When) -> Narrative:
    """Takes a story back: its words, what the engine read in them, and every report in which it was counted.

    Raises IncompleteError once the day until which that is possible is over.
    """
    now, at = steps.again(narrative), there(narrative, at)
    if now.state == NarrativeState.SUBMITTED and at.day > now.study.withdrawable_until:
        raise IncompleteError({"": TOO_LATE})
    was_in = now.use == NarrativeUse.STUDY
    gone = steps.take(now, "withdraw", by=by, at=at, text=b"", words=0, use=NarrativeUse.MIRROR, pseudonym="")
    stored(Reading).filter(narrative=gone).delete()
    if was_in:
        left(gone, at.day)
        reports.renew(gone.study_id, at=at)
    return gone


def left(narrative: Narrative, on: date) -> None:
    """A tombstone for a story that has left its study; with the last one of its writer, the key goes too."""
    Tombstone(organisation_id=narrative.organisation_id, study_id=narrative.study_id, month=on.replace(day=1)).save(
        force_insert=True
    )
    mine = stored(Narrative).filter(study_id=narrative.study_id, owner_id=narrative.owner_id)
    if not mine.filter(use=NarrativeUse.STUDY).exists():
        pseudonyms.forgotten(person_id=narrative.owner_id, study_id=narrative.study_id)


@transaction.atomic
def follow_consent(owner_id: str, cohort_id: str, *, given: bool, at: When) -> None:
    """A decision on the analysis, carried out: stories that are handed in enter their study, or leave it.

    After the day until which stories can be taken back, those that are in stay in.
    """
    rows = stored(Narrative).filter(owner_id=owner_id, cohort_id=cohort_id, state=NarrativeState.SUBMITTED)
    changed = set()
    for row in rows.select_for_update(of=("self",)).select_related("study").order_by("pk"):
        if given and row.use == NarrativeUse.MIRROR:
            row.use, row.pseudonym = NarrativeUse.STUDY, pseudonym_of(row)
            row.save(update_fields=["use", "pseudonym"])
            changed.add(row.study_id)
        elif not given and row.use == NarrativeUse.STUDY and at.day <= row.study.withdrawable_until:
            row.use, row.pseudonym = NarrativeUse.MIRROR, ""
            row.save(update_fields=["use", "pseudonym"])
            left(row, at.day)
            changed.add(row.study_id)
    for study_id in sorted(changed):
        reports.renew(study_id, at=at)


def pseudonym_of(narrative: Narrative) -> str:
    """The pseudonym of a story's writer in its study."""
    return pseudonyms.given(
        person_id=narrative.owner_id, study_id=narrative.study_id, organisation_id=narrative.organisation_id
    )


def agrees(narrative: Narrative) -> bool:
    """Whether a story's writer agrees to the analysis now."""
    return decisions.in_force(narrative.owner_id, narrative.cohort_id, ConsentPurpose.ANALYSIS)
