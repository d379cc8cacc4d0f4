"""The answer for whoever watches over the server."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from content import maintenance


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, and while the site rests, which it says; else 503."""
    if maintenance.is_on():
        return HttpResponse("maintenance\n", content_type="text/plain")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")
