"""Whole pages, kept for anonymous readers until something changes.

Reading pages hold no form but GET ones, no token and no messages, so everybody without an account
gets the same. Whatever makes a page different for one person (a session) leads past the cache, both ways. How somebody
wants to see the site is one of a few choices: pages are kept for each of them.
"""

import re
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import DisallowedHost
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, get_language_from_path

from content import maintenance
from content.display.choice import choice_in

VERSION_KEY = "page-cache-version"
LONGEST_QUERY = 200
#: Pages, feeds, calendars, sitemaps: what holds nothing of one person and is asked for again and again.
KINDS = ("text/html", "application/atom+xml", "text/calendar", "application/xml")
#: Addresses that belong to no version and say the same to everybody.
OF_ALL_VERSIONS = re.compile(r"/(sitemap(-[a-z]+)?\.xml)")


Made = TypeVar("Made")


class Kept(NamedTuple):
    content: bytes
    headers: dict[str, str]

    def response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


def version() -> str:
    """What every key begins with; a new one makes all that was kept unreachable."""
    return str(cache.get_or_set(VERSION_KEY, _new_version, None))


def remembered(name: str, make: Callable[[], Made]) -> Made:
    """What is made of pages and settings alone, in the active language: made once, until one of them changes."""
    if not settings.PAGE_CACHE_SECONDS:
        return make()
    key = f"{name}:{version()}:{settings.CITY}:{get_language()}"
    kept: Made | None = cache.get(key)
    if kept is None:
        kept = make()
        cache.set(key, kept, settings.PAGE_CACHE_SECONDS)
    return kept


def _new_version() -> str:
    return uuid4().hex


def bump(**_signal: Any) -> None:
    """Forget all kept pages once the running transaction is committed. Services call it; signals may, too."""
    transaction.on_commit(lambda: cache.set(VERSION_KEY, _new_version(), None))


def keep_until(response: HttpResponse, moment: datetime | None) -> HttpResponse:
    """Say that the page changes by itself at ``moment``, as at the border of a phase; the soonest one counts."""
    if moment:
        soonest = min(moment, getattr(response, "fresh_until", moment))
        response.fresh_until = soonest  # type: ignore[attr-defined]  # For the middleware below, not for the browser.
    return response


def change_at(request: HttpRequest, moment: datetime | None) -> None:
    """The same for what stands around every page and is made without its view."""
    request.changes_at = moment  # type: ignore[attr-defined]  # For the middleware below.


def mark(response: HttpResponse) -> HttpResponse:
    """Give what programs fetch again and again a mark of its content; whoever names it gets no second copy."""
    response["ETag"] = f'"{sha256(response.content).hexdigest()[:32]}"'
    return response


class PageCacheMiddleware:
    """Stands first: a hit passes no other middleware and asks the database nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return if_changed(request, self.answer(request))

    def answer(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        kept: Kept | None = cache.get(key)
        if kept:
            return kept.response()
        response = keep_until(self.get_response(request), getattr(request, "changes_at", None))
        if may_be_kept(request, response) and (seconds := lifetime(response)) > 0:
            cache.set(key, Kept(response.content, dict(response.headers)), seconds)
        return response


def if_changed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 without a body where the reader named the mark of just this content."""
    if request.method not in {"GET", "HEAD"} or response.status_code != 200 or "ETag" not in response:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def key_of(request: HttpRequest) -> str | None:
    """The key for this request's page, or None where it must pass by. Asked before the page is made."""
    if not settings.PAGE_CACHE_SECONDS or request.method not in {"GET", "HEAD"} or maintenance.is_on():
        return None
    # Wagtail sends previews through the middleware under the address of the live page.
    if getattr(request, "is_dummy", False) or not is_for_all(request.path_info):
        return None
    if has_own_page(request) or len(request.META.get("QUERY_STRING", "")) > LONGEST_QUERY:
        return None
    try:
        address = request.build_absolute_uri()
    except DisallowedHost:
        return None
    # What was understood of the cookie, never the cookie itself: there are two dozen choices, and no more copies.
    return f"page:{version()}:{choice_in(request)}:{sha256(address.encode()).hexdigest()}"


def is_for_all(path: str) -> bool:
    """Whether the address alone says what stands there, and not the browser's languages."""
    return bool(get_language_from_path(path) or OF_ALL_VERSIONS.fullmatch(path))


def has_own_page(request: HttpRequest) -> bool:
    """Whether a cookie (session, message) may make the page this reader's own."""
    return any(name in request.COOKIES for name in (settings.SESSION_COOKIE_NAME, "messages"))


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Only a whole page that is nobody's own. Who holds a form token may get kept pages but makes none."""
    cache_control = response.headers.get("Cache-Control", "").lower()
    directives = {part.split("=")[0].strip() for part in cache_control.split(",")}
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and response.headers.get("Content-Type", "").startswith(KINDS)
        and not response.cookies
        and not directives & {"private", "no-store", "no-cache", "max-age"}
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
    )


def lifetime(response: HttpResponse) -> float:
    """Seconds that the page stays true: at most the setting, less where a phase begins or ends sooner."""
    moment: datetime | None = getattr(response, "fresh_until", None)
    longest = float(settings.PAGE_CACHE_SECONDS)
    return min(longest, (moment - timezone.now()).total_seconds()) if moment else longest
