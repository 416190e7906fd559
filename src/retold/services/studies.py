"""A study (pre-registered protocol): set up, opened and so frozen, unblinded, closed; changed only with a reason."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from retold.queries.studies import settings_of
from retold.queries.time_zones import when_at
from retold.queries.visible import members
from retold.records.people.models import Organisation
from retold.records.private.models import Story
from retold.records.record import stored
from retold.records.scheme.models import Cohort
from retold.records.study.models import Deviation, Prompt, Study, StudyCohort
from retold.rules.edits import demand_unchanged
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.story_times import asked_for
from retold.rules.viewer import Viewer
from retold.rules.when import When
from retold.rules.words import CohortState, NarrativeTime, Role, Sight, StoryState, StudyState
from retold.services import events, jobs, notices, reports, steps

PROMPT = ("text", "words_from", "words_to")
FIXED = ("title", "question", "mode", "pilot", "measures", "first_asked_on", "second_asked_on")
KEEPING = ("withdrawable_until", "kept_until")
IN_WORDS = {
    "title": "Title",
    "question": "Question",
    "mode": "How it reads",
    "pilot": "Pilot",
    "measures": "Primary measures",
    "first_asked_on": "First story asked for from",
    "second_asked_on": "Second story asked for from",
    "withdrawable_until": "Stories can be taken back until",
    "kept_until": "Stories are kept until",
    "text": "Prompt",
    "words_from": "Guide, words from",
    "words_to": "Guide, words to",
    "cohorts": "Rounds",
}


@transaction.atomic
def plan(pk: str, *, cohorts: Sequence[str], said: Mapping[str, Any], by: Viewer, at: When) -> Study:
    """A new study. `pk` is the cohort where it is set up, `cohorts` all it collects in; `said` what it fixes."""
    chosen = chosen_cohorts((pk, *cohorts), by=by)
    cohort = chosen[0]
    study = Study(
        organisation_id=cohort.organisation_id, cohort=cohort, **{name: said[name] for name in (*FIXED, *KEEPING)}
    )
    study.save(force_insert=True)
    collect_in(study, chosen)
    word_prompt(study, said)
    events.write("study.plan", study, by=by, at=at)
    return study


@transaction.atomic
def change(
    pk: str, *, cohorts: Sequence[str], said: Mapping[str, Any], by: Viewer, at: When, started_from: str = ""
) -> Study:
    """Changes a study that has not opened. `cohorts` are all it collects in, beside the one it was set up for.

    Raises ChangedError where it is another by now.
    """
    now = steps.held(Study, pk, "study.change", by=by)
    demand_unchanged(started_from, settings_of(now))
    chosen = chosen_cohorts(cohorts, by=by)
    for name in (*FIXED, *KEEPING):
        setattr(now, name, said[name])
    now.save(update_fields=[*FIXED, *KEEPING])
    kept = {now.cohort_id, *(each.pk for each in chosen)}
    stored(StudyCohort).filter(study=now).exclude(cohort_id__in=kept).delete()
    collect_in(now, chosen)
    word_prompt(now, said)
    events.write("study.change", now, by=by, at=at)
    return now


@transaction.atomic
def deviate(
    pk: str, *, said: Mapping[str, Any], reason: str, by: Viewer, at: When, started_from: str = ""
) -> Deviation:
    """Changes a study that has opened: kept as a deviation with its day and reason, beside the frozen plan.

    Raises IncompleteError without a reason, or where nothing would change; and where a day would be taken back that
    writers were told. Raises ChangedError where the study is another by now.
    """
    now = steps.held(Study, pk, "study.deviate", by=by)
    demand_unchanged(started_from, settings_of(now))
    if not reason.strip():
        raise IncompleteError({"reason": "Say why, for whoever reads the study later."})
    if said["withdrawable_until"] < now.withdrawable_until:
        raise IncompleteError({"withdrawable_until": "Writers were told a later day. It can be moved on, not back."})
    if said["kept_until"] > now.kept_until:
        raise IncompleteError({"kept_until": "Writers were told an earlier day. It can be moved back, not on."})
    before, prompt = content(now), newest_prompt(now)
    for name in (*FIXED, *KEEPING):
        setattr(now, name, said[name])
    now.save(update_fields=[*FIXED, *KEEPING])
    word_prompt(now, said, again=prompt.used)
    after = content(now)
    changed = [[IN_WORDS[name], told(before[name]), told(after[name])] for name in after if after[name] != before[name]]
    if not changed:
        raise IncompleteError({"": "Nothing is different from how it stands. Change something, or leave it."})
    row = Deviation(organisation_id=now.organisation_id, study=now, made_on=at.day, said=changed, reason=reason.strip())
    row.save(force_insert=True)
    events.write("study.deviate", now, by=by, at=at)
    ask_when_due(now)
    reports.renew(now.pk, at_once=True, at=at)
    return row


@transaction.atomic
def open_it(pk: str, *, by: Viewer, at: When) -> Study:
    """Opens a study: what it fixes is kept as canonical JSON with its hash, and writers are asked on the days it names.

    Raises IncompleteError where the days do not fit.
    """
    now = steps.held(Study, pk, "study.open", by=by)
    if now.second_asked_on <= at.day:
        raise IncompleteError({"": "The day of the second story is over or is today. Choose a later one, then open."})
    frozen = canonical(content(now))
    opened = steps.take(now, "open", by=by, at=at, frozen=frozen, frozen_hash=hash_of(frozen), opened_on=at.day)
    ask_when_due(opened)
    return opened


def close(pk: str, *, by: Viewer, at: When) -> Study:
    """Ends the collecting: no story can be begun or handed in any more."""
    return steps.take_one(Study, pk, "close", by=by, at=at)


@transaction.atomic
def ask_to_unblind(pk: str, *, reason: str, by: Viewer, at: When) -> Study:
    """A researcher asks that the study be unblinded. It stays blind until a second person agrees; they are told.

    Raises IncompleteError without a reason.
    """
    now = steps.held(Study, pk, "study.unblind", by=by)
    if now.sight != Sight.BLIND:
        return now
    if not reason.strip():
        raise IncompleteError({"reason": "Say why now: it is printed with every result."})
    now.sight, now.unblind_asked_by_id, now.unblinded_why = Sight.ASKED, by.person_id, reason.strip()
    now.save(update_fields=["sight", "unblind_asked_by", "unblinded_why"])
    events.write("study.ask_to_unblind", now, by=by, at=at)
    rows = members(now.organisation_id, at).filter(role__in=(Role.RESEARCHER, Role.ADMINISTRATOR))
    for row in rows.exclude(person_id=by.person_id).select_related("person").order_by("pk"):
        notices.tell(row.person, at=at)
    return now


@transaction.atomic
def answer_unblinding(pk: str, *, agreed: bool, by: Viewer, at: When) -> Study:
    """The second person's answer. With a yes the researchers see which story is which, for good, and a report is due.

    While stories are still collected it is a deviation from the plan, and is kept as one. Raises HiddenError for
    whoever asked, and once it is answered.
    """
    now = steps.held(Study, pk, "study.agree_to_unblind", by=by)
    if not agreed:
        now.sight, now.unblind_asked_by, now.unblinded_why = Sight.BLIND, None, ""
        now.save(update_fields=["sight", "unblind_asked_by", "unblinded_why"])
        events.write("study.keep_blind", now, by=by, at=at)
        return now
    now.sight, now.unblinded_on, now.unblinded_by_id = Sight.UNBLINDED, at.day, by.person_id
    now.save(update_fields=["sight", "unblinded_on", "unblinded_by"])
    events.write("study.unblind", now, by=by, at=at)
    if now.state == StudyState.OPEN:
        said = [["Unblinded", "after the collecting", "while stories are collected"]]
        stored(Deviation).create(
            organisation_id=now.organisation_id, study=now, made_on=at.day, said=said, reason=now.unblinded_why
        )
    reports.renew(now.pk, at_once=True, at=at)
    return now


def ask_when_due(study: Study) -> None:
    """Asks for the mails on the two days a study names. One that is over is sent at once, and only where it matters."""
    zone = ZoneInfo(stored(Organisation).values_list("time_zone", flat=True).get(pk=study.organisation_id))
    for day in (study.first_asked_on, study.second_asked_on):
        jobs.ask("ask-for-stories", study.pk, not_before=datetime.combine(day, time(0, 5), tzinfo=zone))


def ask_for_stories(study_id: str, *, moment: datetime) -> None:
    """A notice to every mentee of the study who is asked for a story now and has not handed it in.

    Rounds that are finished get none.
    """
    study = stored(Study).filter(pk=study_id, state=StudyState.OPEN).first()
    if study is None:
        return
    at = when_at(study.organisation_id, moment)
    written = {(row.owner_id, row.time): row for row in stored(Story).filter(study=study).defer("text")}
    over = (StoryState.SUBMITTED, StoryState.WITHDRAWN)
    rounds = stored(StudyCohort).filter(study=study).exclude(cohort__state=CohortState.FINISHED)
    cohorts = rounds.values("cohort_id")
    mentees = members(study.organisation_id, at).filter(role=Role.MENTEE, cohort_id__in=cohorts)
    for member in mentees.select_related("person").order_by("pk"):
        first = written.get((member.person_id, NarrativeTime.FIRST))
        for wanted in NarrativeTime:
            own = written.get((member.person_id, wanted))
            if asked_for(study, wanted, first.state if first else None, on=at.day) and (
                own is None or own.state not in over
            ):
                notices.tell(member.person, at=at)


def chosen_cohorts(ids: Sequence[str], *, by: Viewer) -> list[Cohort]:
    """These cohorts in this order, each once. Raises HiddenError for one that is not the viewer's to study."""
    return [steps.held(Cohort, pk, "cohort.set_up_study", by=by) for pk in dict.fromkeys(ids)]


def collect_in(study: Study, cohorts: Sequence[Cohort]) -> None:
    """The cohorts of a study; what is there stays."""
    for cohort in cohorts:
        if cohort.organisation_id != study.organisation_id:
            raise HiddenError
        stored(StudyCohort).get_or_create(organisation_id=study.organisation_id, study=study, cohort_id=cohort.pk)


def word_prompt(study: Study, said: Mapping[str, Any], *, again: bool = False) -> None:
    """The words of the prompt. Changed in place until somebody has begun to write to them; then a new version.

    Whoever has begun keeps the words they began with, both times. `again` says that somebody has.
    """
    prompt = stored(Prompt).filter(study=study).order_by("version").last()
    if prompt is None:
        prompt = Prompt(organisation_id=study.organisation_id, study=study)
    elif all(getattr(prompt, name) == said[name] for name in PROMPT):
        return
    elif again or prompt.used:
        prompt = Prompt(organisation_id=study.organisation_id, study=study, version=prompt.version + 1)
    for name in PROMPT:
        setattr(prompt, name, said[name])
    prompt.save()


def newest_prompt(study: Study) -> Prompt:
    """The version of the prompt that is in force."""
    return stored(Prompt).filter(study=study).order_by("version").reverse()[0]


def content(study: Study) -> dict[str, Any]:
    """Everything a study fixes, by name, as plain values."""
    prompt = newest_prompt(study)
    cohorts = stored(StudyCohort).filter(study=study).order_by("cohort__name", "cohort_id")
    return {
        **{name: plain(getattr(study, name)) for name in (*FIXED, *KEEPING)},
        **{name: getattr(prompt, name) for name in PROMPT},
        "cohorts": list(cohorts.values_list("cohort__name", flat=True)),
    }


def plain(value: Any) -> Any:
    """A stored value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def told(value: Any) -> str:
    """A value in words, for the list of deviations."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(": ".join(each) if isinstance(each, list) else str(each) for each in value) or "none"
    return str(value)


def canonical(said: Mapping[str, Any]) -> str:
    """Canonical JSON: keys sorted, no white space."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def hash_of(frozen: str) -> str:
    """SHA-256 of a frozen plan, as hexadecimal digits."""
    return hashlib.sha256(frozen.encode()).hexdigest()
