"""What machines read about news and events."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from consultations.following.metadata import following_all
from content import schema
from content.facts import current_facts
from content.metadata import Following, Metadata, picture_of
from content.outgoing import absolute
from content.versions import Memory

from .words import place_of, title_of

if TYPE_CHECKING:
    from ..models import EventPage, NewsPage

SCHEMA = "https://schema.org/"
STATES = {"planned": "EventScheduled", "moved": "EventRescheduled", "cancelled": "EventCancelled"}
#: By whether there is a place, and whether there is a link.
WAYS_TO_ATTEND = {
    (True, True): "MixedEventAttendanceMode",
    (True, False): "OfflineEventAttendanceMode",
    (False, True): "OnlineEventAttendanceMode",
}


def following_news() -> Following:
    return Following(_("News"), reverse("following_news"))


def following_events() -> Following:
    return Following(_("Events"), reverse("following_events"), reverse("following_events_calendar"))


def everything() -> tuple[Following, ...]:
    """All that one can follow without choosing a consultation."""
    return (following_news(), following_events(), following_all())


def metadata_of_article(page: "NewsPage", metadata: Metadata) -> Metadata:
    whole = replace(
        metadata,
        image=page.picture,
        image_text=page.alt_text,
        published=page.first_published_at,
        changed=page.last_published_at,
        followings=(following_news(),),
    )
    return replace(whole, things=(article(page, whole),))


def article(page: "NewsPage", metadata: Metadata) -> schema.Thing:
    office = schema.office(current_facts())
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": metadata.description,
        "datePublished": page.first_published_at or page.date,
        "dateModified": page.last_published_at or page.date,
        "author": {"@type": "Person", "name": page.author} if page.author else office,
        "publisher": office,
        "image": [picture_of(metadata).url],
        "inLanguage": page.locale.language_code,
        "url": absolute(page.get_url(Memory()) or ""),
    }


def metadata_of_event(page: "EventPage", metadata: Metadata) -> Metadata:
    # Where it takes place, nobody has said in this version yet: search engines refuse such an event.
    things = (event(page, metadata),) if locations(page) else ()
    return replace(metadata, title=title_of(page), followings=(following_events(),), things=things)


def event(page: "EventPage", metadata: Metadata) -> schema.Thing:
    way = WAYS_TO_ATTEND.get((bool(place_of(page)), bool(page.online_link)), "")
    return {
        "@type": "Event",
        "name": page.title,
        "description": metadata.description,
        "startDate": localtime(page.starts).isoformat(),
        "endDate": localtime(page.ends).isoformat(),
        "eventStatus": f"{SCHEMA}{STATES[page.state]}",
        "eventAttendanceMode": f"{SCHEMA}{way}" if way else "",
        "location": locations(page),
        "organizer": schema.office(current_facts()),
        "image": [picture_of(metadata).url],
        "inLanguage": page.languages or [page.locale.language_code],
        "url": absolute(page.get_url(Memory()) or ""),
    }


def locations(page: "EventPage") -> list[schema.Thing]:
    found: list[schema.Thing] = []
    if place := place_of(page):
        found.append({"@type": "Place", "name": page.place or place, "address": page.address or place})
    if page.online_link:
        found.append({"@type": "VirtualLocation", "url": page.online_link})
    return found
