"""The proposals that a mentor is asked about (offers), and in what words somebody is told until when all are answered.

Here alone a mentor reads a proposal before their yes. One against which something private stands is never shown: its
mentor reads what everybody reads who waits. What the mentee keeps private is read when it is published, and the
mentor's own vetoes whenever that mentor looks: so nothing that somebody else writes moves a mentor's page.
"""

import json
from datetime import date

from retold.queries.own_bars import Somebody, meant_by, own_words
from retold.queries.visible import visible
from retold.records import vault
from retold.records.private.models import OfferAnswer
from retold.records.record import stored
from retold.records.scheme.models import MatchRun, Proposal
from retold.rules.viewer import Viewer
from retold.rules.words import MatchRunState, Role

NO = "no"


def asked_of(viewer: Viewer) -> list[Proposal]:
    """The proposals that the viewer is asked about as a mentor, and has not answered."""
    offered = list(visible(viewer, "proposal.be_asked", Proposal).select_related("cohort", "mentor", "mentee"))
    if not offered:
        return []
    kept = list(visible(viewer, "offer_answer.read", OfferAnswer).filter(proposal__in=offered))
    told = dict(zip((row.proposal_id for row in kept), vault.opened_together(kept, "text"), strict=True))
    open_ = [row for row in offered if row.pk not in told or is_open(told[row.pk])]
    named = meant_by(own_words(viewer), [mentee_in(row) for row in open_])
    return [row for row in open_ if mentee_in(row) not in named]


def mentee_in(proposal: Proposal) -> Somebody:
    """The mentee of a proposal, as one who was named might be."""
    return proposal.cohort_id, proposal.mentee_id, Role.MENTEE.value


def sealed_answer(*, hidden: bool, said: str) -> str:
    """What is sealed of a proposal for its mentor's side."""
    return json.dumps({"hidden": hidden, "said": said})


def is_open(words: str) -> bool:
    """Whether what was sealed says that the mentor is asked and has not said no."""
    kept = json.loads(words)
    return not kept["hidden"] and kept["said"] != NO


def answers_on(cohort_id: str) -> date | None:
    """The day on whose morning what is proposed in a round lapses; None where nothing is proposed.

    It is the same for all who wait in the round, whether anybody was proposed to them or not.
    """
    runs = stored(MatchRun).filter(cohort_id=cohort_id, state=MatchRunState.PUBLISHED, answers_on__isnull=False)
    return runs.order_by("-answers_on").values_list("answers_on", flat=True).first()
