"""Serving pages: Wagtail's way, and the default page where a version lacks one."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from content.versions import active_language


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at ``path``; where the reader's version lacks it, the default page stands in."""
    if Page.route_for_request(request, path) is None and (stand_in := route_in_default_version(request, path)):
        if address := own_address(stand_in.page, request):
            return redirect(address)
        request.is_stand_in = True  # type: ignore[attr-defined]  # BasePage says so on the page.
        request._wagtail_route_for_request = stand_in  # type: ignore[attr-defined]  # Where Wagtail looks first.
    return wagtail_serve(request, path)


def route_in_default_version(request: HttpRequest, path: str) -> RouteResult | None:
    """The live page at this path of the default version; None for readers who are in that version anyway."""
    site = Site.find_for_request(request)
    if not site or active_language() == settings.LANGUAGE_CODE:
        return None
    components = [component for component in path.split("/") if component]
    try:
        result: RouteResult = site.root_page.specific.route(request, components)
    except Http404:
        return None
    return result


def own_address(page: Page, request: HttpRequest) -> str:
    """Where the page's live translation is in the reader's version, for it has a slug of its own; empty without one."""
    own = (
        Page.objects.live()
        .filter(translation_key=page.translation_key, locale__language_code=active_language())
        .first()
    )
    return own.get_url(request) if own else ""
