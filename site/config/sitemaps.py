"""The sitemap: an index, and a file for each section and each of its parts."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.models import Page

from consultations import sitemaps as consultations
from consultations.models import ConsultationPage
from content.outgoing import absolute
from content.page_cache import mark
from content.sitemaps import Address, of_pages, of_view
from news import sitemaps as news
from news.models import EventPage, NewsPage

#: As many addresses as one file holds; the standard allows ten times as many.
AT_ONCE = 5000
#: Kinds of pages that not everybody reads: their own areas know who does.
OF_OTHERS = (ConsultationPage, NewsPage, EventPage)


def pages() -> Iterator[Address]:
    """All pages that everybody reads, the one that explains feeds and calendars, and the accessibility report."""
    yield from of_pages(Page.objects.live().not_exact_type(*OF_OTHERS))
    with translation.override(settings.LANGUAGE_CODE):
        paths = [reverse("following"), reverse("accessibility_report")]
    for path in paths:
        yield from of_view(path)


SECTIONS: dict[str, Callable[[], Iterable[Address]]] = {
    "seiten": pages,
    "beteiligungen": consultations.pages,
    "listen": consultations.views,
    "vorschlaege": consultations.proposals,
    "aktuelles": news.pages,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Names the files, each with the moment of its latest change; a section without addresses has none."""
    files = []
    for name, section in SECTIONS.items():
        address = absolute(reverse("sitemap_section", args=[name]))
        for part in parts(section):
            changes = [each.changed for each in part.object_list if each.changed]
            files.append({"address": numbered(address, part.number), "changed": max(changes, default=None)})
    return _xml(request, "sitemap/index.xml", {"files": files})


@require_safe
def section(request: HttpRequest, name: str) -> HttpResponse:
    """One part of a section."""
    if name not in SECTIONS:
        raise Http404
    try:
        part = paginator(SECTIONS[name]).page(request.GET.get("teil", 1))
    except (EmptyPage, PageNotAnInteger) as error:
        raise Http404 from error
    return _xml(request, "sitemap/section.xml", {"addresses": part.object_list})


def paginator(section: Callable[[], Iterable[Address]]) -> Paginator[Address]:
    return Paginator(list(section()), AT_ONCE)


def parts(section: Callable[[], Iterable[Address]]) -> Iterator[Any]:
    found = paginator(section)
    return (part for part in found if part.object_list)


def numbered(address: str, number: int) -> str:
    return f"{address}?teil={number}" if number > 1 else address


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, template, context, content_type="application/xml; charset=utf-8")
    # For machines that read it, not a result that they show.
    response["X-Robots-Tag"] = "noindex"
    return mark(response)
