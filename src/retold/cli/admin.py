"""`retold admin`: what only the operator of an installation does."""

import click

from retold.rules.words import OrganisationKind


@click.group()
def admin() -> None:
    """Set up organisations, and check the trail of events."""
    from retold.web import serving

    serving.set_up()


@admin.command()
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in OrganisationKind]), default="university")
@click.option("--administrator", required=True, help="The e-mail address of its first administrator.")
def organisation(name: str, kind: str, administrator: str) -> None:
    """Found an organisation called NAME. Its administrator signs in by e-mail and sets up the rest."""
    from django.utils import timezone

    from retold.rules.viewer import Viewer
    from retold.rules.when import When
    from retold.rules.words import Role
    from retold.services.organisations import found
    from retold.web.serving import make_ready

    make_ready()
    operator, now = Viewer(role=Role.MACHINE), When(timezone.now())
    found(name=name, kind=OrganisationKind(kind), administrator_email=administrator, by=operator, at=now)
    click.echo(f"{name} is founded. {administrator} can sign in now.")


@admin.command()
def trail() -> int:
    """Check the chain of events of every organisation; ends with 1 where one was changed."""
    from retold.records.people.models import Organisation
    from retold.records.record import stored
    from retold.services.events import head, verified

    broken = False
    for row in stored(Organisation).order_by("name", "pk"):
        for stream in ("open", "sealed"):
            count, wrong = verified(stream, row.pk)
            broken = broken or wrong is not None
            said = f"BROKEN at line {wrong}" if wrong else f"{count} lines, head {head(stream, row.pk)[:16]}"
            click.echo(f"{row.name} ({stream}): {said}")
    return 1 if broken else 0
