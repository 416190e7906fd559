"""What one mentor keeps private: every kind of it, written into one world and not into its twin.

Whoever adds something private adds it here. `MARK` stands in every text, so that the canaries can search for it.
"""

from factories import private
from people import AT, Cast, viewer
from retold.records.record import stored
from retold.records.scheme.models import Application, Meeting
from retold.rules.questions import questions_for
from retold.rules.words import ApplicationState, ConsentPurpose, Pace, Role
from retold.services import consents

MARK = "zqxcanary"


def keep(cast: Cast) -> None:
    """Amara writes reflections, raises a concern, excludes somebody, answers about herself, decides on consent."""
    meetings = list(stored(Meeting).filter(pair=cast.amara_and_ben))
    for number in range(3):
        private.reflection(cast.amara_and_ben, cast.amara, f"{MARK} reflection {number}")
    for meeting in meetings:
        private.reflection(cast.amara_and_ben, cast.amara, f"{MARK} on a meeting", meeting=meeting)
        private.meeting_answer(meeting, cast.amara, held=False, pace=Pace.SLOWER)
    private.concern(cast.amara_and_ben, cast.amara, cast.grace, f"{MARK} concern", urgent=True, pause_meetings=True)
    private.veto(cast.northmoor.pk, cast.amara, cast.ben)
    private.veto(cast.northmoor.pk, cast.amara, None, f"{MARK} of the third floor")
    application = mine(cast)
    for asked in questions_for(Role.MENTOR):
        if asked.private:
            private.private_answer(application, asked.name, f"{MARK} {asked.name}")
    decisions = dict.fromkeys(ConsentPurpose, True) | {ConsentPurpose.ANALYSIS: False}
    consents.decide(application, decisions=decisions, by=viewer(cast.amara), at=AT)


def mine(cast: Cast) -> Application:
    """Amara's accepted application."""
    return stored(Application).get(person=cast.amara, state=ApplicationState.ACCEPTED)
