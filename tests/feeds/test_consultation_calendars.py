"""The dates of consultations in people's own calendars."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from consultations.actions import Action
from consultations.formats import StepKind
from consultations.models import Consultation
from tests.factories import close, make_consultation, make_phase
from tests.feeds.reading import get_calendar

pytestmark = pytest.mark.django_db

VERSIONS = [code for code, _name in settings.LANGUAGES]
BERLIN = ZoneInfo("Europe/Berlin")
ALL = "/de/abonnieren/beteiligungen.ics"


def address(consultation: Consultation, code: str = "de") -> str:
    return f"/{code}/b/{consultation.slug}/beteiligung.ics"


def summaries(calendar: Any) -> list[str]:
    return [str(event["SUMMARY"]) for event in calendar.events]


def days(calendar: Any) -> list[date]:
    return [event["DTSTART"].dt for event in calendar.events]


@pytest.mark.parametrize(
    ("ends", "last_day"),
    [
        # Midnight: the day before is the last one.
        (datetime(2027, 3, 29, tzinfo=BERLIN), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 18, tzinfo=BERLIN), date(2027, 3, 28)),
        # 23:30 in UTC is the next day in Berlin.
        (datetime(2027, 7, 1, 23, 30, tzinfo=UTC), date(2027, 7, 2)),
    ],
)
def test_a_phase_gives_its_first_and_its_last_day_in_berlin(client: Client, ends: datetime, last_day: date) -> None:
    consultation = make_consultation(phases=False)
    make_phase(consultation, starts=datetime(2027, 3, 1, tzinfo=BERLIN), ends=ends)

    calendar = get_calendar(client, address(consultation))

    assert days(calendar) == [date(2027, 3, 1), last_day]
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in calendar.events)
    # A reminder makes nobody busy.
    assert {str(event["TRANSP"]) for event in calendar.events} == {"TRANSPARENT"}


def test_where_nobody_can_do_anything_no_last_day_is_said(client: Client) -> None:
    consultation = make_consultation(phases=False)
    start = timezone.now()
    make_phase(consultation, opens=(), kind=StepKind.RESULT, starts=start, ends=start + timedelta(days=5))

    assert len(get_calendar(client, address(consultation)).events) == 1


def test_a_phase_of_one_day_is_one_date(client: Client) -> None:
    consultation = make_consultation(phases=False)
    start = datetime(2027, 3, 1, 10, tzinfo=BERLIN)
    make_phase(consultation, starts=start, ends=start + timedelta(hours=8))

    assert days(get_calendar(client, address(consultation))) == [date(2027, 3, 1)]


@pytest.mark.parametrize("code", VERSIONS)
def test_the_text_says_when_and_where_in_each_version(client: Client, code: str) -> None:
    consultation = make_consultation(title={"de": "Bänke", "en": "Benches"}, phases=False)
    start = datetime(2027, 3, 1, tzinfo=BERLIN)
    make_phase(consultation, title={"de": "Sammeln", "en": "Collect"}, starts=start, ends=start + timedelta(days=7))

    [event, _last] = get_calendar(client, address(consultation, code)).events

    phase, name = ("Collect", "Benches") if code == "en" else ("Sammeln", "Bänke")
    assert str(event["SUMMARY"]).endswith(f"{phase} – {name}")
    assert str(event["DESCRIPTION"]).startswith(f"{phase}: ")
    assert "2027" in str(event["DESCRIPTION"])
    url = f"{settings.BASE_URL}/{code}/b/{consultation.slug}/"
    assert str(event["URL"]) == url
    assert str(event["DESCRIPTION"]).endswith(url)


def test_dates_keep_their_name_and_grow_newer_when_they_move(client: Client) -> None:
    consultation = make_consultation(phases=False)
    phase = make_phase(consultation)
    [before, _last] = get_calendar(client, address(consultation)).events

    type(phase).objects.filter(pk=phase.pk).update(starts=phase.starts + timedelta(days=2))
    changed = timezone.now().replace(microsecond=0) + timedelta(hours=1)
    consultation.changes.create(what="phase.starts", at=changed)
    [after, _last] = get_calendar(client, address(consultation, "en")).events

    assert after["UID"] == before["UID"]
    assert after["DTSTART"].dt == before["DTSTART"].dt + timedelta(days=2)
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt == changed


def test_the_calendar_of_all_holds_every_open_consultation_and_asks_to_be_read_again(client: Client) -> None:
    make_consultation(title={"de": "Bänke"})
    make_consultation(title={"de": "Schulwege"})
    make_consultation(title={"de": "Archiv"}, is_archive=True)

    calendar = get_calendar(client, ALL)

    assert {title.partition(" – ")[2] for title in summaries(calendar)} == {"Bänke", "Schulwege"}
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]


def test_what_was_over_long_ago_stays_no_longer(client: Client) -> None:
    consultation = make_consultation(phases=False)
    now = timezone.now()
    make_phase(consultation, starts=now - timedelta(days=500), ends=now - timedelta(days=400), title={"de": "Alt"})
    make_phase(consultation, starts=now - timedelta(days=50), ends=now - timedelta(days=40), title={"de": "Neu"})

    assert [title for title in summaries(get_calendar(client, ALL)) if "Alt" in title] == []
    assert len(get_calendar(client, ALL).events) == 2


@pytest.mark.parametrize("code", VERSIONS)
@pytest.mark.parametrize("who", ["nobody", "anna", "clara"])
def test_no_calendar_knows_what_not_everybody_reads(
    client: Client, request: pytest.FixtureRequest, anna: User, code: str, who: str
) -> None:
    closed = close(make_consultation(title={"de": "Geheim"}), anna)
    hidden = make_consultation(title={"de": "Geheim"}, published=False)
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))

    assert summaries(get_calendar(client, f"/{code}/abonnieren/beteiligungen.ics")) == []
    assert client.get(address(hidden, code)).status_code == 404
    answer = client.get(address(closed, code))
    assert answer.status_code in {403, 404}
    assert "Geheim" not in answer.content.decode()


def test_hostile_titles_add_no_lines(client: Client) -> None:
    hostile = "A\r\nEND:VEVENT\r\nATTENDEE:x; , \\ \x0b\x1f" + "ä€🌳" * 40
    consultation = make_consultation(title={"de": hostile})

    calendar = get_calendar(client, address(consultation))

    assert len(calendar.events) == 2
    assert "ATTENDEE" not in calendar.events[0]
    assert str(calendar.events[0]["SUMMARY"]).endswith("A END:VEVENT ATTENDEE:x; , \\ " + "ä€🌳" * 40)


def test_a_full_calendar_costs_as_many_queries_as_an_empty_one(client: Client) -> None:
    counts = []
    for number in (1, 29):
        for _each in range(number):
            consultation = make_consultation(title={"de": "Bänke"})
            make_phase(consultation, opens=(Action.PROPOSE,))
            consultation.changes.create(what="answer_by")
        with CaptureQueriesContext(connection) as queries:
            events = get_calendar(client, ALL).events
        counts.append(len(queries))

    assert len(events) == 30 * 4
    assert counts[0] == counts[1]
