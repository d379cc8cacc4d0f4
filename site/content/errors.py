"""The pages that say that something does not work, in the version of the address and with its right status.

None of them may fail itself: where the frame of the site cannot be made, a page that needs no database stands in; where
not even that can be made, a few words do.
"""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin
from django.utils.html import format_html
from django.utils.translation import get_language_from_path, gettext, override

import cities
from content.display.choice import choice_in
from content.phone import dialable
from content.versions import active_language

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404)


def gone(request: HttpRequest) -> HttpResponse:
    return answer(request, 410)


def too_many(request: HttpRequest) -> HttpResponse:
    return answer(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Never with the frame: what failed may be what the frame is made of."""
    return alone(request, 500)


def version_of(request: HttpRequest) -> str:
    """The version of the address; an address that belongs to none gets the default one."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def answer(request: HttpRequest, status: int) -> HttpResponse:
    """The error page in the site's frame."""
    with override(version_of(request)):
        try:
            return as_response(render_to_string(f"{status}.html", request=request), status)
        except Exception:
            logger.exception("The page of error %s could not be made with its frame.", status)
    return alone(request, status)


def alone(request: HttpRequest, status: int) -> HttpResponse:
    """The error page by itself: no database, no session, nothing of the request but its address and how one sees it."""
    with override(version_of(request)):
        try:
            content: str = render_to_string(f"{status}.html", {**facts(), "display": choice_in(request)})
        except Exception:
            logger.exception("The page of error %s could not be made.", status)
            content = in_a_few_words()
        return as_response(content, status)


def facts() -> dict[str, Any]:
    """What a page knows without a database: the city's folder."""
    city = cities.current()
    contact = {"name": str(city.office), "phone": city.phone, "phone_url": dialable(city.phone), "email": city.email}
    return {"layout": "layouts/alone.html", "site_name": settings.WAGTAIL_SITE_NAME, "contact": contact}


def in_a_few_words() -> str:
    try:
        words = gettext("Something went wrong here. Please try again in a few minutes.")
    except Exception:
        words = "Something went wrong here. Please try again in a few minutes."
    return format_html('<!doctype html><meta charset="utf-8"><title>{}</title><p>{}</p>', words, words)


def as_response(content: str, status: int) -> HttpResponse:
    response = HttpResponse(content, status=status, headers={"Content-Language": active_language()})
    # Tomorrow there may be a page.
    add_never_cache_headers(response)
    return response


class ErrorPagesMiddleware(MiddlewareMixin):
    """Words where Django has none for people: where an address takes no such request, and in the try-out."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code == 405 and not response.streaming and not getattr(response, "content", b""):
            worded = answer(request, 405)
            worded["Allow"] = response["Allow"]
            return worded
        # A try-out shows what readers will see, and not Django's list of addresses.
        if response.status_code == 404 and settings.DEBUG and settings.TRY_OUT:
            return not_found(request)
        return response
