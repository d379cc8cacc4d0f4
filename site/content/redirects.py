"""Redirects of pages that have moved."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailsRedirectMiddleware
from wagtail.models import Page

from content.closed import closed, is_closed_page
from content.serving import live_page


class RedirectMiddleware(WagtailsRedirectMiddleware):
    """Wagtail's, but the new address of a closed page is told only to those who may read it."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        if answer is not response and is_closed_page(page_at(answer["Location"]), request):
            return closed(request)
        return answer


def page_at(address: str) -> Page | None:
    """The live page that an address of this site leads to."""
    path = urlsplit(address).path
    code = get_language_from_path(path)
    return live_page(path.removeprefix(f"/{code}/"), code) if code else None
