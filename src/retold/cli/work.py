"""`retold work`: background jobs and mail, for installations with several processes or hosts."""

import os
import secrets

import click


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then end.")
def work(once: bool) -> None:
    """Take jobs and send mail until Ctrl+C.

    `retold serve` runs one of these beside the site.
    """
    from retold.web import serving, tether  # noqa: PLC0415  Django must be set up first

    serving.set_up()

    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.services.work.worker import Worker  # noqa: PLC0415  Django must be set up first

    worker = Worker(f"{os.getpid()}-{secrets.token_hex(8)}")
    if once:
        worker.round(timezone.now())
        return
    worker.stop_on_signals()
    tether.follow()
    worker.work()
