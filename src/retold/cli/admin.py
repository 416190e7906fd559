"""`retold admin`: what only the operator of an installation does."""

import click

from retold.rules.words import OrganisationKind


@click.group()
def admin() -> None:
    """Set up organisations, check the trail of events, confirm the clock."""
    from retold.web import serving  # noqa: PLC0415  Django must be set up first

    serving.set_up()


@admin.command()
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in OrganisationKind]), default="university")
@click.option("--administrator", required=True, help="The e-mail address of its first administrator.")
def organisation(name: str, kind: str, administrator: str) -> None:
    """Found an organisation called NAME. Its administrator signs in by e-mail and sets up the rest."""
    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.rules.viewer import Viewer  # noqa: PLC0415  Django must be set up first
    from retold.rules.when import When  # noqa: PLC0415  Django must be set up first
    from retold.rules.words import Role  # noqa: PLC0415  Django must be set up first
    from retold.services.organisations import found  # noqa: PLC0415  Django must be set up first
    from retold.web.serving import make_ready  # noqa: PLC0415  Django must be set up first

    make_ready()
    operator, now = Viewer(role=Role.MACHINE), When(timezone.now())
    found(name=name, kind=OrganisationKind(kind), administrator_email=administrator, by=operator, at=now)
    click.echo(f"{name} is founded. {administrator} can sign in now.")


@admin.command("confirm-clock")
def confirm_clock() -> None:
    """Say that this machine's clock is right, so that what is over is deleted again.

    Retold stops deleting where the clock has gone back, or on by more than two days since it last did its daily work.
    """
    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.services import clock_watch  # noqa: PLC0415  Django must be set up first

    now = timezone.now()
    said = clock_watch.jump()
    clock_watch.confirm(now)
    click.echo(f"{said or 'The clock had not jumped.'} Now it is {now:%Y-%m-%d %H:%M} (UTC), and that is confirmed.")


@admin.command()
def trail() -> int:
    """Check the chain of events of every organisation; ends with 1 where one was changed."""
    from retold.records.people.models import Organisation  # noqa: PLC0415  Django must be set up first
    from retold.records.record import stored  # noqa: PLC0415  Django must be set up first
    from retold.services.events import head, verified  # noqa: PLC0415  Django must be set up first

    broken = False
    for row in stored(Organisation).order_by("name", "pk"):
        for stream in ("open", "sealed"):
            count, wrong = verified(stream, row.pk)
            broken = broken or wrong is not None
            said = f"BROKEN at line {wrong}" if wrong else f"whole up to line {count}, head {head(stream, row.pk)[:16]}"
            click.echo(f"{row.name} ({stream}): {said}")
    return 1 if broken else 0
