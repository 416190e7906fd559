"""Whether it lives, and whether it can work (liveness and readiness probes): for whatever watches over the machine."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from retold.web.asked import open_to_anybody, page


@open_to_anybody
@page("GET")
def health(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    del request
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_anybody
@page("GET")
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers too, and is as this version expects it."""
    del request
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    if behind:
        return HttpResponse("the database is of another version\n", status=503, content_type="text/plain")
    return HttpResponse("ready\n", content_type="text/plain")
