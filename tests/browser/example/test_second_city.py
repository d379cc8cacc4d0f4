"""The same site for another city: its own words and colours, the same journeys, and nothing of the first one."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import LazySettings
from django.conf import settings as running
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from consultations.models import Comment, Consultation, Proposal, PublishingCheck
from home.models import Message
from tests.accessibility.pages import VERSIONS
from tests.browser.example.keyboard import Keyboard
from tests.browser.judging import assert_thanked, judged, listen, sideways

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Person = Callable[..., Page]

BUTTON = "main form button[type=submit]"
TEXT = "Neben der Rutsche fehlt ein Geländer."
CONSULTATION = "b/spielplaetze/"
PAGES = ("", CONSULTATION, f"{CONSULTATION}vorschlaege/", f"{CONSULTATION}1/", f"{CONSULTATION}vorschlaege/neu/")
#: With all titles of pages in the menu and the footer these lead to every kind of page.
MORE = ("aktuelles/kinder-haben-ideen/", "termine/probespielen/", "impressum/", "kontakt/", "suche/?q=Schaukel", "nix/")


@pytest.fixture(scope="session")
def example_copy(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the example of the second city, made as ``CITY=musterstadt make run`` makes it."""
    folder = tmp_path_factory.mktemp("musterstadt")
    file = folder / "example.sqlite3"
    environment = {
        "CITY": "musterstadt",
        "DATABASE_URL": f"sqlite:///{file}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        # Supports that the example holds were cast with these.
        "PHASE_KEYS_DIR": str(running.PHASE_KEYS_DIR),
        "VAR_DIR": str(folder),
    }
    for command in (["migrate", "--verbosity", "0"], ["load_example"]):
        call = [sys.executable, "manage.py", *command]
        subprocess.run(call, cwd=running.ROOT, env={**os.environ, **environment}, check=True, capture_output=True)
    return file


@pytest.fixture(autouse=True)
def musterstadt(settings: LazySettings, example: LiveServer) -> None:
    """What ``CITY`` decides when the settings are read."""
    folder = settings.ROOT / "cities" / "musterstadt"
    settings.CITY = "musterstadt"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder / "templates", settings.ROOT / "site/templates"]}]
    settings.STATICFILES_DIRS = [settings.ROOT / "site" / "static", ("city", folder / "static")]
    Consultation.objects.update(check_before_publishing=PublishingCheck.NONE)


def test_no_page_names_the_first_city_or_has_a_fault(person: "Person", example: LiveServer) -> None:
    page = person()
    happened = listen(page, example.url)
    found = {}
    for code in VERSIONS:
        for path in (*PAGES, *(MORE if code == "de" else ())):
            happened.clear()
            page.set_viewport_size({"width": 1280, "height": 800})
            page.emulate_media(color_scheme="light")
            page.goto(f"/{code}/{path}")
            # The whole of it costs a second a page: in one version it is enough here.
            problems = (judged(page) if code == "de" else []) + happened
            if "wupper" in page.content().lower():
                problems.append("names Wuppertal")
            if problems:
                found[f"/{code}/{path}"] = problems

    assert found == {}


def test_the_site_wears_the_citys_colours_and_words(person: "Person") -> None:
    page = person()

    page.goto("/de/")

    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--action').trim()")
    assert colour == "#5b2363"
    assert page.locator("h1").inner_text() == "Mitreden in Musterstadt"
    assert "Beteiligungsbüro hilft Ihnen." in page.locator("#hilfe").inner_text()
    page.goto(f"/de/{CONSULTATION}vorschlaege/neu/")
    assert "Ortsteil oder Viertel" in page.locator("main").inner_text()


@pytest.mark.usefixtures("fast_people")
@pytest.mark.parametrize(("language", "width", "letters"), [("de", 320, 32), ("de-simple", 320, 16), ("en", 1280, 16)])
def test_anna_finds_the_consultation_hands_in_an_idea_and_signs_in_on_the_way(
    person: "Person", language: str, width: int, letters: int
) -> None:
    page = person(width=width, letters=letters, java_script_enabled=False)
    keys = Keyboard(page)
    page.goto(f"/{language}/")
    keys.skip_to_content()
    keys.follow("main .card a >> nth=0")

    keys.skip_to_content()
    keys.follow('main a[href$="/vorschlaege/neu/"]')
    keys.skip_to_content()
    keys.write("#id_text", TEXT)
    keys.write("#id_where", "Altstadt")
    keys.follow(BUTTON)
    keys.come_in("anna@example.test")
    keys.skip_to_content()
    keys.follow(BUTTON)

    assert_thanked(page, "proposal-published", language)
    assert sideways(page) == 0
    proposal = Proposal.objects.get(text=TEXT)
    assert (proposal.quarter, proposal.district) == ("altstadt", "mitte")


@pytest.mark.usefixtures("fast_people")
def test_anna_comments_and_supports(person: "Person", anna: User) -> None:
    keys = Keyboard(person(anna, java_script_enabled=False))
    keys.page.goto(f"/de/{CONSULTATION}2/")

    keys.follow('main a[href$="/2/kommentieren/"]')
    keys.write("#id_text", "Dort ist es wirklich heiß.")
    keys.follow(BUTTON)
    assert_thanked(keys.page, "comment-published")
    keys.page.goto(f"/de/{CONSULTATION}2/")
    keys.follow('main a[href$="/2/unterstuetzen/"]')
    keys.follow(BUTTON)

    assert_thanked(keys.page, "supported")
    assert Comment.objects.get(text="Dort ist es wirklich heiß.").thread.proposal.number == 2
    keys.page.goto(f"/de/{CONSULTATION}2/")
    assert "24 Personen unterstützen das" in keys.page.locator("main").inner_text()


@pytest.mark.usefixtures("fast_people")
def test_somebody_searches_and_writes_to_the_office(person: "Person") -> None:
    keys = Keyboard(person(width=320, java_script_enabled=False))
    keys.page.goto("/de/suche/")
    keys.send("#id_q", "Sandkästen")
    keys.skip_to_content()
    keys.follow("main .results h3 a")
    assert "Sandkasten" in keys.page.locator("h1").inner_text()

    keys.page.goto("/de/kontakt/")
    keys.skip_to_content()
    keys.follow("main a[href='/de/nachricht/']")
    keys.write("#id_text", "Wann öffnet das Bürgerbüro?")
    keys.follow(BUTTON)

    assert Message.objects.get().text == "Wann öffnet das Bürgerbüro?"
