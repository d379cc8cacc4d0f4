"""Feeds of articles and of events."""

from datetime import datetime, time
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.facts import current_facts
from content.feeds import LONGEST, Entry, feed
from content.versions import active_language, addresses_of_kinds
from design.dates import say_period

from ..models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from . import finding
from .words import place_of, title_of


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    facts = current_facts()
    return feed(
        request,
        title=_("News – %(site)s") % {"site": facts.site_name},
        about=_("What is new, the latest first."),
        url=list_of(NewsIndexPage),
        by=facts.office,
        entries=[news_entry(page) for page in finding.articles().newest_first()[:LONGEST]],
    )


def news_entry(page: NewsPage) -> Entry:
    day = timezone.make_aware(datetime.combine(page.date, time()))
    published = page.first_published_at or day
    return Entry(
        key=page.translation_key,
        title=page.title,
        url=page.reader_url,
        published=published,
        updated=max(published, page.last_published_at or published),
        text=page.lead,
        language=page.other_language,
        author=page.author,
        categories=topics_of(page),
    )


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """In the order in which they were announced: what is new for the reader stands first."""
    facts = current_facts()
    found = finding.events().order_by(F("begun_at").desc(nulls_last=True), "-pk")
    return feed(
        request,
        title=_("Events – %(site)s") % {"site": facts.site_name},
        about=_("What takes place, the latest announcement first."),
        url=list_of(EventIndexPage),
        by=facts.office,
        entries=[event_entry(event) for event in found[:LONGEST]],
    )


def event_entry(event: EventPage) -> Entry:
    changed = finding.changed_at(event)
    facts = (say_period(event.starts, event.ends), place_of(event))
    parts = (finding.note_of(event), "\n".join(fact for fact in facts if fact), event.lead)
    return Entry(
        key=event.translation_key,
        title=title_of(event),
        url=event.reader_url,
        published=event.first_published_at or changed,
        updated=changed,
        text="\n\n".join(part for part in parts if part),
        language=event.other_language,
        categories=topics_of(event),
    )


def topics_of(page: Any) -> tuple[str, ...]:
    return (str(page.topic),) if page.topic else ()


def list_of(kind: type[Any]) -> str:
    """The page that shows the same; the home page where there is no list."""
    return addresses_of_kinds(kind).get(kind, "") or f"/{active_language()}/"
