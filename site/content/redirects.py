"""What stands where a page was: the way to its new address, or the word that it is gone.

Wagtail makes a redirect whenever a page or its section gets another address. Here they also work in a version that the
page lacks, keep what stands behind the question mark, and never lead in a circle.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.closed import closed, is_closed_page
from content.errors import gone
from content.former_addresses import FormerAddress
from content.serving import live_page, with_query
from content.versions import address_of, in_version

# So many redirects to redirects are followed before they count as a circle.
MOST_STEPS = 5


class RedirectMiddleware(MiddlewareMixin):
    """In place of Wagtail's. The new address of a closed page is told only to those who may read it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != 404 or "\0" in request.path:
            return response
        for path in paths_of(request.path):
            if found := redirect_at(request, path):
                return lead_on(request, found, path) or response
        return gone(request) if was_there(request.path) else response


def paths_of(path: str) -> list[str]:
    """The address itself; then the one of the default page that stands in, where the reader is in another version."""
    code = get_language_from_path(path)
    return [path, in_version(path, settings.LANGUAGE_CODE)] if code and code != settings.LANGUAGE_CODE else [path]


def redirect_at(request: HttpRequest, path: str) -> Redirect | None:
    """The redirect from this address: first one for just this query, as old systems have them."""
    query = request.META.get("QUERY_STRING", "")
    candidates = [f"{path}?{query}", path] if query else [path]
    found = (get_redirect(request, Redirect.normalise_path(each)) for each in candidates)
    return next((each for each in found if each), None)


def lead_on(request: HttpRequest, found: Redirect, path: str) -> HttpResponseBase | None:
    """The answer to somebody at the old address; None where the redirect leads nowhere."""
    is_own = path == request.path
    target = found.redirect_page
    page = target.specific if target else page_at(found.redirect_link)
    if is_closed_page(page, request):
        return closed(request)
    if target:
        # In another version: the translation, or the address at which the default page stands in.
        address = (found.link if target.live else "") if is_own else address_of(target)
        if not address:
            return gone(request)
        address = with_query(address, request)
    else:
        address = found.link or ""
    if not address or leads_round(request, address):
        return None
    kind = HttpResponsePermanentRedirect if found.is_permanent and is_own else HttpResponseRedirect
    return asked_again(kind(address))


def leads_round(request: HttpRequest, address: str) -> bool:
    """Whether an address leads back to where the reader is, be it over other redirects that editors wrote."""
    start = Redirect.normalise_path(request.path)
    for _step in range(MOST_STEPS):
        parts = urlsplit(address)
        if parts.netloc and parts.netloc != request.get_host():
            return False
        path = Redirect.normalise_path(parts.path)
        if path == start:
            return True
        following = get_redirect(request, path) if not page_at(address) else None
        if following is None:
            return False
        address = following.link or ""
    return True


def asked_again(response: HttpResponse) -> HttpResponse:
    """Browsers keep a permanent redirect for good. A page that moves back would be lost in a circle for its readers."""
    patch_cache_control(response, no_cache=True)
    return response


def page_at(address: str) -> Page | None:
    """The live page that an address of this site leads to."""
    path = urlsplit(address).path
    code = get_language_from_path(path)
    return live_page(path.removeprefix(f"/{code}/"), code) if code else None


def was_there(path: str) -> bool:
    """Whether a page was at this address, or the default page that stood in."""
    return FormerAddress.objects.filter(path__in=map(Redirect.normalise_path, paths_of(path))).exists()
