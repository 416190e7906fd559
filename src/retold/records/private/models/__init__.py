"""The private compartment: no class here has a default manager."""

from retold.records.private.models.concern import Concern, ConcernNote
from retold.records.private.models.consent import Consent
from retold.records.private.models.declaration import Declaration
from retold.records.private.models.kept_form import KeptForm
from retold.records.private.models.match_input import MatchInput
from retold.records.private.models.meeting_answer import MeetingAnswer
from retold.records.private.models.offer_answer import OfferAnswer
from retold.records.private.models.pair_choice import PairChoice
from retold.records.private.models.private_answer import PrivateAnswer
from retold.records.private.models.reflection import Reflection
from retold.records.private.models.story import Story
from retold.records.private.models.story_reading import StoryReading
from retold.records.private.models.talk_request import TalkRequest
from retold.records.private.models.veto import Veto

__all__ = [
    "Concern",
    "ConcernNote",
    "Consent",
    "Declaration",
    "KeptForm",
    "MatchInput",
    "MeetingAnswer",
    "OfferAnswer",
    "PairChoice",
    "PrivateAnswer",
    "Reflection",
    "Story",
    "StoryReading",
    "TalkRequest",
    "Veto",
]
