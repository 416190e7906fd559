"""No page asks the database more often because there is more to show."""

from factories import crowd
from promises.answered import Browsers
from retold.queries.names import names_in
from retold.records.people.models import Person
from retold.records.scheme.models import Pair


def test_every_page_takes_as_many_queries_for_three_rows_as_for_one(world):
    crowd.join(world, 1)  # a page without a row asks less
    browsers = Browsers(world)
    pages = list(browsers.pages(world))
    at_one = {page: browsers.queries(page) for page in pages}

    for number in (7, 8):
        crowd.join(world, number)
    at_three = {page: browsers.queries(page) for page in pages}

    grown = {f"{page.route} as {page.name}": (at_one[page], at_three[page]) for page in pages}
    assert {page: counts for page, counts in grown.items() if counts[0] != counts[1]} == {}
    assert {"today", "cohorts", "members", "meetings", "own-pages", "letters", "actions", "studies"} <= {
        page.route for page in pages
    }


def test_names_of_two_thousand_pairs_are_found_at_once(cast, django_assert_num_queries):
    cohort = cast.cohort
    strangers = [Person(email=f"{number}@example.org", name=f"Stranger {number}") for number in range(2000)]
    pairs = [Pair(cohort=cohort, mentor=cast.amara, mentee=stranger) for stranger in strangers]

    with django_assert_num_queries(1):
        names = names_in(pairs)

    assert names[cohort.pk, cast.amara.pk] == "Amara Nwosu"
    assert names[cohort.pk, strangers[1999].pk] == "Stranger 1999"
    assert len(names) == 2001
