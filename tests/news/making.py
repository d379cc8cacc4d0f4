"""Articles and events to test with."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from tests.pages.pages import make_page, numbers, translate

TITLES = {NewsIndexPage: "Aktuelles", EventIndexPage: "Termine"}


def make_list(kind: type[Page], language: str = "de") -> Any:
    """The list of this version; there is one for each kind."""
    if found := kind.objects.filter(locale__language_code=language).first():
        return found
    if language == "de":
        return make_page(kind=kind, title=TITLES[kind], slug=TITLES[kind].lower())
    return translate(make_list(kind), language, title=f"{TITLES[kind]} {language}", slug=TITLES[kind].lower())


def make_article(**fields: Any) -> NewsPage:
    """A published article, in German."""
    number = next(numbers)
    fields = {"title": f"Neue Bänke {number}", "slug": f"artikel-{number}", "lead": "Es gibt neue Bänke.", **fields}
    return make_page(make_list(NewsIndexPage), kind=NewsPage, **fields)


def make_event(**fields: Any) -> EventPage:
    """A published event, in German: next week, for two hours, at the town hall."""
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
    return make_page(make_list(EventIndexPage), kind=EventPage, **fields)


def make_version(page: NewsPage | EventPage, language: str, **fields: Any) -> Any:
    """A published version of an article or event; its facts come from the German one."""
    kind = NewsIndexPage if isinstance(page, NewsPage) else EventIndexPage
    return translate(page, language, parent=make_list(kind, language), **fields)
