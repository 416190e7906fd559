"""The reports of a study (aggregate results): asked for whenever what they rest on has changed.

They are gone with every story that leaves.
"""

from django.db import transaction

from retold.queries import report_inputs
from retold.queries.report_inputs import Wanted
from retold.queries.visible import visible
from retold.records.record import stored
from retold.records.study.models import Report, Study
from retold.rules.privacy import may
from retold.rules.viewer import Viewer, machine
from retold.rules.when import When
from retold.rules.words import ReportState
from retold.services import events, jobs, steps


@transaction.atomic
def ask(pk: str, *, by: Viewer, at: When) -> None:
    """Asks for a study's report on all stories the viewer may read.

    Nothing where it is there, or on its way since today. `pk` is the study's.
    """
    study = steps.held(Study, pk, "study.ask_for_report", by=by, with_=("organisation",))
    events.hold_the_chain(study.organisation_id)
    wanted = report_inputs.wanted(by, study, report_inputs.pairs(by, study))
    if wanted:
        ask_for(wanted, study, at_once=True, by=by, at=at)


@transaction.atomic
def renew(study_id: str, *, at_once: bool = False, at: When) -> None:
    """Reports of a study on what is no longer so are gone, and the one on what is so now is asked for.

    To be called in the transaction of every change to what a report rests on. The trail is held first: of two changes
    at once the second sees what the first has done, so that no report is asked for on a story that is leaving.

    `at_once` where a researcher changed something; what a writer did sets it going at no telling moment.
    """
    study = stored(Study).select_related("organisation").get(pk=study_id)
    by = machine(study.organisation_id)
    events.hold_the_chain(study.organisation_id)
    unblinded = may(by, "study.ask_for_report", study)
    wanted = report_inputs.wanted(by, study, report_inputs.pairs(by, study)) if unblinded else None
    stored(Report).filter(study=study).exclude(wanted_hash=wanted.hash() if wanted else "").delete()
    if wanted:
        ask_for(wanted, study, at_once=at_once, by=by, at=at)


def ask_where_lacking(organisation_id: str, *, at: When) -> None:
    """Once a day: reports that failed, that were never finished, or that an older version made, are asked for again."""
    by = machine(organisation_id)
    for pk in visible(by, "study.ask_for_report", Study).order_by("pk").values_list("pk", flat=True):
        ask(pk, by=by, at=at)


def ask_for(wanted: Wanted, study: Study, *, at_once: bool, by: Viewer, at: When) -> None:
    """A job for this report, unless it is worked out or has been asked for today."""
    report, new = stored(Report).get_or_create(
        study=study,
        wanted_hash=wanted.hash(),
        defaults={"organisation_id": study.organisation_id, "wanted": wanted.text(), "asked_on": at.day},
    )
    if new:
        events.write("report.ask", report, by=by, at=at, sealed=True)
    elif report.state == ReportState.FAILED or (report.state == ReportState.ASKED and report.asked_on < at.day):
        steps.take_one(Report, report.pk, "ask_again", by=by, at=at, asked_on=at.day)
    else:
        return
    if at_once:
        jobs.ask("make-report", report.pk)
    else:
        jobs.ask_privately("make-report", report.pk, at=at)
