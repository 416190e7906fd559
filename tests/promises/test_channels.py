"""Ways to learn what is private that no other test stands against, each by its number in the list of channels."""

import ast
import secrets
from itertools import product
from pathlib import Path

import pytest

import retold
from factories import private
from factories.study import planned
from people import AT, BEGAN, Cast, Membership, a_pair, saved, then, viewer
from retold.queries.duties import reach
from retold.queries.standings import standings_of_a_round
from retold.queries.viewers import viewer_in
from retold.records.record import stored
from retold.records.scheme.models import Meeting
from retold.rules.refusals import IncompleteError
from retold.rules.words import MeetingState, Pace, Role
from retold.services import meetings, memberships, pseudonyms

AT_ONCE = {"SIGN_IN", "ACCOUNT", "INVITATION", "ALERT"}
"What may leave at the moment of its cause: nothing of what people do with each other."


# 4: the state of a meeting is joint.


@pytest.mark.parametrize(("hers", "his"), list(product((True, False, None), repeat=2)))
def test_a_meeting_stands_as_planned_whatever_either_or_both_say_of_it(cast, hers, his):
    past = private.meeting(cast.amara_and_ben, starts_at=then(day=1).moment)
    esi = viewer(cast.esi)
    before = standings_of_a_round(esi, cast.cohort.pk, at=AT)
    for person, held in ((cast.amara, hers), (cast.ben, his)):
        if held is not None:
            meetings.answer(past.pk, held=held, pace=Pace.SLOWER, by=viewer(person), at=AT)

    assert stored(Meeting).get(pk=past.pk).state == MeetingState.PLANNED
    assert standings_of_a_round(esi, cast.cohort.pk, at=AT) == before


# 14: what is not urgent leaves in the daily slot.


def test_nothing_but_codes_invitations_and_alerts_leaves_at_once():
    found = set()
    for path in Path(retold.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "tell_at_once":
                found.add(next(one.attr for one in node.args if isinstance(one, ast.Attribute) and one.attr.isupper()))

    assert found == AT_ONCE


# 55: nobody codes, or reads, the stories of whoever they know from a pair.


def test_a_researcher_reaches_no_round_in_which_somebody_they_met_takes_part(cast):
    met_in_another_round(cast)
    hal = researching(cast)

    reached = reach(cast.northmoor.pk, hal.person_id, Role.RESEARCHER, {None}, ())

    assert len(reached) == 1  # the old round, of three
    assert not reached & {cast.cohort.pk, cast.open_cohort.pk}  # Pia takes, or took, part in both


def test_nor_is_somebody_made_researcher_of_it(cast):
    met_in_another_round(cast)
    given = {"person": cast.hal, "role": Role.RESEARCHER, "by": viewer(cast.ines), "at": AT}
    with pytest.raises(IncompleteError, match="Somebody else has to take this role"):
        memberships.grant(cast.northmoor, cohort=cast.open_cohort, **given)


def test_to_whom_they_were_never_paired_closes_nothing(cast):
    saved(
        Membership(organisation=cast.northmoor, person=cast.pia, role=Role.MENTEE, cohort=cast.open_cohort, since=BEGAN)
    )

    assert reach(cast.northmoor.pk, cast.hal.pk, Role.RESEARCHER, {None}, ()) is None


def met_in_another_round(cast: Cast) -> None:
    """Hal was once paired with Pia, who takes part in the open round now."""
    from people import a_cohort
    from retold.rules.words import CohortState

    long_ago = a_cohort(cast.scheme, "An old round", CohortState.FINISHED)
    a_pair(long_ago, cast.hal, cast.pia)
    mentee = {"person": cast.pia, "role": Role.MENTEE, "cohort": cast.open_cohort, "since": BEGAN}
    saved(Membership(organisation=cast.northmoor, **mentee))


def researching(cast: Cast):
    saved(Membership(organisation=cast.northmoor, person=cast.hal, role=Role.RESEARCHER, since=BEGAN))
    return viewer_in(cast.hal, Role.RESEARCHER, cast.northmoor.pk, AT)


# 58: no two studies share a pseudonym.


def test_two_studies_share_no_pseudonym_whoever_they_belong_to(cast, monkeypatch):
    kept = secrets.choice
    monkeypatch.setattr(
        "retold.services.pseudonyms.secrets.choice", lambda words: kept(words[:4])
    )  # sixteen names in all
    one, other = planned(cast), planned(cast, title="Another")
    people = (cast.ben, cast.dev, cast.amara, cast.cleo)
    given = [
        {pseudonyms.given(person_id=who.pk, study_id=study.pk, organisation_id=cast.northmoor.pk) for who in people}
        for study in (one, other)
    ]

    assert [len(each) for each in given] == [4, 4]
    assert given[0] & given[1] == set()
