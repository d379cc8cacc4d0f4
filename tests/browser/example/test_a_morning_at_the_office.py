"""A morning at the office: from two empty forms to what everybody finds, in each version.

Each test goes on where the one before has ended, whichever of them runs first.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page as WagtailPage

from news.models import EventPage, NewsPage
from tests.browser.example import desk
from tests.browser.example.conftest import copy_database
from tests.browser.judging import press
from tests.databases import SQLiteTemplate
from tests.feeds.reading import read_calendar, read_feed

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    Person = Callable[..., Page]

ARTICLE, EVENT = "Das Wupperufer bekommt einen Spielplatz", "Wir bauen ein Modell vom Spielplatz"
LEAD, EVENT_LEAD = "Ab Mai bauen wir. Kinder haben mitgeplant.", "Mit Pappe, Holz und Farbe."
PLACE, PICTURE = "Haus der Jugend Barmen", "Plan des Spielplatzes mit Schaukeln und Sitzbänken"
IN_ENGLISH = {
    ARTICLE: "A playground for the river bank",
    LEAD: "We start building in May. Children helped to plan.",
    PICTURE: "Plan of the playground with swings and benches",
    EVENT: "We build a model of the playground",
    EVENT_LEAD: "With cardboard, wood and paint.",
    PLACE: "Youth centre Barmen",
}
IN_PLAIN = {ARTICLE: "Ein Spiel-Platz an der Wupper", EVENT: "Wir basteln den Spiel-Platz"}
TITLES = {"de": (ARTICLE, EVENT), "de-simple": tuple(IN_PLAIN.values()), "en": (IN_ENGLISH[ARTICLE], IN_ENGLISH[EVENT])}
WORD = {"de": "Spielplatz", "de-simple": "Spiel-Platz", "en": "playground"}
HOURS = 3


@pytest.fixture(autouse=True)
def pages_are_kept(settings: Any) -> None:
    """As on a real site: what was kept must not outlive what is published."""
    settings.PAGE_CACHE_SECONDS = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("morning")


@pytest.fixture
def so_far(template: SQLiteTemplate, folder: Path, person: "Person") -> Callable[[Callable[["Person"], None]], None]:
    """Does a part of the morning; when another test has done it already, takes what it has left behind."""

    def reach(part: Callable[["Person"], None]) -> None:
        file = folder / f"{part.__name__}.sqlite3"
        if file.exists():
            connection.close()
            copy_database(file, template.test_file)
            cache.clear()
        else:
            part(person)
            copy_database(template.test_file, file)

    return reach


def write_and_hand_in(person: "Person") -> None:
    page = person()
    desk.sign_in(page, "franka@example.org")
    write_article(page)
    assert "action-publish" not in desk.actions(page)
    desk.act(page, "action-submit")
    write_event(page)
    assert "action-publish" not in desk.actions(page)
    desk.act(page, "action-submit")


def write_article(page: "Page") -> None:
    desk.follow_card(page, "begin", "Artikel")
    page.locator("#id_title").fill(ARTICLE)
    page.locator("#id_lead").fill(LEAD)
    desk.choose_picture(page, "Der neue Spielplatz")
    page.locator("#id_picture_alt").fill(PICTURE)
    desk.set_time(page, timezone.now() + timedelta(hours=HOURS))


def write_event(page: "Page") -> None:
    desk.follow_card(page, "begin", "Termin")
    page.locator("#id_title").fill(EVENT)
    page.locator("#id_lead").fill(EVENT_LEAD)
    starts = (timezone.localtime() + timedelta(days=1)).replace(hour=16, minute=0)
    desk.write_moment(page, "#id_starts", starts)
    desk.write_moment(page, "#id_ends", starts + timedelta(hours=2))
    page.locator("#id_place").fill(PLACE)
    page.locator("#id_child_care").check()
    page.locator("#id_languages_0").check()


def release_and_translate(person: "Person") -> None:
    page = person()
    desk.sign_in(page, "dilek@example.org")
    for title in (ARTICLE, EVENT):
        desk.follow_card(page, "release", title)
        desk.release(page)
        german = WagtailPage.objects.get(title=title)
        desk.begin_version(page, german, "Englisch")
        assert desk.dead_ends(page) == []
        desk.translate(page, IN_ENGLISH)
        desk.begin_version(page, german, "Leichte Sprache")
        page.locator("#id_title").fill(IN_PLAIN[title])
        page.locator("#id_lead").fill("Die Kinder freuen sich.")
        desk.act(page, "action-publish")


def let_time_pass(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Nobody sleeps for it: the clock goes on, and what the server does every minute is done."""
    later = timezone.now() + timedelta(hours=HOURS, minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    call_command("publish_scheduled")
    return later


def test_an_author_writes_an_article_and_an_event_and_cannot_publish_them(person: "Person", so_far: Any) -> None:
    so_far(write_and_hand_in)

    article, event = NewsPage.objects.get(title=ARTICLE), EventPage.objects.get(title=EVENT)
    assert [article.live, event.live] == [False, False]
    assert [page.current_workflow_state.requested_by.email for page in (article, event)] == ["franka@example.org"] * 2
    # Whoever handed it in finds no button for releasing it either.
    page = person(article.owner)
    page.goto(f"/verwaltung/pages/{article.pk}/edit/")
    assert page.locator("[data-workflow-action-name]").count() == 0
    assert page.locator("button[name=action-publish]").count() == 0
    page.goto("/verwaltung/")
    assert page.locator("section[aria-labelledby=card-release]").count() == 0


def test_another_person_releases_them_and_writes_the_other_versions(person: "Person", so_far: Any) -> None:
    so_far(write_and_hand_in)
    so_far(release_and_translate)

    articles, events = NewsPage.objects.filter(title__in=firsts()), EventPage.objects.filter(title__in=seconds())
    # The article waits for its hour in every version, the event does not.
    assert [page.live for page in articles] == [False] * 3
    assert [page.live for page in events] == [True] * 3
    assert all(page.scheduled_revision for page in articles)
    page = person()
    page.goto("/de/aktuelles/")
    assert page.locator("main", has_text=ARTICLE).count() == 0
    assert page.goto(f"/de/aktuelles/{articles.get(locale__language_code='de').slug}/").status == 404


def firsts() -> list[str]:
    return [article for article, _event in TITLES.values()]


def seconds() -> list[str]:
    return [event for _article, event in TITLES.values()]


@pytest.mark.parametrize("language", TITLES)
def test_when_its_hour_has_come_everybody_finds_it(
    person: "Person", so_far: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    so_far(write_and_hand_in)
    so_far(release_and_translate)
    page = person(java_script_enabled=False)
    # Before: the page is kept as it is now.
    page.goto(f"/{language}/")
    article, event = TITLES[language]
    assert page.get_by_role("link", name=article).count() == 0
    let_time_pass(monkeypatch)

    page.goto(f"/{language}/")
    for title in (article, event):
        assert page.locator("main").get_by_role("link", name=title).count() == 1
    address = read_article(page, article, language)
    page.goto(f"/{language}/suche/?q={WORD[language]}")
    found = page.locator("main .results h3").all_inner_texts()
    assert article in found and event in found
    assert_subscribed(page, language)
    sitemap = page.request.get("/sitemap-aktuelles.xml").text()
    assert f"<loc>{address}</loc>" in sitemap
    assert page.context.cookies() == []


def read_article(page: "Page", title: str, language: str) -> str:
    """From the list, with its picture; returns the address."""
    page.goto(NewsPage.objects.get(title=title).get_parent().url)
    press(page.locator("main").get_by_role("link", name=title))
    picture = page.locator("main article img")
    assert picture.get_attribute("alt") == (IN_ENGLISH[PICTURE] if language == "en" else PICTURE)
    assert_shown(picture)
    return page.locator("link[rel=canonical]").get_attribute("href") or ""


def assert_shown(picture: "Locator") -> None:
    """The file behind it has come and is a picture; files come after the page, and lazy ones when one gets there."""
    picture.scroll_into_view_if_needed()
    # Fails, too, where what has come is no picture. Unlike ``complete``, which is true for a moment before.
    picture.evaluate("one => one.decode()")


def assert_subscribed(page: "Page", language: str) -> None:
    """Whoever follows by feed or calendar learns of it, too."""
    article, event = TITLES[language]
    assert article in read_feed(page.request.get(f"/{language}/abonnieren/aktuelles.atom").body()).titles
    page.goto(EventPage.objects.get(title=event).url)
    with page.expect_download() as file:
        page.locator("main a[href$='.ics']").click()
    of_one, of_all = file.value.path().read_bytes(), page.request.get(f"/{language}/abonnieren/termine.ics").body()
    assert [str(each["SUMMARY"]) for each in read_calendar(of_one).events] == [event]
    assert event in [str(each["SUMMARY"]) for each in read_calendar(of_all).events]
