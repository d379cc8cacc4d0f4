"""Articles and events to test with."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from tests.factories import locale, numbers


def home_page(language: str = "de") -> HomePage:
    return HomePage.objects.get(locale__language_code=language)


def make_index(kind: type[Page], language: str = "de", **fields: Any) -> Any:
    """The list of this version; there is one for each kind."""
    if found := kind.objects.filter(locale__language_code=language).first():
        return found
    names = {NewsIndexPage: "Aktuelles", EventIndexPage: "Termine"}
    german = kind.objects.filter(locale__language_code="de").first() if language != "de" else None
    fields = {"title": names[kind], "slug": names[kind].lower(), "locale": locale(language), **fields}
    if german:
        fields["translation_key"] = german.translation_key
    page = kind(**fields)
    home_page(language).add_child(instance=page)
    return kind.objects.get(pk=page.pk)


def make_article(language: str = "de", **fields: Any) -> NewsPage:
    """A published article."""
    number = next(numbers)
    fields = {"title": f"Neue Bänke {number}", "slug": f"artikel-{number}", "lead": "Es gibt neue Bänke.", **fields}
    return _publish(NewsPage(locale=locale(language), **fields), make_index(NewsIndexPage, language))


def make_event(language: str = "de", **fields: Any) -> EventPage:
    """A published event: next week, for two hours, at the town hall."""
    number = next(numbers)
    starts = fields.pop("starts", timezone.now() + timedelta(days=7))
    fields = {
        "title": f"Rundgang {number}",
        "slug": f"termin-{number}",
        "starts": starts,
        "ends": starts + timedelta(hours=2),
        "place": "Rathaus Barmen",
        **fields,
    }
    return _publish(EventPage(locale=locale(language), **fields), make_index(EventIndexPage, language))


def _publish(page: Any, parent: Page) -> Any:
    parent.add_child(instance=page)
    if page.live:
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
