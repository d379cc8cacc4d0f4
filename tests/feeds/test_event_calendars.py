"""Events in people's own calendars."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from content.versions import in_version
from news.models import EventState
from tests.factories import close, make_consultation
from tests.feeds.reading import get_calendar, get_feed, read_calendar
from tests.news.making import make_event, make_version

pytestmark = pytest.mark.django_db

VERSIONS = [code for code, _name in settings.LANGUAGES]
BERLIN = ZoneInfo("Europe/Berlin")
ALL = "/{}/abonnieren/termine.ics"


def address(event: Any, code: str = "de") -> str:
    return f"/{code}/abonnieren/termin/{event.translation_key}.ics"


def published(page: Any, hours_ago: int = 0) -> Any:
    """As an editor has published it, for the first time so many hours ago."""
    page.save_revision().publish()
    first = timezone.now() - timedelta(hours=hours_ago)
    type(page).objects.filter(pk=page.pk).update(first_published_at=first)
    return type(page).objects.get(pk=page.pk)


def summaries(calendar: Any) -> list[str]:
    return [str(event["SUMMARY"]) for event in calendar.events]


@pytest.mark.parametrize(
    ("starts", "in_utc"),
    [
        (datetime(2027, 3, 27, 18, tzinfo=BERLIN), datetime(2027, 3, 27, 17, tzinfo=UTC)),
        # Summer time begins in that night.
        (datetime(2027, 3, 28, 18, tzinfo=BERLIN), datetime(2027, 3, 28, 16, tzinfo=UTC)),
    ],
)
def test_an_event_stands_in_the_calendar_at_its_hour_in_summer_and_in_winter(
    client: Client, starts: datetime, in_utc: datetime
) -> None:
    event = make_event(starts=starts, ends=starts + timedelta(hours=2))

    [date] = get_calendar(client, address(event)).events

    assert (date["DTSTART"].dt, date["DTEND"].dt) == (in_utc, in_utc + timedelta(hours=2))


@pytest.mark.parametrize("code", VERSIONS)
def test_an_event_says_where_what_and_how_in_each_version(client: Client, code: str) -> None:
    german = make_event(
        title="Rundgang; mit Kaffee, Kuchen",
        lead="Wir gehen los.\nKommen Sie mit!",
        address="Markt 1\n42275 Wuppertal",
        online_link="https://example.org/dabei",
    )
    english = make_version(german, "en", title="Walk", lead="Come along!", place="Rathaus Barmen")
    own = english if code == "en" else german

    response = client.get(address(german, code))
    [date] = read_calendar(response.content).events

    assert response.headers["Content-Disposition"] == f'attachment; filename="{own.slug}.ics"'
    assert str(date["SUMMARY"]) == own.title
    assert str(date["LOCATION"]) == "Rathaus Barmen, Markt 1, 42275 Wuppertal"
    url = settings.BASE_URL + in_version(own.url, code)
    said = str(date["DESCRIPTION"])
    assert said.startswith(own.lead)
    assert "https://example.org/dabei" in said
    assert said.endswith(url)
    assert str(date["URL"]) == url
    assert (str(date["STATUS"]), str(date["TRANSP"])) == ("CONFIRMED", "OPAQUE")


def test_all_versions_and_files_mean_the_same_date(client: Client) -> None:
    event = make_event()
    files = [address(event, code) for code in VERSIONS] + [ALL.format(code) for code in VERSIONS]

    dates = [get_calendar(client, file).events[0] for file in files]

    assert {str(date["UID"]) for date in dates} == {str(event.translation_key)}
    assert len({date["SEQUENCE"] for date in dates}) == 1


@pytest.mark.parametrize("code", VERSIONS)
def test_a_cancelled_event_stays_and_says_so(client: Client, code: str) -> None:
    event = published(make_event(title="Rundgang", online_link="https://example.org/dabei"))
    [before] = get_calendar(client, ALL.format(code)).events
    type(event).objects.filter(pk=event.pk).update(first_published_at=timezone.now() - timedelta(hours=2))
    event = type(event).objects.get(pk=event.pk)
    event.state, event.state_note = EventState.CANCELLED, "Sturm."
    event.save_revision().publish()

    [after] = get_calendar(client, ALL.format(code)).events

    assert str(after["STATUS"]) == "CANCELLED"
    assert str(after["TRANSP"]) == "TRANSPARENT"
    # Not every program shows the status.
    assert str(after["SUMMARY"]) != "Rundgang"
    assert str(after["SUMMARY"]).endswith(": Rundgang")
    assert str(after["DESCRIPTION"]).startswith("Sturm.")
    assert "https://example.org/dabei" not in str(after["DESCRIPTION"])
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt


def test_a_change_of_the_german_facts_is_a_change_in_every_version(client: Client) -> None:
    german = published(make_event(), hours_ago=2)
    published(make_version(german, "en"), hours_ago=2)
    type(german).objects.update(last_published_at=timezone.now() - timedelta(hours=1))
    [before] = get_calendar(client, address(german, "en")).events

    german.starts, german.ends = german.starts + timedelta(days=1), german.ends + timedelta(days=1)
    german.save_revision().publish()
    [after] = get_calendar(client, address(german, "en")).events

    assert after["DTSTART"].dt == before["DTSTART"].dt + timedelta(days=1)
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (60, 120)


def test_the_calendar_holds_what_comes_and_what_was_this_year_in_order(client: Client) -> None:
    now = timezone.now()
    for title, days in (("Bald", 3), ("Später", 30), ("Neulich", -30), ("Lange her", -400)):
        starts = now + timedelta(days=days)
        make_event(title=title, starts=starts, ends=starts + timedelta(hours=1))

    calendar = get_calendar(client, ALL.format("de"))

    assert summaries(calendar) == ["Neulich", "Bald", "Später"]
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("who", ["nobody", "bernd", "dilek"])
def test_no_calendar_knows_what_not_everybody_reads(
    client: Client, request: pytest.FixtureRequest, anna: User, code: str, who: str
) -> None:
    closed = make_event(title="Geheim", consultation=close(make_consultation(), anna))
    draft = make_event(title="Geheim", live=False)
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    assert summaries(get_calendar(client, ALL.format(code))) == []
    assert client.get(address(draft, code)).status_code == 404
    if who != "dilek":
        assert client.get(address(closed, code)).status_code == 404
    assert client.get(address(closed, code).replace(str(closed.translation_key), str(uuid4()))).status_code == 404


def test_who_is_invited_keeps_the_date_of_a_closed_consultation_and_no_cache_does(client: Client, anna: User) -> None:
    event = make_event(title="Nur für Eingeladene", consultation=close(make_consultation(), anna))
    client.force_login(anna)

    response = client.get(address(event))

    assert summaries(read_calendar(response.content)) == ["Nur für Eingeladene"]
    assert "no-store" in response.headers["Cache-Control"]
    assert summaries(get_calendar(client, ALL.format("de"))) == []
    assert Client().get(address(event)).status_code == 404


def test_hostile_texts_add_no_lines(client: Client) -> None:
    hostile = "A\r\nEND:VEVENT\r\nATTENDEE:x; , \\ \x0b" + "ä€🌳" * 40
    event = make_event(title=hostile, lead=hostile, place=hostile, address=hostile)

    [date] = get_calendar(client, address(event)).events

    assert "ATTENDEE" not in date
    assert "END:VEVENT" in str(date["SUMMARY"])


def test_a_full_calendar_costs_as_many_queries_as_one_with_a_single_event(client: Client) -> None:
    counts = []
    for number in (1, 29):
        for _each in range(number):
            make_event(consultation=make_consultation())
        client.get(ALL.format("en"))
        with CaptureQueriesContext(connection) as queries:
            dates = get_calendar(client, ALL.format("en")).events
        counts.append(len(queries))

    assert len(dates) == 30
    assert counts[0] == counts[1]


def test_a_version_without_words_for_what_has_changed_shows_the_german_ones(client: Client) -> None:
    german = published(make_event(), hours_ago=2)
    english = published(make_version(german, "en"), hours_ago=2)
    german.state, german.state_note = EventState.MOVED, "Neuer Raum: Saal 3."
    german.save_revision().publish()

    [date] = get_calendar(client, ALL.format("en")).events
    [entry] = get_feed(client, "/en/abonnieren/termine.atom").entries
    assert str(date["DESCRIPTION"]).startswith("Neuer Raum: Saal 3.")
    assert "Neuer Raum: Saal 3." in entry.text

    type(english).objects.filter(pk=english.pk).update(state_note="New room: hall 3.")
    [date] = get_calendar(client, ALL.format("en")).events
    assert str(date["DESCRIPTION"]).startswith("New room: hall 3.")
