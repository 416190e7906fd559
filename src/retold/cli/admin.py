"""`retold admin`: what only the operator of an installation does."""

import click

from retold.rules.refusals import IncompleteError
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
@click.option("--contact", required=True, multiple=True, help="The address of a wellbeing contact; name two or more.")
def organisation(name: str, kind: str, administrator: str, contact: tuple[str, ...]) -> None:
    """Found an organisation called NAME. Its administrator signs in by e-mail and sets up the rest.

    Its wellbeing contacts are invited by e-mail. They can be nobody who administers or coordinates.
    """
    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.rules.viewer import Viewer  # noqa: PLC0415  Django must be set up first
    from retold.rules.when import When  # noqa: PLC0415  Django must be set up first
    from retold.rules.words import Role  # noqa: PLC0415  Django must be set up first
    from retold.services.organisations import found  # noqa: PLC0415  Django must be set up first
    from retold.web.serving import make_ready  # noqa: PLC0415  Django must be set up first

    make_ready()
    operator, now = Viewer(role=Role.MACHINE), When(timezone.now())
    try:
        found(
            name=name,
            kind=OrganisationKind(kind),
            administrator_email=administrator,
            contact_emails=contact,
            by=operator,
            at=now,
        )
    except IncompleteError as lacking:
        raise click.UsageError(" ".join(lacking.reasons.values())) from lacking
    click.echo(f"{name} is founded. {administrator} can sign in now; {' and '.join(sorted(contact))} are invited.")


@admin.command()
@click.argument("name")
@click.argument("email")
def contact(name: str, email: str) -> None:
    """Invite EMAIL as a wellbeing contact of the organisation NAME, while it has fewer than two."""
    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.records.people.models import Organisation  # noqa: PLC0415  Django must be set up first
    from retold.records.record import stored  # noqa: PLC0415  Django must be set up first
    from retold.rules.viewer import machine  # noqa: PLC0415  Django must be set up first
    from retold.rules.when import When  # noqa: PLC0415  Django must be set up first
    from retold.services.organisations import add_contact  # noqa: PLC0415  Django must be set up first

    found = list(stored(Organisation).filter(name=name))
    if len(found) != 1:
        raise click.UsageError(f"There is no organisation called {name}." if not found else f"{name} is not one only.")
    at = When(timezone.now(), found[0].time_zone)
    try:
        add_contact(found[0].pk, email=email, by=machine(found[0].pk), at=at)
    except IncompleteError as lacking:
        raise click.UsageError(" ".join(lacking.reasons.values())) from lacking
    click.echo(f"{email} is invited.")


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
