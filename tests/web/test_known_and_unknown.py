"""Whoever asks for an address, known here or not, sets the same work going: queries, mails, hashes of passwords."""

from collections import Counter

import pytest
from django.contrib.auth import hashers
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import browser
from retold.records.record import stored
from retold.records.trail.models import Mail

UNKNOWN = "nobody.knows@example.org"


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed or compared."""
    counted: Counter[str] = Counter()
    for name in ("make_password", "check_password"):
        kept = getattr(hashers, name)

        def counting(*args, kept=kept, name=name, **kwargs):
            counted[name] += 1
            return kept(*args, **kwargs)

        monkeypatch.setattr(hashers, name, counting)
    return counted


def work_of(client, where, fields, hashed):
    """(statements in order with the tables they speak of, new mails, hashes, status) of one form that is sent.

    How often this browser asked before is counted in a table of limits, which grows and is swept, whoever is asked for.
    """
    client.get(where)  # whatever is read once a process is read by now
    hashed.clear()
    mails = stored(Mail).count()
    with CaptureQueriesContext(connection) as seen:
        response = client.post(where, fields)
    asked = (query["sql"] for query in seen if "SAVEPOINT" not in query["sql"] and '"limits"' not in query["sql"])
    kinds = [" ".join(sql.split()[:3]) for sql in asked]
    return kinds, stored(Mail).count() - mails, dict(hashed), response.status_code


def test_signing_in_is_the_same_work_for_an_address_that_is_known(cast, hashed):
    known = work_of(Client(), "/sign-in/", {"email": "esi@example.org"}, hashed)
    unknown = work_of(Client(), "/sign-in/", {"email": UNKNOWN}, hashed)
    again = work_of(Client(), "/sign-in/", {"email": UNKNOWN}, hashed)

    assert known == unknown == again
    assert known[1:] == (1, {}, 302)


def test_a_code_that_is_wrong_is_the_same_work_as_well(cast, hashed):
    seen = []
    for email in ("esi@example.org", UNKNOWN):
        client = Client()
        client.post("/sign-in/", {"email": email})
        seen.append(work_of(client, "/sign-in/code/", {"code": "BBBBBBBB", "action": "verify"}, hashed))

    assert seen[0] == seen[1]


@pytest.mark.parametrize("role", ["committee", "mentor"])
def test_so_is_inviting_one(cast, hashed, role):
    seen = []
    for email in (cast.hal.email, cast.oke.email, UNKNOWN):
        fields = {"email": email, "given_role": role, "cohort": cast.open_cohort.pk if role == "mentor" else ""}
        seen.append(work_of(browser(cast.esi), "/members/invite/", fields, hashed))

    assert seen[0] == seen[1] == seen[2]
    assert seen[0][1] == 1


@pytest.mark.parametrize("where", ["/sign-in/reset/", "/sign-in/new/"])
def test_there_is_no_other_way_to_ask_for_an_address(cast, hashed, where):
    seen = [work_of(Client(), where, {"email": email}, hashed) for email in (cast.esi.email, UNKNOWN)]

    assert seen[0] == seen[1]
    assert seen[0][1:] == (0, {}, 405)
