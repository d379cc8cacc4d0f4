"""The newest articles and the next events: for the home page, and for lists that editors put into any page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from content import lists
from content.lists import Listing, Wish
from content.page_cache import keep_until
from content.versions import addresses_of_kinds

from .filtering import has_closed, next_end
from .models import EventIndexPage, EventPage, NewsIndexPage, NewsPage

if TYPE_CHECKING:
    from consultations.processes.readers import Reader

# As many of each as the home page names.
ON_THE_HOME_PAGE = 3


def register() -> None:
    lists.register(
        "news",
        label=_("News"),
        provider=newest_articles,
        template="news/entry.html",
        empty=_("There is no news yet."),
        more=_("See all news"),
        has_districts=True,
    )
    lists.register(
        "events",
        label=_("Events"),
        provider=next_events,
        template="news/event_entry.html",
        empty=_("At the moment no event is planned."),
        more=_("See all events"),
        has_districts=True,
    )


def newest_articles(wish: Wish) -> Listing:
    return articles_for(wish, addresses_of_kinds(NewsIndexPage).get(NewsIndexPage, ""))


def next_events(wish: Wish) -> Listing:
    return events_for(wish, addresses_of_kinds(EventIndexPage).get(EventIndexPage, ""))


def articles_for(wish: Wish, url: str) -> Listing:
    articles = NewsPage.objects.visible_to(wish.person).for_version().in_district(wish.district)
    found = list(articles.newest().for_lists()[: wish.count])
    return Listing(found, url=url, is_private=has_closed(found))


def events_for(wish: Wish, url: str) -> Listing:
    at = timezone.now()
    events = EventPage.objects.visible_to(wish.person).for_version().in_district(wish.district)
    found = list(events.next(at).for_lists()[: wish.count])
    return Listing(found, url=url, changes_at=next_end(found, at), is_private=has_closed(found))


@dataclass(frozen=True)
class Latest:
    """What the home page says about news and events."""

    events: Listing
    articles: Listing

    def kept(self, response: HttpResponse) -> HttpResponse:
        if self.events.is_private or self.articles.is_private:
            add_never_cache_headers(response)
        return keep_until(response, self.events.changes_at)


def latest(person: "Reader", addresses: Mapping[type[Page], str]) -> Latest:
    """Two queries. ``addresses`` says where the lists are."""
    wish = Wish(person, ON_THE_HOME_PAGE)
    return Latest(
        events=events_for(wish, addresses.get(EventIndexPage, "")),
        articles=articles_for(wish, addresses.get(NewsIndexPage, "")),
    )
