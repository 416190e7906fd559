"""Duties that nobody has together, and the days they take: by themselves, without a database."""

from datetime import date

import pytest

from retold.rules.duties import CONTACT_ALONE, RESEARCHER_APART, Duty, closed_rounds, to_invite, why_not
from retold.rules.refusals import HiddenError
from retold.rules.words import PARTICIPANTS, Role
from retold.rules.working_days import after_working_days

MONDAY = date(2026, 3, 2)


def duty(role, cohort_id="one", *, in_force=True):
    return Duty(role=role, cohort_id=cohort_id, in_force=in_force)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COMMITTEE, Role.RESEARCHER, Role.ADMINISTRATOR])
def test_a_contact_has_no_other_staff_role_at_a_time(role):
    assert why_not(duty(Role.WELLBEING, None), [duty(role, None)]) == CONTACT_ALONE
    assert why_not(duty(role, None), [duty(Role.WELLBEING, None)]) == CONTACT_ALONE
    assert why_not(duty(role, None), [duty(Role.WELLBEING, None, in_force=False)]) == ""


@pytest.mark.parametrize("role", [Role.COORDINATOR, *PARTICIPANTS])
@pytest.mark.parametrize("in_force", [True, False])
def test_nobody_researches_a_round_they_had_a_part_in_nor_the_other_way_round(role, in_force):
    for one, other in ((Role.RESEARCHER, role), (role, Role.RESEARCHER)):
        assert why_not(duty(one), [duty(other, in_force=in_force)]) == RESEARCHER_APART
        assert why_not(duty(one), [duty(other, None, in_force=in_force)]) == RESEARCHER_APART
        assert why_not(duty(one), [duty(other, "another", in_force=in_force)]) == ""


def test_the_rounds_that_are_closed_to_a_researcher():
    had = [duty(Role.MENTOR), duty(Role.COMMITTEE, "two")]

    assert closed_rounds(Role.RESEARCHER, had) == (False, frozenset({"one"}))
    assert closed_rounds(Role.RESEARCHER, [duty(Role.COORDINATOR, None)]) == (True, frozenset())
    assert closed_rounds(Role.COMMITTEE, had) == (False, frozenset())


def test_nobody_is_invited_to_a_role_of_trust():
    assert to_invite(Role.COORDINATOR) == "organisation.invite_coordinator"
    for role in (Role.ADMINISTRATOR, Role.WELLBEING, Role.RESEARCHER):
        with pytest.raises(HiddenError):
            to_invite(role)


@pytest.mark.parametrize(("day", "then"), [(2, 5), (3, 6), (4, 9), (5, 10), (6, 11), (7, 11), (8, 11)])
def test_two_whole_working_days(day, then):
    assert after_working_days(MONDAY.replace(day=day), 2) == MONDAY.replace(day=then)
