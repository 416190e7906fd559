"""`retold demo`: the site with an invented organisation, on this machine alone."""

import os
import webbrowser

import click

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="A loopback address; no other is allowed.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--open", "open_", is_flag=True, help="Open the page in a browser.")
def demo(host: str, port: int, open_: bool) -> int:
    """Run the site with invented people, and one click to be any of them.

    Answers this machine alone, since it lets anybody in.
    """
    from retold.web import serving  # noqa: PLC0415  Django must be set up first
    from retold.web.home import SetupError  # noqa: PLC0415  Django must be set up first

    if host not in LOOPBACK_HOSTS:
        raise SetupError(f"The demonstration lets anybody in, so it runs on this machine alone: {host} is not on it.")
    os.environ["RETOLD_DEMO"] = "1"
    os.environ["RETOLD_PORT"] = str(port)
    serving.set_up()
    serving.make_ready()

    from django.utils import timezone  # noqa: PLC0415  Django must be set up first

    from retold.demo.fill import fill, filled  # noqa: PLC0415  Django must be set up first
    from retold.rules.when import When  # noqa: PLC0415  Django must be set up first

    if not filled():
        click.echo("Inventing two organisations and a year of their life. This takes a minute or two, once.", err=True)
        fill(at=When(timezone.now()))
    address = f"http://localhost:{port}/demo/"
    click.echo(f"Retold, with invented data: {address}  (Ctrl+C ends it)", err=True)
    if open_:
        webbrowser.open(address)
    return serving.serve_together(host, port)
