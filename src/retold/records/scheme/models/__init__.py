"""The scheme compartment."""

from retold.records.scheme.models.agreement import Agreement
from retold.records.scheme.models.application import Application
from retold.records.scheme.models.assent import Assent
from retold.records.scheme.models.cohort import Cohort
from retold.records.scheme.models.coming_step import ComingStep
from retold.records.scheme.models.conflict import Conflict
from retold.records.scheme.models.match_base import MatchBase
from retold.records.scheme.models.match_change import MatchChange
from retold.records.scheme.models.match_run import MatchRun
from retold.records.scheme.models.meeting import Meeting
from retold.records.scheme.models.nudge import Nudge
from retold.records.scheme.models.pair import Pair
from retold.records.scheme.models.pair_address import PairAddress
from retold.records.scheme.models.pair_bar import PairBar
from retold.records.scheme.models.proposal import Proposal
from retold.records.scheme.models.relation import Relation
from retold.records.scheme.models.scheme import Scheme

__all__ = [
    "Agreement",
    "Application",
    "Assent",
    "Cohort",
    "ComingStep",
    "Conflict",
    "MatchBase",
    "MatchChange",
    "MatchRun",
    "Meeting",
    "Nudge",
    "Pair",
    "PairAddress",
    "PairBar",
    "Proposal",
    "Relation",
    "Scheme",
]
