"""Administrators, wellbeing contacts and researchers are appointed by two people, in two working days, in the open."""

from datetime import date

import pytest
from django.core import mail

from factories import private
from people import AT, BEGAN, TODAY, saved, then, viewer
from retold.queries.viewers import viewer_in
from retold.records.people.models import Appointment, Invitation, Membership, Person
from retold.records.record import stored
from retold.records.scheme.models import Conflict
from retold.records.trail.models import Event
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.viewer import machine
from retold.rules.words import APPOINTED, AppointmentState, ConflictKind, ConflictSource, Role
from retold.services import appointments, invitations, memberships
from retold.services.work import daily_round, sending

NEW = "new@example.org"


def member(cast, email, role, *, cohort=None, since=BEGAN, until=None, appointed_by=None):
    """Somebody more in the cast's organisation."""
    person = memberships.known(email)
    given = {"role": role, "cohort": cohort, "since": since, "until": until, "appointed_by": appointed_by}
    saved(Membership(organisation=cast.northmoor, person=person, **given))
    return person


def asked(cast, role=Role.WELLBEING, email=NEW, by=None):
    return appointments.ask(email=email, role=role, cohort_id="", by=viewer(by or cast.ines), at=AT)


def steps_of(person, appointment, as_):
    page = as_(person).get(f"/appointments/{appointment.pk}/").content.decode()
    return [step for step in ("agree", "stop") if f"/steps/{step}/" in page]


@pytest.mark.parametrize("role", APPOINTED)
def test_nobody_is_simply_invited_to_a_role_of_trust(cast, as_, role):
    for person in (cast.esi, cast.ines):
        assert f'value="{role}"' not in as_(person).get("/members/invite/").content.decode()
        as_(person).post("/members/invite/", {"email": NEW, "given_role": role, "cohort": ""})
        with pytest.raises(HiddenError):
            invitations.invite(email=NEW, role=role, cohort_id="", by=viewer(person), at=AT)
    assert not stored(Invitation).exists()


def test_a_coordinator_invites_no_coordinator_and_asks_for_nobody(cast, as_):
    esi = as_(cast.esi)
    assert 'value="coordinator"' not in esi.get("/members/invite/").content.decode()
    assert 'value="coordinator"' in as_(cast.ines).get("/members/invite/").content.decode()
    with pytest.raises(HiddenError):
        invitations.invite(email=NEW, role=Role.COORDINATOR, cohort_id="", by=viewer(cast.esi), at=AT)

    assert esi.get("/members/appoint/").status_code == 404
    said = {"email": NEW, "given_role": "wellbeing", "cohort": ""}
    assert esi.post("/members/appoint/", said).status_code == 404
    assert not stored(Appointment).exists()


def test_nobody_asks_for_themselves(cast, as_):
    page = as_(cast.ines).post(
        "/members/appoint/", {"email": "INES@example.org", "given_role": "wellbeing", "cohort": ""}
    )
    assert "Somebody else has to ask for you." in page.content.decode()
    page = as_(cast.ines).post("/members/invite/", {"email": cast.ines.email, "given_role": "committee", "cohort": ""})
    assert "Somebody else has to ask for you." in page.content.decode()
    assert not stored(Appointment).exists()
    assert not stored(Invitation).exists()


def test_another_administrator_agrees_and_no_contact_where_there_is_one(cast, as_):
    second = member(cast, "second@example.org", Role.ADMINISTRATOR)
    appointment = asked(cast)

    assert steps_of(second, appointment, as_) == ["agree", "stop"]
    assert steps_of(cast.grace, appointment, as_) == ["stop"]
    assert steps_of(cast.ines, appointment, as_) == ["stop"]
    for person in (cast.grace, cast.ines, cast.esi, cast.finn, cast.hal):
        assert as_(person).post(f"/appointments/{appointment.pk}/steps/agree/").status_code == 404
    assert as_(second).post(f"/appointments/{appointment.pk}/steps/agree/").status_code == 302


def test_failing_an_administrator_a_contact_agrees(cast, as_):
    appointment = asked(cast, Role.ADMINISTRATOR)

    assert "asks for a new organisation administrator" in as_(cast.grace).get("/").content.decode()
    assert steps_of(cast.grace, appointment, as_) == ["agree", "stop"]
    assert as_(cast.grace).post(f"/appointments/{appointment.pk}/steps/agree/").status_code == 302
    assert as_(cast.grace).post(f"/appointments/{appointment.pk}/steps/agree/").status_code == 409


def test_the_appointee_never_agrees(cast, as_):
    second = member(cast, "second@example.org", Role.ADMINISTRATOR)
    appointment = asked(cast, Role.RESEARCHER, email=second.email)

    assert appointment.for_a_contact
    assert steps_of(second, appointment, as_) == ["stop"]
    assert steps_of(cast.grace, appointment, as_) == ["agree", "stop"]


def test_nor_does_somebody_whom_the_asker_appointed_within_fourteen_days(cast, as_):
    late, early = date(2026, 2, 20), date(2026, 2, 14)
    friend = member(cast, "friend@example.org", Role.ADMINISTRATOR, since=late, appointed_by=cast.ines)
    appointment = asked(cast)
    assert appointment.for_a_contact
    assert steps_of(friend, appointment, as_) == ["stop"]

    stored(Membership).filter(person=friend).update(since=early)
    again = asked(cast, email="another@example.org")
    assert not again.for_a_contact
    assert steps_of(friend, again, as_) == ["agree", "stop"]


def test_where_nobody_could_agree_it_cannot_be_asked(cast, as_):
    stored(Membership).filter(role=Role.WELLBEING).update(until=TODAY)
    page = as_(cast.ines).post("/members/appoint/", {"email": NEW, "given_role": "wellbeing", "cohort": ""})

    assert "Nobody else could agree to this yet." in page.content.decode()
    assert not stored(Appointment).exists()


def agreed(cast, at=AT, role=Role.WELLBEING, email=NEW):
    appointment = asked(cast, role, email)
    return appointments.agree(appointment.pk, by=viewer(cast.grace), at=at)


@pytest.mark.parametrize(
    ("day", "starts"),
    [(2, 5), (3, 6), (4, 9), (5, 10), (6, 11), (7, 11), (8, 11)],  # the second of March 2026 is a Monday
)
def test_two_whole_working_days_pass_before_the_invitation_goes(cast, day, starts):
    appointment = agreed(cast, then(day=day))
    assert appointment.starts_on == date(2026, 3, starts)

    daily_round.run(cast.northmoor.pk, at=then(day=starts - 1))
    assert not stored(Invitation).exists()
    daily_round.run(cast.northmoor.pk, at=then(day=starts))
    assert stored(Invitation).get().role == Role.WELLBEING
    daily_round.run(cast.northmoor.pk, at=then(day=starts + 1))
    assert stored(Invitation).count() == 1


def test_every_administrator_and_contact_is_told_and_any_may_stop_it(cast, as_):
    others = [member(cast, f"{n}@example.org", r) for n, r in (("a", Role.ADMINISTRATOR), ("w", Role.WELLBEING))]
    appointment = asked(cast, Role.RESEARCHER)
    mail.outbox.clear()
    sending.send_due(then(day=3).moment)
    told = {cast.ines.email, cast.grace.email, cast.henrik.email, *(person.email for person in others)}
    assert {sent.to[0] for sent in mail.outbox} == told
    appointments.agree(appointment.pk, by=viewer(others[0]), at=then(day=3))
    mail.outbox.clear()
    sending.send_due(then(day=4).moment)
    assert {sent.to[0] for sent in mail.outbox} == told

    as_(others[1]).post(f"/appointments/{appointment.pk}/steps/stop/")
    daily_round.run(cast.northmoor.pk, at=then(day=9))
    assert not stored(Invitation).exists()
    assert stored(Appointment).get().state == AppointmentState.STOPPED
    assert list(stored(Event).filter(about="appointment").order_by("number").values_list("kind", "by_id")) == [
        ("appointment.ask", cast.ines.pk),
        ("appointment.agree", others[0].pk),
        ("appointment.stop", others[1].pk),
    ]


def test_whoever_takes_it_up_is_known_to_have_been_asked_for(cast, as_):
    agreed(cast)
    daily_round.run(cast.northmoor.pk, at=then(day=5))
    person = memberships.known(NEW)
    assert b"You are invited as wellbeing contact." in as_(person).get("/").content
    as_(person).post(f"/invitations/{stored(Invitation).get().pk}/take/")

    assert stored(Membership).get(person=person).appointed_by == cast.ines
    assert viewer(person).appointed_by == {cast.ines.pk}


def test_a_contact_may_still_take_back_the_invitation_of_an_appointment_and_no_other(cast, as_):
    agreed(cast)
    daily_round.run(cast.northmoor.pk, at=then(day=5))
    row = stored(Invitation).get()
    assert as_(cast.esi).post(f"/invitations/{row.pk}/revoke/").status_code == 404
    assert as_(cast.grace).post(f"/invitations/{row.pk}/revoke/").status_code == 302
    other = invitations.invite(email=NEW, role=Role.COMMITTEE, cohort_id="", by=viewer(cast.ines), at=AT)
    assert as_(cast.grace).post(f"/invitations/{other.pk}/revoke/").status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.COMMITTEE, Role.RESEARCHER, Role.ADMINISTRATOR])
def test_a_contact_has_no_other_staff_role(cast, role):
    with pytest.raises(IncompleteError, match="no other staff role"):
        memberships.grant(cast.northmoor, person=cast.grace, role=role, cohort=None, by=machine("x"), at=AT)
    holder = member(cast, "holder@example.org", role)
    with pytest.raises(IncompleteError, match="no other staff role"):
        memberships.grant(cast.northmoor, person=holder, role=Role.WELLBEING, cohort=None, by=machine("x"), at=AT)


def test_one_who_has_both_all_the_same_is_no_contact_at_any_request(cast, as_):
    saved(Membership(organisation=cast.northmoor, person=cast.grace, role=Role.COMMITTEE, since=BEGAN))

    assert viewer_in(cast.grace, Role.WELLBEING, cast.northmoor.pk, AT).role is None
    assert viewer_in(cast.grace, Role.COMMITTEE, cast.northmoor.pk, AT).role is Role.COMMITTEE
    assert as_(cast.grace).get("/letters/").status_code == 404


def test_a_contact_may_take_part(cast):
    memberships.grant(cast.northmoor, person=cast.grace, role=Role.MENTOR, cohort=cast.cohort, by=machine("x"), at=AT)

    assert viewer_in(cast.grace, Role.WELLBEING, cast.northmoor.pk, AT).role is Role.WELLBEING


@pytest.mark.parametrize("ended", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Role.COORDINATOR, Role.RESEARCHER),
        (Role.RESEARCHER, Role.COORDINATOR),
        (Role.MENTEE, Role.RESEARCHER),
        (Role.RESEARCHER, Role.MENTOR),
    ],
)
def test_who_researches_a_round_never_coordinated_it_nor_took_part(cast, first, second, ended):
    until = date(2026, 2, 1) if ended else None
    person = member(cast, "both@example.org", first, cohort=cast.cohort, until=until)
    with pytest.raises(IncompleteError, match="never coordinated it"):
        memberships.grant(cast.northmoor, person=person, role=second, cohort=cast.cohort, by=machine("x"), at=AT)
    memberships.grant(cast.northmoor, person=person, role=second, cohort=cast.open_cohort, by=machine("x"), at=AT)


def test_a_role_for_every_round_meets_each(cast):
    for person, role in ((cast.esi, Role.RESEARCHER), (cast.finn, Role.COORDINATOR), (cast.finn, Role.MENTEE)):
        with pytest.raises(IncompleteError, match="never coordinated it"):
            memberships.grant(cast.northmoor, person=person, role=role, cohort=cast.open_cohort, by=machine("x"), at=AT)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.RESEARCHER])
def test_one_who_has_both_all_the_same_reaches_none_of_those_rounds(cast, role):
    other = Role.RESEARCHER if role == Role.COORDINATOR else Role.COORDINATOR
    person = member(cast, "both@example.org", role)
    saved(Membership(organisation=cast.northmoor, person=person, role=other, cohort=cast.cohort, since=BEGAN))
    assert viewer_in(person, role, cast.northmoor.pk, AT).cohort_ids == {cast.open_cohort.pk}
    assert viewer_in(person, other, cast.northmoor.pk, AT).cohort_ids == frozenset()


def manages(cast, person, source, kind=ConflictKind.LINE):
    saved(
        Conflict(
            organisation=cast.northmoor,
            one=cast.ben,
            other=person,
            kind=kind,
            source=source,
            declared_by=cast.esi,
            since=TODAY,
        )
    )


def test_nor_does_a_line_manager_of_somebody_in_it_as_far_as_that_is_known_openly(cast):
    finn = lambda: viewer_in(cast.finn, Role.RESEARCHER, cast.northmoor.pk, AT).cohort_ids  # noqa: E731
    private.declaration(cast.northmoor.pk, cast.ben, cast.finn.name, kind=ConflictKind.LINE)
    manages(cast, cast.finn, ConflictSource.COORDINATOR, ConflictKind.PRACTICE)
    assert finn() is None  # what Ben declared is his alone

    manages(cast, cast.finn, ConflictSource.COORDINATOR)
    assert finn() == {cast.open_cohort.pk}
    manages(cast, cast.hal, ConflictSource.IMPORTED)
    with pytest.raises(IncompleteError, match="manages nobody"):
        memberships.grant(
            cast.northmoor, person=cast.hal, role=Role.RESEARCHER, cohort=cast.cohort, by=machine("x"), at=AT
        )


def test_whoever_may_not_take_a_role_up_reads_why_and_the_invitation_stays(cast, as_):
    row = invitations.invite(email=cast.grace.email, role=Role.COMMITTEE, cohort_id="", by=viewer(cast.ines), at=AT)
    page = as_(cast.grace).post(f"/invitations/{row.pk}/take/")

    assert page.status_code == 422
    assert "A wellbeing contact has no other staff role." in page.content.decode()
    row.refresh_from_db()
    assert row.state == "sent"


def test_a_researcher_is_not_accepted_into_a_round_of_theirs(cast, as_):
    from factories import scheme

    application = scheme.answered_application(cast.open_cohort, cast.finn, Role.MENTEE, state="sent", sent_on=TODAY)
    scheme.nothing_between(cast.esi, cast.finn)
    page = as_(cast.esi).post(f"/applications/{application.pk}/decisions/accept/")

    assert page.status_code == 422
    assert "Whoever does research on a round" in page.content.decode()
    assert not stored(Membership).filter(person=cast.finn, role=Role.MENTEE).exists()


def test_nothing_in_retold_gives_a_person_another_address(cast):
    """A new address is a new person, and is appointed anew: only the clearing of a forgotten person writes one."""
    from pathlib import Path

    import retold

    source = Path(retold.__file__).parent
    writing = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if ".email, person.name =" in path.read_text("utf-8") or "person.email =" in path.read_text("utf-8")
    }
    assert writing == {"services/letting_go/people.py"}
    assert stored(Person).filter(email=NEW).count() == 0
