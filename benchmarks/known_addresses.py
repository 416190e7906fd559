"""Whether the time an answer takes tells who is known here (timing side channel): known against unknown addresses.

    python benchmarks/known_addresses.py [--addresses N] [--runs N]

A fresh installation with a SQLite file, as `retold serve` has it. So many people are known; each of their addresses,
and as many that nobody knows, are sent to the sign-in page in a random order, each once, by Django's test client in
this process. Times are of the server alone; a network adds noise and takes nothing away. Printed for each run is the
area under the curve (AUC): how often a known address took longer than an unknown one, 0.5 where time tells nothing.
Ends with 1 where the middle run lies outside 0.45 to 0.55. Limits on how often one may ask are off meanwhile.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from statistics import median

WARMING_UP = 50
TELLS_NOTHING = (0.45, 0.55)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--addresses", type=int, default=1000, help="known ones, and as many that are not")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        install(home)
        found = []
        for run in range(options.runs):
            known, unknown = timed(run, options.addresses)
            found.append(auc(known, unknown))
            gap = 1000 * abs(median(known) - median(unknown))
            print(
                f"run {run + 1}: {options.addresses} known and as many unknown addresses, AUC {found[-1]:.3f}, "
                f"medians {1000 * median(known):.2f} and {1000 * median(unknown):.2f} ms, {gap:.2f} apart"
            )
    low, high = TELLS_NOTHING
    sys.exit(0 if low <= median(found) <= high else 1)


def install(home: str) -> None:
    """An empty installation in that folder."""
    os.environ["RETOLD_HOME"] = home
    os.environ["DJANGO_SETTINGS_MODULE"] = "retold.web.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.ACCOUNT_RATE_LIMITS = False
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def timed(run: int, addresses: int) -> tuple[list[float], list[float]]:
    """Seconds for each known and each unknown address, asked in a random order."""
    from retold.web.sign_in import person_to_sign_in

    known = [f"known.{run}.{number}@example.org" for number in range(addresses)]
    for email in known:
        person_to_sign_in(email)
    unknown = [f"nobody.{run}.{number}@example.org" for number in range(addresses)]
    asked = [(email, number) for number, emails in enumerate((known, unknown)) for email in emails]
    random.Random(run).shuffle(asked)
    for number in range(WARMING_UP):
        seconds(f"first.{run}.{number}@example.org")
    times: tuple[list[float], list[float]] = ([], [])
    for email, which in asked:
        times[which].append(seconds(email))
    return times


def seconds(email: str) -> float:
    """How long the answer takes to this address at the sign-in page."""
    from django.test import Client

    client = Client()
    began = time.perf_counter()
    response = client.post("/sign-in/", {"email": email})
    taken = time.perf_counter() - began
    assert response.status_code == 302, response.content
    return taken


def auc(ones: list[float], others: list[float]) -> float:
    """How often one of the first is larger than one of the second, ties counting half (Mann-Whitney U over n x m)."""
    ranked = sorted([(value, 1) for value in ones] + [(value, 0) for value in others])
    above = below = 0.0
    for _, first in ranked:
        if first:
            above += below
        else:
            below += 1
    return above / (len(ones) * len(others))


if __name__ == "__main__":
    main()
