"""`retold serve`: the site."""

import os

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
def serve(host: str, port: int, processes: int) -> int:
    """Run the site: web processes and a job worker, until Ctrl+C.

    Everything is kept in the folder RETOLD_HOME (default ~/.local/share/retold). With DATABASE_URL it uses
    PostgreSQL. With RETOLD_ADDRESS=https://... it expects a web server with https before it, and the root key in a
    folder of its own (RETOLD_ROOT_KEY_FILE); without, it answers this machine alone.
    """
    from retold.web import serving  # noqa: PLC0415  Django must be set up first

    os.environ["RETOLD_PORT"] = str(port)
    serving.refuse_strangers(host)
    serving.set_up()
    serving.make_ready()
    click.echo(f"Retold: http://{host}:{port}  (Ctrl+C ends it)", err=True)
    return serving.serve_together(host, port, web_processes=processes)
