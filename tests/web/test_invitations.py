"""Invitations: to an address, taken up by whoever can read its mail."""

import pytest
from django.core import mail

from factories import scheme
from people import NOW, viewer
from retold.records.people.models import Invitation, Membership, Organisation, Person
from retold.records.record import stored
from retold.records.scheme.models import Application, Cohort
from retold.records.trail.models import Mail
from retold.rules.words import ApplicationState, CohortState, InvitationState, Role
from retold.services.work import sending


def invited(cast, as_, role="committee", cohort="", email="hal@example.org"):
    return as_(cast.ines).post("/members/invite/", {"email": email, "given_role": role, "cohort": cohort})


def test_whoever_may_not_invite_invites_nobody(cast, as_):
    for person in (cast.hal, cast.amara, cast.ben, cast.finn, cast.grace, cast.jo, cast.pia):
        assert as_(person).get("/members/invite/").status_code == 404
        said = {"email": "x@example.org", "given_role": "administrator", "cohort": ""}
        assert as_(person).post("/members/invite/", said).status_code == 404
    assert not stored(Invitation).exists()


def mail_of(invite):
    """The one mail that leaves when this is done."""
    mail.outbox.clear()
    invite()
    sending.send_due(NOW)
    [sent] = mail.outbox
    return sent


def test_the_mail_names_who_invites_and_the_organisation_and_neither_role_nor_scheme(cast, as_):
    sent = mail_of(lambda: invited(cast, as_))

    assert (sent.to, sent.subject) == (["hal@example.org"], "You are invited to Retold")
    assert "Invited by: Ines Ferreira\nOrganisation: Northmoor\n" in sent.body
    for word in ("committee", "Conversations", "round", "mentor"):
        assert word not in sent.body.lower()
    assert stored(Mail).get().body == ""  # neither name lies about once it has left


def test_it_is_the_same_mail_for_every_role_and_for_a_stranger(cast, as_):
    plain = mail_of(lambda: invited(cast, as_))
    for role, cohort, email in (
        ("coordinator", "", "hal@example.org"),
        ("mentor", cast.open_cohort.pk, "hal@example.org"),
        ("committee", "", "new@example.org"),
    ):
        sent = mail_of(lambda said=(role, cohort, email): invited(cast, as_, *said))
        assert (sent.subject, sent.body) == (plain.subject, plain.body)


def test_no_name_stands_where_a_telephone_shows_the_beginning_of_a_mail(cast, as_, settings):
    settings.RETOLD_LINK = "https://a.uk/"
    sent = mail_of(lambda: invited(cast, as_))

    assert min(sent.body.index(name) for name in ("Ines", "Ferreira", "Northmoor")) >= 200
    assert "Ines" not in sent.subject


def test_what_somebody_or_an_organisation_is_called_adds_no_line_to_the_mail(cast, as_):
    plain = mail_of(lambda: invited(cast, as_))
    stored(Person).filter(pk=cast.ines.pk).update(name="Ines {organisation}\n\nRing 0900")
    stored(Organisation).filter(pk=cast.northmoor.pk).update(name="North\r\nmoor")
    sent = mail_of(lambda: invited(cast, as_))

    assert "Invited by: Ines {organisation} Ring 0900\nOrganisation: North moor\n" in sent.body
    assert sent.body.count("\n") == plain.body.count("\n")


def test_whoever_has_no_name_yet_invites_by_address(cast, as_):
    stored(Person).filter(pk=cast.ines.pk).update(name="")

    assert "Invited by: ines@example.org\n" in mail_of(lambda: invited(cast, as_)).body


def test_the_addressee_takes_it_up_from_the_first_page(cast, as_):
    invited(cast, as_)
    hal = as_(cast.hal)
    assert b"You are invited as committee member." in hal.get("/").content

    hal.post(f"/invitations/{stored(Invitation).get().pk}/take/")

    assert viewer(cast.hal).role is Role.COMMITTEE
    assert b"Committee member" in hal.get("/").content


def test_nobody_else_takes_it_up(cast, as_):
    invited(cast, as_)
    invitation = stored(Invitation).get()

    for person in (cast.amara, cast.esi, cast.oke, cast.ines):
        assert as_(person).post(f"/invitations/{invitation.pk}/take/").status_code == 404
    assert stored(Invitation).get().state == InvitationState.SENT


def test_it_is_taken_up_once_and_not_after_it_was_taken_back(cast, as_):
    invited(cast, as_)
    invitation = stored(Invitation).get()
    as_(cast.esi).post(f"/invitations/{invitation.pk}/revoke/")

    assert as_(cast.hal).post(f"/invitations/{invitation.pk}/take/").status_code == 409
    assert not stored(Membership).filter(person=cast.hal).exists()


def test_a_mentor_is_invited_to_a_round(cast, as_):
    page = invited(cast, as_, role="mentor").content.decode()
    assert "Choose the round: mentors and mentees are always in one." in page

    assert invited(cast, as_, role="mentor", cohort=cast.open_cohort.pk).status_code == 302


@pytest.mark.parametrize("role", [Role.MENTOR, Role.MENTEE])
def test_whoever_is_invited_as_mentor_or_mentee_meets_the_application(cast, as_, role):
    invited(cast, as_, role=role.value, cohort=cast.open_cohort.pk)
    hal = as_(cast.hal)
    assert f"You are invited to apply as {role.value}." in hal.get("/").content.decode()

    begun = hal.post(f"/invitations/{stored(Invitation).get().pk}/take/")

    application = stored(Application).get()
    assert begun["Location"] == f"/applications/{application.pk}/"
    assert (application.role, application.state, application.invited) == (role, ApplicationState.DRAFT, True)
    assert not stored(Membership).filter(person=cast.hal).exists()
    assert hal.get(begun["Location"]).status_code == 200


def test_somebody_who_has_begun_already_is_led_to_what_they_began(cast, as_):
    draft = scheme.application(cast.open_cohort, cast.hal, why="Because")
    invited(cast, as_, role="mentor", cohort=cast.open_cohort.pk)

    taken = as_(cast.hal).post(f"/invitations/{stored(Invitation).get().pk}/take/")

    assert taken["Location"] == f"/applications/{draft.pk}/"
    assert (stored(Application).get().why, stored(Application).get().invited) == ("Because", True)


def test_nobody_is_invited_to_a_round_that_is_closing(cast, as_):
    stored(Cohort).filter(pk=cast.open_cohort.pk).update(state=CohortState.CLOSING)
    page = invited(cast, as_, role="mentor", cohort=cast.open_cohort.pk).content.decode()
    assert "this one takes nobody any more" in page

    stored(Cohort).filter(pk=cast.open_cohort.pk).update(state=CohortState.MATCHING)
    invited(cast, as_, role="mentor", cohort=cast.open_cohort.pk)
    stored(Cohort).filter(pk=cast.open_cohort.pk).update(state=CohortState.CLOSING)
    assert as_(cast.hal).post(f"/invitations/{stored(Invitation).get().pk}/take/").status_code == 409
    assert not stored(Application).exists()


def test_a_round_of_another_organisation_cannot_be_chosen(cast, as_):
    assert invited(cast, as_, role="mentor", cohort=cast.other_cohort.pk).status_code == 200
    assert not stored(Invitation).exists()


def test_ending_a_role_ends_it_at_once(cast, as_):
    esi = as_(cast.esi)
    assert esi.get("/rounds/").status_code == 200
    membership = stored(Membership).get(person=cast.esi)

    asked = as_(cast.ines).get(f"/members/{membership.pk}/end/").content.decode()
    assert "Esi Owusu, coordinator, every round" in asked
    assert esi.get("/rounds/").status_code == 200
    assert as_(cast.ines).post(f"/members/{membership.pk}/end/").status_code == 302

    assert esi.get("/rounds/").status_code == 404
    assert esi.get("/").status_code == 200
