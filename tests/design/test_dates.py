"""Dates as people say them, to the second at the borders."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from design.dates import (
    NO_BREAK,
    next_midnight,
    say_date,
    say_day,
    say_left,
    say_moment,
    say_period,
    say_since,
    say_span,
    say_until,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 9, 1, 12, tzinfo=BERLIN)


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[arg-type]


def words(said: str) -> str:
    return said.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("language", "end", "sentence"),
    [
        ("de", berlin(2026, 9, 18, 23, 59, 59), "bis Freitag, 18. September, 23:59 Uhr"),
        ("de", berlin(2026, 9, 19, 0, 0, 0), "bis Freitag, 18. September, 24 Uhr"),
        ("de", berlin(2026, 9, 19, 0, 0, 1), "bis Samstag, 19. September, 0 Uhr"),
        ("de", berlin(2026, 9, 18, 14), "bis Freitag, 18. September, 14 Uhr"),
        ("de", berlin(2026, 9, 18, 9, 5), "bis Freitag, 18. September, 9:05 Uhr"),
        ("de-simple", berlin(2026, 9, 19), "bis Freitag, 18. September, um 24 Uhr"),
        ("en", berlin(2026, 9, 19), "until the end of Friday, 18 September"),
        ("en", berlin(2026, 9, 18, 14, 30), "until Friday, 18 September, 2:30 pm"),
        ("en", berlin(2026, 9, 18, 12), "until Friday, 18 September, 12 pm"),
        ("en", berlin(2026, 9, 18, 0, 30), "until Friday, 18 September, 12:30 am"),
    ],
)
def test_the_end_of_a_span_is_said_so_that_nobody_comes_a_day_late(language: str, end: datetime, sentence: str) -> None:
    with override(language):
        assert words(say_until(end, NOW)) == sentence


def test_midnight_is_berlins_midnight_in_summer_and_in_winter() -> None:
    summer = datetime(2026, 7, 31, 22, 0, 0, tzinfo=UTC)
    winter = datetime(2026, 11, 30, 23, 0, 0, tzinfo=UTC)

    assert words(say_until(summer, NOW)) == "bis Freitag, 31. Juli, 24 Uhr"
    assert words(say_until(winter, NOW)) == "bis Montag, 30. November, 24 Uhr"


def test_the_hour_that_comes_twice_keeps_its_day() -> None:
    before, after = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)

    assert words(say_moment(before, NOW)) == words(say_moment(after, NOW)) == "Sonntag, 25. Oktober, 2:30 Uhr"


def test_no_line_ends_between_a_day_and_its_month_or_a_number_and_its_hour() -> None:
    with override("de-simple"):
        assert say_until(berlin(2026, 9, 19), NOW) == "bis Freitag, 18.\xa0September, um\xa024\xa0Uhr"
    with override("en"):
        assert say_moment(berlin(2026, 9, 18, 14, 30), NOW) == "Friday, 18\xa0September, 2:30\xa0pm"


def test_what_a_paper_states_has_its_year() -> None:
    this_year = timezone.localdate().year

    assert words(say_date(date(this_year, 3, 1))).endswith(f"1. März {this_year}")


def test_the_year_is_said_only_where_it_is_another() -> None:
    assert words(say_day(date(2026, 9, 18), NOW)) == "Freitag, 18. September"
    assert words(say_day(date(2019, 9, 18), NOW)) == "Mittwoch, 18. September 2019"
    assert words(say_until(berlin(2027, 1, 1), NOW)) == "bis Donnerstag, 31. Dezember, 24 Uhr"
    assert words(say_until(berlin(2027, 1, 1, 0, 0, 1), NOW)) == "bis Freitag, 1. Januar 2027, 0 Uhr"


def test_a_day_that_begins_at_midnight_needs_no_time() -> None:
    assert words(say_since(berlin(2026, 9, 1), NOW)) == "ab Dienstag, 1. September"
    assert words(say_since(berlin(2026, 9, 1, 8), NOW)) == "ab Dienstag, 1. September, 8 Uhr"


def test_a_span_without_dates_says_so() -> None:
    with override("en"):
        assert say_period(None, None) == "The date is not yet set."
    assert words(say_period(None, berlin(2026, 9, 19), NOW)) == "bis Freitag, 18. September, 24 Uhr"
    assert words(say_period(berlin(2026, 9, 1), berlin(2026, 9, 19), NOW)) == (
        "ab Dienstag, 1. September bis Freitag, 18. September, 24 Uhr"
    )


def test_a_page_gives_machines_the_moment_and_people_the_words() -> None:
    page = Template('{% load design %}{% when end "until" %}').render(Context({"end": berlin(2019, 9, 19)}))

    assert words(page) == '<time datetime="2019-09-19T00:00:00+02:00">bis Mittwoch, 18. September 2019, 24 Uhr</time>'


def test_a_missing_date_shows_nothing() -> None:
    page = Template("{% load design %}{% when end %}{{ end|until }}{{ end|day }}").render(Context({"end": None}))

    assert page == ""


@pytest.mark.parametrize(
    ("language", "starts", "ends", "sentence"),
    [
        ("de", berlin(2026, 11, 3, 18), berlin(2026, 11, 3, 20), "Dienstag, 3. November, 18 bis 20 Uhr"),
        ("de", berlin(2026, 11, 3, 18, 30), berlin(2026, 11, 3, 20, 15), "Dienstag, 3. November, 18:30 bis 20:15 Uhr"),
        ("de", berlin(2026, 11, 3, 18), berlin(2026, 11, 4), "Dienstag, 3. November, 18 bis 24 Uhr"),
        ("de", berlin(2026, 11, 3), berlin(2026, 11, 4), "Dienstag, 3. November, den ganzen Tag"),
        ("de", berlin(2026, 11, 3), berlin(2026, 11, 5), "Dienstag, 3. November, bis Mittwoch, 4. November"),
        (
            "de",
            berlin(2026, 11, 7, 10),
            berlin(2026, 11, 8, 17),
            "Samstag, 7. November, 10 Uhr, bis Sonntag, 8. November, 17 Uhr",
        ),
        (
            "de",
            berlin(2026, 12, 31, 20),
            berlin(2027, 1, 1, 1),
            "Donnerstag, 31. Dezember, 20 Uhr, bis Freitag, 1. Januar 2027, 1 Uhr",
        ),
        ("de-simple", berlin(2026, 11, 3, 18), berlin(2026, 11, 3, 20), "Dienstag, 3. November, von 18 Uhr bis 20 Uhr"),
        ("en", berlin(2026, 11, 3, 10), berlin(2026, 11, 3, 12, 30), "Tuesday, 3 November, 10 am to 12:30 pm"),
        ("en", berlin(2026, 11, 3, 18), berlin(2026, 11, 4), "Tuesday, 3 November, 6 pm to midnight"),
    ],
)
def test_an_events_time_names_the_day_once(language: str, starts: datetime, ends: datetime, sentence: str) -> None:
    with override(language):
        assert words(say_span(starts, ends, NOW)) == sentence


def test_both_ends_of_an_event_are_marked_as_times() -> None:
    starts, ends = berlin(2026, 11, 3, 18), berlin(2026, 11, 3, 20)

    shown = Template("{% load design %}{% span starts ends %}").render(Context({"starts": starts, "ends": ends}))

    assert re.findall('datetime="(.+?)"', shown) == ["2026-11-03T18:00:00+01:00", "2026-11-03T20:00:00+01:00"]
    assert re.sub("<.+?>", "", shown) == say_span(starts, ends)


@pytest.mark.parametrize(
    ("ends", "now", "sentence"),
    [
        (berlin(2026, 9, 19), berlin(2026, 9, 17, 23, 59), "1 day left."),
        (berlin(2026, 9, 19), berlin(2026, 9, 18), "Today is the last day."),
        (berlin(2026, 9, 19), berlin(2026, 9, 18, 23, 59, 59), "Today is the last day."),
        (berlin(2026, 9, 19), berlin(2026, 9, 19), ""),
        (berlin(2026, 9, 19, 0, 0, 1), berlin(2026, 9, 18, 23), "1 day left."),
        (berlin(2026, 10, 26), berlin(2026, 10, 24, 12), "1 day left."),
        (berlin(2026, 9, 19), berlin(2026, 9, 1), "17 days left."),
    ],
)
def test_the_days_left_are_counted_as_in_a_calendar(ends: datetime, now: datetime, sentence: str) -> None:
    with override("en"):
        assert say_left(ends, now) == sentence


def test_the_next_day_begins_at_berlins_midnight_when_the_clocks_change_too() -> None:
    assert next_midnight(datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) == berlin(2026, 10, 26)
    assert next_midnight(datetime(2026, 7, 31, 22, 0, tzinfo=UTC)) == berlin(2026, 8, 2)
