"""What does which job: a function of the id it is about and the moment, which does no harm when it is run twice."""

from collections.abc import Callable, Mapping

from retold.services import match_work, readings, report_work, studies
from retold.services.jobs import Job
from retold.services.work import clearing, daily_round

DOES: Mapping[Job, Callable[..., object]] = {
    "ask-for-stories": studies.ask_for_stories,
    "read-story": readings.read,
    "match": match_work.work,
    "make-report": report_work.work,
    "daily-round": daily_round.work,
    "let-go": clearing.let_go,
    "clear-up": clearing.clear_up,
}
"Each job by its name; add a line here and a name in `retold.services.jobs` for a new one."
