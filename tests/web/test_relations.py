"""A coordinator says how she stands to an applicant before she reads more than the name."""

import pytest

from factories import scheme
from people import AT, BEGAN, TODAY, saved, viewer
from retold.queries.applications import application_for_coordinator, applications_to_a_round
from retold.records.people.models import Membership
from retold.records.record import stored
from retold.records.scheme.models import Application, Relation
from retold.records.trail.models import Event
from retold.rules.refusals import HiddenError, MovedOnError
from retold.rules.words import ApplicationState, ConsentPurpose, RelationKind, Role
from retold.services import applications, consents, relations
from retold.services.letting_go.rounds import let_rounds_go

FIRST = "Before you read more than the name"


@pytest.fixture
def sent(cast):
    """Hal has applied."""
    return scheme.answered_application(cast.open_cohort, cast.hal, state=ApplicationState.SENT, sent_on=TODAY)


def decisions(cast, application, by=None):
    for act in (applications.accept, applications.keep_waiting, applications.decline):
        with pytest.raises(HiddenError):
            act(application.pk, by=viewer(by or cast.esi), at=AT)


def test_before_she_has_said_so_she_reads_the_name_and_decides_nothing(cast, as_, sent):
    esi = as_(cast.esi)
    page = esi.get(f"/applications/{sent.pk}/read/").content.decode()
    assert FIRST in page
    assert sent.name in page
    assert "Answer to" not in page.replace(sent.name, "")
    assert [kind for kind in RelationKind if f'value="{kind}"' in page] == list(RelationKind)
    (line,) = applications_to_a_round(viewer(cast.esi), cast.open_cohort.pk)
    assert (line.name, line.unit) == (sent.name, "")
    assert "1 application waits for you" in esi.get("/").content.decode()
    with pytest.raises(HiddenError):
        application_for_coordinator(viewer(cast.esi), sent.pk)
    decisions(cast, sent)


def test_with_nothing_between_them_she_reads_it_and_decides(cast, as_, sent):
    as_(cast.esi).post(f"/applications/{sent.pk}/relation/", {"kind": "none"})

    page = as_(cast.esi).get(f"/applications/{sent.pk}/read/").content.decode()
    assert "Answer to why" in page
    assert applications.accept(sent.pk, by=viewer(cast.esi), at=AT).state == ApplicationState.ACCEPTED
    (event,) = stored(Event).filter(kind="relation.declare")
    assert (event.about_id, event.by_id) == (stored(Relation).get().pk, cast.esi.pk)


@pytest.mark.parametrize("kind", [kind for kind in RelationKind if kind is not RelationKind.NONE])
def test_whoever_stands_close_reads_no_more_and_somebody_else_handles_it(cast, as_, sent, kind):
    as_(cast.esi).post(f"/applications/{sent.pk}/relation/", {"kind": kind})
    page = as_(cast.esi).get(f"/applications/{sent.pk}/read/").content.decode()
    assert "somebody else handles this one" in page
    decisions(cast, sent)
    with pytest.raises(MovedOnError):
        relations.declare(sent.pk, kind=RelationKind.NONE, by=viewer(cast.esi), at=AT)

    saved(Membership(organisation=cast.northmoor, person=cast.pia, role=Role.COORDINATOR, since=BEGAN))
    relations.declare(sent.pk, kind=RelationKind.NONE, by=viewer(cast.pia), at=AT)
    assert applications.accept(sent.pk, by=viewer(cast.pia), at=AT).state == ApplicationState.ACCEPTED


def test_one_declaration_opens_nobody_elses_application(cast, sent):
    scheme.nothing_between(cast.esi, cast.pia)
    assert viewer(cast.esi).handles == {cast.pia.pk}
    decisions(cast, sent)


def test_nobody_but_a_coordinator_declares_anything_nor_before_it_is_sent(cast, as_, sent):
    for person in (cast.hal, cast.amara, cast.finn, cast.grace, cast.jo, cast.ines, cast.oke):
        assert as_(person).post(f"/applications/{sent.pk}/relation/", {"kind": "none"}).status_code == 404
    assert as_(cast.esi).post(f"/applications/{sent.pk}/relation/", {"kind": "nothing"}).status_code == 404
    stored(Application).filter(pk=sent.pk).update(state=ApplicationState.DRAFT)
    assert as_(cast.esi).post(f"/applications/{sent.pk}/relation/", {"kind": "none"}).status_code == 404
    assert not stored(Relation).exists()


def test_the_applicant_is_told_before_sending_and_what_was_told_may_be_read(cast, as_):
    draft = scheme.answered_application(cast.open_cohort, cast.hal)
    consents.decide(draft.pk, decisions={ConsentPurpose.SCHEME: True}, by=viewer(cast.hal), at=AT)
    hal = as_(cast.hal)
    page = hal.get(f"/applications/{draft.pk}/check/").content.decode()
    assert "Esi Owusu coordinates the round." in page
    assert "they may read it all the same" not in page

    scheme.nothing_between(cast.esi, cast.hal, kind=RelationKind.MANAGES)
    page = hal.get(f"/applications/{draft.pk}/check/").content.decode()
    assert "One of us manages, teaches, marks or supervises the other" in page
    assert "they may read it all the same" in page
    assert viewer(cast.esi).handles == frozenset()
    assert hal.post(f"/applications/{draft.pk}/check/").status_code == 302
    assert viewer(cast.esi).handles == {cast.hal.pk}
    assert "Answer to why" in as_(cast.esi).get(f"/applications/{draft.pk}/read/").content.decode()


def test_it_is_kept_two_years_and_as_long_as_there_is_an_application(cast, sent):
    relations.declare(sent.pk, kind=RelationKind.NONE, by=viewer(cast.esi), at=AT)
    later = AT + (TODAY.replace(year=2028) - TODAY)
    let_rounds_go(cast.northmoor.pk, at=later)
    assert stored(Relation).exists()
    sent.delete()
    let_rounds_go(cast.northmoor.pk, at=AT + (TODAY.replace(year=2028, day=1) - TODAY))
    assert stored(Relation).exists()
    let_rounds_go(cast.northmoor.pk, at=later)
    assert not stored(Relation).exists()
