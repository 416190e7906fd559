"""Founding an organisation from the command line: its first administrator and its first two contacts."""

import pytest
from click.testing import CliRunner

from people import AT, TODAY, viewer
from retold.cli.admin import admin
from retold.queries.viewers import viewer_in
from retold.records.people.models import Invitation, Membership, Organisation, Person
from retold.records.record import stored
from retold.records.trail.models import Event, Mail
from retold.rules.words import Role
from retold.web import serving


@pytest.fixture
def typed(db, clock, monkeypatch):
    """`typed("organisation", ...)` is what the command says, and with which code it ends."""
    monkeypatch.setattr(serving, "set_up", lambda: None)
    monkeypatch.setattr(serving, "make_ready", lambda: None)

    def run(*words):
        done = CliRunner().invoke(admin, words)
        return done.exit_code, done.output

    return run


NAMED = ("organisation", "Westmoor", "--administrator", "a@example.org")


@pytest.mark.parametrize(
    "contacts",
    [("b@example.org",), ("b@example.org", "B@example.org"), ("b@example.org", "A@example.org")],
)
def test_it_wants_two_contacts_who_do_not_administer(typed, contacts):
    code, said = typed(*NAMED, *(word for contact in contacts for word in ("--contact", contact)))
    assert code == 2
    assert "Name two wellbeing contacts." in said
    assert not stored(Organisation).exists()


def test_the_administrator_is_one_at_once_and_the_contacts_take_their_role_up(typed):
    code, said = typed(*NAMED, "--contact", "c@example.org", "--contact", "b@example.org")
    assert (code, said) == (
        0,
        "Westmoor is founded. a@example.org can sign in now; b@example.org and c@example.org are invited.\n",
    )
    house = stored(Organisation).get()
    administrator = stored(Person).get(email="a@example.org")
    assert viewer_in(administrator, Role.ADMINISTRATOR, house.pk, AT).role is Role.ADMINISTRATOR
    invited = stored(Invitation).filter(organisation=house).order_by("email")
    assert [(row.email, row.role, row.invited_by) for row in invited] == [
        ("b@example.org", Role.WELLBEING, None),
        ("c@example.org", Role.WELLBEING, None),
    ]
    assert [row.role for row in stored(Membership).filter(organisation=house)] == [Role.ADMINISTRATOR]
    mails = list(stored(Mail).order_by("to"))
    assert [(mail.to, mail.notice) for mail in mails] == [
        ("b@example.org", "invitation"),
        ("c@example.org", "invitation"),
    ]
    assert all("Invited by: whoever runs Retold there\nOrganisation: Westmoor" in mail.body for mail in mails)
    kinds = list(stored(Event).filter(organisation=house).order_by("number").values_list("kind", flat=True))
    assert kinds == ["organisation.found", "membership.grant", "invitation.send", "invitation.send"]


def test_the_operator_adds_a_contact_only_where_there_are_fewer_than_two(cast, typed):
    assert typed("contact", "Nowhere", "new@example.org")[0] == 2
    code, said = typed("contact", "Northmoor", "new@example.org")
    assert code == 2
    assert "This organisation has two wellbeing contacts." in said

    stored(Membership).filter(person=cast.henrik).update(until=TODAY)
    assert typed("contact", "Northmoor", "new@example.org") == (0, "new@example.org is invited.\n")
    assert stored(Invitation).get().role == Role.WELLBEING
    assert viewer(cast.grace).role is Role.WELLBEING
