"""Serving pages: Wagtail's way, and the default page where a version lacks one."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from content.closed import is_closed_page
from content.versions import active_language


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at ``path``; where the reader's version lacks it, the default page stands in."""
    if page := live_page(path, active_language()):
        route(request, page)
    elif stand_in := page_to_stand_in(path):
        # Where a closed page is in another version is part of what only its readers learn.
        if not is_closed_page(stand_in, request) and (address := own_address(stand_in, request)):
            return redirect(with_query(address, request))
        request.is_stand_in = True  # type: ignore[attr-defined]  # BasePage says so on the page.
        route(request, stand_in)
    return wagtail_serve(request, path)


def with_query(address: str, request: HttpRequest) -> str:
    """The address with what stands behind the question mark of this request."""
    query = request.META.get("QUERY_STRING", "")
    return f"{address}?{query}" if query else address


def live_page(path: str, language: str) -> Page | None:
    """The live page at this path of a version, in two queries; Wagtail's own way takes two for each level."""
    roots = [root for root in Site.get_site_root_paths() if root.language_code == language]
    if len(roots) != 1:
        return None
    found = Page.objects.live().filter(url_path=roots[0].root_path + path).values_list("pk", "content_type").first()
    if not found:
        return None
    kind: Any = ContentType.objects.get_for_id(found[1]).model_class() or Page
    return kind.objects.get(pk=found[0])


def page_to_stand_in(path: str) -> Page | None:
    """The page at this path of the default version; None for readers who are in that version anyway."""
    return None if active_language() == settings.LANGUAGE_CODE else live_page(path, settings.LANGUAGE_CODE)


def route(request: HttpRequest, page: Page) -> None:
    """Tell Wagtail which page it is, before it looks itself."""
    request._wagtail_route_for_request = page.route(request, [])  # type: ignore[attr-defined]  # Wagtail's own memory.


def own_address(page: Page, request: HttpRequest) -> str:
    """Where the page's live translation is in the reader's version, for it has a slug of its own; empty without one."""
    own = (
        Page.objects.live()
        .filter(translation_key=page.translation_key, locale__language_code=active_language())
        .first()
    )
    return own.get_url(request) if own else ""
