"""An announcement stands on top of every page in its time, and not a minute longer."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from content.announcement import Announcement
from content.multilingual import MultilingualText
from tests.content.framing import announce, soup
from tests.pages.pages import make_page, root_site, translate

pytestmark = pytest.mark.django_db


def shown(client: Client, path: str = "/de/") -> str:
    found = soup(client, path).select_one(".announcement p")
    return " ".join(found.get_text(" ", strip=True).split()) if found else ""


def test_the_announcement_stands_on_pages_forms_and_missing_pages(client: Client) -> None:
    announce()

    for path in ("/de/", "/de/nachricht/", "/de/gibt-es-nicht/"):
        assert "Am Montag ist das Telefon aus." in shown(client, path)


def test_without_a_text_there_is_none(client: Client) -> None:
    announce("")

    assert shown(client) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "is_shown"),
    [(None, None, True), (-1, 1, True), (1, 2, False), (-2, -1, False), (None, 1, True), (-1, None, True)],
)
def test_it_is_shown_in_its_time(client: Client, starts: int | None, ends: int | None, is_shown: bool) -> None:
    now = timezone.now()
    borders = [None if hours is None else now + timedelta(hours=hours) for hours in (starts, ends)]
    announce(starts=borders[0], ends=borders[1])

    assert bool(shown(client)) == is_shown


def test_a_reader_of_another_version_hears_which_language_it_is_in(client: Client) -> None:
    announce()

    assert soup(client, "/en/").select_one(".announcement p [lang]")["lang"] == "de"
    assert soup(client, "/de/").select_one(".announcement p [lang]") is None


def test_it_leads_to_the_readers_version_of_a_page(client: Client) -> None:
    page = make_page(title="Telefon", slug="telefon")
    translate(page, "en", title="Telephone", slug="telephone")
    announce(page=page)

    links = [soup(client, path).select_one(".announcement a") for path in ("/de/", "/en/")]

    assert [(a["href"], a.get_text()) for a in links] == [("/de/telefon/", "Telefon"), ("/en/telephone/", "Telephone")]


def test_its_words_are_escaped(client: Client) -> None:
    announce("<script>alert(1)</script>")

    assert "<script>alert(1)" not in client.get("/de/").content.decode()


def test_it_is_short_enough_for_a_phone_ends_after_it_begins_and_says_where_its_link_leads() -> None:
    now = timezone.now()
    wrong: list[dict[str, Any]] = [
        {"text": MultilingualText(de="x" * 251)},
        {"starts": now, "ends": now},
        {"url": "https://example.test/"},
    ]

    for fields in wrong:
        with pytest.raises(ValidationError):
            Announcement(**{"site": root_site(), "text": MultilingualText(de="Hallo"), **fields}).full_clean()


def test_the_database_keeps_no_announcement_that_ends_before_it_begins() -> None:
    now = timezone.now()

    with pytest.raises(IntegrityError):
        announce(starts=now, ends=now - timedelta(hours=1))


class Clock:
    """Says what time it is for those who ask Django."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = timezone.now()
        monkeypatch.setattr(timezone, "now", lambda: self.now)

    def forward(self, **span: int) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.mark.parametrize("path", ["/de/", "/de/nachricht/danke/"])
def test_a_kept_page_does_not_outlive_the_announcement(
    path: str, client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from content import page_cache

    settings.PAGE_CACHE_SECONDS = 3600
    now = timezone.now()
    announce(starts=now - timedelta(hours=1), ends=now + timedelta(minutes=10))
    kept_for: list[float] = []
    lifetime = page_cache.lifetime
    monkeypatch.setattr(page_cache, "lifetime", lambda response: kept_for.append(lifetime(response)) or kept_for[-1])

    client.get(path)

    (seconds,) = kept_for
    assert 590 < seconds <= 600


def test_the_remembered_facts_do_not_outlive_it_either(
    client: Client, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PAGE_CACHE_SECONDS = 3600
    clock = Clock(monkeypatch)
    announce(starts=clock.now + timedelta(minutes=10), ends=clock.now + timedelta(minutes=20))

    seen = [bool(shown(client, "/de/nachricht/"))]
    for _time in range(2):
        clock.forward(minutes=10)
        seen.append(bool(shown(client, "/de/nachricht/")))

    assert seen == [False, True, False]
