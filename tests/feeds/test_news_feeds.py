"""Feeds of news and events, as an aggregator reads them."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from content.versions import in_version
from news.models import EventPage, EventState, Topic
from tests.factories import close, make_consultation
from tests.feeds.reading import Elements, get_feed
from tests.news.making import make_article, make_event, make_version

pytestmark = pytest.mark.django_db

VERSIONS = [code for code, _name in settings.LANGUAGES]
BERLIN = ZoneInfo("Europe/Berlin")
NEWS, EVENTS = "/{}/abonnieren/aktuelles.atom", "/{}/abonnieren/termine.atom"
KINDS: dict[str, Any] = {NEWS: make_article, EVENTS: make_event}


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("address", KINDS)
def test_each_version_has_a_feed_that_leads_to_its_own_pages(client: Client, address: str, code: str) -> None:
    make = KINDS[address]
    german = make(title="Bänke", lead="Neu.\nBequem.")
    english = make_version(german, "en", title="Benches")
    only_german = make(title="Nur deutsch")

    feed = get_feed(client, address.format(code))

    entries = {entry.title: entry for entry in feed.entries}
    own = english if code == "en" else german
    assert entries.keys() == {own.title, "Nur deutsch"}
    assert entries[own.title].link == settings.BASE_URL + in_version(own.url, code)
    # The German page stands in, and says that it is German.
    assert entries["Nur deutsch"].link == settings.BASE_URL + in_version(only_german.url, code)
    assert entries["Nur deutsch"].language == "de"
    assert feed.link.startswith(f"{settings.BASE_URL}/{code}/")


def test_news_come_with_lead_author_and_topic_the_newest_first(client: Client) -> None:
    topic = Topic.objects.create(slug="gruen", name={"de": "Grün"})
    make_article(title="Alt", date=date(2026, 1, 1))
    make_article(title="Neu", date=date(2026, 2, 1), lead="Erster Satz.", author="Eva Beispiel", topic=topic)

    new, old = get_feed(client, NEWS.format("de")).entries

    assert (new.title, old.title) == ("Neu", "Alt")
    assert (new.author, new.categories, new.text) == ("Eva Beispiel", ["Grün"], "<p>Erster Satz.</p>")


def test_an_event_says_when_and_where_and_first_of_all_that_it_does_not_take_place(client: Client) -> None:
    starts = datetime(2027, 9, 17, 18, tzinfo=BERLIN)
    make_event(
        title="Rundgang", starts=starts, address="Markt 1\n42275 Wuppertal", state="cancelled", state_note="Sturm."
    )

    [entry] = get_feed(client, EVENTS.format("de")).entries

    assert entry.title.endswith(": Rundgang")
    assert entry.text.startswith("<p>Sturm.</p>")
    assert "Freitag, 17.\xa0September 2027, 18\xa0Uhr" in entry.text
    assert "Rathaus Barmen, Markt 1, 42275 Wuppertal" in entry.text


def test_what_was_announced_last_stands_first_and_a_change_makes_an_event_new(client: Client) -> None:
    now = timezone.now()
    first, second = make_event(title="Erst", starts=now + timedelta(days=1)), make_event(title="Dann")
    for event, hours in ((first, 2), (second, 1)):
        moment = now - timedelta(hours=hours)
        EventPage.objects.filter(pk=event.pk).update(first_published_at=moment, last_published_at=moment)
    before = get_feed(client, EVENTS.format("de"))

    first = EventPage.objects.get(pk=first.pk)
    first.state, first.state_note = EventState.MOVED, "Neuer Raum."
    first.save_revision().publish()
    after = get_feed(client, EVENTS.format("de"))

    assert before.titles == ["Dann", "Erst"]
    assert after.entries[1].id == before.entries[1].id
    assert after.entries[1].published == before.entries[1].published
    assert after.entries[1].updated > before.entries[1].updated


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize("who", ["nobody", "anna", "clara", "dilek"])
def test_no_feed_knows_what_not_everybody_reads(
    client: Client, request: pytest.FixtureRequest, anna: User, address: str, code: str, who: str
) -> None:
    make = KINDS[address]
    make(title="Geheim geschlossen", consultation=close(make_consultation(), anna))
    make(title="Geheimer Entwurf", live=False)
    gone = make(title="Geheim zurückgezogen")
    gone.unpublish()
    make(title="Offen", consultation=make_consultation())
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    assert get_feed(client, address.format(code)).titles == ["Offen"]


@pytest.mark.parametrize("address", KINDS)
def test_what_is_published_later_comes_later(client: Client, address: str) -> None:
    page = KINDS[address](title="Morgen", live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()

    assert get_feed(client, address.format("de")).titles == []


@pytest.mark.parametrize("address", KINDS)
def test_hostile_texts_stay_texts(client: Client, address: str) -> None:
    hostile = "]]></summary><script>alert(1)</script>&amp;\x0b <img src=x onerror=alert(1)>"
    KINDS[address](title=hostile, lead=hostile)

    [entry] = get_feed(client, address.format("de")).entries

    assert entry.title == hostile.replace("\x0b", "")
    assert Elements(entry.text).names <= {"p", "br"}


@pytest.mark.parametrize("address", KINDS)
def test_a_long_feed_costs_as_many_queries_as_a_short_one(client: Client, address: str) -> None:
    topic = Topic.objects.create(slug="gruen", name={"de": "Grün"})
    consultation = make_consultation()
    counts, lengths = [], []
    for number in (1, 30):
        for _each in range(number):
            KINDS[address](topic=topic, consultation=consultation)
        client.get(address.format("en"))
        with CaptureQueriesContext(connection) as queries:
            lengths.append(len(get_feed(client, address.format("en")).entries))
        counts.append(len(queries))

    assert lengths == [1, 30]
    assert counts[0] == counts[1]
