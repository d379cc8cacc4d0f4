"""What machines read about articles and events, and how people pass them on."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import User
from content.versions import in_version
from news.models import EventState
from tests.factories import close, make_consultation
from tests.found.reading import get_head
from tests.found.test_metadata import make_picture
from tests.news.making import make_article, make_event, make_version

pytestmark = [pytest.mark.django_db, pytest.mark.once]

VERSIONS = [code for code, _name in settings.LANGUAGES]
BERLIN = ZoneInfo("Europe/Berlin")


def published(page: Any) -> Any:
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("code", VERSIONS)
def test_an_article_says_when_by_whom_and_in_which_language(client: Client, code: str) -> None:
    german = published(make_article(title="Bänke", lead="Neu.", picture=make_picture(), picture_alt="Eine Bank"))
    english = published(make_version(german, "en", title="Benches", lead="New."))
    own = english if code == "en" else german

    head = get_head(client, in_version(own.url, code))

    article = head.thing("NewsArticle")
    assert (article["headline"], article["description"]) == (own.title, own.lead)
    assert article["inLanguage"] == own.locale.language_code
    assert article["url"] == head.canonical == f"{settings.BASE_URL}{own.url}"
    assert article["image"] == [head.meta["og:image"]]
    assert head.meta["og:image"].startswith(f"{settings.BASE_URL}{settings.MEDIA_URL}")
    assert article["author"]["@type"] == article["publisher"]["@type"] == "GovernmentOrganization"
    assert head.meta["og:type"] == "article"
    assert datetime.fromisoformat(article["datePublished"]) == own.first_published_at.replace(
        microsecond=own.first_published_at.microsecond // 1000 * 1000
    )
    assert head.feeds == [f"/{code}/abonnieren/aktuelles.atom"]


def test_who_is_named_as_the_author_is_the_author(client: Client) -> None:
    page = make_article(author="Eva Beispiel")

    author = get_head(client, page.url).thing("NewsArticle")["author"]

    assert author == {"@type": "Person", "name": "Eva Beispiel"}


@pytest.mark.parametrize("code", VERSIONS)
def test_an_event_says_when_and_where(client: Client, code: str) -> None:
    starts = datetime(2027, 9, 17, 18, tzinfo=BERLIN)
    page = make_event(title="Rundgang", starts=starts, address="Markt 1\n42275 Wuppertal")

    event = get_head(client, in_version(page.url, code)).thing("Event")

    assert event["startDate"] == "2027-09-17T18:00:00+02:00"
    assert datetime.fromisoformat(event["endDate"]) == starts + timedelta(hours=2)
    assert event["location"] == [
        {"@type": "Place", "name": "Rathaus Barmen", "address": "Markt 1\n42275 Wuppertal"},
    ]
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


@pytest.mark.parametrize(
    ("state", "said"),
    [(EventState.CANCELLED, "EventCancelled"), (EventState.MOVED, "EventRescheduled")],
)
def test_an_event_that_does_not_take_place_as_planned_says_so(client: Client, state: str, said: str) -> None:
    page = make_event(title="Rundgang", state=state, state_note="Sturm.")

    head = get_head(client, page.url)

    assert head.thing("Event")["eventStatus"] == f"https://schema.org/{said}"
    # Whoever gets the link reads it first.
    assert head.meta["og:title"].endswith(": Rundgang")


@pytest.mark.parametrize(
    ("place", "link", "way", "kinds"),
    [
        ("Rathaus", "", "Offline", ["Place"]),
        ("", "https://example.org/dabei", "Online", ["VirtualLocation"]),
        ("Rathaus", "https://example.org/dabei", "Mixed", ["Place", "VirtualLocation"]),
    ],
)
def test_an_event_says_whether_one_comes_or_sits_at_home(
    client: Client, place: str, link: str, way: str, kinds: list[str]
) -> None:
    page = make_event(place=place, online_link=link)

    event = get_head(client, page.url).thing("Event")

    assert event["eventAttendanceMode"] == f"https://schema.org/{way}EventAttendanceMode"
    assert [location["@type"] for location in event["location"]] == kinds


@pytest.mark.parametrize("make", [make_article, make_event])
def test_machines_read_nothing_about_what_belongs_to_a_closed_consultation(
    client: Client, anna: User, make: Any
) -> None:
    page = make(title="Geheim", consultation=close(make_consultation(), anna))
    client.force_login(anna)

    html = client.get(page.url).content.decode()

    assert "Geheim" in html
    assert [sign for sign in ("og:", "ld+json", ".atom", "wa.me", "mailto:?") if sign in html] == []


@pytest.mark.parametrize("make", [make_article, make_event])
@pytest.mark.parametrize("code", VERSIONS)
def test_a_page_is_passed_on_by_plain_links_with_its_own_address(client: Client, make: Any, code: str) -> None:
    page = make(title="Bänke & Bäume? Ja: 100 %")

    html = client.get(in_version(page.url, code)).content.decode()

    address = f"{settings.BASE_URL}{page.url}"
    letter = urlsplit(between(html, 'href="mailto:', '"').replace("&amp;", "&"))
    asked = parse_qs(letter.query)
    assert asked["subject"] == ["Bänke & Bäume? Ja: 100 %"]
    assert asked["body"] == [f"Bänke & Bäume? Ja: 100 %\r\n{address}\r\n"]
    assert parse_qs(urlsplit(between(html, 'href="https://wa.me/', '"')).query)["text"] == [
        f"Bänke & Bäume? Ja: 100 % {address}"
    ]
    assert f'value="{address}" readonly' in html
    # Nothing is loaded from there.
    assert 'src="https://' not in html


def between(html: str, start: str, end: str) -> str:
    """What stands between ``start`` and ``end`` for the first time; the address of the office comes without a question
    mark.
    """
    pieces = [piece.partition(end)[0] for piece in html.split(start)[1:]]
    return next(piece for piece in pieces if piece.startswith("?"))


def test_an_event_is_kept_with_one_link_as_long_as_it_lies_ahead(client: Client) -> None:
    now = timezone.now()
    coming = make_event()
    past = make_event(starts=now - timedelta(days=3), ends=now - timedelta(days=2))

    assert f'href="/de/abonnieren/termin/{coming.translation_key}.ics"' in client.get(coming.url).content.decode()
    assert ".ics" not in client.get(past.url).content.decode().partition("<main")[2]
