"""A concern always has somebody its writer chose: when a contact goes, is silent, or would like to do something."""

from datetime import date

import pytest

from people import AT, BEGAN, TODAY, saved, then, viewer
from retold.queries.concerns import my_concern, own_concerns, received_concern, received_concerns
from retold.records.people.models import Appointment, Membership
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.viewer import Viewer
from retold.rules.words import ConcernState, MayI, Role
from retold.services import appointments, concerns, memberships
from retold.services.letting_go.concerns import let_concerns_go
from retold.services.work import daily_round

SAID = {"text": "Something was said.", "kind": "boundary", "wish": "act"}


def contact(cast, email, since=BEGAN):
    person = memberships.known(email)
    saved(Membership(organisation=cast.northmoor, person=person, role=Role.WELLBEING, since=since))
    return person


def sent(cast, **more):
    begun = concerns.begin(by=viewer(cast.amara), at=AT)
    for name, value in {**SAID, "contact": cast.grace.pk, **more}.items():
        concerns.answer(begun.pk, name=name, value=value, by=viewer(cast.amara), at=AT)
    return concerns.send(begun.pk, by=viewer(cast.amara), at=AT)


def end(cast, person):
    """Ines asks that a contact's role ends, and another contact agrees."""
    membership = stored(Membership).get(person=person, role=Role.WELLBEING)
    asked = appointments.ask_to_end(membership.pk, by=viewer(cast.ines), at=AT)
    other = cast.henrik if person == cast.grace else cast.grace
    return appointments.agree(asked.pk, by=viewer(other), at=AT)


def test_one_person_alone_ends_no_contact(cast, as_):
    membership = stored(Membership).get(person=cast.grace)
    with pytest.raises(HiddenError):
        memberships.end(membership.pk, by=viewer(cast.ines), at=AT)
    assert "Ask to end it" in as_(cast.ines).get(f"/members/{membership.pk}/end/").content.decode()
    as_(cast.ines).post(f"/members/{membership.pk}/end/")
    asked = stored(Appointment).get()

    assert viewer(cast.grace).role is Role.WELLBEING
    for person in (cast.grace, cast.ines, cast.esi):
        assert as_(person).post(f"/appointments/{asked.pk}/steps/agree/").status_code == 404
    with pytest.raises(MovedOnError):
        appointments.ask_to_end(membership.pk, by=viewer(cast.ines), at=AT)
    assert as_(cast.henrik).post(f"/appointments/{asked.pk}/steps/agree/").status_code == 302
    assert viewer(cast.grace).role is None
    daily_round.run(cast.northmoor.pk, at=then(day=9))
    assert viewer(cast.grace).role is None


def test_whose_end_is_stopped_stays(cast):
    membership = stored(Membership).get(person=cast.grace)
    asked = appointments.ask_to_end(membership.pk, by=viewer(cast.ines), at=AT)
    appointments.stop(asked.pk, by=viewer(cast.grace), at=AT)
    assert viewer(cast.grace).role is Role.WELLBEING


@pytest.mark.parametrize(
    ("chosen", "reader"),
    [({}, None), ({"passing": "ask"}, None), ({"passing": "named"}, None), ({"passing": "any"}, "henrik@example.org")],
)
def test_words_pass_only_by_the_writers_choice(cast, chosen, reader):
    concern = sent(cast, **chosen)
    concerns.acknowledge(concern.pk, by=viewer(cast.grace), at=AT)
    end(cast, cast.grace)

    concern = stored(Concern).select_related("contact").get()
    assert (concern.contact.email if concern.contact else None) == reader
    assert concern.state == ConcernState.RAISED
    assert [line.id for line in received_concerns(viewer(cast.henrik))] == ([concern.pk] if reader else [])
    seen = my_concern(viewer(cast.amara), concern.pk, AT)
    assert seen.nobody_has_it == (reader is None)
    assert [other.name for other in seen.others] == ([] if reader else ["Henrik Saarinen"])


def test_to_the_named_stand_in_where_that_was_chosen(cast):
    third = contact(cast, "third@example.org")
    sent(cast, stand_in=third.pk, passing="named")
    end(cast, cast.grace)
    assert stored(Concern).get().contact == third


@pytest.mark.parametrize(("since", "passed"), [(date(2026, 2, 17), False), (date(2026, 2, 16), True)])
def test_never_to_somebody_who_became_a_contact_within_fourteen_days(cast, since, passed):
    stored(Membership).filter(person=cast.henrik).update(since=since)
    for choice in ({"passing": "any"}, {"passing": "named", "stand_in": cast.henrik.pk}):
        concern = sent(cast, **choice)
        membership = stored(Membership).get(person=cast.grace)
        concerns.pass_on_from(cast.northmoor.pk, membership.person_id, at=AT)
        assert (stored(Concern).get(pk=concern.pk).contact == cast.henrik) == passed


def test_nor_does_a_contact_pass_it_on_to_one(cast):
    new = contact(cast, "new@example.org", since=TODAY)
    concern = sent(cast, stand_in=new.pk)
    with pytest.raises(IncompleteError):
        concerns.stand_aside(concern.pk, by=viewer(cast.grace), at=AT)


def test_every_contact_gets_the_same_mail_in_the_next_slot_whether_there_was_anything_or_not(cast):
    contact(cast, "third@example.org")

    def mails():
        rows = stored(Mail).exclude(to=cast.amara.email).exclude(notice="alert")
        found = sorted(rows.values_list("to", "notice", "body", "slot"))
        stored(Mail).all().delete()
        return found

    end(cast, cast.grace)
    without = mails()
    stored(Membership).filter(person=cast.grace).update(until=None)
    stored(Appointment).all().delete()
    sent(cast, passing="any")
    end(cast, cast.grace)
    assert mails() == without
    assert {to for to, *_ in without} >= {"henrik@example.org", "third@example.org"}
    assert len({mail[1:] for mail in without}) == 1


def test_its_writer_reads_it_at_once_and_chooses(cast, as_):
    concern = sent(cast)
    end(cast, cast.grace)
    page = as_(cast.amara).get(f"/own/letters/{concern.pk}/").content.decode()
    assert "Nobody can read this now" in page
    assert stored(Mail).filter(to=cast.amara.email).exists()
    as_(cast.amara).post(f"/own/letters/{concern.pk}/another/", {"contact_id": cast.henrik.pk})
    assert [line.id for line in received_concerns(viewer(cast.henrik))] == [concern.pk]


def test_what_is_not_opened_in_two_working_days_is_told_to_its_writer_once(cast, as_):
    concern = sent(cast)  # on a Monday
    told = lambda: stored(Mail).filter(to=cast.amara.email).count()  # noqa: E731
    assert concerns.tell_unopened in daily_round.ROUND
    for day, count in ((3, 0), (4, 0), (5, 1), (6, 1)):
        concerns.tell_unopened(cast.northmoor.pk, at=then(day=day))
        assert told() == count
    page = as_(cast.amara).get(f"/own/letters/{concern.pk}/").content.decode()
    assert "has not opened it in two working days" in page
    assert "Henrik Saarinen" in page

    concerns.choose_another(concern.pk, contact_id=cast.henrik.pk, by=viewer(cast.amara), at=then(day=6))
    assert not my_concern(viewer(cast.amara), concern.pk, then(day=6)).late
    concerns.tell_unopened(cast.northmoor.pk, at=then(day=10))
    assert not my_concern(viewer(cast.amara), concern.pk, then(day=10)).late  # given on a Friday
    concerns.tell_unopened(cast.northmoor.pk, at=then(day=11))
    assert my_concern(viewer(cast.amara), concern.pk, then(day=11)).late


def test_what_is_opened_in_time_is_not(cast):
    concern = sent(cast)
    concerns.acknowledge(concern.pk, by=viewer(cast.grace), at=then(day=3))
    concerns.tell_unopened(cast.northmoor.pk, at=then(day=9))
    assert not stored(Mail).filter(to=cast.amara.email).exists()


def test_nothing_of_it_is_read_before_it_is_opened(cast):
    concern = sent(cast)
    closed = received_concern(viewer(cast.grace), concern.pk)
    assert (closed.answers, closed.name, closed.opened) == ((), "", False)
    concerns.acknowledge(concern.pk, by=viewer(cast.grace), at=AT)
    opened = received_concern(viewer(cast.grace), concern.pk)
    assert opened.name == "Amara Nwosu"
    assert "Something was said." in {answer.words for answer in opened.answers}
    names = {answer.question.name for answer in opened.answers}
    assert names.isdisjoint({"contact", "stand_in", "passing", "read_receipt", "pause_pairs"})


@pytest.mark.parametrize("wished", [True, False])
def test_that_it_was_opened_is_shown_only_where_the_writer_wished(cast, as_, wished):
    concern = sent(cast, read_receipt="yes" if wished else "no")
    before = as_(cast.amara).get(f"/own/letters/{concern.pk}/").content, own_concerns(viewer(cast.amara))
    concerns.acknowledge(concern.pk, by=viewer(cast.grace), at=AT)
    after = as_(cast.amara).get(f"/own/letters/{concern.pk}/").content, own_concerns(viewer(cast.amara))

    assert (b"Grace Adeyemi has read" in after[0]) == wished
    assert stored(Mail).filter(to=cast.amara.email).exists() == wished
    assert (before[1] == after[1]) == (not wished)


def test_before_acting_the_contact_asks_and_the_writers_yes_takes_it_up(cast, as_):
    concern = sent(cast)
    grace, amara = viewer(cast.grace), viewer(cast.amara)
    with pytest.raises(MovedOnError):
        concerns.ask_may_i(concern.pk, question="May I?", by=grace, at=AT)
    concerns.acknowledge(concern.pk, by=grace, at=AT)
    concerns.note(concern.pk, text="Thought about it.", told=False, by=grace, at=AT)
    assert stored(Concern).get().state == ConcernState.ACKNOWLEDGED
    as_(cast.grace).post(f"/letters/{concern.pk}/may-i/", {"question": "May I talk to the placements office?"})
    page = as_(cast.amara).get(f"/own/letters/{concern.pk}/").content.decode()
    assert "May I talk to the placements office?" in page
    assert "Yes, you may" in page
    with pytest.raises(HiddenError):
        concerns.answer_may_i(concern.pk, number=2, yes=True, by=grace, at=AT)
    with pytest.raises(MovedOnError):
        concerns.answer_may_i(concern.pk, number=1, yes=True, by=amara, at=AT)

    as_(cast.amara).post(f"/own/letters/{concern.pk}/may-i/2/", {"answer": "yes"})
    assert stored(Concern).get().state == ConcernState.UNDER_WAY
    assert received_concern(grace, concern.pk).notes[1].may_i is MayI.YES
    concerns.ask_may_i(concern.pk, question="May I ring the dean?", by=grace, at=AT)
    concerns.answer_may_i(concern.pk, number=3, yes=False, by=amara, at=AT)
    assert received_concern(grace, concern.pk).notes[2].may_i is MayI.NO
    with pytest.raises(MovedOnError):
        concerns.answer_may_i(concern.pk, number=3, yes=True, by=amara, at=AT)
    assert not stored(Event).exists()


def test_whoever_was_thrown_out_may_raise_one_for_ninety_days(cast, as_):
    pia = viewer(cast.pia)
    assert pia.role is None
    assert "raise a concern" in as_(cast.pia).get("/seats/").content.decode()
    concern = concerns.begin(by=pia, at=AT)
    for name, value in {**SAID, "contact": cast.grace.pk}.items():
        concerns.answer(concern.pk, name=name, value=value, by=pia, at=AT)
    assert concerns.send(concern.pk, by=pia, at=AT).state == ConcernState.RAISED
    assert as_(cast.pia).get(f"/own/letters/{concern.pk}/").status_code == 200

    stored(Membership).filter(person=cast.pia).update(until=date(2025, 12, 3))
    assert concerns.begin(by=pia, at=AT).state == ConcernState.DRAFT  # eighty-nine days ago
    stored(Membership).filter(person=cast.pia).update(until=date(2025, 12, 2))
    with pytest.raises(HiddenError):
        concerns.begin(by=Viewer(person_id=cast.pia.pk, email=cast.pia.email), at=AT)


def test_kept_until_is_carried_out(cast):
    concern = sent(cast)
    concerns.acknowledge(concern.pk, by=viewer(cast.grace), at=AT)
    closed = concerns.close(concern.pk, outcome="Settled.", by=viewer(cast.grace), at=AT)
    assert closed.kept_until == date(2027, 3, 2)
    let_concerns_go(cast.northmoor.pk, at=AT + (date(2027, 3, 1) - TODAY))
    assert stored(Concern).exists()
    let_concerns_go(cast.northmoor.pk, at=AT + (date(2027, 3, 2) - TODAY))
    assert not stored(Concern).exists()


def test_contacts_say_once_a_week_that_they_are_here(cast, as_):
    stored(Membership).filter(person=cast.grace).update(here_on=date(2026, 2, 23))
    assert "Are you here?" in as_(cast.grace).get("/").content.decode()
    assert as_(cast.esi).post("/here/").status_code == 404
    as_(cast.grace).post("/here/")
    assert stored(Membership).get(person=cast.grace).here_on == TODAY
    assert "Are you here?" not in as_(cast.grace).get("/").content.decode()
    assert "2 March 2026" in as_(cast.ines).get("/members/").content.decode()

    told = lambda: stored(Mail).filter(to=cast.grace.email).count()  # noqa: E731
    for day, count in ((8, 0), (9, 1), (10, 1), (15, 1), (16, 2)):
        daily_round.run(cast.northmoor.pk, at=then(day=day))
        assert told() == count
    stored(Membership).filter(person=cast.henrik).update(here_on=date(2026, 2, 16))
    said = as_(cast.ines).get("/").content.decode()
    assert "Henrik Saarinen has not said" in said
    assert "Grace Adeyemi has not said" not in said
