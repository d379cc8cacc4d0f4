"""What stands in the place of a page that only invited people read."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from wagtail.models import Page

from content.models import BasePage


@never_cache
def closed(request: HttpRequest, typed: Sequence[str] = ()) -> HttpResponse:
    """Say that it is closed and that signing in may help, and nothing of what stands there, not even its title.

    403 and not 404: whoever is invited and signed out must learn that the link is right. ``typed`` is what the reader
    wrote into a form, to copy it from here.
    """
    return render(request, "content/closed.html", {"typed": typed}, status=403)


def is_closed_page(page: Page | None, request: HttpRequest) -> bool:
    """Whether this page is one that the reader may not read."""
    return isinstance(page, BasePage) and page.is_closed_to(request.user)
