"""Concerns: to a contact who does not stand too close, told at once without content, dealt with as the writer sees."""

import pytest

from factories import private
from people import AT, BEGAN, NOW, TODAY, saved, viewer
from retold.queries import contacts
from retold.queries.concerns import my_concern, received_concern, received_concerns
from retold.records.people.models import Membership
from retold.records.private.models import Concern
from retold.records.record import stored
from retold.records.scheme.models import Conflict, Meeting, Pair
from retold.records.trail.models import Event, Mail
from retold.rules.refusals import HiddenError, IncompleteError, MovedOnError
from retold.rules.words import ConcernState, ConflictKind, ConflictSource, PairState, Role
from retold.services import concerns, events

ANSWERS = {"text": "Something was said.", "kind": "boundary", "wish": "listen"}


def member(cast, person, role=Role.WELLBEING, since=BEGAN):
    saved(Membership(organisation=cast.northmoor, person=person, role=role, since=since))
    return person


def written(cast, by=None, **more):
    author = by or cast.amara
    begun = concerns.begin(by=viewer(author), at=AT)
    for name, value in {**ANSWERS, "contact": cast.grace.pk, **more}.items():
        concerns.answer(begun.pk, name=name, value=value, by=viewer(author), at=AT)
    return stored(Concern).get(pk=begun.pk)


def offered(cast, person):
    return [contact.name for contact in contacts.available(cast.northmoor.pk, person.pk, AT)]


def conflict(cast, one, other):
    return saved(
        Conflict(
            organisation=cast.northmoor,
            one=one,
            other=other,
            kind=ConflictKind.LINE,
            source=ConflictSource.COORDINATOR,
            declared_by=cast.esi,
            since=TODAY,
        )
    )


def test_a_coordinator_is_never_a_contact(cast):
    member(cast, cast.esi)

    assert offered(cast, cast.amara) == ["Grace Adeyemi", "Henrik Saarinen"]


def test_a_partner_is_never_a_contact_and_others_mentees_are(cast):
    member(cast, cast.ben)

    assert offered(cast, cast.amara) == ["Grace Adeyemi", "Henrik Saarinen"]
    assert offered(cast, cast.cleo) == ["Ben Hartley", "Grace Adeyemi", "Henrik Saarinen"]


def test_nobody_is_their_own_contact(cast):
    assert offered(cast, cast.grace) == ["Henrik Saarinen"]


def test_whoever_manages_the_partner_is_silently_not_there(cast):
    conflict(cast, cast.grace, cast.ben)

    assert offered(cast, cast.amara) == ["Henrik Saarinen"]
    assert offered(cast, cast.cleo) == ["Grace Adeyemi", "Henrik Saarinen"]


def test_whom_a_mentor_names_is_off_that_mentors_list_and_on_the_partners(cast):
    private.declaration(cast.northmoor.pk, cast.amara, "Grace Adeyemi", kind=ConflictKind.LINE)

    assert offered(cast, cast.amara) == ["Henrik Saarinen"]
    assert offered(cast, cast.ben) == ["Grace Adeyemi", "Henrik Saarinen"]


def test_a_relation_that_is_over_counts_no_more(cast):
    over = conflict(cast, cast.grace, cast.ben)
    stored(Conflict).filter(pk=over.pk).update(until=TODAY)

    assert offered(cast, cast.amara) == ["Grace Adeyemi", "Henrik Saarinen"]


def test_a_contact_who_may_not_be_chosen_is_refused(cast):
    begun = concerns.begin(by=viewer(cast.amara), at=AT)

    for person in (cast.esi, cast.ben, cast.hal, cast.oke):
        with pytest.raises(IncompleteError):
            concerns.answer(begun.pk, name="contact", value=person.pk, by=viewer(cast.amara), at=AT)


def test_only_who_takes_part_begins_one_and_each_for_themselves(cast):
    for person in (cast.esi, cast.ines, cast.grace, cast.hal, cast.oke):
        with pytest.raises(HiddenError):
            concerns.begin(by=viewer(person), at=AT)

    assert concerns.begin(by=viewer(cast.ben), at=AT).owner_id == cast.ben.pk
    assert concerns.begin(by=viewer(cast.amara), at=AT).owner_id == cast.amara.pk


def test_a_draft_is_gone_on_with_and_its_contact_cannot_read_it(cast):
    first = written(cast)
    again = concerns.begin(by=viewer(cast.amara), at=AT)

    assert again.pk == first.pk
    assert received_concerns(viewer(cast.grace)) == ()
    with pytest.raises(HiddenError):
        received_concern(viewer(cast.grace), first.pk)


def test_sending_tells_the_contact_at_once_and_nobody_else_anything(cast):
    sent = concerns.send(written(cast).pk, by=viewer(cast.amara), at=AT)

    assert [(mail.to, mail.notice, mail.slot) for mail in stored(Mail)] == [("grace@example.org", "alert", NOW)]
    assert (sent.state, sent.raised_on) == (ConcernState.RAISED, TODAY)
    assert not stored(Event).exists()
    assert [event.kind for event in events.told(cast.northmoor.pk)] == ["concern.send"]


def test_it_is_sent_once(cast):
    draft = written(cast)
    concerns.send(draft.pk, by=viewer(cast.amara), at=AT)

    with pytest.raises(MovedOnError):
        concerns.send(draft.pk, by=viewer(cast.amara), at=AT)
    with pytest.raises(HiddenError):
        concerns.answer(draft.pk, name="text", value="More.", by=viewer(cast.amara), at=AT)


def test_a_stand_in_takes_the_place_of_a_contact_who_stands_too_close_by_now(cast):
    member(cast, cast.hal)
    draft = written(cast, stand_in=cast.hal.pk)
    conflict(cast, cast.grace, cast.ben)

    sent = concerns.send(draft.pk, by=viewer(cast.amara), at=AT)

    assert (sent.contact_id, sent.stand_in_id) == (cast.hal.pk, None)
    assert [mail.to for mail in stored(Mail)] == ["hal@example.org"]


def test_without_anybody_left_it_is_not_sent(cast):
    draft = written(cast)
    stored(Membership).filter(person=cast.henrik).update(until=TODAY)
    conflict(cast, cast.grace, cast.ben)

    with pytest.raises(IncompleteError) as refused:
        concerns.send(draft.pk, by=viewer(cast.amara), at=AT)
    assert list(refused.value.reasons) == ["contact"]
    assert stored(Concern).get().state == ConcernState.DRAFT


def test_a_contact_who_stands_aside_passes_it_to_the_stand_in(cast):
    member(cast, cast.hal)
    sent = concerns.send(written(cast, stand_in=cast.hal.pk).pk, by=viewer(cast.amara), at=AT)

    concerns.stand_aside(sent.pk, by=viewer(cast.grace), at=AT)

    assert [line.id for line in received_concerns(viewer(cast.hal))] == [sent.pk]
    assert received_concerns(viewer(cast.grace)) == ()


def test_without_a_stand_in_nobody_stands_aside(cast):
    sent = concerns.send(written(cast).pk, by=viewer(cast.amara), at=AT)

    with pytest.raises(IncompleteError):
        concerns.stand_aside(sent.pk, by=viewer(cast.grace), at=AT)


def test_a_pause_that_is_asked_for_happens_with_the_sending_and_not_before(cast):
    coming = private.meeting(cast.amara_and_ben)
    draft = written(cast, pause_pairs=[cast.amara_and_ben.pk, cast.cleo_and_dev.pk])
    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.RUNNING

    concerns.send(draft.pk, by=viewer(cast.amara), at=AT)

    assert stored(Pair).get(pk=cast.amara_and_ben.pk).state == PairState.PAUSED
    assert stored(Pair).get(pk=cast.cleo_and_dev.pk).state == PairState.RUNNING
    assert stored(Meeting).get(pk=coming.pk).state == "cancelled"


def test_a_mentee_may_raise_one_too(cast):
    sent = concerns.send(written(cast, by=cast.ben).pk, by=viewer(cast.ben), at=AT)
    concerns.acknowledge(sent.pk, by=viewer(cast.grace), at=AT)

    assert received_concern(viewer(cast.grace), sent.pk).name == "Ben Hartley"


def test_what_the_contact_keeps_and_what_is_told(cast):
    sent = concerns.send(written(cast).pk, by=viewer(cast.amara), at=AT)
    grace = viewer(cast.grace)
    with pytest.raises(MovedOnError):
        concerns.note(sent.pk, text="Too early.", told=True, by=grace, at=AT)
    concerns.acknowledge(sent.pk, by=grace, at=AT)
    concerns.note(sent.pk, text="Rang the service.", told=False, by=grace, at=AT)
    concerns.note(sent.pk, text="We talk on Friday.", told=True, by=grace, at=AT)
    closed = concerns.close(sent.pk, outcome="Settled.", by=grace, at=AT)

    told = my_concern(viewer(cast.amara), sent.pk, AT).told
    assert [note.text for note in told] == ["We talk on Friday.", "Settled."]
    assert [note.text for note in received_concern(grace, sent.pk).notes] == [
        "Rang the service.",
        "We talk on Friday.",
        "Settled.",
    ]
    assert (closed.closed_on, closed.kept_until) == (TODAY, TODAY.replace(year=2027))
    with pytest.raises(MovedOnError):
        concerns.note(sent.pk, text="Late.", told=True, by=grace, at=AT)


@pytest.mark.parametrize("name", ["ben", "dev", "esi", "finn", "ines", "jo", "pia", "oke", "hal"])
def test_nobody_else_does_anything_with_it(cast, name):
    sent = concerns.send(written(cast).pk, by=viewer(cast.amara), at=AT)
    other = viewer(getattr(cast, name))

    for act in (concerns.acknowledge, concerns.withdraw, concerns.stand_aside, concerns.throw_away):
        with pytest.raises(HiddenError):
            act(sent.pk, by=other, at=AT)
    with pytest.raises(HiddenError):
        concerns.note(sent.pk, text="x", told=True, by=other, at=AT)
    with pytest.raises(HiddenError):
        concerns.close(sent.pk, outcome="x", by=other, at=AT)
    with pytest.raises(HiddenError):
        concerns.choose_another(sent.pk, contact_id=cast.grace.pk, by=other, at=AT)


def test_its_words_are_not_in_the_database_as_they_are(cast):
    concerns.send(written(cast, safe_contact="Ring after six.").pk, by=viewer(cast.amara), at=AT)

    row = stored(Concern).get()
    assert (len(row.text), len(row.safe_contact)) == (285, 285)
    assert b"Something" not in bytes(row.text)
