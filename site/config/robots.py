"""What search engines leave out: the office, accounts, and every form. The names are those of the addresses."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from content.outgoing import absolute
from content.page_cache import mark

#: ``*`` stands for anything.
CLOSED = (
    "/healthz",
    "/verwaltung/",
    "/postfach/",
    "/*/konto/",
    "/*/nachricht/",
    "/*/darstellung/",
    "/*/b/*/vorschlaege/neu/",
    "/*/b/*/aendern/",
    "/*/b/*/zurueckziehen/",
    "/*/b/*/kommentieren/",
    "/*/b/*/antworten/",
    "/*/b/*/melden/",
    "/*/b/*/unterstuetzen/",
    "/*/b/*/bewerten/",
    "/*/b/*/abstimmen/",
    "/*/b/*/mitmachen/",
    "/*/b/*/name/",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "", f"Sitemap: {absolute(reverse('sitemap'))}"]
    return mark(HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8"))
