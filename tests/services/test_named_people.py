"""Whom mentees say they teach, and whom mentors rule out, as people write names: it bars, or asks first."""

import pytest

from factories.matching import person, waiting_round, worked_out
from ground import floor
from people import AT, then, viewer
from retold.matching.limits import BARRED
from retold.queries import match_inputs, match_pages, match_private, match_tries
from retold.queries.conflicts import conflicts_of_a_round, own_exclusions
from retold.queries.named_in_answers import named_pairs
from retold.records.people.models import Person
from retold.records.private.models import PrivateAnswer, Veto
from retold.records.record import stored
from retold.records.scheme.models import Application, Conflict, Proposal
from retold.records.trail.models import Event, SealedEvent
from retold.rules.refusals import HiddenError, IncompleteError
from retold.rules.words import ApplicationState, ConflictKind, ConflictStrength, ProposalState
from retold.services import applications, conflicts, match_runs

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


def called(first, name):
    """From now on this person is called so, in their application too."""
    found = person(first)
    stored(Person).filter(pk=found.pk).update(name=name)
    stored(Application).filter(person=found).update(name=name)


def wrote(first, words):
    stored(Application).filter(person=person(first)).update(responsible_for=words)


def pairs_of(run):
    rows = stored(Proposal).filter(match_run=run, state=ProposalState.PROPOSED)
    return {(row.mentor.email.partition("@")[0], row.mentee.email.partition("@")[0]) for row in rows}


def between(waiting, mentor="mina", mentee="tess", at=AT):
    """ "bar", "ask" or "" as the matching hears of these two."""
    two = {person(mentor).pk, person(mentee).pk}
    openly = match_inputs.gathered(waiting, at=at)
    inputs = match_private.private_side(waiting, openly, at=at)
    conflicts_of_both = (*openly.conflicts, *inputs.conflicts)
    found = {one.strength for one in conflicts_of_both if {one.person, one.other} == two}
    barred = any(two == {one.id, other} for one in inputs.people for other in one.not_with | one.earlier_partners)
    return "bar" if barred or "bar" in found else "ask" if found else ""


def looked_at(cast, waiting, *, meant, mentor="mina", mentee="tess", at=AT):
    ids = {"mentee": person(mentee).pk, "mentor": person(mentor).pk}
    return conflicts.look_at(waiting.pk, **ids, meant=meant, by=viewer(cast.esi), at=at)


# Where nothing should happen.


def test_courses_and_groups_bar_nobody(cast, waiting):
    wrote("tess", "Year 2 anatomy; the tutors of the foundation year, about forty students.")

    assert conflicts_of_a_round(viewer(cast.esi), waiting.pk, AT).named == ()
    assert pairs_of(worked_out(cast, waiting)) == {("mina", "tess"), ("milo", "theo"), ("maud", "tara")}


def test_a_name_of_nobody_here_bars_nobody(cast, waiting):
    wrote("tess", "I mark the work of Mina Okafor and Ida Aldridge.")

    assert between(waiting) == ""


def test_a_mentor_is_not_asked_whom_they_teach(cast, waiting):
    wrote("mina", "Tess Dorn")

    assert between(waiting) == ""


# Whom a mentee teaches.


def test_a_mentee_who_marks_her_work_is_not_paired_with_her(cast, waiting):
    wrote("tess", "Year 2 anatomy. I mark the essays of Mina Aldous and lead a ward.")
    run = worked_out(cast, waiting)
    ids = {"mentor": person("mina").pk, "mentee": person("tess").pk}

    assert ("mina", "tess") not in pairs_of(run)
    assert match_tries.tried(viewer(cast.esi), run.pk, **ids, at=AT).why == BARRED


@pytest.mark.parametrize(
    "words", ["Aldous", "the group of Dr M. Aldous", "Mina Aldus", "mina aldous", "Mina from year 2"]
)
def test_where_a_name_may_mean_her_the_coordinator_is_asked_first(cast, waiting, words):
    wrote("tess", f"I teach {words} in anatomy")
    [board_pair] = [one for one in board_of(cast, waiting).pairs if one.mentee.name == "Tess Dorn"]

    assert (board_pair.ask_first, board_pair.mentor.name) == (True, "Mina Aldous")


def test_the_answer_stands_beside_the_pair(cast, waiting, as_):
    wrote("tess", "I teach Aldous & others")
    board = board_of(cast, waiting)

    assert {one.mentee.name: one.responsible_for for one in board.pairs}["Tess Dorn"] == "I teach Aldous & others"
    page = as_(cast.esi).get(f"/matching/{board.id}/").content.decode()
    assert "I teach Aldous &amp; others" in page
    assert f'href="/rounds/{waiting.pk}/conflicts/"' in page


def board_of(cast, waiting):
    return match_pages.board(viewer(cast.esi), worked_out(cast, waiting).pk)


def test_a_board_is_not_published_before_the_coordinator_has_looked(cast, waiting):
    wrote("tess", "Aldous")
    run = worked_out(cast, waiting)
    with pytest.raises(IncompleteError, match="may have named"):
        match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)

    looked_at(cast, waiting, meant=False)
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    assert stored(Proposal).filter(match_run=run, state=ProposalState.OFFERED).count() == 3


# What the coordinator says of it.


@pytest.mark.parametrize(("words", "first"), [("Mina Aldous", "bar"), ("Aldous", "ask")])
def test_the_coordinator_says_of_each_name_whom_it_means(cast, waiting, words, first):
    wrote("tess", words)
    assert between(waiting) == first

    looked_at(cast, waiting, meant=False)
    assert between(waiting) == ""
    looked_at(cast, waiting, meant=True)
    assert between(waiting) == "bar"
    assert stored(Conflict).count() == 1


def test_the_list_shows_each_name_with_what_was_written_and_said(cast, waiting, as_):
    wrote("tess", "Aldous")
    client, address = as_(cast.esi), f"/rounds/{waiting.pk}/conflicts/"
    page = client.get(address).content.decode()
    assert "Perhaps named: ask first" in page

    to, two = f"{address}named/", {"mentee": person("tess").pk, "mentor": person("mina").pk}
    assert client.post(to, {**two, "meant": "no"})["Location"] == address
    page = client.get(address).content.decode()
    assert "Perhaps named" not in page
    assert page.count("Somebody else is meant") == 1
    assert "You have entered nothing yet." in page

    client.post(to, {**two, "meant": "yes"})
    assert conflicts_of_a_round(viewer(cast.esi), waiting.pk, AT).named[0].said == ConflictStrength.BAR


def test_only_the_coordinator_looks_and_only_at_who_is_named(cast, waiting):
    wrote("tess", "Aldous")
    for other in (person("tess"), person("mina"), cast.ines, cast.oke):
        with pytest.raises(HiddenError):
            conflicts.look_at(
                waiting.pk,
                mentee=person("tess").pk,
                mentor=person("mina").pk,
                meant=False,
                by=viewer(other),
                at=AT,
            )
    with pytest.raises(HiddenError):
        looked_at(cast, waiting, meant=False, mentor="milo")
    assert not stored(Conflict).exists()


def test_what_was_said_of_an_earlier_application_does_not_count_for_a_later_one(cast, waiting):
    wrote("tess", "Mina Aldous")
    looked_at(cast, waiting, meant=False)
    later = then(day=9)
    stored(Application).filter(person=person("tess")).update(sent_on=later.day)

    assert between(waiting, at=later) == "bar"


def test_each_look_is_a_line_of_the_open_trail(cast, waiting):
    wrote("tess", "Mina Aldous")
    looked_at(cast, waiting, meant=False)

    assert [line.kind for line in stored(Event).filter(about="conflict")] == ["conflict.look_at"]


def test_nobody_is_named_where_nobody_is(cast, waiting):
    assert named_pairs([], AT) == ()
    assert named_pairs(list(stored(Application).filter(role="mentor")), AT) == ()


# Whom a mentor rules out, as people write names.


@pytest.mark.parametrize(
    ("named", "name"),
    [
        ("Helena Sorensen", "Helena Sørensen"),
        ("Lukasz Wojcik", "Łukasz Wójcik"),
        ("OBrien", "Siobhán O’Brien"),
        ("Meiling Chua", "Mei Ling Chua"),
        ("Professor Kapoor, my old supervisor", "Sunita Kapoor"),
        ("Sunita Kapor", "Sunita Kapoor"),
    ],
)
def test_a_veto_counts_however_the_name_is_written(cast, waiting, named, name):
    called("tess", name)
    conflicts.veto(named=named, kind=None, by=viewer(person("mina")), at=AT)

    assert ("mina", "tess") not in pairs_of(worked_out(cast, waiting))


def test_what_a_mentee_declares_and_an_earlier_partner_count_however_they_are_written(cast, waiting):
    called("mina", "Mína O’Aldous")
    conflicts.declare(named="OAldous", kind=ConflictKind.TEACHES, by=viewer(person("tess")), at=AT)
    stored(Application).filter(person=person("milo")).update(earlier="Last year, with Prof Ekmann.")

    assert between(waiting) == "bar"
    assert between(waiting, "milo", "theo") == "bar"
    assert between(waiting, "milo", "tess") == ""


def test_somebody_is_meant_by_the_name_they_like_to_be_called(cast, waiting):
    stored(Application).filter(person=person("tess")).update(preferred_name="Terpsichore")
    conflicts.veto(named="Terpsichore", kind=None, by=viewer(person("mina")), at=AT)

    assert between(waiting) == "bar"


@pytest.mark.parametrize("named", ["", "my old supervisor", "Dr", "the head of year 2"])
def test_words_without_a_name_are_refused_and_never_pass_in_silence(cast, waiting, named, as_):
    page = as_(person("mina")).post("/not-with/", {"named": named, "kind": "veto"}).content.decode()

    assert "Something needs another look" in page
    for write, by in ((conflicts.veto, "mina"), (conflicts.declare, "tess")):
        with pytest.raises(IncompleteError):
            write(named=named, kind=ConflictKind.OTHER, by=viewer(person(by)), at=AT)
    assert not stored(Veto).exists()
    assert not stored(Conflict).exists()


# The application asks, before anything is proposed.


@pytest.fixture
def applying(cast, waiting):
    """Mina's application, not sent yet; she was invited, since the call has closed."""
    stored(Application).filter(person=person("mina")).update(state=ApplicationState.DRAFT, invited=True)
    return stored(Application).get(person=person("mina"))


def rule_out(application, *names):
    """Mina answers that question, with every box ticked that there might be."""
    mina = viewer(person("mina"))
    applications.answer(
        application.pk, name="not_with", value=list(names), share=True, for_matching=True, by=mina, at=AT
    )


def test_the_application_asks_a_mentor_whom_it_should_not_be(cast, applying, as_):
    client, address = as_(person("mina")), f"/applications/{applying.pk}/questions/not_with/"
    page = client.get(address).content.decode()
    assert "Is there anybody it should not be?" in page
    assert "nobody is told that it was" in page

    assert client.post(address, {"answer": "Tess Dorn\n\n Professor Ekman "}).status_code == 302
    assert "Professor Ekman\nTess Dorn</textarea>" in client.get(address).content.decode()
    lines = own_exclusions(viewer(person("mina")), AT).lines
    assert [(line.named, line.kept_until) for line in lines] == [
        ("Professor Ekman", applying.cohort.identity_kept_until),
        ("Tess Dorn", applying.cohort.identity_kept_until),
    ]
    shown = client.get(f"/applications/{applying.pk}/check/").content.decode()
    assert "Professor Ekman" in shown


def test_what_the_application_rules_out_is_never_proposed(cast, waiting, applying):
    rule_out(applying, "tess dorn")
    stored(Application).filter(pk=applying.pk).update(state=ApplicationState.ACCEPTED)

    assert between(waiting) == "bar"
    assert ("mina", "tess") not in pairs_of(worked_out(cast, waiting))


def test_a_name_that_is_taken_out_again_is_gone_and_the_others_stay_as_they_are(cast, applying):
    rule_out(applying, "Tess Dorn", "Theo Ekman", "Theo Ekman")
    before = {row.pk for row in stored(Veto)}
    rule_out(applying, "Theo Ekman")

    assert len(before) == 2
    assert [line.named for line in own_exclusions(viewer(person("mina")), AT).lines] == ["Theo Ekman"]
    assert {row.pk for row in stored(Veto)} < before


def test_it_leaves_no_trace_in_the_application_and_none_in_a_trail(cast, applying):
    before = stored(Application).filter(pk=applying.pk).values().get()
    lines = stored(Event).count(), stored(SealedEvent).count()
    rule_out(applying, "Tess Dorn")

    assert stored(Application).filter(pk=applying.pk).values().get() == before
    assert (stored(Event).count(), stored(SealedEvent).count()) == lines
    assert not stored(PrivateAnswer).exists()


@pytest.mark.parametrize("answer", ["my old supervisor", "Tess Dorn\nDr", "x" * 201])
def test_lines_without_a_name_are_shown_again_with_what_to_do(cast, applying, as_, answer):
    page = as_(person("mina")).post(f"/applications/{applying.pk}/questions/not_with/", {"answer": answer})

    assert "Something needs another look" in page.content.decode()
    assert not stored(Veto).exists()
    with pytest.raises(IncompleteError):
        rule_out(applying, "?")
