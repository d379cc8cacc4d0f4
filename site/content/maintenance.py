"""The site rests: everybody reads that it will soon be back, whatever the database does meanwhile."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from content import errors

# Whoever watches the server asks here; the answer says that the site rests.
ALWAYS_OPEN = {"/healthz"}


def is_on() -> bool:
    """Asked anew for each request: one look at the disk."""
    return settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()


class MaintenanceMiddleware:
    """Stands behind what serves static files and writes the headers for safety, and before what asks the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in ALWAYS_OPEN or not is_on():
            return self.get_response(request)
        response = errors.alone(request, 503)
        response["Retry-After"] = str(settings.MAINTENANCE_RETRY_SECONDS)
        return response
