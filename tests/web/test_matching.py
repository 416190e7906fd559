"""From a round that waits to a pair that meets, as people live it: each page as everybody else, too."""

import re

import pytest

from factories.matching import person, waiting_round
from ground import floor
from people import AT, NOW, browser, then, viewer
from retold.queries.agreements import agreement_signed
from retold.records.record import stored
from retold.records.scheme.models import Agreement, MatchRun, Pair, Proposal
from retold.rules.words import AgreementState, Objective, PairState, ProposalState
from retold.services import match_runs, match_work, offers

pytestmark = pytest.mark.usefixtures("no_lots")


@floor
def waiting(cast):
    return waiting_round(cast)


@floor
def published(cast, waiting):
    esi = viewer(cast.esi)
    run = match_runs.ask(waiting.pk, objective=Objective.WORST_PAIR, by=esi, at=AT)
    match_work.work(run.pk, moment=NOW)
    run.refresh_from_db()
    return match_runs.publish(run.pk, by=esi, at=AT)


def words(response):
    """What the page says, without its markup."""
    text = re.sub(r"<(script|style|head).*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def mina_and_tess(run):
    return stored(Proposal).get(match_run=run, mentor=person("mina"))


def test_a_coordinator_asks_leaves_comes_back_tries_sets_and_publishes(cast, waiting, as_):
    esi = as_(cast.esi)
    asked = esi.post(f"/rounds/{waiting.pk}/matching/", {"objective": "worst-pair", "seed": "1"})
    board = asked["Location"]

    assert "being worked out" in words(esi.get(board))
    match_work.work(stored(MatchRun).get(cohort=waiting).pk, moment=NOW)
    assert "A proposal of pairs is ready to look at" in words(esi.get("/"))
    assert "3 pairs, 66 points in all, the weakest pair 22. Everybody has a partner." in words(esi.get(board))
    other = f"{board}try/?mentor={person('mina').pk}&mentee={person('theo').pk}"
    assert "It costs 24 points; two pairs move." in words(esi.get(other))
    live = esi.get(other, headers={"Accept": "text/plain"})
    assert live.content.decode() == "It costs 24 points; two pairs move."
    assert esi.post(other, {"reason": "Both asked for it."})["Location"] == board
    assert "Both asked for it." in words(esi.get(board))
    assert esi.get(f"{board}others/?mentor={person('mina').pk}").status_code == 200
    assert esi.get(f"{board}publish/").status_code == 200
    assert esi.post(f"{board}publish/").status_code == 302
    assert "Asked" in words(esi.get(f"/rounds/{waiting.pk}/pairs/"))


def test_the_mentor_is_asked_first_and_the_mentee_learns_nothing_before(published):
    mina, tess = browser(person("mina")), browser(person("tess"))
    address = f"/proposals/{mina_and_tess(published).pk}/"

    assert "Somebody is proposed as your partner" in words(mina.get("/"))
    assert "Tess Dorn" in words(mina.get(address))
    assert tess.get(address).status_code == 404
    assert "You wait for a partner" in words(tess.get("/"))
    assert "Mina" not in words(tess.get("/"))
    mina.post(f"{address}yes/")
    assert "Mina Aldous" in words(tess.get(address))


def test_a_mentee_reads_the_same_whether_a_mentor_was_never_asked_is_asked_or_said_no(cast, waiting):
    tess = browser(person("tess"))
    pages = [words(tess.get("/"))]
    run = match_runs.ask(waiting.pk, objective=Objective.WORST_PAIR, by=viewer(cast.esi), at=AT)
    match_work.work(run.pk, moment=NOW)
    run.refresh_from_db()
    pages.append(words(tess.get("/")))
    match_runs.publish(run.pk, by=viewer(cast.esi), at=AT)
    pages.append(words(tess.get("/")))
    browser(person("mina")).post(f"/proposals/{mina_and_tess(run).pk}/no/")
    pages.append(words(tess.get("/")))
    offers.run_out(cast.northmoor.pk, at=then(day=9))
    pages.append(words(tess.get("/")))

    assert mina_and_tess(run).state == ProposalState.LAPSED
    assert len(set(pages)) == 1


@pytest.mark.parametrize("name", ["hal", "amara", "ben", "esi", "finn", "grace", "jo", "ines", "oke"])
def test_nobody_else_answers_a_proposal(cast, published, as_, name):
    address = f"/proposals/{mina_and_tess(published).pk}/"
    for method, where in (("get", ""), ("post", "yes/"), ("get", "no/"), ("post", "no/")):
        assert getattr(as_(getattr(cast, name)), method)(address + where).status_code == 404
    assert mina_and_tess(published).state == ProposalState.OFFERED


def test_two_yeses_make_a_pair_that_prepares_signs_and_then_meets(published):
    mina, tess = browser(person("mina")), browser(person("tess"))
    address = f"/proposals/{mina_and_tess(published).pk}/"
    mina.post(f"{address}yes/")
    tess.post(f"{address}yes/")
    pair = stored(Pair).get(mentor=person("mina"), mentee=person("tess"))
    home = f"/pairs/{pair.pk}/"

    assert pair.state == PairState.PREPARING
    assert not agreement_signed(pair)
    for one in (mina, tess):
        assert "Get ready to meet your partner" in words(one.get("/"))
        one.post(f"{home}prepare/")
        sign(one, pair)
    pair.refresh_from_db()
    assert agreement_signed(pair)
    assert pair.state == PairState.RUNNING
    agreement = stored(Agreement).get(pair=pair)
    assert agreement.state == AgreementState.SIGNED
    assert "12 months afterwards the mentee does not mark" in agreement.signed_text
    assert "Grace Adeyemi" in agreement.signed_text


def sign(one, pair):
    page = one.get(f"/pairs/{pair.pk}/agreement/")
    seen = re.search(rb'name="seen" value="([0-9a-f]+)"', page.content)[1].decode()
    to = re.search(rb'action="(/agreements/[^"]+/sign/)"', page.content)[1].decode()
    return one.post(to, {"seen": seen})


def test_nobody_signs_a_text_they_have_not_seen(published):
    mina, tess = browser(person("mina")), browser(person("tess"))
    address = f"/proposals/{mina_and_tess(published).pk}/"
    mina.post(f"{address}yes/")
    tess.post(f"{address}yes/")
    agreement = stored(Agreement).get(pair__mentor=person("mina"))
    page = mina.get(f"/pairs/{agreement.pair_id}/agreement/")
    seen = re.search(rb'name="seen" value="([0-9a-f]+)"', page.content)[1].decode()
    changed = {
        "meetings": 9,
        "minutes": 60,
        "first_contact": "mentee",
        "reply_days": 5,
        "place": "The library",
        "off_the_table": "",
        "may_leave_the_room": "",
        "notes_rule": "",
        "recusal_months": 0,
    }
    tess.post(f"/agreements/{agreement.pk}/change/", changed)

    assert mina.post(f"/agreements/{agreement.pk}/sign/", {"seen": seen}).status_code == 409
    assert sign(mina, agreement.pair).status_code == 302
    assert sign_again(mina, agreement) == 409
    assert sign(tess, agreement.pair).status_code == 302


def sign_again(one, agreement):
    from retold.queries.agreements import mark

    agreement.refresh_from_db()
    return one.post(f"/agreements/{agreement.pk}/sign/", {"seen": mark(agreement.signed_text)}).status_code


def test_a_mentor_names_somebody_and_takes_it_back(cast, waiting):
    mina = browser(person("mina"))
    mina.post("/not-with/", {"named": "Tess Dorn", "kind": "veto"})
    assert "Tess Dorn · deleted on 1 May 2026" in words(mina.get("/not-with/"))
    lift = re.search(rb'href="(/not-with/[^"]+/lift/)"', mina.get("/not-with/").content)[1].decode()
    assert browser(person("milo")).post(lift).status_code == 404
    mina.post(lift)
    assert "You have named nobody." in words(mina.get("/not-with/"))


def test_a_mentor_reads_when_a_name_is_deleted_before_they_write_it(cast, waiting):
    mina, tess = browser(person("mina")), browser(person("tess"))

    assert "Whom you name today is deleted on 1 May 2026." in words(mina.get("/not-with/"))
    assert "deleted" not in words(tess.get("/not-with/"))


def test_a_mentee_says_why_and_only_they_read_it(cast, waiting, as_):
    tess = browser(person("tess"))
    assert tess.post("/not-with/", {"named": "Mina Aldous", "kind": "veto"}).status_code == 200
    tess.post("/not-with/", {"named": "Mina Aldous", "kind": "teaches"})

    assert "Mina Aldous · Teaches" in words(tess.get("/not-with/"))
    assert "Mina Aldous and" not in words(as_(cast.esi).get(f"/rounds/{waiting.pk}/conflicts/"))


@pytest.mark.parametrize("name", ["hal", "esi", "finn", "grace", "jo", "ines"])
def test_whoever_is_no_participant_has_no_such_page(cast, waiting, as_, name):
    assert as_(getattr(cast, name)).get("/not-with/").status_code == 404


@pytest.mark.parametrize("page", ["matching", "conflicts", "pairs"])
@pytest.mark.parametrize("name", ["hal", "amara", "ben", "finn", "grace", "jo", "ines", "oke"])
def test_the_pages_of_matching_are_the_coordinators_alone(cast, waiting, as_, page, name):
    assert as_(getattr(cast, name)).get(f"/rounds/{waiting.pk}/{page}/").status_code == 404


def test_the_board_asks_the_database_as_often_for_many_pairs_as_for_one(
    cast, waiting, as_, django_assert_max_num_queries
):
    from factories.matching import someone
    from retold.rules.words import Role

    for number in range(12):
        someone(waiting, f"Extra{number} Mentor", Role.MENTOR, availability=["fri-am"])
        someone(waiting, f"Other{number} Mentee", Role.MENTEE, availability=["fri-am"])
    run = match_runs.ask(waiting.pk, objective=Objective.WORST_PAIR, by=viewer(cast.esi), at=AT)
    match_work.work(run.pk, moment=NOW)
    esi = as_(cast.esi)
    with django_assert_max_num_queries(14):
        assert esi.get(f"/matching/{run.pk}/").status_code == 200
    with django_assert_max_num_queries(18):
        assert (
            esi.get(f"/matching/{run.pk}/try/?mentor={person('mina').pk}&mentee={person('theo').pk}").status_code == 200
        )
