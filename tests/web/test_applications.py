"""Applying: an answer at a time, read by nobody before it is sent, then by the coordinator what is for them alone."""

import pytest

from factories import private, scheme
from people import AT, saved, viewer
from retold.queries import applications, consents
from retold.records import vault
from retold.records.people.models import Membership, Person
from retold.records.private.models import PrivateAnswer
from retold.records.record import stored
from retold.records.scheme.models import Application
from retold.rules.questions import questions_for
from retold.rules.refusals import HiddenError
from retold.rules.words import ApplicationState, ConsentPurpose, Role
from retold.services.consents import decide


@pytest.fixture
def draft(cast):
    return scheme.application(cast.open_cohort, cast.hal)


@pytest.fixture
def full(cast):
    private.consent(cast.open_cohort, cast.hal)
    scheme.nothing_between(cast.esi, cast.hal)
    return scheme.answered_application(cast.open_cohort, cast.hal)


def now(application):
    return stored(Application).get(pk=application.pk)


def test_hal_who_is_nobody_applies_from_the_public_page(cast, as_):
    client = as_(cast.hal)
    page = client.get(f"/calls/{cast.open_cohort.pk}/").content.decode()
    assert f'href="/calls/{cast.open_cohort.pk}/apply/mentor/"' in page

    begun = client.post(f"/calls/{cast.open_cohort.pk}/apply/mentor/")

    application = stored(Application).get()
    assert begun["Location"] == f"/applications/{application.pk}/"
    assert (application.person, application.role, application.state) == (cast.hal, Role.MENTOR, ApplicationState.DRAFT)
    assert b"Nobody reads anything before you send it" in client.get(begun["Location"]).content


def test_applying_twice_leads_to_the_same_application(cast, as_):
    client = as_(cast.hal)

    first, second = (client.post(f"/calls/{cast.open_cohort.pk}/apply/mentor/")["Location"] for _ in range(2))

    assert first == second


@pytest.mark.parametrize("role", ["coordinator", "machine", "king"])
def test_nobody_applies_for_another_role(cast, as_, role):
    assert as_(cast.hal).post(f"/calls/{cast.open_cohort.pk}/apply/{role}/").status_code == 404
    assert not stored(Application).exists()


def test_nobody_applies_to_a_round_whose_call_is_not_open(cast, as_):
    page = as_(cast.hal).post(f"/calls/{cast.cohort.pk}/apply/mentor/").content.decode()

    assert "This call has closed" in page
    assert not stored(Application).exists()


@pytest.mark.parametrize("asked", questions_for(Role.MENTOR), ids=lambda asked: asked.name)
def test_beside_each_question_stands_who_reads_the_answer(cast, as_, draft, asked):
    page = as_(cast.hal).get(f"/applications/{draft.pk}/questions/{asked.name}/").content.decode()

    assert asked.words in page.replace("&#x27;", "'")
    assert asked.readers_beside in page
    assert ("Share this with my partner" in page) == asked.may_share


def test_an_answer_is_kept_and_leads_to_the_next_question(cast, as_, draft):
    done = as_(cast.hal).post(f"/applications/{draft.pk}/questions/pronouns/", {"answer": "they", "share": "on"})

    assert done["Location"] == f"/applications/{draft.pk}/questions/unit/"
    assert (now(draft).pronouns, now(draft).shared, now(draft).answered) == ("they", ["pronouns"], ["pronouns"])


def test_an_answer_is_kept_while_it_is_typed(cast, as_, draft):
    done = as_(cast.hal).post(
        f"/applications/{draft.pk}/questions/why/", {"answer": "Becau"}, headers={"Accept": "text/plain"}
    )

    assert (done.status_code, done.content, now(draft).why) == (200, b"Saved", "Becau")


def test_sharing_is_taken_back_by_leaving_the_switch_off(cast, as_, draft):
    client, address = as_(cast.hal), f"/applications/{draft.pk}/questions/pronouns/"
    client.post(address, {"answer": "they", "share": "on"})

    client.post(address, {"answer": "they"})

    assert now(draft).shared == []


def test_what_may_not_be_shared_is_not_shared_whatever_is_sent(cast, as_, draft):
    as_(cast.hal).post(f"/applications/{draft.pk}/questions/unit/", {"answer": "Ward 4", "share": "on"})

    assert now(draft).shared == []


def test_a_private_answer_is_sealed_and_leaves_no_trace_in_the_application(cast, as_, draft):
    before = stored(Application).filter(pk=draft.pk).values().get()

    as_(cast.hal).post(f"/applications/{draft.pk}/questions/identity/", {"answer": "Deaf", "for_matching": "on"})

    assert stored(Application).filter(pk=draft.pk).values().get() == before
    row = stored(PrivateAnswer).get()
    assert b"Deaf" not in bytes(row.text)
    assert not row.for_matching  # nobody may wish for a mentor who is so, so there is no switch to put on
    assert b"Deaf" in as_(cast.hal).get(f"/applications/{draft.pk}/questions/identity/").content


def test_a_wish_is_chosen_for_each_attribute_sealed_as_a_list_and_shown_again(cast, as_, draft):
    client, address = as_(cast.hal), f"/applications/{draft.pk}/questions/wishes/"
    chosen = {"answer_gender": "prefer gender=woman", "answer_faith": "require faith=none", "answer_caring": ""}

    assert client.post(address, {**chosen, "for_matching": "on"}).status_code == 302

    row = stored(PrivateAnswer).get()
    assert (vault.opened(row, "text"), row.for_matching) == ('["prefer gender=woman", "require faith=none"]', True)
    page = client.get(address).content.decode()
    assert page.count(" selected") == 2 + 5  # two wishes, and five lists that say it does not matter
    assert '<option value="require faith=none" selected>No faith</option>' in page
    assert "Your answer is deleted on 1 May 2026." in page
    assert "No faith: it has to be so" in client.get(f"/applications/{draft.pk}/check/").content.decode()


def test_a_wish_that_is_not_offered_is_refused_and_the_others_stay_chosen(cast, as_, draft):
    chosen = {"answer_gender": "require gender=tall", "answer_faith": "require faith=none"}
    page = as_(cast.hal).post(f"/applications/{draft.pk}/questions/wishes/", chosen).content.decode()

    assert "Something needs another look" in page
    assert '<option value="require faith=none" selected>No faith</option>' in page
    assert not stored(PrivateAnswer).exists()


def test_a_mentee_says_what_is_true_of_them_and_a_mentor_is_not_asked(cast, as_, draft):
    mentee = scheme.application(cast.open_cohort, cast.hal, Role.MENTEE)
    said = {"answer": ["gender=woman", "caring=yes"], "for_matching": "on"}
    client = as_(cast.hal)

    assert client.post(f"/applications/{draft.pk}/questions/described_as/", said).status_code == 404
    assert client.post(f"/applications/{mentee.pk}/questions/wishes/", {}).status_code == 404
    client.post(f"/applications/{mentee.pk}/questions/described_as/", said)

    row = stored(PrivateAnswer).get()
    assert (vault.opened(row, "text"), row.for_matching) == ('["gender=woman", "caring=yes"]', True)
    assert client.get(f"/applications/{mentee.pk}/questions/described_as/").content.count(b" checked") == 3


def test_the_switch_for_the_matching_stands_where_it_is_used_and_nowhere_else(cast, as_, draft):
    client = as_(cast.hal)
    with_a_switch = [
        asked.name
        for asked in questions_for(Role.MENTOR)
        if b"for_matching" in client.get(f"/applications/{draft.pk}/questions/{asked.name}/").content
    ]

    assert with_a_switch == ["wishes"]


def test_a_question_that_is_not_asked_in_this_role_does_not_exist(cast, as_, draft):
    for name in ("post", "state", "person", "shared", "nothing"):
        assert as_(cast.hal).post(f"/applications/{draft.pk}/questions/{name}/", {"answer": "x"}).status_code == 404


def test_a_choice_that_is_not_offered_is_refused_in_words_and_nothing_is_kept(cast, as_, draft):
    page = as_(cast.hal).post(f"/applications/{draft.pk}/questions/mode/", {"answer": "telepathy"})

    assert b"Something needs another look" in page.content
    assert now(draft).mode == ""


def test_an_answer_that_is_too_long_is_shown_again_with_what_to_do(cast, as_, draft):
    page = as_(cast.hal).post(f"/applications/{draft.pk}/questions/pronouns/", {"answer": "x" * 61}).content.decode()

    assert "Shorten this to 60 characters." in page
    assert "x" * 61 in page


def test_the_name_is_asked_once(cast, as_, full):
    stored(Person).filter(pk=cast.hal.pk).update(name="")
    stored(Application).filter(pk=full.pk).update(name="  Hal   Okafor ")
    as_(cast.hal).post(f"/applications/{full.pk}/check/")
    assert stored(Person).get(pk=cast.hal.pk).name == "Hal Okafor"

    as_(cast.esi).post(f"/applications/{full.pk}/decisions/accept/")
    assert "Say what you are called" not in as_(cast.hal).get("/").content.decode()


def test_whoever_has_a_name_here_keeps_it_and_finds_it_in_the_application(cast, as_):
    begun = as_(cast.hal).post(f"/calls/{cast.open_cohort.pk}/apply/mentor/")["Location"]
    assert 'value="Hal Nobody"' in as_(cast.hal).get(f"{begun}questions/name/").content.decode()

    private.consent(cast.open_cohort, cast.hal)
    row = stored(Application).get()
    scheme.answered_application(cast.open_cohort, cast.hal, Role.MENTEE)
    answers = (
        stored(Application).filter(role=Role.MENTEE).values("unit", "grade", "topics", "availability", "mode").get()
    )
    stored(Application).filter(pk=row.pk).update(**answers, name="Harold Nobody", why="To learn", capacity=1)
    as_(cast.hal).post(f"{begun}check/")
    assert now(row).state == ApplicationState.SENT
    assert stored(Person).get(pk=cast.hal.pk).name == "Hal Nobody"


def test_what_cannot_be_a_name_is_not_sent(cast, as_, full):
    stored(Application).filter(pk=full.pk).update(name="12\u200b")
    page = as_(cast.hal).post(f"/applications/{full.pk}/check/")

    assert page.status_code == 422
    assert now(full).state == ApplicationState.DRAFT


def test_nobody_else_finds_a_draft(cast, as_, draft):
    for person in (cast.amara, cast.ben, cast.esi, cast.ines, cast.oke, cast.finn):
        for address in ("", "questions/name/", "check/", "withdraw/", "consent/", "read/"):
            assert as_(person).get(f"/applications/{draft.pk}/{address}").status_code == 404
        assert as_(person).post(f"/applications/{draft.pk}/questions/name/", {"answer": "x"}).status_code == 404
    assert now(draft).name == ""


def test_sending_asks_for_what_is_needed_and_for_consent(cast, as_, draft):
    page = as_(cast.hal).post(f"/applications/{draft.pk}/check/")

    assert page.status_code == 422
    assert "Answer this before you send: What is your full name?" in page.content.decode()
    assert b"Say what you agree to before you send." in page.content
    assert now(draft).state == ApplicationState.DRAFT


def test_the_check_page_shows_every_answer_before_it_is_sent(cast, as_, full):
    page = as_(cast.hal).get(f"/applications/{full.pk}/check/").content.decode()

    for asked in questions_for(Role.MENTOR):
        assert asked.words in page.replace("&#x27;", "'")


def test_sending_gives_it_to_the_coordinator_and_ends_the_changes(cast, as_, full):
    client = as_(cast.hal)
    assert b"Answer to why" not in as_(cast.esi).get(f"/rounds/{cast.open_cohort.pk}/applications/").content

    client.post(f"/applications/{full.pk}/check/")

    assert now(full).state == ApplicationState.SENT
    assert client.post(f"/applications/{full.pk}/questions/why/", {"answer": "Other"}).status_code == 404
    assert now(full).why == "Answer to why"
    assert b"Answer to why" in as_(cast.esi).get(f"/applications/{full.pk}/read/").content


def test_the_coordinator_does_not_read_what_is_for_matching_or_the_author_alone(cast, as_, full):
    private.private_answer(full, "identity", "Nobody reads this")
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)

    page = as_(cast.esi).get(f"/applications/{full.pk}/read/").content.decode()

    for hidden in ("Nobody reads this", "Answer to own_topics", "Answer to earlier", "Getting in", "Monday morning"):
        assert hidden not in page
    given = applications.application_for_coordinator(viewer(cast.esi), full.pk)
    assert not {"identity", "hope", "wishes", "described_as", "topics", "availability", "earlier"} & {
        answer.question.name for answer in given.answers
    }


def test_accepting_makes_the_applicant_a_mentor_of_that_round_at_once(cast, as_, full):
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)

    done = as_(cast.esi).post(f"/applications/{full.pk}/decisions/accept/")

    assert done.status_code == 302
    membership = stored(Membership).get(person=cast.hal)
    assert (membership.role, membership.cohort, membership.until) == (Role.MENTOR, cast.open_cohort, None)
    assert viewer(cast.hal).role is Role.MENTOR


def test_a_decision_is_taken_once(cast, as_, full):
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)
    client = as_(cast.esi)

    assert client.post(f"/applications/{full.pk}/decisions/accept/").status_code == 302
    late = client.post(f"/applications/{full.pk}/decisions/decline/")

    assert late.status_code == 409
    assert b"This has changed since you opened it" in late.content
    assert stored(Membership).get(person=cast.hal).until is None


def test_only_the_coordinator_decides(cast, as_, full):
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)

    for person in (cast.hal, cast.amara, cast.ben, cast.ines, cast.oke, cast.finn, cast.grace, cast.jo):
        assert as_(person).post(f"/applications/{full.pk}/decisions/accept/").status_code == 404
    assert now(full).state == ApplicationState.SENT


def test_withdrawing_hides_it_from_the_coordinator_and_one_may_begin_again(cast, as_, full):
    client = as_(cast.hal)
    client.post(f"/applications/{full.pk}/check/")
    assert client.get(f"/applications/{full.pk}/withdraw/").status_code == 200

    client.post(f"/applications/{full.pk}/withdraw/")

    assert now(full).state == ApplicationState.WITHDRAWN
    assert as_(cast.esi).get(f"/applications/{full.pk}/read/").status_code == 404
    assert client.post(f"/calls/{cast.open_cohort.pk}/apply/mentor/")["Location"] == f"/applications/{full.pk}/"
    assert (now(full).state, now(full).why) == (ApplicationState.DRAFT, "Answer to why")


@pytest.fixture
def studied(cast):
    """An application of Hal's as mentee, to a round that a study asks for stories."""
    private.study(cast.open_cohort)
    return scheme.application(cast.open_cohort, cast.hal, Role.MENTEE)


def given(cast, application):
    return {line.purpose: line.given for line in consents.decided(viewer(cast.hal), application.pk)}


def test_a_mentor_is_asked_to_agree_to_taking_part_alone(cast, as_, draft, studied):
    client, address = as_(cast.hal), f"/applications/{draft.pk}/consent/"
    page = client.get(address).content.decode()
    assert "Taking part in the scheme" in page
    assert "stories" not in page

    assert client.post(address, {"scheme": "yes"}).status_code == 302
    assert given(cast, draft) == {ConsentPurpose.SCHEME: True}


def test_a_mentee_is_asked_about_stories_once_a_study_asks_for_them(cast, as_):
    application = scheme.application(cast.open_cohort, cast.hal, Role.MENTEE)
    assert given(cast, application) == {ConsentPurpose.SCHEME: None}

    private.study(cast.cohort)
    assert given(cast, application) == {ConsentPurpose.SCHEME: None}
    private.study(cast.open_cohort)
    assert given(cast, application) == dict.fromkeys(ConsentPurpose, None)


def test_what_is_not_asked_is_not_kept(cast, as_, draft):
    with pytest.raises(HiddenError):
        decide(draft.pk, decisions=dict.fromkeys(ConsentPurpose, True), by=viewer(cast.hal), at=AT)

    assert given(cast, draft) == {ConsentPurpose.SCHEME: None}


def test_a_study_that_comes_later_asks_those_who_are_in_and_nobody_else(cast, as_):
    for person, role, state in (
        (cast.hal, Role.MENTEE, ApplicationState.ACCEPTED),
        (cast.ben, Role.MENTEE, ApplicationState.SENT),
        (cast.cleo, Role.MENTOR, ApplicationState.ACCEPTED),
    ):
        scheme.answered_application(cast.open_cohort, person, role, state=state)
        private.consent(cast.open_cohort, person)
    saved(
        Membership(
            organisation=cast.northmoor, person=cast.hal, role=Role.MENTEE, cohort=cast.open_cohort, since=AT.day
        )
    )
    assert "become of your stories" not in as_(cast.hal).get("/").content.decode()
    private.study(cast.open_cohort)

    page = as_(cast.hal).get("/").content.decode()
    assert "Say what may become of your stories" in page
    for other in (cast.ben, cast.cleo, cast.esi, cast.finn):
        assert "become of your stories" not in as_(other).get("/").content.decode()
    application = stored(Application).get(person=cast.hal)
    as_(cast.hal).post(
        f"/applications/{application.pk}/consent/", dict.fromkeys(ConsentPurpose, "no") | {"scheme": "yes"}
    )
    assert "become of your stories" not in as_(cast.hal).get("/").content.decode()


def test_each_purpose_is_agreed_to_apart_and_none_is_prepared(cast, as_, studied):
    client, address = as_(cast.hal), f"/applications/{studied.pk}/consent/"
    assert "checked" not in client.get(address).content.decode()

    client.post(address, {purpose: "yes" if purpose == ConsentPurpose.SCHEME else "no" for purpose in ConsentPurpose})
    client.post(address, dict.fromkeys(ConsentPurpose, "yes"))

    assert given(cast, studied) == dict.fromkeys(ConsentPurpose, True)
    assert client.get(address).content.decode().count("checked") == 5


def test_without_agreeing_to_take_part_nothing_is_kept(cast, as_, draft):
    page = as_(cast.hal).post(f"/applications/{draft.pk}/consent/", {"scheme": "no"}).content.decode()

    assert "To take part, agree to taking part." in page
    assert given(cast, draft) == {ConsentPurpose.SCHEME: None}


def test_every_purpose_wants_an_answer(cast, as_, studied):
    page = as_(cast.hal).post(f"/applications/{studied.pk}/consent/", {"scheme": "yes"}).content.decode()

    assert page.count("Say yes or no.") == 8


def test_the_list_asks_the_database_as_often_for_three_as_for_one(cast, as_, django_assert_num_queries):
    client, address = as_(cast.esi), f"/rounds/{cast.open_cohort.pk}/applications/"
    people = (cast.hal, cast.cleo, cast.dev)
    counts = []
    client.get("/")  # the session has been used
    for person in people:
        scheme.answered_application(cast.open_cohort, person, state=ApplicationState.SENT)
        counts.append(queries_of(client, address))
    assert counts[0] == counts[1] == counts[2]


def queries_of(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.fixture
def weighed(cast, full):
    """Hal's application, sent, with a wish that the matching may use."""
    private.private_answer(full, "wishes", '["require gender=woman"]', for_matching=True)
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)
    return full


def test_what_the_matching_may_use_is_taken_back_after_sending_and_allowed_again(cast, as_, weighed):
    client, address = as_(cast.hal), f"/applications/{weighed.pk}/"
    page = client.get(address).content.decode()
    assert "Used to find your partner" in page
    assert "Your answer is deleted on 1 May 2026." in " ".join(page.split())

    assert client.post(f"{address}matching/wishes/")["Location"] == address
    assert "Only yours: not used to find your partner" in client.get(address).content.decode()
    assert not stored(PrivateAnswer).get().for_matching
    client.post(f"{address}matching/wishes/", {"allowed": "yes"})
    assert stored(PrivateAnswer).get().for_matching


def test_nobody_else_takes_it_back(cast, as_, weighed):
    for person in (cast.amara, cast.ben, cast.esi, cast.ines, cast.oke):
        assert as_(person).post(f"/applications/{weighed.pk}/matching/wishes/").status_code == 404

    assert stored(PrivateAnswer).get().for_matching


def test_without_such_an_answer_nothing_is_said_of_its_use(cast, as_, full):
    private.private_answer(full, "identity", "Deaf")
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.SENT)

    assert "find your partner</h2>" not in as_(cast.hal).get(f"/applications/{full.pk}/").content.decode()
    assert as_(cast.hal).post(f"/applications/{full.pk}/matching/identity/", {"allowed": "yes"}).status_code == 404


def test_an_accepted_application_is_still_found_from_the_account(cast, as_, full):
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.ACCEPTED)

    assert f'href="/applications/{full.pk}/"' in as_(cast.hal).get("/seats/").content.decode()
    assert "Your applications" not in as_(cast.esi).get("/seats/").content.decode()


def test_after_its_day_a_private_answer_is_said_to_be_gone_and_not_to_be_missing(cast, as_, full, clock):
    stored(Application).filter(pk=full.pk).update(state=ApplicationState.ACCEPTED)
    address, gone = f"/applications/{full.pk}/", "Nothing of this is kept since 1 May 2026"
    assert gone not in as_(cast.hal).get(address).content.decode()

    clock.move_to(full.cohort.identity_kept_until)
    page = as_(cast.hal).get(address).content.decode()
    assert page.count(gone) == sum(asked.private for asked in questions_for(Role.MENTOR))
