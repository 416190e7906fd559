"""Pages that anybody may read: the same for everybody, and whole."""

from retold.rules.inferred import INFERRED


def test_what_can_still_be_inferred_is_said_to_anybody_in_the_same_words(cast, as_, client):
    page = client.get("/what-can-be-inferred/")
    assert page.status_code == 200
    said = " ".join(page.content.decode().replace("&#x27;", "'").split())
    for part in INFERRED:
        assert part.title in said
        for sentence in part.told:
            assert sentence in said
    mentor = as_(cast.amara).get("/what-can-be-inferred/").content.decode()
    assert mentor.partition("<main")[2].partition("</main>")[0] in page.content.decode()


def test_every_page_leads_to_it(cast, as_, client):
    for page in (client.get("/sign-in/"), as_(cast.amara).get("/"), as_(cast.esi).get("/rounds/")):
        assert 'href="/what-can-be-inferred/"' in page.content.decode()
